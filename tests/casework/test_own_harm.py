"""Who tells of their own violence at home: neither blamed nor answered as the one hurt."""

from __future__ import annotations

import pytest

from bot.casework.lexicon.own_harm import OWN_HARM
from bot.casework.screen import screen
from bot.casework.triage import Route, Tier
from bot.casework.wording import fixed_wording
from bot.casework.wording_variants import template_for
from tests.casework.wording_kit import AGES, NUMBERS


def said(words: str, route: Route, intent: str = "") -> str:
    """Return the text that a P2 about these words gets, by its name."""
    keys = tuple(hit.key for hit in screen(words).hits)
    return template_for(Tier.P2, route, (*keys, intent))


@pytest.mark.parametrize("route", [Route.DOMESTIC_ABUSE, Route.CHILD_PROTECTION, Route.VIOLENCE])
@pytest.mark.parametrize(
    "words",
    [
        "I pushed my wife on Saturday and I scared her. I want help to stop",
        "I hit my son last night... I want to stop",
        "im 24 n i think i hit my girlfriend",
        "i slapped my mum",
        "I lost it and hit her",
    ],
)
def test_who_harms_at_home_is_told_of_help_to_stop(words: str, route: Route) -> None:
    """Whatever route the model names, the one who hit does not read the victims' text."""
    assert screen(words).tier is Tier.P2
    assert said(words, route) == "own_harm"


@pytest.mark.parametrize(
    "words",
    [
        "my husband hit me and i hit him back",
        "he pushed me so i pushed my husband off me",
        "my ex tells everyone i hit my son",
        "my dad hits my mum",
        "i hit my head",
        "i beat my brother at fifa",
    ],
)
def test_who_hits_back_or_is_accused_is_answered_as_before(words: str) -> None:
    """Self-defence, an accusation and a game are no violence of one's own."""
    assert OWN_HARM not in {hit.key for hit in screen(words).hits}
    assert said(words, Route.DOMESTIC_ABUSE, "own_violence" if "back" in words else "") == "partner"


def test_a_teenager_with_a_knife_keeps_the_text_about_weapons() -> None:
    """Violence outside the home is another matter: the knife comes first."""
    assert said("i carry a knife and i might hurt someone", Route.VIOLENCE) == "weapon"
    assert template_for(Tier.P2, Route.VIOLENCE, ("own_violence",)) == "weapon"


@pytest.mark.parametrize("age", AGES)
def test_the_words_for_who_harms_neither_blame_nor_excuse(age: int | None) -> None:
    """The line for those who hurt, 999 for whoever is in danger, and the NSPCC for a parent."""
    text = fixed_wording(
        tier=Tier.P2, route=Route.DOMESTIC_ABUSE, told=True, covert=False, age=age,
        numbers=NUMBERS, keys=(OWN_HARM,),
    ).text  # fmt: skip
    number = next(entry.phone for entry in NUMBERS.shown if entry.id == "respect-phoneline")
    assert number is not None
    assert number in text.splitlines()[0]
    assert "If anyone is in danger, call 999." in text
    assert "fault" not in text
    assert "For men" not in text
    assert ("NSPCC" in text) == (age is None or age > 18)
