"""What counts as news: a danger told of already is not met with the same fixed text again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework.conversation import Conversation
from bot.casework.decision import hit_keys, is_news
from bot.casework.triage import Assessment, Route, Tier
from tests.makers import a_conversation

RULED = Assessment(
    Tier.P2, Route.SEXUAL_HARM, ("why",), intent="sexual_assault", hit_keys=("rape",)
)


def answered(*assessments: Assessment) -> Conversation:
    """Return a conversation in which each of these had its fixed text."""
    keys = tuple(key for one in assessments for key in hit_keys(one))
    return replace(a_conversation(), answered_tier=assessments[-1].tier, answered_keys=keys)


def read(route: Route, tier: Tier = Tier.P2, intent: str = "opaque") -> Assessment:
    """Return what the model alone says."""
    return Assessment(tier, route, ("The model says so.",), intent=intent)


@pytest.mark.parametrize("route", [Route.FAMILY, Route.HUMAN, Route.SCHOOL, Route.SEXUAL_HARM])
def test_the_model_alone_repeats_no_text_for_the_same_story(route: Route) -> None:
    """Saying "idk what to do" after harm is no new danger, whatever route the model guesses."""
    assert not is_news(read(route), answered(RULED))


@pytest.mark.parametrize(
    ("route", "intent"),
    [
        (Route.MENTAL_HEALTH, "suicide"),
        (Route.DOMESTIC_ABUSE, "domestic_abuse"),
        (Route.CHILD_PROTECTION, "child_harm"),
        (Route.EXPLOITATION, "exploitation"),
        (Route.VIOLENCE, "threatened"),
        (Route.SEXUAL_HARM, "image_abuse"),
        (Route.FAMILY, "suicide"),
    ],
)
def test_another_kind_of_danger_gets_its_text_once(route: Route, intent: str) -> None:
    """Suicide after rape has numbers of its own, though no rule saw it; then it was said."""
    new = read(route, intent=intent)
    assert is_news(new, answered(RULED))
    assert not is_news(new, answered(RULED, new))


def test_a_new_rule_is_news_and_so_is_a_higher_tier() -> None:
    """What the words themselves show is answered, with a text that was not given yet."""
    ruled = replace(RULED, hit_keys=("rape", "nude_shared"))
    assert is_news(ruled, answered(RULED))
    assert not is_news(ruled, answered(RULED, ruled))
    assert is_news(read(Route.FAMILY, Tier.P1), answered(RULED))
    assert not is_news(RULED, answered(RULED))


def test_no_text_is_given_twice_for_the_same_kind_of_harm() -> None:
    """Another rule with the same numbers is added to the case, and not read out again."""
    same = replace(RULED, hit_keys=("rape", "assaulted"))
    assert not is_news(same, answered(RULED))


def test_danger_now_says_999_again_for_each_new_route() -> None:
    """At P1 a repeated number costs nothing."""
    first = replace(RULED, tier=Tier.P1)
    assert is_news(read(Route.VIOLENCE, Tier.P1), answered(first))
    assert is_news(read(Route.FAMILY, Tier.P1), answered(first))
