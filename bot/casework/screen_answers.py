"""What an answer to our one safety question says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.casework.lexicon.talk import of_talk
from bot.casework.normalise import Normalised, read
from bot.casework.safe_answers import denies_something, says_not_safe
from bot.casework.triage import NO_ANSWER, NOT_SAFE_CHAT, SOMETHING_ELSE, Hit, Route, Tier

_NO = frozenset(
    "no n nope not never nah naw dont unsafe neither barely hardly doubt nein nie nahi nahin "
    "nei nu maya لا نہیں نهين ਨਹੀਂ না".split()
)
_YES = frozenset("yes y okay safe fine am sure yea definitely tak haan da haa نعم جی ਹਾਂ হ্যাঁ".split())
_UNSURE = frozenset(
    "maybe sort kind unsure idk depends dont guess ish sometimes probably hmm until till".split()
)
# A "yes" that ends soon or hangs on something is not a yes.
_HEDGED = re.compile(r"\b(?:but|ish|until|till|for now|for the moment|at the moment|so far)\b")
# Words that begin an answer to "is it safe to message you here?", or are all of one.
_PLAIN_NO = _NO - {"not", "never", "dont", "neither", "doubt"}
_NOT_SO = frozenset(
    (first, second)
    for first in ("not", "dont", "isnt", "never")
    for second in "really safe sure here now anymore always when while think know".split()
)
SHORT_ANSWER = 4
# After these a "no" goes on with what is wrong: "no one believes me", "no i havent told anyone".
_GOES_ON = frozenset("one nobody body idea reason point need clue more time money friends".split())
_GOES_ON_SO = frozenset(
    (who, denied) for who in ("i", "ive") for denied in "havent never didnt not dont".split()
)
# Who may see it, or is there: then a no is one, whatever follows.
_THEY_ARE_NEAR = frozenset(
    "him her hes shes he she they theyre them here with near alone room around reading".split()
)
_NOT_SAFE = _NO | {"isnt", "cant", "aint", "wont", "when", "where", "way"}
# What calls the "no" before it off.
_FINE = frozenset({"yes", "yeah", "yea", "yep", "fine", "mine"})
_NOTHING_BUT_UNSURE = frozenset(
    "i dont know if it its is really safe that tbh im not sure no".split()
)
# Every way to type a bare no: "n", "nn", "noo", "nahh", "nop", "n o", "0".
_SHORT_NO = re.compile(r"n+(?:\s*[oaeuh]+p*e*h*)?|0", re.IGNORECASE)
# What soothes without answering: its "no" is no answer to the question.
_SOOTHING = frozenset(
    {("no", "worries"), ("no", "worry"), ("no", "need"), ("no", "problem"), ("no", "thanks")}
    | {("dont", "worry"), ("no", "prob"), ("no", "thank")}
)


def answer_hits(norm: Normalised, asked: str, case_tier: Tier | None = None) -> Iterator[Hit]:
    """What an answer to our one safety question says. "Yes" says nothing more."""
    if asked not in ("safe", "safe_chat"):
        return
    words = _without_soothing([word for word in norm.words if word not in ".,"])
    said = norm.original.strip()[:80]
    if _SHORT_NO.fullmatch(said.strip(" .!")):  # text-speak would read "n" as "and"
        words = ["no"]
    if asked == "safe":
        if says_not_safe(words):
            yield _not_safe(said, case_tier)
        elif denies_something(words):
            yield _something_else(said)
        return
    if not words or len(words) > 8:
        return
    negative = any(word in _NO for word in words[:4])
    hedged = _HEDGED.search(" ".join(words)) is not None
    unsure = hedged or any(word in _UNSURE for word in words[:4])
    if not negative and not unsure:
        return
    if words[0] in _YES and not negative and not hedged:
        return
    if not _says_unsafe(words, hedged=hedged, unsure=unsure):
        yield Hit(
            key=NO_ANSWER,
            tier=Tier.P2,
            route=Route.HUMAN,
            reason=f"Asked 'Is it safe to message you here?', what came was '{said}'.",
            words=said,
        )
    else:
        yield Hit(
            key=NOT_SAFE_CHAT,
            tier=Tier.P2,
            route=Route.DOMESTIC_ABUSE,
            reason=f"Asked 'Is it safe to message you here?', the answer was '{said}'.",
            words=said,
            covert=True,
        )


def _not_safe(said: str, case_tier: Tier | None) -> Hit:
    return Hit(
        key="answer_not_safe",
        # Not safe in a case of danger now is danger now.
        tier=Tier.P1 if case_tier is Tier.P1 else Tier.P2,
        route=Route.EMERGENCY,
        reason=f"Asked 'Are you safe right now?', the answer was '{said}'.",
        words=said,
    )


def _something_else(said: str) -> Hit:
    return Hit(
        key=SOMETHING_ELSE,
        tier=Tier.P3,
        route=Route.HUMAN,
        reason=f"Asked 'Are you safe right now?', what came was '{said}'.",
        words=said,
    )


def _says_unsafe(words: list[str], *, hedged: bool, unsure: bool) -> bool:
    """Whether words of doubt answer the question, and do not go on with what is wrong.

    "I don't want to be here" and "no one believes me" are no answers to "is it safe to message
    you here?": whoever says so must see the numbers.
    """
    short = len(words) <= SHORT_ANSWER
    pairs = set(pairwise(words))
    if "unsafe" in words or ("safe" in words and _denied(words[: words.index("safe")])):
        return True
    if hedged and (words[0] in _YES or words[0] in _PLAIN_NO or "safe" in words):
        return True
    if _THEY_ARE_NEAR.isdisjoint(words) and any(
        word in _FINE and before not in _NO for before, word in pairs
    ):
        return False  # "no prob yeah its my phone"
    if words[0] in _PLAIN_NO:
        return not _goes_on(words)
    if ("dont", "know") in pairs:
        return set(words) <= _NOTHING_BUT_UNSURE or not _THEY_ARE_NEAR.isdisjoint(words)
    if words[0] == "idk":
        unsure_alone = set(words) <= _NOTHING_BUT_UNSURE | {"idk"}
        return unsure_alone or not _THEY_ARE_NEAR.isdisjoint(words)
    doubtful = unsure and words[0] != "dont"
    return (short and (doubtful or len(words) <= 2)) or (
        len(words) <= SHORT_ANSWER + 1 and bool(set(pairwise(words[:SHORT_ANSWER])) & _NOT_SO)
    )


def is_no(text: str) -> bool:
    """Whether an answer begins with a plain no, however it is typed; doubt is not one."""
    said = text.strip().strip(" .!")
    words = [word for word in read(said).words if word not in ".,"]
    return _SHORT_NO.fullmatch(said) is not None or not _PLAIN_NO.isdisjoint(words[:1])


def _denied(before: list[str]) -> bool:
    return not _NOT_SAFE.isdisjoint(before)


def _goes_on(words: list[str]) -> bool:
    """Whether a "no" goes on with what is wrong, and names nobody who may be near or see it."""
    begins = words[1:2] != [] and (
        words[1] in _GOES_ON or tuple(words[1:3]) in _GOES_ON_SO or words[1:3] == ["way", "am"]
    )
    near = not _THEY_ARE_NEAR.isdisjoint(words) or of_talk(words)
    return begins and not near


def _without_soothing(words: list[str]) -> list[str]:
    """The words of an answer without "no worries", "don't worry" and the like."""
    kept: list[str] = []
    index = 0
    while index < len(words):
        if tuple(words[index : index + 2]) in _SOOTHING:
            index += 2
        else:
            kept.append(words[index])
            index += 1
    return kept
