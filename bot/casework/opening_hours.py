"""Opening hours: weekly slots on the wall clock of Europe/London.

Pure: no clock and no time-zone database. The caller passes an aware `now`; `london()` turns
it into wall-clock time by the rule that the UK has kept since 1996 (clocks go forward on the
last Sunday of March and back on the last Sunday of October, both at 01:00 UTC), so that the
action server answers the same on a machine without zone files. A test compares the rule with
the zone database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MIDNIGHT = 24 * 60  # minutes in a day; a slot may close at "24:00"
WEEK = 7 * MIDNIGHT


class OpenState(str, Enum):
    """Whether a service answers at a given time. Unknown is never shown as open."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Slot:
    """One stretch of opening on some days of the week.

    `days` are 0 (Monday) to 6. `opens` and `closes` are minutes after midnight; a slot that
    closes at or before its opening runs over midnight into the next day.
    """

    days: tuple[int, ...]
    opens: int
    closes: int

    @property
    def length(self) -> int:
        """Minutes from opening to closing, 1 to 1440."""
        span = (self.closes - self.opens) % MIDNIGHT
        return span or MIDNIGHT


@dataclass(frozen=True)
class OpeningHours:
    """Either always open or a set of slots. `note` is for staff, never shown to a contact."""

    always: bool = False
    slots: tuple[Slot, ...] = ()
    note: str = ""


def london(now: datetime) -> datetime:
    """Give the wall-clock time in London, without a zone, of an aware time.

    Raises ValueError when `now` has no time zone.
    """
    if now.utcoffset() is None:
        raise ValueError("a time without a time zone cannot be placed in London")
    utc = now.astimezone(timezone.utc).replace(tzinfo=None)
    summer = _change_over(utc.year, 3) <= utc < _change_over(utc.year, 10)
    return utc + timedelta(hours=1 if summer else 0)


def _change_over(year: int, month: int) -> datetime:
    """01:00 UTC on the last Sunday of a month of 31 days."""
    last = datetime.combine(date(year, month, 31), time(1))
    return last - timedelta(days=(last.weekday() + 1) % 7)


def is_open(hours: OpeningHours, now: datetime) -> bool:
    """Whether known hours include this moment: from the opening minute, not at closing."""
    return hours.always or _open_until(hours, london(now)) is not None


def open_until(hours: OpeningHours, now: datetime) -> datetime | None:
    """Wall-clock closing time of the stretch open now, or None when closed or always open."""
    return None if hours.always else _open_until(hours, london(now))


def next_opening(hours: OpeningHours, now: datetime) -> datetime | None:
    """Wall-clock time of the next opening strictly after now, or None for no slots or always."""
    local = london(now)
    openings = [
        _at(local, (day - local.weekday()) % 7 + week * 7, slot.opens)
        for slot in hours.slots
        for day in slot.days
        for week in (0, 1)
    ]
    return min((moment for moment in openings if moment > local), default=None)


def hours_line(hours: OpeningHours, now: datetime) -> str:
    """Say in plain words whether the service is open, for hours that can be trusted."""
    if hours.always:
        return "Open now. Open 24 hours a day."
    until = open_until(hours, now)
    if until is not None:
        return f"Open now, until {clock(until)}. May differ on bank holidays."
    opening = next_opening(hours, now)
    if opening is None:
        return "Hours not known."
    when = _day_from(london(now), opening)
    return f"Closed now. Opens {when} at {clock(opening)}. May differ on bank holidays."


def hours_summary(hours: OpeningHours) -> str:
    """List the hours without saying open or closed: for hours that were not verified."""
    if hours.always:
        return "24 hours a day"
    return "; ".join(
        f"{_days_words(slot.days)} {_clock(slot.opens)} to {_clock(slot.closes)}"
        for slot in hours.slots
    )


def clock(moment: datetime) -> str:
    """A time as people say it: 9am, 4:30pm, noon, midnight."""
    return _clock(moment.hour * 60 + moment.minute)


def _open_until(hours: OpeningHours, local: datetime) -> datetime | None:
    """Latest closing time among the slots that hold `local`; slots that touch are joined."""
    reach = local
    for _ in range(len(hours.slots) * 7 + 1):
        further = _furthest_close(hours, reach)
        if further is None or further <= reach or further - local >= timedelta(days=7):
            break
        reach = further
    return reach if reach > local else None


def _furthest_close(hours: OpeningHours, local: datetime) -> datetime | None:
    closings = []
    for slot in hours.slots:
        for days_back in (0, 1):  # a slot over midnight may have opened yesterday
            if (local.weekday() - days_back) % 7 in slot.days:
                opened = _at(local, -days_back, slot.opens)
                closes = opened + timedelta(minutes=slot.length)
                if opened <= local < closes:
                    closings.append(closes)
    return max(closings, default=None)


def _at(local: datetime, days_on: int, minutes: int) -> datetime:
    midnight = datetime.combine(local.date(), time())
    return midnight + timedelta(days=days_on, minutes=minutes)


def _day_from(local: datetime, moment: datetime) -> str:
    days_on = (moment.date() - local.date()).days
    if days_on == 0:
        return "today"
    return "tomorrow" if days_on == 1 else f"on {DAY_NAMES[moment.weekday()]}"


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes % MIDNIGHT, 60)
    if minute == 0 and hour in (0, 12):
        return "noon" if hour == 12 else "midnight"
    half = "am" if hour < 12 else "pm"
    twelve = hour % 12 or 12
    return f"{twelve}:{minute:02d}{half}" if minute else f"{twelve}{half}"


def _days_words(days: tuple[int, ...]) -> str:
    names = [DAY_NAMES[day] for day in sorted(days)]
    if len(days) == 7:
        return "every day"
    if len(days) > 2 and max(days) - min(days) == len(days) - 1:
        return f"{names[0]} to {names[-1]}"
    if days == (5, 6):
        return "weekends"
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else names[0]
