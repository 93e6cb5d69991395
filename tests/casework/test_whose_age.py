"""Whose age is stated: only the contact's own may decide which numbers they see."""

from __future__ import annotations

import pytest

from bot.casework.whose_age import bare_age, is_age_alone, of_another, own_age, taken


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
    ("words", "age"), [("15", 15), ("15f", 15), ("year 9", 13), ("24", None), ("2", None)]
)
def test_a_number_alone_is_a_childs_age_at_most(words: str, age: int | None) -> None:
    """A number alone may count anything: it never makes an adult of a contact."""
    assert bare_age(words) == age


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
