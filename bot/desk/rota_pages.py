"""Teams and rota: everybody reads it; supervisors, the lead and admins keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aiohttp import web

from bot.casework.errors import Conflict, MoveRefused
from bot.casework.messages import StaffName
from bot.casework.rota import (
    Rota,
    RotaRefused,
    moved_up,
    with_hours,
    with_member,
    with_on_call,
    with_shifts,
    without_shift,
)
from bot.casework.teams import TEAM_WORDS, team_named
from bot.desk.account import Account
from bot.desk.context import Desk, desk_of, signed_in
from bot.desk.doors import Doors, Kind
from bot.desk.heading import heading
from bot.desk.pages import page
from bot.desk.roles import May, Role
from bot.desk.rota_form import about_hours, read_hours, read_shifts
from bot.desk.rota_keeping import Change, save
from bot.desk.rota_view import day_line, rota_view
from bot.desk.witness import remark
from bot.flows.openings import closed_around

PATH = "/rota"
GONE = "Choose somebody from the list."


def add(doors: Doors) -> None:
    """Add the page and its forms."""
    doors.get(PATH, show, May.SEE, "rota.view", name="rota")
    doors.post(f"{PATH}/hours", set_hours, May.ROTA, "rota.hours")
    doors.post(f"{PATH}/shift", plan, May.ROTA, "rota.shift")
    doors.post(f"{PATH}/shift-remove", remove, May.ROTA, "rota.shift-remove")
    doors.post(f"{PATH}/on-call", on_call, May.ROTA, "rota.on-call")
    doors.post(f"{PATH}/lead", set_lead, May.ROTA, "rota.lead")
    doors.post(f"{PATH}/member", set_member, May.ROTA, "rota.member")
    # The address of a refused press, when somebody reloads it.
    pressed = PATH + "/{move:hours|shift|shift-remove|on-call|lead|member}"
    doors.get(pressed, back, May.SEE, kind=Kind.NOTHING)


async def show(request: web.Request) -> web.Response:
    """Draw the rota."""
    return await _draw(request)


async def back(_: web.Request) -> web.Response:
    """Go back to the rota from the address of one of its forms."""
    raise web.HTTPSeeOther(PATH)


async def set_hours(request: web.Request) -> web.Response:
    """Set a team's weekly hours."""
    form = await _form(request)
    try:
        hours = read_hours(form)
    except RotaRefused as why:
        known = team_named(form.get("team", ""))
        return await _refuse(request, f"hours-{known.value}" if known else "shifts", str(why), form)
    remark(request).about = about_hours(hours)
    return await _change(
        request, f"hours-{hours.team.value}", lambda rota: with_hours(rota, hours), form
    )


async def plan(request: web.Request) -> web.Response:
    """Plan a shift, or one a week for some weeks."""
    desk, form = desk_of(request), await _form(request)
    name = await _somebody(desk, form.get("name", ""))
    if name is None:
        return await _refuse(request, "shift", GONE, form)
    try:
        shifts = read_shifts(form, name)
    except MoveRefused as why:
        return await _refuse(request, "shift", str(why), form)
    first = shifts[0]
    weeks = f", {len(shifts)} weeks" if len(shifts) > 1 else ""
    day = day_line(first.begins.astimezone(desk.zone).date())
    remark(request).about = f"{name}: {TEAM_WORDS[first.team]}, {day}{weeks}"
    return await _change(request, "shift", lambda rota: with_shifts(rota, shifts, desk.now), form)


async def remove(request: web.Request) -> web.Response:
    """Take a shift off the rota."""
    desk, form = desk_of(request), await _form(request)
    shift_id = form.get("shift", "")
    rota = await desk.outside.rotas.rota()
    shift = next((one for one in rota.shifts if one.shift_id == shift_id), None)
    if shift is None:
        return await _refuse(request, "shifts", "That shift is not there any more.", form)
    day = day_line(shift.begins.astimezone(desk.zone).date())
    remark(request).about = f"{shift.name}: {TEAM_WORDS[shift.team]}, {day}"
    return await _change(request, "shifts", lambda rota: without_shift(rota, shift_id), form)


