"""What came before the words: our question, the open case, and the day of the week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.casework.normalise import Normalised
from bot.casework.triage import Hit, Route, Tier

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_DAYS = {
    "mon": "monday",
    "tues": "tuesday",
    "tue": "tuesday",
    "weds": "wednesday",
    "wed": "wednesday",
    "thurs": "thursday",
    "thur": "thursday",
    "fri": "friday",
    "sat": "saturday",
    "sun": "sunday",
}
_NOT_COMING = frozenset({"last", "every", "since", "each", "previous"})
_NO = frozenset(
    "no n nope not never nah naw dont unsafe neither barely hardly doubt nein nie nahi nahin "
    "nei nu maya لا نہیں نهين ਨਹੀਂ না".split()
)
_YES = frozenset("yes y okay safe fine am sure yea definitely tak haan da haa نعم جی ਹਾਂ হ্যাঁ".split())
_UNSURE = frozenset({"maybe", "sort", "kind", "unsure", "idk", "depends", "dont", "guess"})
_BACK = frozenset({"back", "here", "home", "outside", "coming", "inside", "downstairs", "woken"})
_WHO = frozenset("he hes she shes they theyre him his".split())


def name_days(norm: Normalised, now: datetime | None) -> Normalised:
    """Read the weekday of `now` as "today" and the next as "tomorrow"; others stay."""
    if now is None:
        return norm
    names = {_WEEKDAYS[now.weekday()]: "today", _WEEKDAYS[(now.weekday() + 1) % 7]: "tomorrow"}
    words = list(norm.words)
    for index, word in enumerate(words):
        near = names.get(_SHORT_DAYS.get(word, word))
        if near and not (index and words[index - 1] in _NOT_COMING):
            words[index] = near
    return replace(norm, words=tuple(words))


def answer_hits(norm: Normalised, asked: str, case_tier: Tier | None = None) -> Iterator[Hit]:
    """What an answer to our one safety question says. "Yes" says nothing more."""
    if asked not in ("safe", "safe_chat"):
        return
    words = [word for word in norm.words if word not in ".,"]
    said = norm.original.strip()[:80]
    if said.lower().strip(".!") == "n":  # text-speak would read it as "and"
        words = ["no"]
    if not words or len(words) > 8:
        return
    negative = any(word in _NO for word in words[:4])
    unsure = any(word in _UNSURE for word in words[:4])
    if not negative and not unsure:
        return
    if words[0] in _YES and not negative:
        return
    if asked == "safe":
        yield Hit(
            key="answer_not_safe",
            # Not safe in a case of danger now is danger now.
            tier=Tier.P1 if case_tier is Tier.P1 else Tier.P2,
            route=Route.EMERGENCY,
            reason=f"Asked 'Are you safe right now?', the answer was '{said}'.",
            words=said,
        )
    else:
        yield Hit(
            key="answer_not_safe_chat",
            tier=Tier.P2,
            route=Route.DOMESTIC_ABUSE,
            reason=f"Asked 'Is it safe to message you here?', the answer was '{said}'.",
            words=said,
            covert=True,
        )


def return_hits(norm: Normalised, case_tier: Tier | None) -> Iterator[Hit]:
    """Words like "he's back" while an urgent case is open: the danger has come."""
    if case_tier is None or not case_tier.urgent:
        return
    words = norm.words
    for index, word in enumerate(words[:40]):
        following = words[index + 1 : index + 4]
        if word in _WHO and any(item in _BACK for item in following):
            last = index + 1 + next(i for i, item in enumerate(following) if item in _BACK)
            said = norm.cite(index, last)
            yield Hit(
                key="danger_returns",
                tier=Tier.P1,
                route=Route.DOMESTIC_ABUSE,
                reason=f"An urgent case is open and the words are '{said}'.",
                words=said,
            )
            return
