"""Who wants the same as the friend they told of has told of themselves."""

from __future__ import annotations

import pytest

from bot.casework.screen import ScreenContext, screen
from bot.casework.screen_same import KEY
from bot.casework.triage import Route, Tier

_FRIEND = ("Thoughts of suicide: 'wants to kill himself' (word rule)",)
_HITS = ("Hit or controlled at home: 'my dad hits me' (word rule)",)


@pytest.mark.parametrize(
    "words",
    [
        "tbh same",
        "me too",
        "i want to as well",
        "feel like doing the same",
        "i feel the same sometimes",
        "i think about it too",
    ],
)
def test_wanting_the_same_is_urgent(words: str) -> None:
    """A few words after a friend's suicide are the contact's own."""
    found = screen(words, context=ScreenContext(case_tier=Tier.P2, case_reasons=_FRIEND))
    assert (found.tier, found.route) == (Tier.P2, Route.MENTAL_HEALTH)
    assert KEY in {hit.key for hit in found.hits}


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("same", _HITS),
        ("me too", ()),
        ("same time tomorrow", _FRIEND),
        ("she goes to the same school", _FRIEND),
    ],
)
def test_the_same_of_something_else_is_not(words: str, reasons: tuple[str, ...]) -> None:
    """Without such a case, or with more in them, the words say what they say."""
    found = screen(words, context=ScreenContext(case_tier=Tier.P2, case_reasons=reasons))
    assert KEY not in {hit.key for hit in found.hits}
