"""When a person should have opened a case.

Targets (safeguarding triage table): P1 2 minutes; P2 30 minutes when someone is on shift,
never over 4 hours; P3 4 working hours; P4 2 working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.casework.triage import Tier


@dataclass(frozen=True)
class WorkingWeek:
    """Office hours in local time. `days` are ISO weekdays (1 = Monday), `closed` bank holidays."""

    zone: tzinfo
    days: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    opens: time = time(9)
    closes: time = time(17)
    closed: frozenset[date] = frozenset()

    def after(self, start: datetime, working: timedelta) -> datetime:
        """Return the moment when `working` time has passed since `start`, in UTC terms of it."""
        at = start.astimezone(self.zone)
        left = working
        while True:
            opens = at.replace(
                hour=self.opens.hour, minute=self.opens.minute, second=0, microsecond=0
            )
            closes = at.replace(
                hour=self.closes.hour, minute=self.closes.minute, second=0, microsecond=0
            )
            works = at.isoweekday() in self.days and at.date() not in self.closed
            if works and at < closes:
                at = max(at, opens)
                if closes - at >= left:
                    return (at + left).astimezone(start.tzinfo)
                left -= closes - at
            at = (at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


def due_at(tier: Tier, at: datetime, *, staffed: bool, week: WorkingWeek) -> datetime:
    """Return when a case of `tier` that began to wait at `at` is due to be opened."""
    if tier is Tier.P1:
        return at + timedelta(minutes=2)
    if tier is Tier.P2:
        return at + (timedelta(minutes=30) if staffed else timedelta(hours=4))
    day = timedelta(
        hours=week.closes.hour - week.opens.hour, minutes=week.closes.minute - week.opens.minute
    )
    return week.after(at, timedelta(hours=4) if tier is Tier.P3 else 2 * day)
