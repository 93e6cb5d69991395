"""Setting up a second factor, its recovery codes, and turning it off."""

from __future__ import annotations

import segno
from aiohttp import web
from markupsafe import Markup

from bot.desk.account import Account, AccountRefused
from bot.desk.context import desk_of, signed_in
from bot.desk.pages import page
from bot.desk.roles import NEEDS_SECOND_FACTOR
from bot.desk.sign_in_pages import WRONG_CODE, too_many


async def show(request: web.Request) -> web.Response:
    """Draw the key to set up, or what can be done with the one that is."""
    return await _draw(request)


async def confirm(request: web.Request) -> web.Response:
    """Turn it on with the first code; show the recovery codes this once."""
    desk, me = desk_of(request), signed_in(request)
    account = await desk.accounts.known(me.account)
    try:
        codes = await desk.sign_ins.factors.confirm(account, await _code(request))
    except AccountRefused as why:
        return await _draw(request, wrong=str(why), status=422)
    return await _codes(request, codes)


async def new_codes(request: web.Request) -> web.Response:
    """Give fresh recovery codes to whoever can show a code."""
    account = await _proved(request)
    if isinstance(account, web.Response):
        return account
    desk = desk_of(request)
    return await _codes(request, await desk.sign_ins.factors.new_codes(account))


async def turn_off(request: web.Request) -> web.Response:
    """End it for whoever can show a code: to use another phone, or none where that is allowed."""
    account = await _proved(request)
    if isinstance(account, web.Response):
        return account
    try:
        await desk_of(request).sign_ins.factors.turn_off(account)
    except AccountRefused as why:
        return await _draw(request, wrong=str(why), status=409)
    raise web.HTTPSeeOther("/account?said=factor-off")


async def _proved(request: web.Request) -> Account | web.Response:
    """Return the account when the form's code is right, or the page that says it is not."""
    desk, me = desk_of(request), signed_in(request)
    account = await desk.accounts.known(me.account)
    key = ("code", me.account.casefold())
    if seconds := await desk.sign_ins.tries.wait(key):
        return await _draw(request, wrong=too_many(seconds), status=429)
    await desk.sign_ins.tries.count(key)
    used = await desk.sign_ins.factors.check(account, await _code(request))
    if used is None:
        return await _draw(request, wrong=WRONG_CODE, status=422)
    await desk.sign_ins.tries.forget(key)
    return used


async def _draw(request: web.Request, *, wrong: str = "", status: int = 200) -> web.Response:
    desk, me = desk_of(request), signed_in(request)
    account = await desk.accounts.known(me.account)
    offer = None if account.factor else await desk.sign_ins.factors.offer(account)
    return await page(
        request,
        "second_factor.html",
        status=status,
        wrong=wrong,
        account=account,
        offer=offer,
        picture=_picture(offer.address) if offer else "",
        asked=account.role in NEEDS_SECOND_FACTOR,
        overdue=0 < me.factor_by <= desk.now.timestamp(),
        bare=True,
    )


async def _codes(request: web.Request, codes: tuple[str, ...]) -> web.Response:
    return await page(request, "recovery_codes.html", codes=codes, bare=True)


async def _code(request: web.Request) -> str:
    return str((await request.post()).get("code", ""))[:40]


def _picture(address: str) -> Markup:
    # segno draws from the address alone: figures of a path, none of its text.
    drawn = segno.make(address, error="m").svg_inline(scale=4, light="#fff", dark="#000")
    return Markup(drawn)  # noqa: S704 - made here, from nothing that anybody typed
