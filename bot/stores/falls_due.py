"""When something next falls due on a case, so that the overdue worker looks at few of them."""

from __future__ import annotations

from datetime import datetime

from bot.casework.cases import Case
from bot.casework.overdue import next_alarm


def falls_due(case: Case) -> datetime | None:
    """Return the next moment at which the case must be looked at, or None."""
    moments = [next_alarm(case), case.watch_until, case.claim.lease_until if case.claim else None]
    known = [moment for moment in moments if moment is not None]
    return min(known) if known and case.open else None
