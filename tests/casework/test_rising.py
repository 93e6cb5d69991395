"""What an open case is filed under: the harm that is best known, never no topic at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.casework.assessing import assess
from bot.casework.cases import Case
from bot.casework.rising import raise_case
from bot.casework.screen import screen
from bot.casework.triage import Assessment, Route, Screening, Tier, Understanding
from tests.fakes import START
from tests.makers import a_case


def read(
    route: Route, intent: str = "opaque", confidence: float = 0.2, **shares: float
) -> Understanding:
    """Return what the model makes of an urgent message."""
    probabilities = {route.value: 0.4, **shares}
    return Understanding(intent, confidence, Tier.P2, route, route_probabilities=probabilities)


def risen(
    case: Case, tier: Tier, route: Route, *, ruled: bool = False, share: float = 0.3
) -> Route:
    """Return what the case is filed under after a message of this tier and route."""
    message = Assessment(tier, route, ("why",), ruled=ruled, route_share=share)
    return raise_case(case, message, tier, START, START + timedelta(hours=1)).route


@pytest.mark.parametrize("vague", [Route.SMALLTALK, Route.OUT_OF_SCOPE, Route.HUMAN])
def test_an_urgent_message_is_filed_under_the_next_best_topic(vague: Route) -> None:
    """The model's second guess at harm is worth more than its first at small talk."""
    found = assess(Screening(), read(vague, exploitation=0.2, smalltalk=0.5))
    assert found.route is Route.EXPLOITATION
    sleep = assess(Screening(), read(vague, "suicide", 0.51, violence=0.3))
    assert sleep.route is Route.MENTAL_HEALTH
    nothing = assess(Screening(), read(vague))
    assert nothing.route is vague


def test_a_rule_names_the_topic_that_the_model_does_not_see() -> None:
    """Whoever says they will kill a brother tomorrow does not make small talk."""
    found = assess(screen("will kill my brother tomorrow"), read(Route.SMALLTALK))
    assert found.route is Route.VIOLENCE


def test_calm_words_may_be_small_talk() -> None:
    """A hello is not searched for harm."""
    hello = Understanding(
        "greet", 0.9, Tier.P4, Route.SMALLTALK, {}, {"smalltalk": 0.9, "violence": 0.1}
    )
    assert assess(Screening(), hello).route is Route.SMALLTALK


def test_a_rising_case_keeps_its_topic_over_none() -> None:
    """Fear of the cutting stays with child protection, however vague the next words are."""
    case = replace(a_case(), tier=Tier.P2, route=Route.CHILD_PROTECTION)
    assert risen(case, Tier.P1, Route.SMALLTALK, share=0.9) is Route.CHILD_PROTECTION
    assert risen(case, Tier.P1, Route.SMALLTALK, ruled=True) is Route.CHILD_PROTECTION


def test_a_rising_case_changes_its_topic_only_for_one_that_is_surely_known() -> None:
    """Leaving a gang does not become a matter of school by one guess."""
    case = replace(a_case(), tier=Tier.P3, route=Route.GANG_EXIT)
    assert risen(case, Tier.P2, Route.SCHOOL) is Route.GANG_EXIT
    assert risen(case, Tier.P2, Route.SEXUAL_HARM, share=0.8) is Route.SEXUAL_HARM
    assert risen(case, Tier.P2, Route.VIOLENCE, ruled=True) is Route.VIOLENCE


def test_a_topic_comes_later_to_a_case_without_one() -> None:
    """What was filed as small talk is corrected by the words after it, at the same tier."""
    case = replace(a_case(), tier=Tier.P2, route=Route.SMALLTALK)
    assert risen(case, Tier.P2, Route.EXPLOITATION) is Route.EXPLOITATION
    assert risen(case, Tier.P4, Route.PRIVACY) is Route.SMALLTALK


def test_harm_that_a_rule_sees_corrects_what_lies_around_it() -> None:
    """Somewhere to stay, and then that he hits her: the case is about him."""
    case = replace(a_case(), tier=Tier.P2, route=Route.MISSING_HOUSING)
    assert risen(case, Tier.P2, Route.DOMESTIC_ABUSE, ruled=True) is Route.DOMESTIC_ABUSE
    assert risen(case, Tier.P2, Route.DOMESTIC_ABUSE, share=0.9) is Route.MISSING_HOUSING
    abuse = replace(case, route=Route.DOMESTIC_ABUSE)
    assert risen(abuse, Tier.P2, Route.VIOLENCE, ruled=True) is Route.DOMESTIC_ABUSE


@pytest.mark.parametrize("route", [Route.VICTIM_SUPPORT, Route.SCHOOL, Route.FAMILY])
def test_a_wish_to_die_leads_whatever_it_came_from(route: Route) -> None:
    """What everyone has seen is over; who wants to die is shown who listens to that."""
    model = Understanding("witness", 0.6, Tier.P3, route, {}, {route.value: 0.6})
    assert assess(screen("everyones seen it i wanna die"), model).route is Route.MENTAL_HEALTH
    assert assess(screen("everyones seen it"), model).route is route


def test_a_gang_is_not_filed_under_school_whatever_a_rule_sees_there() -> None:
    """He misses school because of them: what lies around the harm takes no case from it."""
    case = replace(a_case(), tier=Tier.P3, route=Route.GANG_EXIT)
    assert risen(case, Tier.P2, Route.SCHOOL, ruled=True) is Route.GANG_EXIT
    asks = replace(case, route=Route.MENTORING)
    assert risen(asks, Tier.P2, Route.SCHOOL, ruled=True) is Route.SCHOOL


def test_a_case_of_the_contacts_own_violence_stays_where_it_is() -> None:
    """Words: "Are you going to take him off me" is asked by who hit him, and by nobody else."""
    case = replace(a_case(), tier=Tier.P2, route=Route.FAMILY)
    own = replace(case, reasons=("Tells of their own violence at home: 'i hit my son'",))
    assert risen(case, Tier.P2, Route.DOMESTIC_ABUSE, ruled=True) is Route.DOMESTIC_ABUSE
    assert risen(own, Tier.P2, Route.DOMESTIC_ABUSE, ruled=True) is Route.FAMILY
    assert risen(own, Tier.P1, Route.VIOLENCE, ruled=True) is Route.VIOLENCE


def test_a_cry_that_names_no_harm_moves_no_case() -> None:
    """Words: "i havent done it" after "im going to hit my kids" is no matter of suicide."""
    case = replace(a_case(), tier=Tier.P2, route=Route.FAMILY)
    cry = Assessment(Tier.P2, Route.MENTAL_HEALTH, ("why",), ruled=True, hit_keys=("opaque_help",))
    assert raise_case(case, cry, Tier.P2, START, START).route is Route.FAMILY
