"""Whose age the words state. The contact's own hides or shows Childline; nobody else's may.

Where the words do not say whose age it is, nobody's is taken: unknown shows every number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.casework.own_age_words import (
    AGE_ASKED,
    CHILD_OR_FRIEND,
    COUNTING,
    NUMBER,
    NUMBER_WORDS,
    OLD,
    OWN_ELSEWHERE,
    SAID_BY_ANOTHER,
    YEARS_ELSEWHERE,
    with_ascii_digits,
)
from bot.casework.plain_answers import is_place_alone

ADULT = 18
YOUNGEST, OLDEST = 4, 99
YEAR_TO_AGE = 4  # a child in school year 9 turns 14; most of the year they are 13
LAST_SCHOOL_YEAR = 13
# A bare number may count anything ("how many did you take?"). From 8 to 17 it may only bring
# Childline nearer. Up to 25, the oldest whom this is for, it is an age where nothing was counted:
# a grown contact who says so would go on reading a children's line first. Older ones must say
# that it is an age.
BARE_FROM, BARE_TO = 8, 25
# A year alone; or a number with what makes it an age, or nothing: then `_NUMBER_ALONE`.
_SCHOOL_YEAR = re.compile(r"(?:year|yr|y) ?(\d{1,2})")
_SAID_AGE = re.compile(
    rf"(?:(age|aged|my age is|f|m|female|male) ?)?{NUMBER} ?"
    r"(f|m|female|male|y/?o|(?:yrs?|years?) ?old)?"
)
_YEARS_ALONE = re.compile(rf"{NUMBER} ?{YEARS_ELSEWHERE}")
_THEN_PLACE = re.compile(rf"((?:(?:year|yr|y) ?\d{{1,2}}|{NUMBER}){OLD} ?[fm]?),? (\D+)")
_OWN = re.compile(
    r"\b(?:i ?'?m|i am|i(?: have|'ve|ve)?(?: just| only)? turned)"
    rf"(?: (?:only|just|nearly|almost|about|now|like|turned|turning|aged?|a|still))* {NUMBER}"
    rf"\b{OLD}(?!(?:\W+\w+){{0,4}}\W+(?:weeks?|wks?|months?|days?|hours?|mins?|minutes?|miles?)\b)"
    r"(?=$|[.,!?;)]| (?:and|but|so|now|n|girl|boy|lad|female|male|btw|if|he|she|my)\b)"
)
_OWN_BARE = re.compile(rf"(?:i ?'?m|i am)(?: (?:only|just|nearly|almost|still))* {NUMBER}{OLD}")
# "Im nearly 18" and "im 18 on friday": a year younger.
_NOT_YET = re.compile(
    rf"\b(?:i ?'?m|i am|turn|turning)(?: (?:only|just|gonna be|going to be|turning))*"
    rf" {NUMBER}{OLD} "
    r"(?:on (?:(?:this|next) )?(?:mon|tues?|wed|wednes|thurs?|fri|sat|satur|sun)(?:day)?\b"
    r"|on (?:the )?\d|(?:this|next) (?:week|weekend|month|mon|tue|wed|thu|fri|sat|sun)"
    r"|tomorrow|tmrw|tomoz|soon)"
)
_NEARLY = re.compile(rf"\b(?:i ?'?m|i am)(?: (?:only|just))* (?:nearly|almost) {NUMBER}\b")
# What another says or thinks is no age of theirs: "he says im 12 again", "they think im 17".
_SAID_OF_ME = re.compile(
    r"\b(?:he ?'?s?|she ?'?s?|they ?(?:'?re)?|people|everyone|everybody)(?: \w+){0,2} (?:says?"
    r"|said|saying|thinks?|thought|thinking|reckons?|believes?|believed|pretends?|pretended"
    r"|tells? \w+|telling \w+|told \w+|acts?|treats? me)(?: that| like| as if)? "
    rf"(?:i ?'?m|i am)(?: (?:only|just|like|about|really))* {NUMBER}\b"
)
_ITS_THEIRS = re.compile(
    r"(?:(?:no|nah|nope|oh|sorry|wait|not me|nono|lol|actually|i mean|not mine)[ ,.]+)*"
    r"(?:(?:that ?'?s|that is|thats|that was|thats like|its|it's|it is|hes|he's|he is|shes|she's"
    r"|she is) (?:him|her|his|hers|his age|her age|how old (?:he|she) is"
    r"|(?:my )?(?:bf|boyfriend|ex|dad|mum|mom|brother|sister|mate|friend|girlfriend|son|daughter)"
    r"(?:'?s)?(?: age)?)|not me|not mine|(?:his|her) age)(?: not (?:me|mine))?[ .!]*"
)
_IS_ABOUT_ME = re.compile(
    r"(?:(?:ok|okay|fine|alright|yeah|yes|tbh|actually|honestly|sorry|well|right|so|lol|no|jk)"
    r"[ ,.]+)*(?:(?:its|it's|it is|that ?'?s|it was|i mean|im|i'm|i am|the friend is) "
    r"(?:actually |really |about |not (?:a|my) friend,? )*(?:its |it's )?(?:me|the friend|for me)"
    r"|the friend is me|theres no friend|there is no friend)(?: tbh| really| actually| ok)*[ .!]*"
)
_OTHERS = re.compile(r"\b(?:s?he ?'?s?|they ?(?:'?re)?|his|hers?|their|my)\b")
_THEIR_WORDS = re.compile(
    r"\b(?:s?he|they|guy|man|boy|lad|son|daughter|brother|sister|cousin|mate|friend|ex|bf|gf|"
    r"boyfriend|girlfriend|dad|mum|mom|uncle)(?: (?:just|always|keeps?))* "
    r"(?:said|says|saying|told me|tells me|goes|was like|is like|like|texted|wrote)\b"
)


def taken(
    known: int | None, text: str, screened: int | None, *, bare: bool, counted: bool = False
) -> int | None:
    """The contact's age after these words. `screened` is what the screen took for their own.

    `bare`: nothing says that a number alone is about somebody else. `counted`: it may be the
    number of something; then it makes no adult. Who is known to be under 18 stays so: the grown
    man's "im 24" that a child repeats to us is his.
    """
    if _SAID_OF_ME.search(_plain(text)):
        return known
    stated = not_yet(text)
    if stated is None:
        stated = screened if screened is not None else own_age(text)
    if stated is None and bare:
        stated = bare_age(text, counted=counted)
    if stated is None or (stated >= ADULT and _of_anothers_words(text)):
        return known
    return known if known is not None and known < ADULT <= stated else stated


def own_age(text: str) -> int | None:
    """The age of "im only 14", "mam 14 lat" or "عمري ١٥": of whoever writes, or None."""
    plain = _plain(text)
    found = _OWN.search(plain) or OWN_ELSEWHERE.search(plain)
    return _in_years(next(filter(None, found.groups()))) if found else None


def not_yet(text: str) -> int | None:
    """The age of who is about to be a year older: 17 for "im 18 on friday" and "im nearly 18"."""
    plain = _plain(text)
    found = _NOT_YET.search(plain) or _NEARLY.search(plain)
    coming = _in_years(found[1]) if found else None
    return coming - 1 if coming is not None and coming > YOUNGEST else None


def disowns_age(text: str, before: Iterable[str]) -> bool:
    """Whether words after an age say that it is somebody else's: "no thats him"."""
    last = list(before)[-1:]
    return bool(last) and is_age_alone(last[0]) and _ITS_THEIRS.fullmatch(_plain(text)) is not None


