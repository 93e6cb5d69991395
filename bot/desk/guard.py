"""What stands in front of every page: safe headers, the sign-in gate, CSRF, calm error pages."""

from __future__ import annotations

import contextlib
import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.casework.errors import StoreUnavailable
from bot.desk.context import SIGN_IN, Desk, desk_of
from bot.desk.doors import rule_of
from bot.desk.pages import page
from bot.desk.roles import ROLE_WORDS, roles_that
from bot.desk.sign_in import SignIn, same
from bot.desk.witness import RoleRefused, refused

log = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

# Everything comes from the desk itself; no page may stand in a frame or be kept.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
SIGN_IN_PATH = "/sign-in"
PASSWORD_PATH = "/password"  # noqa: S105 - a path
CODE_PATH = "/code"
FACTOR_PATH = "/second-factor"
SIGN_OUT_PATH = "/sign-out"
STATIC = "/static/"
# Where a person may be taken after signing in: our own pages and no other address.
NEXT = re.compile(r"/(?:cases/[\w.:-]{1,200})?")
# Set by the page's script on what it fetches by itself: that is no activity of the person.
BY_ITSELF = "X-Desk-Live"


async def on_prepare(request: web.Request, response: web.StreamResponse) -> None:
    """Put the safe headers on every answer, streams included."""
    kept = response.headers.get("Cache-Control") if request.path.startswith(STATIC) else None
    response.headers.update(HEADERS)
    if kept:
        response.headers["Cache-Control"] = kept
    response.headers.popall("Server", None)
    if desk_of(request).secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what goes wrong with a calm page that repeats nothing of the request."""
    try:
        return await handler(request)
    except RoleRefused as wrong:
        return await role_page(request, wrong)
    except web.HTTPException as wrong:
        if wrong.status < 400:
            raise
        return await error_page(request, wrong.status)
    except StoreUnavailable:
        return await error_page(request, 503)
    except ConnectionResetError:
        raise
    except Exception as wrong:  # noqa: BLE001 - the one place that turns any fault into a page
        # Only the class and where: an error's message may hold a contact's words.
        ref = secrets.token_hex(4)
        log.error("desk error %s: %s at %s", ref, type(wrong).__name__, _where(wrong))  # noqa: TRY400
        return await error_page(request, 500, ref=ref)


def _where(wrong: Exception) -> str:
    trace = wrong.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"


async def error_page(request: web.Request, status: int, *, ref: str = "") -> web.Response:
    """Say what can be done, in two lines."""
    title, text = {
        403: (
            "This page had gone stale",
            "Nothing was changed. Go back, reload the page and try again.",
        ),
        404: ("There is nothing here", "The case may have been erased, or the address mistyped."),
        405: ("That cannot be done here", "Go back to the queue and try again."),
        413: ("That was too long", "Nothing was changed. Make it shorter and try again."),
        503: (
            "The desk cannot reach its store",
            "Nothing you did just now was saved. Contacts still get the emergency numbers. "
            "Try again in a moment.",
        ),
    }.get(status, ("Something went wrong", "Nothing you did just now was saved. Try again."))
    return await page(
        request, "error.html", status=status, title=title, text=text, ref=ref, bare=True
    )


async def role_page(request: web.Request, wrong: RoleRefused) -> web.Response:
    """Say whose page this is, and who is asking."""
    whose = [ROLE_WORDS[role].lower() for role in roles_that(wrong.rule.may)]
    mine = ROLE_WORDS[request[SIGN_IN].role].lower()
    return await page(
        request,
        "error.html",
        status=403,
        title="This is not open to your role",
        text=(
            f"Your role is {mine}. To {wrong.rule.may.value} takes the role of"
            f" {' or '.join(whose)}. Nothing was changed. If you need it, ask an admin."
        ),
        ref="",
        bare=True,
    )


@web.middleware
async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let nobody through who is not signed in, and no POST without its CSRF token."""
    desk = desk_of(request)
    path = request.path
    if path.startswith(STATIC):
        return await handler(request)
    cookie = request.cookies.get(cookie_name(desk), "")
    found = await desk.sign_ins.find(cookie)
    if found is not None:
        request[SIGN_IN] = found
    if path != SIGN_IN_PATH:
        if found is None:
            return _to_sign_in(request, had_cookie=bool(cookie))
        first = held_at(found, desk.now.timestamp())
        if first and path != SIGN_OUT_PATH and not path.startswith(first):
            raise web.HTTPSeeOther(first)
    if rule_of(request) is None and request.match_info.http_exception is None:
        raise web.HTTPForbidden  # a route that says nothing of who may is nobody's
    if request.method not in ("GET", "HEAD"):
        try:
            await _check_csrf(request, desk, found)
        except web.HTTPForbidden:
            if found is not None:
                await refused(request)
            raise
    if found is not None and BY_ITSELF not in request.headers:
        await desk.sign_ins.touch(found)
    return await handler(request)


def held_at(found: SignIn, now: float) -> str:
    """Return the page that somebody has to pass before any other; empty when there is none."""
    if found.must_change:
        return PASSWORD_PATH
    if found.needs_code:
        return CODE_PATH
    return FACTOR_PATH if 0 < found.factor_by <= now else ""


def cookie_name(desk: Desk) -> str:
    """Return the cookie's name; over https browsers hold it to this host and path."""
    return "__Host-desk" if desk.secure else "desk"


def door_name(desk: Desk) -> str:
    """Return the name of the cookie that guards the sign-in form."""
    return cookie_name(desk) + "-door"


def _to_sign_in(request: web.Request, *, had_cookie: bool) -> web.Response:
    wanted = request.path if request.method == "GET" and NEXT.fullmatch(request.path) else ""
    query = {"said": "timed-out"} if had_cookie else {}
    if wanted not in ("", "/"):
        query["next"] = wanted
    raise web.HTTPSeeOther(request.rel_url.with_path(SIGN_IN_PATH).with_query(query))


async def _check_csrf(request: web.Request, desk: Desk, found: SignIn | None) -> None:
    if not _from_our_page(request, desk):
        raise web.HTTPForbidden
    given = request.headers.get("X-CSRF", "")
    if not given:
        # A broken or oddly encoded form has no token: it is refused, not a fault of ours.
        with contextlib.suppress(ValueError, LookupError, RuntimeError):
            given = str((await request.post()).get("csrf", ""))
    if found is not None:
        expected = found.csrf
    else:
        door = request.cookies.get(door_name(desk), "")
        expected = desk.sign_ins.door_csrf(door) if door else ""
    if not same(given, expected):
        raise web.HTTPForbidden


def _from_our_page(request: web.Request, desk: Desk) -> bool:
    """Whether the browser says that the form stood on one of our own pages.

    With no referrer sent, some browsers give the origin as "null"; then Sec-Fetch-Site
    must vouch for it. What is no browser sends neither and needs the CSRF token alone.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None:
        return True
    if origin == "null":
        return site == "same-origin"
    return urlsplit(origin).netloc in {request.host, urlsplit(desk.public_url).netloc} - {""}
