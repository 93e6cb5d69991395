"""What an answer to our one safety question says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.casework.answer_keys import (
    NO_ANSWER,
    NOT_SAFE_CHAT,
    SEEN_CHAT,
    SOMETHING_ELSE,
    UNSURE_CHAT,
)
from bot.casework.chat_answers import ChatAnswer, chat_answer
from bot.casework.nobody_near import nobody_is_near
from bot.casework.normalise import Normalised, read
from bot.casework.safe_answers import denies_something, says_not_safe
from bot.casework.triage import Hit, Route, Tier
from bot.casework.whose_age import disowns_age

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
_KEYS = {
    ChatAnswer.NO: NOT_SAFE_CHAT,
    ChatAnswer.SEEN: SEEN_CHAT,
    ChatAnswer.UNSURE: UNSURE_CHAT,
    ChatAnswer.OTHER: NO_ANSWER,
}
# Every way to type a bare no: "n", "nn", "noo", "nahh", "nop", "n o", "0".
_SHORT_NO = re.compile(r"n+(?:\s*[oaeuh]+p*e*h*)?|0", re.IGNORECASE)
# What soothes without answering: its "no" is no answer to the question.
_SOOTHING = frozenset(
    {("no", "worries"), ("no", "worry"), ("no", "need"), ("no", "problem"), ("no", "thanks")}
    | {("dont", "worry"), ("no", "prob"), ("no", "thank")}
)


def answer_hits(
    norm: Normalised, asked: str, case_tier: Tier | None = None, before: Sequence[str] = ()
) -> Iterator[Hit]:
    """What an answer to our one safety question says. "Yes" says nothing more.

    `before`: the last messages. "No thats him" after an age says whose age it is.
    """
    if disowns_age(norm.original, before):
        return
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
    if not words:
        return
    answer = chat_answer(words)
    if words[0] in _YES and nobody_is_near(words):
        return
    if answer in (ChatAnswer.NO, ChatAnswer.SEEN) or (answer and _doubts(words)):
        yield _chat_hit(answer, said)


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


def _doubts(words: list[str]) -> bool:
    """Whether words begin with a no or a doubt, or take back the yes that they begin with."""
    negative = any(word in _NO for word in words[:4])
    hedged = _HEDGED.search(" ".join(words)) is not None
    if words[0] in _YES and not negative and not hedged:
        return False
    return negative or hedged or any(word in _UNSURE for word in words[:4])


def _chat_hit(answer: ChatAnswer, said: str) -> Hit:
    """What staff are told of an answer; only a no, or somebody who sees it, hides the numbers.

    "I don't want to be here" and "no one believes me" are no answers to "is it safe to message
    you here?": whoever says so must see the numbers.
    """
    hides = answer in (ChatAnswer.NO, ChatAnswer.SEEN)
    came = "what came" if answer is ChatAnswer.OTHER else "the answer"
    return Hit(
        key=_KEYS[answer],
        tier=Tier.P2,
        route=Route.DOMESTIC_ABUSE if hides else Route.HUMAN,
        reason=f"Asked 'Is it safe to message you here?', {came} was '{said}'.",
        words=said,
        covert=hides,
    )


def is_no(text: str) -> bool:
    """Whether an answer begins with a plain no, however it is typed; doubt is not one."""
    said = text.strip().strip(" .!")
    words = [word for word in read(said).words if word not in ".,"]
    return _SHORT_NO.fullmatch(said) is not None or not _PLAIN_NO.isdisjoint(words[:1])


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
