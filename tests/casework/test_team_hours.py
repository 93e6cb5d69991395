"""Teams' opening hours: bank holidays, nights, clock changes, and times as they are typed."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.opening_hours import Slot
from bot.casework.rota import TeamHours
from bot.casework.team_hours import (
    NoSuchTime,
    by_day,
    from_london,
    is_open,
    minutes,
    next_opening,
    opening_words,
    weekly,
)
from bot.casework.teams import Team
from bot.stores.bank_holidays import england

UTC = timezone.utc
OFFICE = TeamHours(Team.GENERAL, (Slot((0, 1, 2, 3, 4), 540, 1020),))


def wall(face: str) -> datetime:
    """Return a time on London's wall clock, without a zone."""
    return datetime.fromisoformat(face)


def london(*when: int) -> datetime:
    """Return a moment by London's wall clock."""
    return datetime(*when, tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("when", "opened"),
    [
        ((2026, 11, 24, 8, 59), False),
        ((2026, 11, 24, 9, 0), True),
        ((2026, 11, 24, 16, 59), True),
        ((2026, 11, 24, 17, 0), False),
        ((2026, 11, 28, 12, 0), False),  # a Saturday
        ((2026, 12, 25, 12, 0), False),  # Christmas Day, a Friday
        ((2026, 12, 28, 12, 0), False),  # Boxing Day's substitute, a Monday
        ((2026, 12, 29, 12, 0), True),
        ((2027, 4, 26, 12, 0), True),
        ((2027, 3, 26, 12, 0), False),  # Good Friday
        ((2027, 3, 29, 12, 0), False),  # Easter Monday, the day after the clocks change
        ((2026, 3, 30, 9, 0), True),  # the first office day of summer time
        ((2026, 10, 26, 16, 59), True),  # the first of winter time
    ],
)
def test_office_hours_and_bank_holidays(when: tuple[int, ...], opened: bool) -> None:
    """Open from the minute to the minute, on the wall clock, and closed when England is."""
    assert is_open(OFFICE, london(*when), england(when[0])) is opened


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ((2026, 11, 24, 8, 0), "at 9am today"),
        ((2026, 11, 24, 18, 0), "at 9am tomorrow"),
        ((2026, 11, 27, 18, 0), "at 9am on Monday"),
        ((2026, 12, 24, 18, 0), "at 9am on Tuesday"),
        ((2026, 12, 24, 8, 30), "at 9am today"),
        ((2026, 11, 24, 12, 0), ""),  # open: nobody is there, and nothing is known
    ],
)
def test_the_next_opening_is_said_as_far_as_it_is_known(when: tuple[int, ...], words: str) -> None:
    """Over weekends and bank holidays; with no hours set, or while open, nothing is said."""
    now = london(*when)
    assert opening_words(OFFICE, now, england(2026)) == words
    assert opening_words(TeamHours(Team.GENERAL), now, {}) == ""


def test_a_night_team_keeps_its_hours_over_the_clock_changes() -> None:
    """22:00 to 06:00 is shorter in March and longer in October, and ends at 6 all the same."""
    night = TeamHours(Team.SAFEGUARDING, (Slot((5, 6), 1320, 360),))
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        six = london(day.year, day.month, day.day, 6, 0)
        assert is_open(night, six - timedelta(minutes=1), ())
        assert not is_open(night, six, ())
        assert is_open(night, six - timedelta(hours=5), ())


def test_a_bank_holiday_closes_what_begins_on_it() -> None:
    """The night before runs on into it; a team may also stay open."""
    nights = TeamHours(Team.SAFEGUARDING, (Slot(tuple(range(7)), 1320, 360),))
    closed = {date(2026, 12, 25)}
    assert is_open(nights, london(2026, 12, 25, 5, 0), closed)
    assert not is_open(nights, london(2026, 12, 25, 23, 0), closed)
    always = TeamHours(Team.SAFEGUARDING, nights.slots, on_bank_holidays=True)
    assert is_open(always, london(2026, 12, 25, 23, 0), closed)


days = st.dictionaries(
    st.integers(0, 6), st.tuples(st.integers(0, 1439), st.integers(1, 1440)), max_size=7
)
moments = st.datetimes(wall("2025-01-01"), wall("2028-12-31")).map(
    lambda at: at.replace(tzinfo=UTC)
)


@given(days, moments, st.booleans())
def test_the_next_opening_is_later_and_opens(
    opens: dict[int, tuple[int, int]], now: datetime, bank: bool
) -> None:
    """Whatever the hours: the next opening is after now, and the team is open at it."""
    hours = TeamHours(Team.GENERAL, weekly(opens), bank)
    closed = {day for year in (now.year, now.year + 1) for day in england(year)}
    found = next_opening(hours, now, closed)
    if found is None:
        assert not opens
        return
    assert bank or found.date() not in closed
    try:
        moment = from_london(found)
    except NoSuchTime:
        return  # 01:xx of the last Sunday in March
    assert is_open(hours, moment, closed)
    # October's hour comes twice: the first of its two faces may be behind us.
    assert moment > now - timedelta(hours=1)


@given(days)
def test_hours_come_back_from_the_form_as_they_went_in(opens: dict[int, tuple[int, int]]) -> None:
    """Days with equal hours share a slot, and are told apart again."""
    assert by_day(TeamHours(Team.GENERAL, weekly(opens))) == opens


@given(st.datetimes(wall("2025-01-01"), wall("2030-01-01")))
def test_a_wall_clock_time_is_the_zone_databases(local: datetime) -> None:
    """Our rule and the zone database agree on every minute; what does not exist is refused."""
    local = local.replace(microsecond=0)
    there = local.replace(tzinfo=ZoneInfo("Europe/London"))
    exists = there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) == local
    if not exists:
        with pytest.raises(NoSuchTime, match="clocks go"):
            from_london(local)
    else:
        assert from_london(local) == there.astimezone(UTC)


def test_october_counts_the_first_of_two_and_march_has_none() -> None:
    """01:30 on the night of a clock change."""
    assert from_london(wall("2026-10-25T01:30")) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    with pytest.raises(NoSuchTime, match="no 01:30 on 29 March"):
        from_london(wall("2026-03-29T01:30"))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("09:00", 540),
        ("9:05", 545),
        (" 24:00 ", 1440),
        ("24:01", None),
        ("9", None),
        ("9:5", None),
        ("", None),
        ("-1:00", None),
        ("09:60", None),
    ],
)
def test_times_are_read_as_typed(typed: str, value: int | None) -> None:
    """What is no time of day is none."""
    assert minutes(typed) == value
