"""Ages in the words: the contact's own, and the youngest of anyone else."""

from __future__ import annotations

from collections.abc import Sequence

_OWN_BEFORE = frozenset({"im"})
_OTHER_BEFORE = frozenset({"hes", "shes", "aged", "age", "is", "theyre", "turned", "only", "just"})
_NOT_AN_AGE = frozenset(
    """minutes min hours hour weeks week days day months month pm am percent stone quid pounds
    miles metres yards of times people man grams g k grand per weeks kilos oclock in mins for
    more stops and_a away points goals dollars x bags wraps boys girls lads kids""".split()
)
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen".split()
    )
}
_YEAR_WORDS = frozenset({"year", "yr", "years", "yrs"})
_YOUNG = {"reception": 4, "nursery": 3, "toddler": 2, "newborn": 0, "preschool": 3}
_OTHERS = frozenset("he hes she shes they theyre people everyone everybody".split())
_SAY = frozenset(
    "says say said saying think thinks thought thinking reckon reckons believe believes pretend "
    "pretends".split()
)
_KIN = frozenset(
    """son daughter brother sister lad girl boy kid child nephew niece baby grandson cousin
    granddaughter youngest eldest oldest littlest stepson stepdaughter twins""".split()
)


def ages(words: Sequence[str]) -> tuple[int | None, int | None]:
    """Return (the contact's own age, the youngest age of anyone else), where said.

    "year 6" and the like state an age: the lower of the two that a school year holds.
    """
    own: int | None = None
    others: list[int] = [_YOUNG[word] for word in words if word in _YOUNG]
    for index, word in enumerate(words):
        number = _number(word)
        if number is None:
            continue
        before = words[index - 1] if index else ""
        after = words[index + 1] if index + 1 < len(words) else ""
        if before in _YEAR_WORDS and 1 <= number <= 13:
            if _speaks_of_self(words, index - 1):
                own = number + 4
            else:
                others.append(number + 4)
        elif after in _NOT_AN_AGE:
            continue
        elif before in _OWN_BEFORE and 4 <= number <= 99:
            own = own if _said_by_another(words, index - 1) else number
        elif _year_old(words, index):
            if _speaks_of_self(words, index):
                own = number
            else:
                others.append(number)
        elif _is_others(words, index, number):
            others.append(number)
    return own, min(others) if others else None


def _said_by_another(words: Sequence[str], index: int) -> bool:
    """Whether "im" (at `index`) is what somebody says or thinks of them: "he says im 12"."""
    before = words[max(0, index - 4) : index]
    stops = [place for place, word in enumerate(before) if word in ".,"]
    near = before[stops[-1] + 1 :] if stops else before
    return not _OTHERS.isdisjoint(near) and not _SAY.isdisjoint(near[-2:])


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit() and len(word) <= 2:
        return int(word)
    return _NUMBER_WORDS.get(word)


def _year_old(words: Sequence[str], index: int) -> bool:
    after = words[index + 1 : index + 3]
    if not after:
        return False
    return after[0] in ("yo", "yrold") or (
        after[0] in _YEAR_WORDS and len(after) > 1 and after[1] in ("old", "of", "olds")
    )


def _is_others(words: Sequence[str], index: int, number: int) -> bool:
    """Whether a bare number is the age of someone spoken of: "hes 8", "my son (7)"."""
    before = words[max(0, index - 3) : index]
    if not before or number > 17 or not words[index].isdigit():
        return False
    if before[-1] in _OTHER_BEFORE:
        return number > 2 or before[-1] in ("aged", "age")
    return before[-1] == "," and len(before) > 1 and before[-2] in _KIN


def _speaks_of_self(words: Sequence[str], index: int) -> bool:
    before = words[max(0, index - 3) : index]
    if "im" not in before:
        return False
    return not any(word in _KIN or word in ("my", "her", "his") for word in before)
