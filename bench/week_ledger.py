"""What was done in a simulated week, written down by who did it: counted apart from the bot."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.casework.cases import Case

LONDON = ZoneInfo("Europe/London")
DIMENSIONS = ("tier", "route", "area", "channel", "language", "hour")
TIMED = ("claimed", "replied", "closed")


@dataclass(frozen=True)
class Event:
    """One thing that was done, under the values it should be found under."""

    day: str
    measure: str
    values: dict[str, str]
    took: timedelta | None = None


@dataclass
class Ledger:
    """Every event of the week, in order."""

    rows: list[Event] = field(default_factory=list)

    def note(
        self, measure: str, at: datetime, case: Case, *, since: datetime | None = None
    ) -> Event:
        """Write down something that was done to a case, as the case was after it."""
        values = {
            "tier": case.tier.value,
            "route": case.route.value,
            "area": case.area,
            "channel": case.channel.value,
            "language": case.language,
        }
        return self.add(measure, at, values, at - since if since else None)

    def add(
        self, measure: str, at: datetime, values: dict[str, str], took: timedelta | None = None
    ) -> Event:
        """Write down something that was done."""
        local = at.astimezone(LONDON)
        event = Event(
            local.date().isoformat(), measure, {**values, "hour": f"{local.hour:02d}"}, took
        )
        self.rows.append(event)
        return event

    def strike(self, event: Event) -> None:
        """Take back something that was written down: a mark that another replaced."""
        self.rows.remove(event)

    def events(self) -> dict[str, int]:
        """Return how often each thing was done."""
        return dict(sorted(Counter(event.measure for event in self.rows).items()))

    def of(self, days: tuple[str, ...], measure: str) -> list[Event]:
        """Return what was done on some days."""
        return [event for event in self.rows if event.day in days and event.measure == measure]
