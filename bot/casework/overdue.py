"""When an unclaimed case is alarmed again."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.casework.cases import Case, CaseState
from bot.casework.triage import Tier

# An unclaimed P1 is alarmed again at 2, 5 and 10 minutes (safeguarding triage table); other
# tiers once, when due.
P1_ALARMS = (timedelta(minutes=2), timedelta(minutes=5), timedelta(minutes=10))


def next_alarm(case: Case) -> datetime | None:
    """Return when the case is to be alarmed next, or None.

    Counted from when it joined the queue at its tier: a case that rose to P1 after hours has
    its own two minutes.
    """
    if case.state is not CaseState.WAITING:
        return None
    if case.tier is not Tier.P1:
        return case.due_at if case.overdue_alerted == 0 else None
    later = P1_ALARMS[case.overdue_alerted :]
    return (case.queued_at or case.opened_at) + later[0] if later else None
