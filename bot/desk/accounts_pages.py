"""The admin's page: who has an account, with which role; inviting, resetting, stopping."""

from __future__ import annotations

from datetime import UTC, datetime

from aiohttp import web

from bot.casework.rota import Rota, without
from bot.desk.account import Account, AccountRefused
from bot.desk.context import desk_of, signed_in
from bot.desk.heading import heading
from bot.desk.pages import page
from bot.desk.roles import NEEDS_SECOND_FACTOR, ROLE_WORDS, Role
from bot.desk.rota_keeping import save
from bot.desk.witness import remark

MYSELF = "That is your own account. Ask another admin, or use your own page."


async def show(request: web.Request) -> web.Response:
    """Draw the list."""
    return await _draw(request)


async def back(_: web.Request) -> web.Response:
    """Go back to the list from the address of one of its forms."""
    raise web.HTTPSeeOther("/accounts")


async def invite(request: web.Request) -> web.Response:
    """Make an account; its one-time password is shown this once."""
    desk = desk_of(request)
    form = await request.post()
    name, role = " ".join(str(form.get("name", "")).split()), _role(form.get("role"))
    if role is None:
        return await _draw(request, wrong="Choose a role.", typed=name, status=422)
    try:
        password = await desk.accounts.add_staff(name, role)
    except AccountRefused as why:
        return await _draw(request, wrong=str(why), typed=name, status=422)
    remark(request).about = f"{name}: {role.value}"
    return await _draw(request, given=(name, password))


async def change_role(request: web.Request) -> web.Response:
    """Give somebody else another role."""
    desk = desk_of(request)
    account, role = await _account(request), _role((await request.post()).get("role"))
    if account is None or role is None:
        return await _refuse(request, account)
    try:
        await desk.accounts.set_role(account.name, role)
    except AccountRefused as why:
        return await _draw(request, wrong=str(why), status=409)
    remark(request).about = f"{account.shown}: {account.role.value} to {role.value}"
    raise web.HTTPSeeOther("/accounts?said=role")


async def reset(request: web.Request) -> web.Response:
    """Give somebody else a fresh one-time password; their second factor and sign-ins end."""
    desk, account = desk_of(request), await _account(request)
    if account is None:
        return await _refuse(request, account)
    try:
        password = await desk.accounts.new_password(account.name)
        await desk.sign_ins.end_all(await desk.accounts.known(account.name))
    except AccountRefused as why:
        return await _draw(request, wrong=str(why), status=409)
    return await _draw(request, given=(account.name, password))


async def stop(request: web.Request) -> web.Response:
    """Stop an account: signed out everywhere, off shift, and not let in again."""
    desk, account = desk_of(request), await _account(request)
    if account is None:
        return await _refuse(request, account)
    try:
        stopped = await desk.accounts.set_stopped(account.name, stopped=True)
        await desk.sign_ins.end_all(stopped)
    except AccountRefused as why:
        return await _draw(request, wrong=str(why), status=409)
    await desk.shifts.shift_off(account.shown)
    await save(desk.outside.rotas, lambda rota: without(rota, account.shown, desk.now))
    raise web.HTTPSeeOther("/accounts?said=stopped")


async def start(request: web.Request) -> web.Response:
    """Let a stopped account sign in again."""
    account = await _account(request)
    if account is None:
        return await _refuse(request, account)
    await desk_of(request).accounts.set_stopped(account.name, stopped=False)
    raise web.HTTPSeeOther("/accounts?said=started")


async def _account(request: web.Request) -> Account | None:
    """Return the account that the form names, and let the audit trail name it; never my own."""
    name = str((await request.post()).get("account", ""))
    account = await desk_of(request).accounts.get(name)
    if account is None or account.name == signed_in(request).account:
        return None
    remark(request).about = account.shown
    return account


async def _refuse(request: web.Request, account: Account | None) -> web.Response:
    mine = str((await request.post()).get("account", "")) == signed_in(request).account
    wrong = MYSELF if mine else "There is no account of that name."
    return await _draw(request, wrong="Choose a role." if account else wrong, status=422)


async def _draw(
    request: web.Request,
    *,
    wrong: str = "",
    typed: str = "",
    given: tuple[str, str] | None = None,
    status: int = 200,
) -> web.Response:
    desk, me = desk_of(request), signed_in(request)
    head, _ = await heading(desk, me.staff)
    rota = await desk.outside.rotas.rota()
    accounts = sorted(await desk.accounts.all(), key=lambda a: (a.stopped, a.shown.casefold()))
    return await page(
        request,
        "accounts.html",
        status=status,
        head=head,
        wrong=wrong,
        typed=typed,
        given=given,
        roles=tuple(Role),
        rows=[_row(account, me.account, desk.now.timestamp(), rota) for account in accounts],
    )


def _row(account: Account, mine: str, now: float, rota: Rota) -> dict[str, object]:
    late = 0 < account.once_until <= now
    state = "ready" if account.ready else "late" if late or account.used else "invited"
    factor = "on" if account.factor else "due" if account.role in NEEDS_SECOND_FACTOR else "off"
    return {
        "name": account.name,
        "shown": account.shown,
        "role": account.role,
        "role_words": ROLE_WORDS[account.role],
        "state": "stopped" if account.stopped else state,
        "until": datetime.fromtimestamp(account.once_until, UTC) if account.once_until else None,
        "factor": factor,
        "teams": rota.member(account.shown).teams,
        "mine": account.name == mine,
    }


def _role(given: object) -> Role | None:
    return next((role for role in Role if role.value == given), None)
