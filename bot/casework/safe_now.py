"""Plain words by which a contact who was watched says that nobody reads along any more."""

from __future__ import annotations

import re

from bot.casework.normalise import read

_SAFE = re.compile(
    r"\b(?:(?:its|it is|im|i am) (?:ok|okay|alright|safe)"
    r" (?:now|to (?:talk|text|message|chat|read))"
    r"|its safe|safe (?:now|to (?:talk|text|message|chat|read))"
    r"|can (?:talk|text|chat|speak|message) (?:now|again|freely)"
    r"|(?:he|hes|she|shes|they|theyre)(?: is| has| are| have)? "
    r"(?:gone out|gone to work|gone work|at work|not here|gone now|not in|out now|left for work)"
    r"|(?:he|she) isnt (?:here|in)|(?:im|i am) (?:alone|on my own|by myself)(?: now)?"
    r"|(?:you|u) can (?:text|message|talk|reply|write)(?: to)?(?: me)?(?: now| again)?"
    r"|coast is clear)\b"
)
# All that may stand beside it in its sentence. Anything more says something else: "its safe now if
# he sleeps", "im alone with him", "hes gone out now to get a knife".
_BESIDE = frozenset(
    "ok okay yes yeah yep hi hello hey sorry thanks thank you ta please pls x xx so and now it its "
    "again i".split()
)
LONGEST = 30  # words; a longer letter is read for what it tells


def says_safe_now(text: str) -> bool:
    """Whether a sentence says that it is safe to read and write now, and nothing else."""
    if len(text) > 20 * LONGEST or "?" in text:
        return False
    plain = " ".join(read(text).words)
    return any(_is_safe(sentence) for sentence in plain.split("."))


def _is_safe(sentence: str) -> bool:
    words = sentence.replace(",", " ").split()
    said = " ".join(words)
    if len(words) > LONGEST or _SAFE.search(said) is None:
        return False
    return set(_SAFE.sub(" ", said).split()) <= _BESIDE