def bare_age(text: str, *, counted: bool = False) -> int | None:
    """The age of a message that is one, perhaps with a place: "15", "20 yrs old", "16 erdington".

    `counted`: what was said before lets a number stand for something else; then a number alone
    is a child's age at most.
    """
    words = _without_place(text)
    year = _SCHOOL_YEAR.fullmatch(words)
    if year and 1 <= int(year.group(1)) <= LAST_SCHOOL_YEAR:
        return int(year.group(1)) + YEAR_TO_AGE
    found = _SAID_AGE.fullmatch(words)
    if found and (age := _in_years(found.group(2))) is not None and age >= BARE_FROM:
        says_so = bool(found.group(1) or found.group(3))
        oldest = OLDEST if says_so else ADULT - 1 if counted else BARE_TO
        return age if age <= oldest else None
    years = _YEARS_ALONE.fullmatch(words)
    age = _in_years(years.group(1)) if years else None
    return age if age is not None and BARE_FROM <= age < ADULT else None


def is_age_alone(text: str) -> bool:
    """Whether the words state the contact's own age and say nothing else."""
    words = _plain(text).strip(" .!?")
    bare = bare_age(text) is not None or _OWN_BARE.fullmatch(words) is not None
    return bare or OWN_ELSEWHERE.fullmatch(words) is not None


def of_another(text: str) -> bool:
    """Whether words with an age in them speak of somebody else: "hes 24", "my mate is 19"."""
    return own_age(text) is None and _OTHERS.search(_plain(text)) is not None


def is_about_another(before: Iterable[str]) -> bool:
    """Whether the last messages speak of a child, friend or pupil: a number is not the contact's.

    A mother's "16" is her son's age. It is not taken for his either: nobody's.
    """
    another = False
    for text in map(_plain, before):
        if _IS_ABOUT_ME.fullmatch(text):
            another = False  # "asking for a friend" and then "ok its me"
        elif CHILD_OR_FRIEND.search(text):
            another = True
    return another


def is_taken_back(before: Iterable[str]) -> bool:
    """Whether the last messages say that the friend spoken of is the contact: "ok its me"."""
    said = list(before)
    its_me = any(_IS_ABOUT_ME.fullmatch(_plain(text)) for text in said)
    return its_me and not is_about_another(said)


def may_count(before: Iterable[str]) -> bool:
    """Whether a number after these messages may count something, and is no answer about age."""
    plain = [_plain(text) for text in before]
    asked = bool(plain) and AGE_ASKED.search(plain[-1]) is not None
    return not asked and any(COUNTING.search(text) for text in plain)


def _of_anothers_words(text: str) -> bool:
    plain = _plain(text)
    return bool(_THEIR_WORDS.search(plain) or SAID_BY_ANOTHER.search(plain))


def _without_place(text: str) -> str:
    words = _plain(text).strip(" .!?")
    found = _THEN_PLACE.fullmatch(words)
    return found.group(1) if found and is_place_alone(found.group(3)) else words


def _in_years(number: str) -> int | None:
    age = NUMBER_WORDS.get(number) or int(number)
    return age if YOUNGEST <= age <= OLDEST else None


def _plain(text: str) -> str:
    return " ".join(with_ascii_digits(text[:2_000].lower().replace("’", "'")).split())
