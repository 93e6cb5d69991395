"""Words typed without a space between them: "hesgotaknife", "imgoingtokillmyself"."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.casework.lexicon.known import GRAVE, PLAIN
from bot.casework.lexicon.spellings import SHORT

# Shorter tokens are words of their own ("therapist" holds a grave word, and is none).
SHORTEST, LONGEST = 10, 40
FEWEST_WORDS = 3
_EXTRA = frozenset(
    "hes shes theyre theyve ive im its dont cant wont i a my me he she to in on at myself "
    "himself herself outside inside door knife house tonight".split()
)
_KNOWN = frozenset(
    word for word in (*PLAIN, *GRAVE, *SHORT, *_EXTRA) if len(word) > 1 or word in ("i", "a")
)
_GRAVE_INSIDE = re.compile("|".join(sorted(GRAVE, key=len, reverse=True)))
_LONGEST_WORD = max(map(len, _KNOWN))


@lru_cache(maxsize=4096)
def split_run_on(token: str) -> tuple[str, ...]:
    """The words of a run-on token, fewest first; empty when it is not made of known words.

    Only a token that holds a grave word is looked at, so that ordinary long words cost nothing.
    """
    if not SHORTEST <= len(token) <= LONGEST or not _GRAVE_INSIDE.search(token):
        return ()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(token)
    for end in range(1, len(token) + 1):
        for start in range(max(0, end - _LONGEST_WORD), end):
            before = best[start]
            word = token[start:end]
            if before is None or word not in _KNOWN:
                continue
            kept = best[end]
            if kept is None or len(before) + 1 < len(kept):
                best[end] = (*before, word)
    words = best[len(token)]
    if words is None or len(words) < FEWEST_WORDS:
        return ()
    spelt = tuple(plain for word in words for plain in SHORT.get(word, (word,)))
    return spelt if GRAVE.intersection(spelt) else ()
