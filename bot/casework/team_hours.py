"""Whether a team is open, and when it opens next: weekly hours, bank holidays, clock changes.

Wall-clock times of London throughout, as in `opening_hours`: a team that opens at 9 opens at 9
on the day the clocks change too. Bank holidays are passed in, as dates.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone

from bot.casework.errors import MoveRefused
from bot.casework.opening_hours import DAY_NAMES, MIDNIGHT, Slot, clock, london
from bot.casework.rota import TeamHours

# A team that does not open within this time is not known to open at all.
LOOKS_AHEAD = 35  # days
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def is_open(hours: TeamHours, now: datetime, closed: Container[date]) -> bool:
    """Whether the team's hours include this moment: from the opening minute, not at closing."""
    local = london(now)
    days = (local.date() - timedelta(days=1), local.date())
    return any(
        begins <= local < ends for day in days for begins, ends in _stretches(hours, day, closed)
    )


def next_opening(hours: TeamHours, now: datetime, closed: Container[date]) -> datetime | None:
    """Return the wall-clock time of the next opening after now, None when it is not known."""
    local = london(now)
    for ahead in range(LOOKS_AHEAD + 1):
        day = local.date() + timedelta(days=ahead)
        later = [begins for begins, _ in _stretches(hours, day, closed) if begins > local]
        if later:
            return min(later)
    return None


def _stretches(
    hours: TeamHours, day: date, closed: Container[date]
) -> list[tuple[datetime, datetime]]:
    """Return the stretches that begin on a day; none on a bank holiday that the team keeps."""
    if not hours.on_bank_holidays and day in closed:
        return []
    midnight = datetime.combine(day, time())
    found = []
    for slot in hours.slots:
        if day.weekday() in slot.days:
            begins = midnight + timedelta(minutes=slot.opens)
            found.append((begins, begins + timedelta(minutes=slot.length)))
    return sorted(found)


def day_words(moment: datetime, local: datetime) -> str:
    """Say when a wall-clock moment is, seen from another: `at 9am tomorrow`."""
    days_on = (moment.date() - local.date()).days
    if days_on <= 1:
        return f"at {clock(moment)} {'tomorrow' if days_on else 'today'}"
    day = DAY_NAMES[moment.weekday()]
    if days_on < 7:
        return f"at {clock(moment)} on {day}"
    return f"at {clock(moment)} on {day} {moment.day} {MONTHS[moment.month - 1]}"


@dataclass(frozen=True)
class Opening:
    """When a closed team is next planned to open, and from when that was seen: wall clock."""

    at: datetime
    seen: datetime

    @property
    def words(self) -> str:
        """Say it as `day_words` does."""
        return day_words(self.at, self.seen)


def opening_of(hours: TeamHours, now: datetime, closed: Container[date]) -> Opening | None:
    """Return when a closed team is next planned to open; None when it is open, or not known."""
    at = None if is_open(hours, now, closed) else next_opening(hours, now, closed)
    return Opening(at, london(now)) if at is not None else None


def opening_words(hours: TeamHours, now: datetime, closed: Container[date]) -> str:
    """Say when a closed team is next planned to open; empty when it is open, or not known."""
    opening = opening_of(hours, now, closed)
    return opening.words if opening is not None else ""


class NoSuchTime(MoveRefused):
    """Raised for a wall-clock time that the clocks jump over in March."""


def from_london(local: datetime) -> datetime:
    """Return the UTC moment of a wall-clock time; the first of the two in October's hour.

    Raises NoSuchTime.
    """
    for hours in (1, 0):  # summer time is the earlier of two moments with the same face
        moment = (local - timedelta(hours=hours)).replace(tzinfo=timezone.utc)
        if london(moment) == local:
            return moment
    raise NoSuchTime(
        f"There is no {local:%H:%M} on {local.day} {MONTHS[local.month - 1]}: the clocks go"
        " forward that night. Choose another time."
    )


def weekly(opens: dict[int, tuple[int, int]]) -> tuple[Slot, ...]:
    """Return slots from minutes by day (0 Monday): days with the same hours share a slot."""
    slots: list[Slot] = []
    for day, (begins, ends) in sorted(opens.items()):
        same = next((s for s in slots if (s.opens, s.closes) == (begins, ends)), None)
        if same is None:
            slots.append(Slot((day,), begins, ends))
        else:
            slots[slots.index(same)] = replace(same, days=(*same.days, day))
    return tuple(slots)


def by_day(hours: TeamHours) -> dict[int, tuple[int, int]]:
    """Return the hours of each day that has some, as `weekly` takes them."""
    return {day: (slot.opens, slot.closes) for slot in hours.slots for day in slot.days}


def minutes(words: str) -> int | None:
    """Read a time of day as typed into a form (`09:00`, `24:00`); None when it is none."""
    hour, colon, minute = words.strip().partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal() and len(minute) == 2):
        return None
    total = int(hour) * 60 + int(minute)
    return total if int(minute) < 60 and len(hour) <= 2 and total <= MIDNIGHT else None
