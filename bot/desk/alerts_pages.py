"""The desk's page of alerts: how the sinks are, who would hear of a P1, and what went out."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass

from aiohttp import web

from bot.casework.ladder import Up, climb
from bot.casework.messages import StaffName
from bot.casework.overdue import P1_ALARMS
from bot.casework.rota import Rota
from bot.casework.teams import Team
from bot.casework.telling import Attempt, Notice, NoticeKind, SinkState
from bot.casework.triage import Tier
from bot.desk.context import Desk, desk_of, signed_in
from bot.desk.doors import Doors, Kind
from bot.desk.feed import stream
from bot.desk.heading import Heading, heading
from bot.desk.pages import page
from bot.desk.queue_pages import still_signed_in
from bot.desk.queue_view import version_of
from bot.desk.roles import May

PATH = "/alerts"
SHOWN = 100
MINUTES = (0, *(int(after.total_seconds()) // 60 for after in P1_ALARMS))
# Minutes, who is up, and who of them cannot be written to.
Step = tuple[int, Up, tuple[StaffName, ...]]


@dataclass(frozen=True)
class AlertsView:
    """All that the page draws. Teams whose ladder is the same stand together."""

    sinks: tuple[SinkState, ...]
    latest: tuple[Attempt, ...]
    ladder: tuple[tuple[tuple[Team, ...], tuple[Step, ...]], ...]


def add(doors: Doors) -> None:
    """Add the page, its live connection and its button."""
    doors.get(PATH, show, May.SEE, "alerts.view", name="alerts")
    doors.get(f"{PATH}/live", live, May.SEE, "alerts.view", kind=Kind.STREAM)
    doors.post(f"{PATH}/test", test, May.ROTA, "alerts.test")
    # The address of a refused press, when somebody reloads it.
    doors.get(PATH + "/{move:test}", back, May.SEE, kind=Kind.NOTHING)


async def show(request: web.Request) -> web.Response:
    """Draw the page."""
    view, head = await _load(request)
    return await page(
        request,
        "alerts.html",
        head=head,
        sinks=view.sinks,
        latest=view.latest,
        ladder=view.ladder,
        version=version_of(view, head),
    )


async def live(request: web.Request) -> web.StreamResponse:
    """Tell an open page when something went out."""

    async def version() -> str:
        return version_of(*await _load(request))

    return await stream(request, desk_of(request).feed, version, lambda: still_signed_in(request))


async def test(request: web.Request) -> web.Response:
    """Ask the worker to send a test in every way."""
    desk, me = desk_of(request), signed_in(request).staff
    if desk.ledger is not None:
        token = f"test:{secrets.token_hex(8)}"
        await desk.ledger.ask_test(Notice(token, NoticeKind.TEST, desk.now, by=me))
    raise web.HTTPSeeOther(f"{PATH}?said=tested")


async def back(_: web.Request) -> web.Response:
    """Go back to the page from the address of its form."""
    raise web.HTTPSeeOther(PATH)


async def _load(request: web.Request) -> tuple[AlertsView, Heading]:
    desk, me = desk_of(request), signed_in(request).staff
    head, _ = await heading(desk, me)
    rota = await desk.outside.rotas.rota()
    sinks, latest = await _ledger(desk)
    alike: dict[tuple[Step, ...], tuple[Team, ...]] = {}
    for team in Team:
        steps = ladder_of(team, head.on_shift, rota)
        alike[steps] = (*alike.get(steps, ()), team)
    return AlertsView(sinks, latest, tuple((teams, s) for s, teams in alike.items())), head


async def _ledger(desk: Desk) -> tuple[tuple[SinkState, ...], tuple[Attempt, ...]]:
    if desk.ledger is None:
        return (), ()
    states = await asyncio.gather(*(desk.ledger.sink(name) for name in desk.sinks))
    return tuple(states), await desk.ledger.latest(SHOWN)


def ladder_of(team: Team, on_shift: tuple[StaffName, ...], rota: Rota) -> tuple[Step, ...]:
    """Return who would hear of a P1 of this team, alarm by alarm, as things stand."""
    steps = []
    for alarm, minutes in enumerate(MINUTES):
        up = climb(Tier.P1, team, alarm, on_shift, rota)
        mute = tuple(name for name in up.people if not rota.member(name).email)
        steps.append((minutes, up, mute))
    return tuple(steps)
