"""Opening hours on the London wall clock."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.opening_hours import (
    OpeningHours,
    Slot,
    hours_line,
    hours_summary,
    is_open,
    london,
    next_opening,
    open_until,
)

UTC = timezone.utc
LONDON = ZoneInfo("Europe/London")
moments = st.datetimes(datetime(2020, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
minutes = st.integers(0, 24 * 60 - 1)
slots = st.builds(
    Slot,
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    minutes,
    st.integers(0, 24 * 60),
)
weekly = st.lists(slots, min_size=1, max_size=3).map(lambda some: OpeningHours(slots=tuple(some)))
OFFICE = OpeningHours(slots=(Slot((0, 1, 2, 3, 4), 9 * 60, 17 * 60),))
NIGHT = OpeningHours(slots=(Slot((4, 5), 22 * 60, 2 * 60),))


def at(text: str) -> datetime:
    """A London wall-clock time as an aware UTC time."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


@given(moments)
def test_the_clock_rule_is_that_of_the_zone_database(moment: datetime) -> None:
    """Our rule for summer time gives the wall clock that the zone files give."""
    assert london(moment) == moment.astimezone(LONDON).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("utc", "wall"),
    [
        ("2026-03-29T00:59", "00:59"),
        ("2026-03-29T01:00", "02:00"),
        ("2026-10-25T00:59", "01:59"),
        ("2026-10-25T01:00", "01:00"),
    ],
)
def test_clocks_change_at_one_in_the_morning(utc: str, wall: str) -> None:
    """Both changes of 2026 happen at the very minute."""
    local = london(datetime.fromisoformat(utc).replace(tzinfo=UTC))
    assert local.strftime("%H:%M") == wall


def test_a_time_without_a_zone_is_refused() -> None:
    """Guessing a zone could say open when the line is shut."""
    with pytest.raises(ValueError, match="without a time zone"):
        london(datetime(2026, 6, 1, 12))  # noqa: DTZ001


@given(weekly, moments)
def test_open_agrees_with_a_plain_count_of_the_week(hours: OpeningHours, moment: datetime) -> None:
    """Open exactly when some slot's minutes of the week hold this one, over midnight too."""
    local = moment.astimezone(LONDON)
    minute = local.weekday() * 1440 + local.hour * 60 + local.minute
    held = {
        (day * 1440 + slot.opens + step) % (7 * 1440)
        for slot in hours.slots
        for day in slot.days
        for step in range(slot.length)
    }
    assert is_open(hours, moment) == (minute in held)


@given(weekly, moments)
def test_closing_and_next_opening_are_ahead(hours: OpeningHours, moment: datetime) -> None:
    """The next opening is within a week and begins a slot; a closing time is later than now."""
    local = london(moment)
    opening = next_opening(hours, moment)
    assert opening is not None
    assert local < opening <= local + timedelta(days=7)
    assert any(
        opening.weekday() in slot.days and opening.hour * 60 + opening.minute == slot.opens
        for slot in hours.slots
    )
    closing = open_until(hours, moment)
    assert (closing is not None) == is_open(hours, moment)
    assert closing is None or closing > local


@given(moments)
def test_always_is_always_open(moment: datetime) -> None:
    """A 24-hour line is open at every moment, and says so."""
    assert is_open(OpeningHours(always=True), moment)
    assert hours_line(OpeningHours(always=True), moment).startswith("Open now. Open 24 hours")


@pytest.mark.parametrize(
    ("hours", "when", "says"),
    [
        (OFFICE, "2026-11-23T09:00", "Open now, until 5pm."),
        (OFFICE, "2026-11-23T08:59", "Closed now. Opens today at 9am."),
        (OFFICE, "2026-11-23T17:00", "Closed now. Opens tomorrow at 9am."),
        (OFFICE, "2026-11-20T18:00", "Closed now. Opens on Monday at 9am."),
        (NIGHT, "2026-11-21T01:59", "Open now, until 2am."),
        (NIGHT, "2026-11-22T01:59", "Open now, until 2am."),
        (NIGHT, "2026-11-23T01:00", "Closed now. Opens on Friday at 10pm."),
        (NIGHT, "2026-10-24T23:30", "Open now, until 2am."),
    ],
)
def test_hours_are_said_in_plain_words(hours: OpeningHours, when: str, says: str) -> None:
    """A contact reads whether it is open, until when, or when it opens."""
    assert hours_line(hours, at(when)).startswith(says)


def test_a_line_in_utc_summer_time_opens_an_hour_earlier() -> None:
    """Nine in London is eight in UTC in July."""
    assert is_open(OFFICE, datetime(2026, 7, 6, 8, 0, tzinfo=UTC))
    assert not is_open(OFFICE, datetime(2026, 7, 6, 7, 59, tzinfo=UTC))


def test_a_summary_says_nothing_of_open_or_closed() -> None:
    """Hours that were not verified are listed, and no more."""
    assert hours_summary(OFFICE) == "Monday to Friday 9am to 5pm"
    both = OpeningHours(slots=(Slot((5, 6), 12 * 60, 24 * 60), Slot((0, 2), 570, 1000)))
    assert hours_summary(both) == "weekends noon to midnight; Monday and Wednesday 9:30am to 4:40pm"
