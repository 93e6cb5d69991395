"""The queue page, its live stream, and going on and off shift."""

from __future__ import annotations

from aiohttp import web

from bot.casework.cases import Case
from bot.desk.context import desk_of, signed_in
from bot.desk.feed import stream
from bot.desk.guard import cookie_name
from bot.desk.heading import heading
from bot.desk.pages import page
from bot.desk.queue_view import rows, version_of
from bot.desk.team_filter import of_team, team_choices, team_of
from bot.desk.witness import remark
from bot.flows.openings import known_rota


async def show(request: web.Request) -> web.Response:
    """Draw the queue."""
    desk, me = desk_of(request), signed_in(request).staff
    head, cases = await heading(desk, me)
    cases, practice = shown(request, cases)
    team = team_of(request)
    mine = (await known_rota(desk.outside.rotas)).member(me).teams
    drawn = rows(of_team(cases, team, mine), me, desk.now, head.on_shift)
    real = tuple(case for case in cases if not case.practice)
    return await page(
        request,
        "queue.html",
        head=head,
        rows=drawn,
        open_cases=len(cases),
        counted=len(real),
        team=team,
        teams=team_choices(real, mine),
        practice=practice,
        version=version_of(head, drawn, practice),
    )


async def live(request: web.Request) -> web.StreamResponse:
    """Tell an open queue page when it has changed."""
    desk, me = desk_of(request), signed_in(request).staff

    async def version() -> str:
        head, cases = await heading(desk, me)
        cases, practice = shown(request, cases)
        mine = (await known_rota(desk.outside.rotas)).member(me).teams
        drawn = rows(of_team(cases, team_of(request), mine), me, desk.now, head.on_shift)
        return version_of(head, drawn, practice)

    return await stream(request, desk.feed, version, lambda: still_signed_in(request))


async def shift(request: web.Request) -> web.Response:
    """Go on shift or off it."""
    desk, me = desk_of(request), signed_in(request).staff
    goes_on = (await request.post()).get("on") == "yes"
    remark(request).about = "on" if goes_on else "off"
    if goes_on:
        await desk.shifts.shift_on(me, desk.now)
    else:
        await desk.shifts.shift_off(me)
    raise web.HTTPSeeOther("/?said=on-shift" if goes_on else "/?said=off-shift")


async def still_signed_in(request: web.Request) -> bool:
    """Whether the cookie that opened a stream still names a sign-in."""
    desk = desk_of(request)
    return await desk.sign_ins.find(request.cookies.get(cookie_name(desk), "")) is not None


def shown(request: web.Request, cases: tuple[Case, ...]) -> tuple[tuple[Case, ...], bool]:
    """Return the cases to draw, and whether those of practice are among them: asked for alone."""
    practice = request.query.get("practice") == "yes"
    return tuple(case for case in cases if practice or not case.practice), practice
