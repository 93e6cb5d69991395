"""The desk's page of times away: when nothing was read, and for how long."""

from __future__ import annotations

from aiohttp import web

from bot.desk.context import desk_of, signed_in
from bot.desk.doors import Doors
from bot.desk.heading import heading
from bot.desk.pages import page
from bot.desk.roles import May

PATH = "/gaps"


def add(doors: Doors) -> None:
    """Add the page to the desk."""
    doors.get(PATH, show, May.SEE, "gaps.view", name="gaps")


async def show(request: web.Request) -> web.Response:
    """Draw the list."""
    desk = desk_of(request)
    head, _ = await heading(desk, signed_in(request).staff)
    gaps = await desk.gaps.gaps() if desk.gaps else ()
    return await page(request, "gaps.html", head=head, gaps=gaps)
