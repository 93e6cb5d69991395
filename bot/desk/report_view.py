"""A report as staff read it: the days asked for, the words for what is counted, the charts."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.casework.messages import Channel
from bot.casework.report import SHOWN_MEASURES, Report, Row, guarded
from bot.casework.tally import DIMENSIONS, ELSEWHERE, NOT_SAID, TIMED, Measure, days_of
from bot.casework.triage import Route, Tier
from bot.desk.charts import Chart, chart
from bot.desk.phrases import CHANNELS, ROUTES, TIERS

# The first day of the unit's money is long before the first message; nothing is earlier.
FIRST_DAY = date(2019, 10, 1)
MEASURES = {
    Measure.CONVERSATIONS: "New contacts",
    Measure.MESSAGES: "Messages from contacts",
    Measure.CASES: "Cases opened",
    Measure.REOPENED: "Came back within 72 hours",
    Measure.CLAIMED: "First claims",
    Measure.REPLIED: "First replies by staff",
    Measure.CLOSED: "Cases closed",
    Measure.MISSED_TARGET: "Targets missed",
    Measure.RAISED: "Tier raised",
    Measure.LOWERED: "Tier lowered by staff",
    Measure.RELEASED: "Released by the holder",
    Measure.LAPSED: "Claim ran out",
    Measure.HANDED_OVER: "Handed over or taken over",
    Measure.MARKED_MISSED: "Marked: missed by the bot",
    Measure.MARKED_FALSE: "Marked: false alarm",
}
# The columns of each table: the counts, and what has a time.
COLUMNS = (
    *(Measure.MESSAGES, Measure.CASES, Measure.CLAIMED, Measure.REPLIED, Measure.CLOSED),
    *(Measure.MISSED_TARGET, Measure.MARKED_MISSED, Measure.MARKED_FALSE),
)
DIMENSION_WORDS = {
    "tier": "Tier",
    "route": "Route",
    "area": "Area",
    "channel": "Channel",
    "language": "Language",
    "hour": "Hour of the day",
}
LANGUAGES = {
    "en": "English",
    "ur": "Urdu",
    "pa": "Punjabi",
    "bn": "Bengali",
    "pl": "Polish",
    "ro": "Romanian",
    "ar": "Arabic",
    "so": "Somali",
}
CSV_HEAD = ("from", "to", "by", "value", "measure", "count", "median_seconds", "p90_seconds")


@dataclass(frozen=True)
class Period:
    """The days of a report: one, or a week from Monday to Sunday."""

    first: date
    last: date

    @property
    def weekly(self) -> bool:
        """Whether it is a week."""
        return self.first != self.last

    @property
    def query(self) -> str:
        """The period as the address names it."""
        return f"{'week' if self.weekly else 'day'}={self.first.isoformat()}"

    @property
    def days(self) -> tuple[str, ...]:
        """Its days."""
        return days_of(self.first, self.last)

    @property
    def words(self) -> str:
        """The period as people say it."""
        if not self.weekly:
            return f"{self.first:%A} {_date(self.first)}"
        return f"{_date(self.first)} to {_date(self.last)}"

    def moved(self, by: int) -> Period:
        """Return the period that many before or after this one."""
        step = timedelta(days=7 if self.weekly else 1) * by
        return Period(self.first + step, self.last + step)


class PeriodWrong(ValueError):
    """Raised when what was asked for is no day; says so in plain words."""


def period_of(asked: Mapping[str, str], today: date) -> Period:
    """Return the day or week that is asked for; this week when nothing is. Raises PeriodWrong."""
    if "day" in asked:
        day = _day(asked["day"], today)
        return Period(day, day)
    day = _day(asked["week"], today) if "week" in asked else today
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def value_words(dimension: str, value: str) -> str:
    """Say one value of a dimension in words."""
    if value in (NOT_SAID, ELSEWHERE):
        unread = dimension in ("tier", "route")
        return "Elsewhere" if value == ELSEWHERE else "Not read" if unread else "Not said"
    if dimension == "tier":
        return f"{value} {TIERS[Tier(value)]}"
    if dimension == "route":
        return ROUTES[Route(value)]
    if dimension == "channel":
        return CHANNELS[Channel(value)]
    if dimension == "language":
        return LANGUAGES.get(value, value)
    return f"{value}:00" if dimension == "hour" else value


def charts(report: Report, period: Period) -> tuple[Chart, ...]:
    """Return the pictures: cases by day (of a week), by hour, and by tier."""
    found = []
    if period.weekly:
        days = [(f"{date.fromisoformat(r.value):%a}", _cases(r)) for r in report.by_day]
        found.append(chart("Cases by day", days))
    by_hour = {row.value: _cases(row) for row in report.rows["hour"]}
    hours = [(hour, by_hour.get(hour, 0)) for hour in (f"{h:02d}" for h in range(24))]
    found.append(chart("Cases by hour", hours))
    by_tier = {row.value: _cases(row) for row in report.rows["tier"]}
    tiers = [(tier.value, by_tier.get(tier.value, 0)) for tier in Tier]
    return (*found, chart("Cases by tier", tiers))


def as_csv(report: Report, period: Period) -> str:
    """Return the report to take away: what is small is hidden, and no time of few is told."""
    report = guarded(report)
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(CSV_HEAD)
    whole = Row("all", report.totals)
    parts = [("all", (whole,)), ("day", report.by_day)]
    parts += [(dimension, report.rows[dimension]) for dimension in DIMENSIONS]
    for by, rows in parts:
        for row in rows:
            for measure in SHOWN_MEASURES:
                cell = row.cells[measure]
                times = [cell.median, cell.ninety] if measure in TIMED else [None, None]
                named = (period.first.isoformat(), period.last.isoformat(), by, row.value)
                write.writerow(
                    (*named, measure.value, cell.words, *("" if t is None else t for t in times))
                )
    return out.getvalue()


def _cases(row: Row) -> int:
    return row.cells[Measure.CASES].count


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise PeriodWrong("Write the day as year-month-day, such as 2026-11-24.") from None
    if not FIRST_DAY <= day <= today + timedelta(days=7):
        raise PeriodWrong(f"Choose a day from {_date(FIRST_DAY)} to this week.")
    return day


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