async def on_call(request: web.Request) -> web.Response:
    """Add somebody to the on-call list, call them earlier, or take them off."""
    desk, form = desk_of(request), await _form(request)
    move, name = form.get("move", ""), StaffName(form.get("name", ""))
    listed = (await desk.outside.rotas.rota()).on_call
    known = await _somebody(desk, name) if move == "add" else name in listed
    changes: dict[str, Change] = {
        "add": lambda rota: with_on_call(rota, (*rota.on_call, name)),
        "up": lambda rota: moved_up(rota, name),
        "remove": lambda rota: with_on_call(rota, (n for n in rota.on_call if n != name)),
    }
    if not known or move not in changes:
        return await _refuse(request, "call", GONE, form)
    remark(request).about = f"{name}: {move}"
    return await _change(request, "call", changes[move], form)


async def set_lead(request: web.Request) -> web.Response:
    """Name the safeguarding lead whom the last rung of the ladder reaches."""
    desk, form = desk_of(request), await _form(request)
    wanted = form.get("name", "")
    leads = [one.shown for one in await desk.accounts.all() if _is_lead(one)]
    if wanted and wanted not in leads:
        wrong = "Choose somebody with the role of safeguarding lead."
        return await _refuse(request, "lead", wrong, form)
    remark(request).about = wanted or "Nobody"
    name = StaffName(wanted) if wanted else None
    return await _change(request, "lead", lambda rota: _with_lead(rota, name), form)


async def set_member(request: web.Request) -> web.Response:
    """Put somebody into teams, with an address for alerts."""
    desk, form = desk_of(request), await _form(request)
    name = await _somebody(desk, form.get("name", ""))
    if name is None:
        return await _refuse(request, "people", GONE, form)
    given = (await request.post()).getall("team", [])
    teams = [team for team in map(team_named, map(str, given)) if team is not None]
    words = ", ".join(TEAM_WORDS[team] for team in teams) or "no team"
    email = form.get("email", "")
    before = (await desk.outside.rotas.rota()).member(name).email
    remark(request).about = f"{name}: {words}{', another address' if email != before else ''}"
    return await _change(
        request, "people", lambda rota: with_member(rota, name, teams, email), form
    )


async def _change(
    request: web.Request, place: str, change: Change, form: Mapping[str, str]
) -> web.Response:
    try:
        await save(desk_of(request).outside.rotas, change)
    except MoveRefused as why:
        return await _refuse(request, place, str(why), form)
    except Conflict:
        wrong = "Somebody else changed the rota at that moment. Please try again."
        return await _refuse(request, place, wrong, form, status=409)
    raise web.HTTPSeeOther(f"{PATH}?said=rota#{place}")


async def _form(request: web.Request) -> dict[str, str]:
    return {key: " ".join(str(value).split()) for key, value in (await request.post()).items()}


async def _somebody(desk: Desk, name: str) -> StaffName | None:
    """Return the name if somebody who may sign in is shown by it."""
    return next((one for one in await _staff(desk) if one == name), None)


async def _staff(desk: Desk) -> tuple[StaffName, ...]:
    accounts = await desk.accounts.all()
    return tuple(sorted(account.shown for account in accounts if not account.stopped))


def _is_lead(account: Account) -> bool:
    return account.role is Role.SAFEGUARDING_LEAD and not account.stopped


def _with_lead(rota: Rota, name: StaffName | None) -> Rota:
    return replace(rota, lead=name)


async def _refuse(
    request: web.Request, place: str, wrong: str, form: Mapping[str, str], *, status: int = 422
) -> web.Response:
    return await _draw(request, wrong=wrong, wrong_in=place, typed=form, status=status)


async def _draw(
    request: web.Request,
    *,
    wrong: str = "",
    wrong_in: str = "",
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> web.Response:
    desk, me = desk_of(request), signed_in(request)
    head, _ = await heading(desk, me.staff)
    rota = await desk.outside.rotas.rota()
    accounts = await desk.accounts.all()
    closed = closed_around(desk.outside.rotas, desk.now)
    return await page(
        request,
        "rota.html",
        status=status,
        head=head,
        view=rota_view(rota, desk.now, head.on_shift, await _staff(desk), closed),
        leads=sorted(one.shown for one in accounts if _is_lead(one)),
        today=desk.now.astimezone(desk.zone).date().isoformat(),
        wrong=wrong,
        wrong_in=wrong_in,
        typed=typed or {},
    )
