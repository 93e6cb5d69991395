"""Finding programmes, services, places, ages and who the help is for, by rules over the words.

Rules, not a model: each of these is a short list of forms, and a wrong age or place is worse
than a question asked again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.casework.areas import council_of
from nlu.entity_words import BARE, CHILD, ME, NUMBER_WORDS, OTHER, PROGRAMMES, SERVICES


@dataclass(frozen=True)
class Entity:
    """`name` is programme, service, area, age or for_whom; `value` is its plain form."""

    name: str
    value: str


YOUNGEST, OLDEST = 4, 99
_NUMBER = r"(\d{1,2}|" + "|".join(NUMBER_WORDS) + r")"
_CUE = (
    r"(?:i ?'?m|i am|im|he ?'?s|hes|he is|she ?'?s|shes|she is|they ?'?re|they are|who ?'?s|whos|"
    r"who is|aged?|turned|turning|was|is|'s|my lads|my sons|my daughters|lads|sons|daughters)"
)
_NOT_AGE = (
    r"(?!\s*(?:%|pm|am|quid|pounds?|mins?|minutes?|hours?|hrs|days?|weeks?|wks?|months?|miles?|"
    r"of\b|times?|stone|people|lads|boys|girls|men|kids|o'?clock|percent|k\b|/|:|\.\d))"
)
_AGES = (
    re.compile(rf"\b{_NUMBER}[\s-]*(?:y/?o|yrs?[\s-]*old|years?[\s-]*old|year olds?|yo)\b"),
    re.compile(
        rf"\b{_CUE}\s+(?:only |just |nearly |about |now |like |turned )*{_NUMBER}\b{_NOT_AGE}"
    ),
    re.compile(rf"^\W*(?:age |aged |im |i'm )?{_NUMBER}\W*$"),
    re.compile(rf"\((?:age |aged |m|f)?\s*{_NUMBER}\s*(?:m|f)?\)"),
)
_SCHOOL_YEAR = re.compile(r"\b(?:year|yr|y)\s?(\d{1,2})\b(?!\s*(?:old|olds))")
YEAR_TO_AGE = 4  # a child in school year 9 turns 14; most of the year they are 13
LAST_SCHOOL_YEAR = 13

_PROGRAMMES = {name: re.compile("|".join(forms)) for name, forms in PROGRAMMES.items()}
_SERVICES = {name: re.compile("|".join(forms)) for name, forms in SERVICES.items()}
_CHILD, _OTHER, _ME = re.compile(r"\b" + CHILD), re.compile(r"\b" + OTHER), re.compile(ME)


def find_entities(text: str) -> list[Entity]:
    """Every entity of a message, at most one area, one age and one for_whom."""
    words = text.lower().replace("’", "'").strip()
    found = [Entity("programme", name) for name, form in _PROGRAMMES.items() if form.search(words)]
    found += [Entity("service", name) for name, form in _SERVICES.items() if form.search(words)]
    area, age, whom = council_of(words), find_age(words), find_for_whom(words)
    found += [Entity("area", area)] if area else []
    found += [Entity("age", str(age))] if age is not None else []
    found += [Entity("for_whom", whom)] if whom else []
    return found


def find_age(words: str) -> int | None:
    """The first age stated, in years, or None. A school year is read as its usual age."""
    year = _SCHOOL_YEAR.search(words)
    if year and 1 <= int(year.group(1)) <= LAST_SCHOOL_YEAR:
        return int(year.group(1)) + YEAR_TO_AGE
    for form in _AGES:
        match = form.search(words)
        if match:
            age = NUMBER_WORDS.get(match.group(1)) or int(match.group(1))
            if YOUNGEST <= age <= OLDEST:
                return age
    return None


def find_for_whom(words: str) -> str | None:
    """Who the help is for: me, child or other; None when the words do not say."""
    bare = re.sub(r"[^a-z' ]", "", words).strip()
    for value, forms in BARE.items():
        if bare in forms:
            return value
    for value, form in (("child", _CHILD), ("other", _OTHER), ("me", _ME)):
        if form.search(words):
            return value
    return None
