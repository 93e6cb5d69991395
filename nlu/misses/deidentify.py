"""Taking out of a message what could say who wrote it, where they live, or whom they mean.

Pure, and only a help: a person reads every text before it is kept. Stand-ins are ordinary words
(a first name for a name, a number of Ofcom's that is never given out for a number), because a
message full of brackets would no longer be read as what it was. Tiers hang on ages, times of day
and towns, so those stay; dates, and places below a town, do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from nlu.misses import name_rules, patterns, place_rules
from nlu.misses.patterns import HELPLINES

# Ofcom's numbers for drama and fiction (07700 900000 to 900999): no contact can have one.
PHONE, EMAIL, LINK, HANDLE = "07700 900100", "someone@example.org", "example.org", "@someone"
DATE, NUMBER, PLATE, POSTCODE = "1 January", "000000", "XX00 XXX", "B1"

Rule = tuple[str, re.Pattern[str], Callable[[re.Match[str]], str | None]]


@dataclass(frozen=True)
class Replaced:
    """One thing that was taken out: what kind, the words as typed, what stands there now."""

    kind: str
    words: str
    by: str


@dataclass(frozen=True)
class Cleaned:
    """A text with stand-ins, and everything that was replaced in it, in order of the rules."""

    text: str
    replaced: tuple[Replaced, ...]


def _phone(match: re.Match[str]) -> str | None:
    digits = re.sub(r"\D", "", match.group())
    if digits in HELPLINES:
        return None
    return PHONE if len(digits) >= patterns.PHONE_DIGITS else NUMBER


def _always(by: str) -> Callable[[re.Match[str]], str | None]:
    return lambda _: by


# In this order: what holds other things (an address holds a name) comes first.
_RULES: tuple[Rule, ...] = (
    ("e-mail", patterns.EMAIL, _always(EMAIL)),
    ("link", patterns.LINK, _always(LINK)),
    ("handle", patterns.HANDLE, _always(HANDLE)),
    ("handle", patterns.NAMED_HANDLE, lambda match: f"{match.group(1)}{HANDLE}"),
    ("postcode", patterns.POSTCODE, _always(POSTCODE)),
    ("number plate", patterns.PLATE, _always(PLATE)),
    ("date", patterns.DATE, _always(DATE)),
    ("number", patterns.NUMBER, _phone),
    ("address", place_rules.DOOR, place_rules.door),
    ("address", place_rules.ADDRESS, place_rules.road),
    ("school", place_rules.SCHOOL, place_rules.school),
    ("place", place_rules.DISTRICT, place_rules.town),
)


def deidentify(text: str) -> Cleaned:
    """The text with stand-ins, the same stand-in for the same name, and what was replaced."""
    replaced: list[Replaced] = []
    for kind, pattern, stand_in in _RULES:
        text = pattern.sub(_noting(kind, stand_in, replaced), text)
    names = name_rules.Names()
    for pattern in name_rules.PATTERNS:
        text = pattern.sub(_noting("name", names.mark, replaced), text)
    return Cleaned(name_rules.shown(text), tuple(replaced))


def _noting(
    kind: str, stand_in: Callable[[re.Match[str]], str | None], replaced: list[Replaced]
) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        by = stand_in(match)
        if by is None or by == match.group():
            return match.group()
        replaced.append(Replaced(kind, match.group(), name_rules.shown(by)))
        return by

    return replace
