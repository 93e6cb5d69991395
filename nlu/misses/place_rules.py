"""Streets, doors, schools, and districts of a town."""

from __future__ import annotations

import re

from bot.casework.areas import COUNCILS, TOWNS, council_of

ROAD, BLOCK, SCHOOL_WORD = "a road near here", "the flats", "school"

_ROADS = (
    r"(?:road|rd|street|avenue|ave|lane|close|drive|crescent|grove|terrace|gardens|parade|"
    r"mews|walk|croft|rise|green lane|causeway)"
)
_HOUSES = r"(?:house|tower|court|point|heights)"
# Words that stand before "road" or "house" without naming one.
_PLAIN = frozenset(
    "a an the my our your his her their this that one in on at to of off up down across over "
    "main next same other busy long big new old wrong right side whole every each no any "
    "empty dark quiet top end mans moms mums dads nans mates friends cross and is was from "
    "by near round around outside inside into onto behind opposite for with in-laws safe open "
    "full half way trap crack council bus train police high bad rough state".split()
)

_NAME = r"(?:[A-Za-z][\w'’-]*)"
ADDRESS = re.compile(
    rf"\b(?P<number>\d{{1,4}}[a-d]? )?(?P<name>{_NAME}(?: {_NAME})?) "
    rf"(?P<kind>{_ROADS}|{_HOUSES})\b",
    re.IGNORECASE,
)
DOOR = re.compile(
    r"\b(flat|number|no\.?|room|door|apartment|house number) \d{1,4}[a-d]?\b", re.IGNORECASE
)
SCHOOL = re.compile(
    rf"(?P<before>\b(?:at|to|in|from|@|called|near|outside) )?(?P<name>{_NAME}(?: {_NAME}){{0,3}}) "
    r"(?P<kind>(?:primary |junior |infant |high |grammar |secondary |comprehensive )?"
    r"(?:school|academy|college|sixth form|nursery|pru))\b",
    re.IGNORECASE,
)
# Not names of schools, wherever they stand before the word.
_PLAIN_SCHOOL = _PLAIN | frozenset(
    "after before during school primary secondary special boarding sixth home start starting "
    "leave leaving left quit skip skipping miss missing bunk bunking finish finished hate hates "
    "like love go going goes went gone get got getting back walk walking im i'm he she they we "
    "you it me us him sons daughters kids lads boys girls not never cant can't wont won't and "
    "but because when while since until about mate's sister's brother's kid's".split()
)
_BIG = frozenset(name.lower() for name in COUNCILS) | {"west bromwich", "sutton coldfield"}
_DISTRICTS = sorted(
    {
        place.strip()
        for names in TOWNS.values()
        for place in names.split(",")
        if place.strip() not in _BIG and len(place.strip()) > 4
    },
    key=len,
    reverse=True,
)
# Towns' short names are towns.
_SHORT = frozenset("brum bham birmz wolves wolvo wton west brom".split())
DISTRICT = re.compile(
    r"\b(?:" + "|".join(re.escape(place) for place in _DISTRICTS if place not in _SHORT) + r")\b",
    re.IGNORECASE,
)


def _plain(name: str, plain: frozenset[str]) -> bool:
    return name.rsplit(maxsplit=1)[-1].lower().replace("’", "'") in plain


def road(match: re.Match[str]) -> str | None:
    """A street or a block; None where the words name none ("across the road")."""
    name, kind = match.group("name"), match.group("kind").lower()
    house = re.fullmatch(_HOUSES, kind) is not None
    if _plain(name, _PLAIN) or (house and not (name[0].isupper() or match.group("number"))):
        return None
    first = name.split()[0]
    kept = f"{first} " if first.lower() in _PLAIN and " " in name else ""
    return f"{kept}{BLOCK if house else ROAD}"


def door(match: re.Match[str]) -> str | None:
    """The number of a door."""
    return f"{match.group(1)} 1"


def school(match: re.Match[str]) -> str | None:
    """A school's name; None where none is given ("after school")."""
    words = match.group("name").split()
    named = [at for at, word in enumerate(words) if word.lower() not in _PLAIN_SCHOOL]
    if not named or named[-1] != len(words) - 1:
        return None
    first = named[-1]
    while first - 1 in named:
        first -= 1
    # In small letters only what follows "at", "to" and so on is a name: not "he hates school".
    lead = words[first - 1].lower() if first else (match.group("before") or "").strip().lower()
    led = lead in {"at", "to", "in", "from", "@", "called", "near", "outside"}
    if not led and not words[first][0].isupper():
        return None
    kept = " ".join(words[:first])
    return f"{match.group('before') or ''}{kept}{' ' if kept else ''}{SCHOOL_WORD}"


def town(match: re.Match[str]) -> str | None:
    """The town that a district belongs to."""
    return council_of(match.group().lower())
