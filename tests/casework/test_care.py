"""Which words wait until asked for, and which cases weigh on who works them."""

from __future__ import annotations

import pytest

from bot.casework.care import Graphic, graphic, heavy
from bot.casework.cases import RiskEvent
from bot.casework.lexicon.rules import RULES
from bot.casework.screen import screen
from bot.casework.triage import Route, Tier
from tests.fakes import START
from tests.makers import a_case


def kind_of(text: str) -> Graphic | None:
    """Return what the screen's own rules make of words."""
    found = screen(text)
    return graphic((hit.key for hit in found.hits), found.route, found.tier)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my uncle raped me last week", Graphic.SEXUAL),
        ("hes got my nudes and says he will send them to everyone", Graphic.SEXUAL),
        ("ive been cutting my arms again", Graphic.SELF_HARM),
        ("hes been stabbed theres blood everywhere", Graphic.INJURY),
        ("theyre outside mine with a machete", None),
        ("is there a youth club in dudley", None),
    ],
)
def test_graphic_words_are_known_by_the_rules_they_hit(text: str, kind: Graphic | None) -> None:
    """Sexual harm, self-harm and wounds wait; danger without them is read at once."""
    assert kind_of(text) == kind


def test_every_rule_that_makes_words_graphic_exists() -> None:
    """A rule that is renamed must not quietly lift the veil."""
    keys = {rule.key for rule in RULES}
    named = [rule for rule in keys if graphic((rule,), None, None)]
    assert {"rape", "rape_now", "images", "grooming", "selfharm", "selfharm_worse"} <= set(named)
    assert {"stabbing_done", "bleeding", "fgm", "strangled", "hit_pregnant"} <= set(named)
    assert {rule for rule in keys if rule.endswith(("_sexual", "_medical"))} <= set(named)


def test_quoted_words_and_what_the_model_reads_count_too() -> None:
    """Forwarded words harm a reader as much, and the model names no rule."""
    assert graphic(("quoted_rape",), None, None) is Graphic.SEXUAL
    assert graphic((), Route.SEXUAL_HARM, Tier.P2) is Graphic.SEXUAL
    assert graphic((), Route.SEXUAL_HARM, Tier.P4) is None


@pytest.mark.parametrize(
    ("tier", "route", "weighs"),
    [
        (Tier.P1, Route.VIOLENCE, True),
        (Tier.P3, Route.SEXUAL_HARM, True),
        (Tier.P3, Route.CHILD_PROTECTION, True),
        (Tier.P2, Route.MENTAL_HEALTH, True),
        (Tier.P3, Route.MENTAL_HEALTH, False),
        (Tier.P2, Route.VIOLENCE, False),
    ],
)
def test_heavy_is_danger_now_sexual_harm_suicide_and_children(
    tier: Tier, route: Route, *, weighs: bool
) -> None:
    """What weighs is what it is about, and whether it was danger now."""
    assert heavy(a_case(tier=tier, route=route)) is weighs
    assert not heavy(a_case(tier=tier, route=route, practice=True))


def test_a_case_that_was_heavy_stays_heavy() -> None:
    """Lowering a tier does not undo what somebody read."""
    was = (RiskEvent(START, Tier.P1, Route.VIOLENCE, ()),)
    assert heavy(a_case(tier=Tier.P3, route=Route.VIOLENCE, history=was))
