"""A place outside the seven councils is known for one; ours, and other words, are not."""

from __future__ import annotations

import pytest

from bot.casework.elsewhere import elsewhere_in


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("do you cover Leicester", "Leicester"),
        ("im in leicester is there a mentor", "Leicester"),
        ("Nottingham", "Nottingham"),
        ("i live near stoke on trent", "Stoke On Trent"),
        ("anything in Milton Keynes?", "Milton Keynes"),
    ],
)
def test_a_place_outside_is_named(text: str, place: str) -> None:
    """Where somebody is, or asks for."""
    assert elsewhere_in(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "walsall",
        "im in coventry but from london",
        "i went to london",
        "reading",
        "im in reading club at school",
        "sandwell",
        "stoke aldermoor",
        "im in my room",
    ],
)
def test_ours_and_other_words_are_not(text: str) -> None:
    """One of ours beside it is what is answered."""
    assert elsewhere_in(text) is None
