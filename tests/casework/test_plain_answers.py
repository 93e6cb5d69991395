"""Which typed words are a plain yes, and which name a place and no more."""

from __future__ import annotations

import pytest

from bot.casework.plain_answers import asks_why, is_place_alone, is_plain_yes, says_safe_here


@pytest.mark.parametrize(
    "words",
    "yes|Yeah|yep thanks|yeah you can message me|its safe yes|i mean yes its safe|yes its safe|"
    "Yes, it's fine to text me here|it's safe|ye ye|yesss|yes 👍|tak|haan|yes u can text|"
    "yeah its ok|হ্যাঁ".split("|"),
)
def test_a_plain_yes_however_it_is_typed(words: str) -> None:
    """People answer in their own words: each of these is a yes and nothing more."""
    assert is_plain_yes(words)


@pytest.mark.parametrize(
    "words",
    "no|yes but not after 6|yes for now|its safe for now|yes he does it every night|not safe|"
    "yes im scared|is it safe|yeah no|ok|you can message me|yes until my dad gets home|"
    "yes hes here|its not safe|yes help|".split("|"),
)
def test_what_says_more_is_no_plain_yes(words: str) -> None:
    """A yes that ends soon, hangs on something or goes on is read as any other words are."""
    assert not is_plain_yes(words)


def test_a_place_alone() -> None:
    """Only the place: whatever else is said is not passed over."""
    assert is_place_alone("Dudley")
    assert is_place_alone("im in heath town")
    assert not is_place_alone("no dudley")
    assert not is_place_alone("dudley and hes coming")
    assert not is_place_alone("")


@pytest.mark.parametrize(
    "words",
    "yes safe|haan safe hai|Yes its safe its my phone|No one else uses this phone|da e sigur|"
    "nobody reads it".split("|"),
)
def test_what_says_safe_by_itself(words: str) -> None:
    """So plain that it needs no question just before it."""
    assert says_safe_here(words)


@pytest.mark.parametrize(
    "words",
    "safe|yes|yes im safe|its not safe|yes safe for now|is it safe|no one knows|nobody sees me|"
    "yes his phone|its safe when hes out".split("|"),
)
def test_what_only_sounds_like_it(words: str) -> None:
    """Thanks in slang, how the contact is, and anything with a condition."""
    assert not says_safe_here(words)


@pytest.mark.parametrize(
    "words",
    "why does he do it|wdym he hit me|who is this|i dont know why|why do i need help|"
    "who wants to know where i am|not sure".split("|"),
)
def test_what_asks_something_else_gets_no_explanation(words: str) -> None:
    """Only a question about our question is answered with why we ask."""
    assert not asks_why(words)
