"""Pictures and suicide: which text leads where a message speaks of more than one thing."""

from __future__ import annotations

import pytest

from bot.casework.triage import Route, Tier
from bot.casework.wording_variants import template_for


@pytest.mark.parametrize(
    "route", [Route.EXPLOITATION, Route.CHILD_PROTECTION, Route.SEXUAL_HARM, Route.SCHOOL]
)
@pytest.mark.parametrize("cue", ["images", "image_abuse", "sextortion"])
def test_pictures_get_their_warning_whatever_they_are_filed_under(route: Route, cue: str) -> None:
    """A man of 30 who asks a child for pictures: send none, and Report Remove."""
    assert template_for(Tier.P2, route, (cue,)) == "image"


def test_who_is_made_to_carry_is_answered_about_that() -> None:
    """Pictures are how they hold him; the debt and the line are what he must get out of."""
    assert template_for(Tier.P2, Route.EXPLOITATION, ("images", "county_lines")) == "made_to"
    assert template_for(Tier.P2, Route.EXPLOITATION, ("images", "drug_debt")) == "made_to"
    assert template_for(Tier.P2, Route.EXPLOITATION, ()) == "made_to"


@pytest.mark.parametrize("route", [Route.SEXUAL_HARM, Route.VICTIM_SUPPORT, Route.HATE_CRIME])
def test_suicide_leads_before_pictures_and_what_is_over(route: Route) -> None:
    """Life first; the pictures' own text comes when they are spoken of again."""
    assert template_for(Tier.P2, route, ("suicide_wish", "images", "image_abuse")) == "suicide"


def test_abuse_keeps_its_text_beside_a_wish_to_die() -> None:
    """Whoever is hurt at home is first given a way out of that."""
    assert (
        template_for(Tier.P2, Route.DOMESTIC_ABUSE, ("hurt_at_home", "suicide_wish")) == "partner"
    )
    assert template_for(Tier.P2, Route.SEXUAL_HARM, ("rape", "suicide_wish")) == "sexual"
