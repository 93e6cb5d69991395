"""Whose age is stated: only the contact's own may decide which numbers they see."""

from __future__ import annotations

import pytest

from bot.casework.whose_age import (
    bare_age,
    is_about_another,
    is_age_alone,
    may_count,
    of_another,
    own_age,
    taken,
)


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("im only 14", 14),
        ("I’m just fifteen and he hits me", 15),
        ("i just turned 13", 13),
        ("hes 24 and im only 15", 15),
        ("hes 24", None),
        ("my little brother is 9", None),
        ("Hi im her mum, shes 14", None),
        ("im 20 mins away", None),
        ("im 5 months pregnant", None),
        ("im 10 minutes from home", None),
        ("i was 12 when it started", None),
    ],
)
def test_only_the_contacts_own_age_is_theirs(words: str, age: int | None) -> None:
    """Somebody else's age, an earlier one or a number of minutes is not the contact's age."""
    assert own_age(words) == age


@pytest.mark.parametrize(
    ("words", "age", "where_things_were_counted"),
    [
        ("15", 15, 15),
        ("15f", 15, 15),
        ("year 9", 13, 13),
        ("16 erdington", 16, 16),
        ("year 10 coventry", 14, 14),
        ("16 lat", 16, 16),
        ("18", 18, None),
        ("20", 20, None),
        ("24 walsall", 24, None),
        ("20 yrs old", 20, 20),
        ("19f", 19, 19),
        ("44 years old", 44, 44),
        ("30", None, None),
        ("20 lat", None, None),
        ("2", None, None),
        ("16 people", None, None),
    ],
)
def test_a_number_alone_is_an_age_where_nothing_was_counted(
    words: str, age: int | None, where_things_were_counted: int | None
) -> None:
    """After pills or debts a number makes no adult; one that says it is an age does."""
    assert bare_age(words) == age
    assert bare_age(words, counted=True) == where_things_were_counted


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("mam 14 lat i boję się", 14),
        ("am 16 ani", 16),
        ("am 20 de ani", 20),
        ("عمري ١٥", 15),
        ("عندي 16 سنة", 16),
        ("3omri 16", 16),
        ("আমি ১৩", 13),
        ("amar boyosh 13", 13),
        ("ਮੈਂ 15 ਸਾਲ ਦੀ ਹਾਂ", 15),
        ("main 15 saal da haan", 15),
        ("میں ۱۵ سال کی ہوں", 15),
        ("waxaan ahay 16 jir", 16),
        # Somebody else's age, things that were counted, and how long it has been.
        ("syn ma 14 lat", None),
        ("fiul are 16 ani", None),
        ("wuxuu jiraa 16", None),
        ("عمره ١٥", None),
        ("mam 3 dzieci", None),
        ("am 20 de ani de căsnicie", None),
        ("ami 13 bochor dhore ekhane", None),
    ],
)
def test_an_age_is_read_in_the_seven_languages_and_their_digits(
    words: str, age: int | None
) -> None:
    """A child who says in Polish how old they are is shown the numbers for children."""
    assert own_age(words) == age


@pytest.mark.parametrize(
    ("before", "another", "counts"),
    [
        (("my son has started carrying a knife",), True, False),
        (("hey so asking for a friend",), True, False),
        (("mój syn nie wrócił",), True, False),
        (("a year 9 pupil told me",), True, False),
        (("my dad hits me",), False, False),
        (("my boyfriend checks my phone",), False, False),
        (("i took some pills",), False, True),
        (("i owe them money",), False, True),
        (("i took a day off", "how old do u have to be for this"), False, False),
    ],
)
def test_what_was_said_before_tells_what_a_number_is(
    before: tuple[str, ...], another: bool, counts: bool
) -> None:
    """A mother's "16" is her son's age, and a number after pills may be their number."""
    assert is_about_another(before) is another
    assert may_count(before) is counts


def test_a_child_stays_a_child() -> None:
    """What a child repeats of a grown man's words does not take Childline from them."""
    assert taken(15, "im 24", 24, bare=True) == 15
    assert taken(None, "he said im 24 u can trust me", 24, bare=True) is None
    assert taken(None, "im 24", 24, bare=True) == 24
    assert taken(15, "im 14", 14, bare=True) == 14
    assert taken(None, "12", None, bare=False) is None


def test_an_age_alone_is_told_from_one_with_more() -> None:
    """Our question waits over "im 15" and not over what says more."""
    assert is_age_alone("im 15")
    assert is_age_alone("15.")
    assert not is_age_alone("im 15 and scared")
    assert not is_age_alone("hes 15")
    assert of_another("hes 24")
    assert not of_another("15")


def test_a_number_of_something_else_is_no_age() -> None:
    """Weeks, minutes and what a son said of himself leave the age unknown."""
    assert own_age("im 9 and a half weeks pregnant") is None
    assert own_age("im 20, and mins away") is None
    assert taken(None, "my son said im 24", None, bare=True) is None
