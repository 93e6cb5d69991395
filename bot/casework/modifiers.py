"""What raises a case above its message: safeguarding's modifiers. They never lower a tier."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.casework.conversation import Conversation
from bot.casework.triage import Assessment, Route, Tier

# Several concerns in a week are together a high risk (safeguarding triage table: three
# P3 messages within seven days; ours is counted in separate days or cases, see `concern_noted`).
CONCERNS_TO_RAISE = 3
CONCERN_WINDOW = timedelta(days=7)
# Fragments of one evening are one concern, not several.
CONCERN_APART = timedelta(hours=6)

ABUSE_ROUTES = frozenset({Route.DOMESTIC_ABUSE, Route.CHILD_PROTECTION, Route.SEXUAL_HARM})


def concern_noted(
    concerns: tuple[datetime, ...], tier: Tier, now: datetime
) -> tuple[datetime, ...]:
    """Return the times of separate concerns in the last week, with this one when it counts."""
    recent = tuple(at for at in concerns if now - at <= CONCERN_WINDOW)
    if tier is not Tier.P3 or (recent and now - recent[-1] < CONCERN_APART):
        return recent
    return (*recent, now)


def case_tier(assessment: Assessment, conversation: Conversation) -> tuple[Tier, tuple[str, ...]]:
    """Return the tier for the case and the reasons for any rise above the message's tier."""
    tier, reasons = assessment.tier, []
    age = conversation.age
    if age is not None and age < 13:
        raised = Tier.P3 if tier is Tier.P4 else Tier(f"P{max(1, tier.rank - 1)}")
        if raised is not tier:
            reasons.append(f"Raised from {tier.value} to {raised.value}: says they are {age}.")
            tier = raised
    if age is not None and age < 18 and assessment.route in ABUSE_ROUTES and tier is Tier.P3:
        reasons.append("Raised from P3 to P2: under 18, and the message is about harm at home.")
        tier = Tier.P2
    if tier is Tier.P3 and len(conversation.concerns_at) >= CONCERNS_TO_RAISE:
        reasons.append("Raised from P3 to P2: several separate concerns within seven days.")
        tier = Tier.P2
    return tier, tuple(reasons)
