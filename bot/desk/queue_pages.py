"""The queue page, its live stream, and going on and off shift."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.desk.context import desk_of, signed_in
from bot.desk.feed import stream
from bot.desk.guard import BY_ITSELF, cookie_name
from bot.desk.heading import Heading, heading
from bot.desk.pages import page
from bot.desk.queue_filter import FIELDS, LABELS, Wanted, p1_outside, wanted_of
from bot.desk.queue_view import Row, rows, version_of
from bot.desk.team_filter import TeamChoice, team_choices
from bot.desk.witness import remark
from bot.flows.openings import known_rota


async def show(request: web.Request) -> web.Response:
    """Draw the queue, or the part of it that the address asks for.

    A page that draws itself again says which version it shows, and gets what changed since.
    """
    wanted, has = wanted_of(request.query.items()), request.headers.get(BY_ITSELF)
    head, drawn = await _read(request, wanted, by_itself=has is not None)
    version, known = version_of(head, drawn), desk_of(request).rows
    had = known.had(has or "")
    known.drawn(version, {row.case_id: row.version for row in drawn.rows})
    return await page(
        request,
        "queue.html",
        head=head,
        rows=drawn.rows,
        had=had,
        all_open=drawn.open,
        counted=drawn.counted,
        teams=drawn.teams,
        outside=drawn.p1_outside,
        wanted=wanted,
        FIELDS=FIELDS,
        LABELS=LABELS,
        version=version,
    )


async def live(request: web.Request) -> web.StreamResponse:
    """Tell an open queue page when it has changed."""
    wanted = wanted_of(request.query.items())

    async def version() -> str:
        return version_of(*await _read(request, wanted, by_itself=True))

    return await stream(request, desk_of(request).feed, version, lambda: still_signed_in(request))


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


@dataclass(frozen=True)
class Drawn:
    """What the page draws beside its heading.

    `open` counts every open case, shown or not, those of practice when they are asked for;
    `counted` leaves practice out, as the heading does.
    """

    rows: tuple[Row, ...]
    open: int
    counted: int
    p1_outside: int
    teams: tuple[TeamChoice, ...]


async def _read(request: web.Request, wanted: Wanted, *, by_itself: bool) -> tuple[Heading, Drawn]:
    desk, me = desk_of(request), signed_in(request).staff
    head, cases = await heading(desk, me, by_itself=by_itself)
    now, teams = desk.now, (await known_rota(desk.outside.rotas)).member(me).teams
    real = tuple(case for case in cases if not case.practice)
    shown = tuple(case for case in cases if wanted.shows(case, me, now, teams))
    return head, Drawn(
        rows(shown, me, now, head.on_shift),
        len(real) if not wanted.value("practice") else len(cases),
        len(real),
        len(p1_outside(wanted, real, me, now, teams)),
        team_choices(real, teams),
    )
