"""Reports by day and week, on a page and as CSV. Read from numbers that name nobody."""

from __future__ import annotations

from datetime import timedelta

from aiohttp import web

from bot.casework.report import Report, report_of
from bot.casework.tally import DIMENSIONS, TIMED, Measure
from bot.desk import moments
from bot.desk.context import Desk, desk_of, signed_in
from bot.desk.doors import Doors, Kind
from bot.desk.heading import heading
from bot.desk.pages import page
from bot.desk.report_view import (
    COLUMNS,
    DIMENSION_WORDS,
    MEASURES,
    Period,
    PeriodWrong,
    as_csv,
    charts,
    period_of,
    value_words,
)
from bot.desk.roles import May
from bot.ports import Tallies

TALLIES: web.AppKey[Tallies] = web.AppKey("tallies", Tallies)


def add(app: web.Application, doors: Doors, tallies: Tallies) -> None:
    """Add the page and what can be taken away."""
    app[TALLIES] = tallies
    doors.get("/reports", show, May.WATCH, "report.view")
    # Each one that is taken away is recorded, and none that could not be.
    doors.get("/reports.csv", take_away, May.WATCH, "report.export", kind=Kind.ENTRY)


async def show(request: web.Request) -> web.Response:
    """Draw the report of a day or a week."""
    desk, me = desk_of(request), signed_in(request).staff
    head, _ = await heading(desk, me)
    today = desk.now.astimezone(desk.zone).date()
    wrong, status = "", 200
    try:
        period = period_of(request.query, today)
    except PeriodWrong as why:
        period, wrong, status = period_of({}, today), str(why), 422
    report = await _report(request, period)
    return await page(
        request,
        "reports.html",
        status=status,
        head=head,
        wrong=wrong,
        period=period,
        later=period.moved(1) if period.last < today else None,
        today=today.isoformat(),
        report=report,
        charts=charts(report, period),
        DIMENSIONS=DIMENSIONS,
        DIMENSION_WORDS=DIMENSION_WORDS,
        MEASURES=MEASURES,
        COLUMNS=COLUMNS,
        TIMED=TIMED,
        M=Measure,
        said_value=value_words,
        span=lambda seconds: moments.span(timedelta(seconds=seconds)),
    )


async def take_away(request: web.Request) -> web.Response:
    """Return the report as CSV. HTTPBadRequest, in words, when the day is none."""
    desk = desk_of(request)
    try:
        period = period_of(request.query, desk.now.astimezone(desk.zone).date())
    except PeriodWrong as why:
        raise web.HTTPBadRequest(text=str(why)) from None
    text = as_csv(await _report(request, period), period)
    name = f"waymark-{period.query.replace('=', '-')}.csv"
    return web.Response(
        text=text,
        content_type="text/csv",
        charset="utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


async def _report(request: web.Request, period: Period) -> Report:
    kept = await request.app[TALLIES].tally(period.days)
    return report_of(kept, period.days)


def today_of(desk: Desk) -> str:
    """Return the local day, as tallies name it."""
    return desk.now.astimezone(desk.zone).date().isoformat()
