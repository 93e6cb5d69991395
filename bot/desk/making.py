"""Making a move: one press calls one flow, once, and a refusal comes back with the words kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.casework.cases import Case
from bot.casework.errors import AlreadyHandled, Conflict, MoveRefused, NotFound
from bot.casework.messages import StaffName
from bot.desk.case_pages import case_id_of, draw
from bot.desk.context import signed_in

TRIES = 6
PRESS = re.compile(r"[0-9a-fA-F-]{16,40}")


async def make(
    request: web.Request,
    place: str,
    move: Callable[[], Awaitable[Case]],
    then: Callable[[Case | None], web.HTTPSeeOther],
    *,
    typed: dict[str, str] | None = None,
) -> web.Response:
    """Make a move; a refusal is shown in `place`, where it was pressed, with the words kept.

    `then` gets the case as the move left it, or None when the press had been made before.
    """
    try:
        case = await persistently(move)
    except NotFound:
        raise web.HTTPSeeOther("/?said=gone") from None
    except MoveRefused as why:
        return await refuse(request, place, str(why), typed, status=409)
    except Conflict:
        wrong = "The case changed at that moment. Please try again."
        return await refuse(request, place, wrong, typed, status=409)
    raise then(case)


async def refuse(
    request: web.Request,
    place: str,
    wrong: str,
    typed: dict[str, str] | None = None,
    *,
    status: int = 422,
) -> web.Response:
    """Draw the case with what was refused and why."""
    return await draw(request, wrong=wrong, wrong_in=place, typed=typed, status=status)


async def persistently(move: Callable[[], Awaitable[Case]]) -> Case | None:
    """Make a move again when something else moved first; None when it was made before."""
    tries = 0
    while True:
        tries += 1
        try:
            return await move()
        except AlreadyHandled:
            return None
        except Conflict:
            if tries == TRIES:
                raise


async def cause_of(request: web.Request, move: str) -> str:
    """Name this press: the page's token, bound to who pressed what where with which words.

    A double click has the same name; other words sent with an old page's token do not.
    """
    press = await word_of(request, "press")
    if not PRESS.fullmatch(press):
        raise web.HTTPForbidden
    who: StaffName = signed_in(request).staff
    typed = sorted((k, str(v)) for k, v in (await request.post()).items() if k != "csrf")
    bound = "\0".join((press, who, move, case_id_of(request), *map(repr, typed)))
    return "desk:" + hashlib.blake2b(bound.encode(), digest_size=16).hexdigest()


async def word_of(request: web.Request, name: str) -> str:
    """Return one field of the form as typed, with plain line ends; empty when it is not there."""
    return str((await request.post()).get(name, "")).replace("\r\n", "\n")


async def number_of(request: web.Request, name: str) -> int | None:
    """Return a whole number that the page put into the form; None when it did not."""
    given = await word_of(request, name)
    return int(given) if given.isdecimal() and len(given) < 10 else None


def back_to(request: web.Request, said: str) -> web.HTTPSeeOther:
    """Return to the page of the case, which says what was done."""
    where = request.app.router["case"].url_for(case_id=case_id_of(request))
    return web.HTTPSeeOther(where.with_query(said=said))
