"""A report adds up, rounds truly, and shows nothing small when it leaves the desk."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.casework.messages import StaffName
from bot.casework.records import Fact
from bot.casework.report import SHOWN_MEASURES, SMALL, guarded, report_of
from bot.casework.spans import STEPS, share, step_of
from bot.casework.tally import (
    DIMENSIONS,
    NOT_SAID,
    STAFF,
    TIMED,
    Measure,
    added_up,
    area_value,
    days_of,
    language_value,
    p1_taken,
    staff_digest,
)
from tests.fakes import START

DAYS = days_of(date(2026, 11, 23), date(2026, 11, 29))
facts = st.builds(
    lambda day, measure, values, step: Fact(
        day,
        measure.value,
        tuple(zip(DIMENSIONS, values, strict=True)),
        str(step_of(timedelta(seconds=step))) if measure in TIMED else "",
    ),
    st.sampled_from(DAYS),
    st.sampled_from(SHOWN_MEASURES),
    st.tuples(*(st.sampled_from(("a", "b", "c")) for _ in DIMENSIONS)),
    st.integers(0, 10_000_000),
)


@given(st.lists(facts, max_size=60))
def test_every_breakdown_adds_up_to_the_same(happened: list[Fact]) -> None:
    """Whatever happened: each dimension, and the days, sum to the total of each measure."""
    report = report_of(added_up(happened), DAYS)
    for measure in SHOWN_MEASURES:
        wanted = sum(fact.measure == measure.value for fact in happened)
        assert report.totals[measure].count == wanted
        assert sum(row.cells[measure].count for row in report.by_day) == wanted
        for dimension in DIMENSIONS:
            assert sum(row.cells[measure].count for row in report.rows[dimension]) == wanted


@given(st.lists(facts, max_size=60))
def test_what_leaves_the_desk_hides_what_is_small(happened: list[Fact]) -> None:
    """No count of one to four is written, none alone can be worked out, no time of few."""
    report = guarded(report_of(added_up(happened), DAYS))
    for rows in (*report.rows.values(), report.by_day):
        for measure in SHOWN_MEASURES:
            cells = [row.cells[measure] for row in rows]
            assert all(cell.words == f"<{SMALL}" for cell in cells if 0 < cell.count < SMALL)
            assert not any(cell.median is not None for cell in cells if cell.small or cell.hidden)
            unknown = [cell for cell in cells if cell.small or cell.hidden]
            shown = [cell for cell in cells if cell.count >= SMALL and not cell.hidden]
            assert len(unknown) != 1 or not shown


@given(st.lists(st.integers(0, 3_000_000), min_size=1, max_size=50), st.sampled_from((0.5, 0.9)))
def test_the_median_of_what_was_rounded_is_the_rounded_median(
    seconds: list[int], part: float
) -> None:
    """Keeping counts by step loses nothing but the rounding."""
    counts: dict[int, int] = {}
    for one in seconds:
        step = step_of(timedelta(seconds=one))
        counts[step] = counts.get(step, 0) + 1
    rank = max(1, -(-int(part * 100) * len(seconds) // 100))
    assert share(counts, part) == step_of(timedelta(seconds=sorted(seconds)[rank - 1]))


def test_steps_are_fine_where_it_counts() -> None:
    """To the second up to two minutes, within five per cent after that, four weeks at most."""
    assert [step_of(timedelta(seconds=s)) for s in (-3, 0, 1, 119, 120, 122, 123)] == [
        *(0, 0, 1, 119, 120, 120, 125)
    ]
    assert step_of(timedelta(days=90)) == STEPS[-1][0]
    for seconds in range(120, 600_000, 137):
        assert abs(step_of(timedelta(seconds=seconds)) - seconds) <= seconds * 0.05
    assert share({}, 0.5) is None


def test_no_typed_words_become_a_number() -> None:
    """Only a council's name and a language's code are counted under; other words never are."""
    assert area_value("Dudley") == "Dudley"
    assert area_value("tipton") == "Sandwell"
    assert area_value("12 Station Road with my nan") == "elsewhere"
    assert area_value(" ") == NOT_SAID
    assert language_value("en-GB") == "en"
    assert language_value("my nan speaks Kurdish|P1") == NOT_SAID


def test_a_shift_counts_its_own_p1s() -> None:
    """Taken before the shift, by somebody else, or on another day before: not counted."""
    priya, dave = StaffName("Priya Shah"), StaffName("Dave Price")

    def took(who: StaffName, minute: int) -> str:
        return f"{Measure.P1_TAKEN.value}|{STAFF}|{staff_digest(who)}@{minute:04d}"

    days = {
        "2026-11-24": {took(priya, 599): 1, took(priya, 600): 2, took(dave, 700): 4},
        "2026-11-25": {took(priya, 3): 1, "cases|tier|P1": 9},
    }
    assert p1_taken(days, priya, START, ZoneInfo("Europe/London")) == 3
