"""A member of staff's own page: their role, their second factor, where they are signed in."""

from __future__ import annotations

from datetime import UTC, datetime

from aiohttp import web

from bot.casework.errors import MoveRefused
from bot.casework.rota import Rota, with_member
from bot.desk.context import desk_of, signed_in
from bot.desk.guard import cookie_name
from bot.desk.heading import heading
from bot.desk.pages import page
from bot.desk.rota_keeping import save


async def show(request: web.Request) -> web.Response:
    """Draw the page."""
    return await _draw(request)


async def set_address(request: web.Request) -> web.Response:
    """Set my own address for alerts; empty for none."""
    desk, me = desk_of(request), signed_in(request)
    email = str((await request.post()).get("email", "")).strip()

    def change(rota: Rota) -> Rota:
        return with_member(rota, me.staff, rota.member(me.staff).teams, email)

    try:
        await save(desk.outside.rotas, change)
    except MoveRefused as why:
        return await _draw(request, wrong=str(why), typed=email, status=422)
    raise web.HTTPSeeOther("/account?said=address")


async def _draw(
    request: web.Request, *, wrong: str = "", typed: str = "", status: int = 200
) -> web.Response:
    desk, me = desk_of(request), signed_in(request)
    account = await desk.accounts.known(me.account)
    head, _ = await heading(desk, me.staff)
    rows = [
        {
            "ref": row.ref,
            "browser": row.browser or "A browser",
            "began": datetime.fromtimestamp(row.began, UTC),
            "seen": datetime.fromtimestamp(row.seen, UTC),
            "here": row.ref == desk.sign_ins.ref(me),
        }
        for row in await desk.sign_ins.browsers(me.account)
    ]
    return await page(
        request,
        "account.html",
        status=status,
        head=head,
        account=account,
        codes=len(account.recovery),
        rows=rows,
        member=(await desk.outside.rotas.rota()).member(me.staff),
        wrong=wrong,
        typed=typed,
    )


async def end_one(request: web.Request) -> web.Response:
    """Sign out one of my own browsers."""
    desk, me = desk_of(request), signed_in(request)
    await desk.sign_ins.end_one(me.account, str((await request.post()).get("ref", "")))
    raise web.HTTPSeeOther("/account?said=browser-ended")


async def end_everywhere(request: web.Request) -> web.Response:
    """Sign out all of my browsers, this one too, and end the shift."""
    desk, me = desk_of(request), signed_in(request)
    await desk.shifts.shift_off(me.staff)
    await desk.sign_ins.end_all(await desk.accounts.known(me.account))
    answer = web.HTTPSeeOther("/sign-in?said=everywhere")
    answer.del_cookie(cookie_name(desk), path="/", secure=desk.secure)
    raise answer
