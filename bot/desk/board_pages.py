"""The live board's page and stream, for those who watch over a shift."""

from __future__ import annotations

from datetime import timedelta

from aiohttp import web

from bot.casework.tally import day_of, days_of
from bot.desk.board_view import Board, board
from bot.desk.context import desk_of, signed_in
from bot.desk.doors import Doors, Kind
from bot.desk.feed import stream
from bot.desk.heading import Heading, heading
from bot.desk.pages import page
from bot.desk.queue_pages import still_signed_in
from bot.desk.queue_view import version_of
from bot.desk.report_pages import TALLIES
from bot.desk.roles import May

# A shift that began longer ago was forgotten about: its count begins here.
LONGEST_SHIFT = timedelta(hours=36)


def add(doors: Doors) -> None:
    """Add the page and its live stream."""
    doors.get("/board", show, May.WATCH, "board.view")
    doors.get("/board/live", live, May.WATCH, "board.view", kind=Kind.STREAM)


async def show(request: web.Request) -> web.Response:
    """Draw the board."""
    head, drawn = await _load(request)
    version = version_of(head, drawn)
    return await page(request, "board.html", head=head, board=drawn, version=version)


async def live(request: web.Request) -> web.StreamResponse:
    """Tell an open board when it has changed."""

    async def version() -> str:
        return version_of(*await _load(request))

    return await stream(request, desk_of(request).feed, version, lambda: still_signed_in(request))


async def _load(request: web.Request) -> tuple[Heading, Board]:
    desk = desk_of(request)
    head, cases = await heading(desk, signed_in(request).staff)
    shifts, now = await desk.shifts.shifts(), desk.now
    began = min((since for _, since in shifts), default=now)
    first = max(began, now - LONGEST_SHIFT).astimezone(desk.zone).date()
    days = days_of(first, now.astimezone(desk.zone).date())
    numbers = await request.app[TALLIES].tally(days)
    today = day_of(now, desk.zone)
    return head, board(
        cases, shifts, numbers, today=today, troubles=head.troubles, now=now, zone=desk.zone
    )
