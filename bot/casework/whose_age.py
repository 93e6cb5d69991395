"""Whose age the words state. The contact's own hides or shows Childline; nobody else's may.

Where the words do not say whose age it is, nobody's is taken: unknown shows every number.
"""

from __future__ import annotations

import re

ADULT = 18
YOUNGEST, OLDEST = 4, 99
YEAR_TO_AGE = 4  # a child in school year 9 turns 14; most of the year they are 13
LAST_SCHOOL_YEAR = 13
# A bare number may count anything ("how many did you take?"). Taken for an age, it may only
# bring Childline nearer.
BARE_FROM = 8

_TENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
_NUMBER_WORDS = {w: n for n, w in enumerate((*_TENS, "eighteen", "nineteen", "twenty"), 10)}
_NUMBER = r"(\d{1,2}|" + "|".join(_NUMBER_WORDS) + ")"
_OLD = r"(?: ?(?:y/?o|yrs?|years?)(?: ?old)?)?"
_OWN = re.compile(
    r"\b(?:i ?'?m|i am|i(?: have|'ve|ve)?(?: just| only)? turned)"
    rf"(?: (?:only|just|nearly|almost|about|now|like|turned|turning|aged?|a|still))* {_NUMBER}"
    rf"\b{_OLD}(?!(?:\W+\w+){{0,4}}\W+(?:weeks?|wks?|months?|days?|hours?|mins?|minutes?|miles?)\b)"
    r"(?=$|[.,!?;)]| (?:and|but|so|now|n|girl|boy|lad|female|male|btw|if|he|she|my)\b)"
)
_SAID_AGE = re.compile(rf"(?:age|aged|my age is)? ?{_NUMBER} ?(?:f|m|y/?o|(?:yrs?|years?) old)?")
_SCHOOL_YEAR = re.compile(r"(?:year|yr|y) ?(\d{1,2})")
_OWN_BARE = re.compile(rf"(?:i ?'?m|i am)(?: (?:only|just|nearly|almost|still))* {_NUMBER}{_OLD}")
_OTHERS = re.compile(r"\b(?:s?he ?'?s?|they ?(?:'?re)?|his|hers?|their|my)\b")
_THEIR_WORDS = re.compile(
    r"\b(?:s?he|they|guy|man|boy|lad|son|daughter|brother|sister|cousin|mate|friend|ex|bf|gf|"
    r"boyfriend|girlfriend|dad|mum|mom|uncle)(?: (?:just|always|keeps?))* "
    r"(?:said|says|saying|told me|tells me|goes|was like|is like|like|texted|wrote)\b"
)


def taken(known: int | None, text: str, screened: int | None, *, bare: bool) -> int | None:
    """The contact's age after these words. `screened` is what the screen took for their own.

    `bare`: nothing says that a number alone is about somebody else. Who is known to be under 18
    stays so: the grown man's "im 24" that a child repeats to us is his.
    """
    stated = screened if screened is not None else own_age(text)
    if stated is None and bare:
        stated = bare_age(text)
    if stated is None or (stated >= ADULT and _THEIR_WORDS.search(_plain(text))):
        return known
    return known if known is not None and known < ADULT <= stated else stated


def own_age(text: str) -> int | None:
    """The age of "im only 14" or "just turned fifteen, i'm ...": of whoever writes, or None."""
    found = _OWN.search(_plain(text))
    return _in_years(found.group(1)) if found else None


def bare_age(text: str) -> int | None:
    """The age of a message that is one and says no more: a child's, from "15" or "year 9"."""
    words = _plain(text).strip(" .!?")
    year = _SCHOOL_YEAR.fullmatch(words)
    if year and 1 <= int(year.group(1)) <= LAST_SCHOOL_YEAR:
        return int(year.group(1)) + YEAR_TO_AGE
    found = _SAID_AGE.fullmatch(words)
    age = _in_years(found.group(1)) if found else None
    return age if age is not None and BARE_FROM <= age < ADULT else None


def is_age_alone(text: str) -> bool:
    """Whether the words state the contact's own age and say nothing else."""
    words = _plain(text).strip(" .!?")
    return bare_age(text) is not None or _OWN_BARE.fullmatch(words) is not None


def of_another(text: str) -> bool:
    """Whether words with an age in them speak of somebody else: "hes 24", "my mate is 19"."""
    return own_age(text) is None and _OTHERS.search(_plain(text)) is not None


def _in_years(number: str) -> int | None:
    age = _NUMBER_WORDS.get(number) or int(number)
    return age if YOUNGEST <= age <= OLDEST else None


def _plain(text: str) -> str:
    return " ".join(text[:2_000].lower().replace("’", "'").split())
