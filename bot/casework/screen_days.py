"""The day of the week, as the words name it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.casework.normalise import Normalised

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
