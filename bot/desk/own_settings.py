"""What people set for themselves: keys, graphic words, quiet; and "not now" to the kind word."""

from __future__ import annotations

from aiohttp import web

from bot.desk.context import desk_of, signed_in
from bot.desk.preferences import chosen_in
from bot.desk.witness import CASE_ID


async def save(request: web.Request) -> web.Response:
    """Keep how the desk works for whoever asks."""
    chosen = chosen_in(await request.post())
    await desk_of(request).preferences.choose(signed_in(request).account, chosen)
    raise web.HTTPSeeOther("/account?said=settings")


async def not_now(request: web.Request) -> web.Response:
    """Take the kind word away for a while."""
    desk, me = desk_of(request), signed_in(request).staff
    since = dict(await desk.shifts.shifts()).get(me)
    await desk.care.not_now(me, since)
    case_id = str((await request.post()).get("case", ""))
    where = request.app.router["queue"].url_for()
    if CASE_ID.fullmatch(case_id):
        where = request.app.router["case"].url_for(case_id=case_id)
    raise web.HTTPSeeOther(where.with_query(said="cared"))


async def back(request: web.Request) -> web.Response:
    """Go to one's own page from the address of one of its forms."""
    raise web.HTTPSeeOther("/account" if request.path.startswith("/account") else "/")
