"""Harm in the seven languages as people type it, and what is typed like it and is none."""

from __future__ import annotations

import pytest

from bot.casework.screen import screen
from bot.casework.triage import Route, Tier


@pytest.mark.parametrize(
    ("text", "tier", "route"),
    [
        ("ma pun sa vand droguri", Tier.P2, Route.EXPLOITATION),
        ("jozi by2tolni", Tier.P2, Route.DOMESTIC_ABUSE),
        ("jozi biydrobni", Tier.P2, Route.DOMESTIC_ABUSE),
        ("ana 5ayfa", Tier.P3, Route.HUMAN),
        ("tata se uita la mine cand fac dus", Tier.P2, Route.SEXUAL_HARM),
        ("on patrzy na mnie jak sie kapie", Tier.P2, Route.SEXUAL_HARM),
        ("adeerkay ayaa i taabta", Tier.P2, Route.SEXUAL_HARM),
        ("aabahay ayaa i garaaca", Tier.P2, Route.DOMESTIC_ABUSE),
        ("waan baqayaa", Tier.P3, Route.HUMAN),
        ("tata znowu pije", Tier.P3, Route.FAMILY),
        ("আমাদের বাসায় খাবার নাই", Tier.P3, Route.CHILD_PROTECTION),
    ],
)
def test_harm_is_seen_and_shows_its_numbers(text: str, tier: Tier, route: Route) -> None:
    """None of these says that somebody sees the phone."""
    seen = screen(text)
    assert (seen.tier, seen.route, seen.covert) == (tier, route, False)


@pytest.mark.parametrize(
    "text",
    ["tata se uita la mine", "se uita la mine acum, sunt la dus", "on patrzy nie mogę pisać"],
)
def test_who_is_watched_while_writing_is_still_hidden(text: str) -> None:
    """Numbers before somebody's eyes put people in danger."""
    assert screen(text).covert


@pytest.mark.parametrize(
    "text", ["el 7ar by2tolni", "mama pije herbatę", "tata nu bea", "ma pun sa invat"]
)
def test_heat_tea_and_homework_stay_calm(text: str) -> None:
    """The same verbs of other things."""
    assert screen(text).tier is Tier.P4
