"""How what a contact writes joins an open case: the tier only rises, reasons gather."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.casework.answer_keys import TELLS_NO_HARM
from bot.casework.assessing import NO_DANGER, TOPICLESS
from bot.casework.cases import FIRST_FOR, LEASES, Case, Claim, RiskEvent
from bot.casework.triage import Assessment, Route, Tier, most_urgent

REASONS_KEPT = 60
# From this share on the model is believed that an open case is about something else. Of later
# fragments it is often not sure ("it was like an hour ago").
SURE_OF_TOPIC = 0.5
NO_TOPIC = TOPICLESS | NO_DANGER
# What an urgent case is filed under until a rule sees the harm behind it.
AROUND_HARM = NO_TOPIC | {Route.FAMILY, Route.SCHOOL, Route.MISSING_HOUSING}
# Rules by which a message is urgent though it names no harm.
SAYS_NO_HARM = TELLS_NO_HARM | {"opaque_help"}
OWN_HARM_WHY = "their own violence at home"


def raise_case(
    case: Case, assessment: Assessment, tier: Tier, now: datetime, due_at: datetime
) -> Case:
    """Join a message to the case: the tier only rises, reasons gather."""
    new_tier = most_urgent(case.tier, tier)
    rises = new_tier.rank < case.tier.rank
    fresh = tuple(r for r in assessment.reasons if r not in case.reasons)
    route = _route(case, assessment, tier)
    event = RiskEvent(now, new_tier, route, assessment.reasons)
    return replace(
        case,
        tier=new_tier,
        route=route,
        reasons=(*case.reasons, *fresh)[-REASONS_KEPT:]
        if (rises or tier.rank <= 3)
        else case.reasons,
        history=(*case.history, event) if rises else case.history,
        due_at=min(case.due_at, due_at) if rises else case.due_at,
        check=case.check or assessment.check,
        monitored=case.monitored or assessment.covert,
        overdue_alerted=0 if rises else case.overdue_alerted,
        queued_at=now if rises else case.queued_at,
        claim=_tightened(case.claim, now + LEASES[new_tier]) if rises else case.claim,
        # Where a person put a calmer case says nothing of where an urgent one belongs.
        placed=None if rises and new_tier.urgent else case.placed,
        first_until=_sooner(case.first_until, now + FIRST_FOR[new_tier])
        if rises
        else case.first_until,
        holding=case.holding and (assessment.provisional or tier is Tier.P4),
        unread=case.unread + 1,
    )


def _route(case: Case, assessment: Assessment, tier: Tier) -> Route:
    """The case's route with this message: the better known, and never no topic for a topic.

    A holding case, or a rise in tier, takes the route of the message that shows more.
    """
    if assessment.route in NO_TOPIC:
        urgent = case.tier.urgent or tier.urgent
        held = case.holding and not assessment.provisional and tier is case.tier
        return assessment.route if held and not urgent else case.route
    if case.holding and not assessment.provisional and tier is case.tier:
        return assessment.route
    sure = assessment.ruled or assessment.route_share >= SURE_OF_TOPIC
    rises = tier.rank < case.tier.rank
    if tier.urgent and case.route in NO_TOPIC:
        return assessment.route
    if assessment.route in AROUND_HARM and case.route not in AROUND_HARM:
        return case.route  # a gang is why he misses school
    sees_harm = _names_harm(assessment) and tier.urgent and assessment.route not in AROUND_HARM
    turns = sees_harm and case.route in AROUND_HARM and not _of_own_harm(case)
    return assessment.route if (rises and sure) or turns else case.route


def _names_harm(assessment: Assessment) -> bool:
    """Whether a rule saw harm, and not only a cry for help that names none."""
    vague = {*assessment.hit_keys} and {*assessment.hit_keys} <= SAYS_NO_HARM
    return assessment.ruled and not vague


def _of_own_harm(case: Case) -> bool:
    """Whether the case began with the contact's own violence: what they ask is part of it."""
    return any(OWN_HARM_WHY in reason.lower() for reason in case.reasons)


def _tightened(claim: Claim | None, at_latest: datetime) -> Claim | None:
    """A case that rose is given back as soon as its new tier says, not as late as its old one."""
    if claim is None:
        return None
    return replace(claim, lease_until=min(claim.lease_until, at_latest))


def _sooner(one: datetime | None, other: datetime) -> datetime | None:
    return min(one, other) if one is not None else None
