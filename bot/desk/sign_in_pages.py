"""Signing in and out, giving a code, and choosing a password."""

from __future__ import annotations

import secrets

from aiohttp import web
from yarl import URL

from bot.casework.messages import StaffName
from bot.casework.rota import renamed
from bot.desk.account import AccountRefused
from bot.desk.browsers import browser_of
from bot.desk.context import SIGN_IN, Desk, desk_of, signed_in
from bot.desk.guard import CODE_PATH, FACTOR_PATH, NEXT, PASSWORD_PATH, cookie_name, door_name
from bot.desk.pages import page
from bot.desk.rota_keeping import save
from bot.desk.sign_in import ABSOLUTE, SignIn, Wait
from bot.desk.witness import remark

WRONG = "That name and password do not match. Check both and try again."
WRONG_CODE = (
    "That is not the code the app shows now. Wait for the next one, or use a recovery code."
)


async def show(request: web.Request) -> web.Response:
    """Draw the sign-in form, or go on when already signed in."""
    if SIGN_IN in request:
        raise web.HTTPSeeOther("/")
    return await _form(request)


async def sign_in(request: web.Request) -> web.Response:
    """Check name and password; the answer never says which was wrong."""
    desk = desk_of(request)
    form = await request.post()
    name, password = str(form.get("name", "")), str(form.get("password", ""))
    outcome = await desk.sign_ins.try_password(
        name, password, request.remote or "", browser_of(request)
    )
    await _note_who(request, name)
    if isinstance(outcome, Wait):
        return await _form(request, wrong=too_many(outcome.seconds), name=name, status=429)
    if outcome is None:
        return await _form(request, wrong=WRONG, name=name, status=401)
    if SIGN_IN in request:
        await desk.sign_ins.end(signed_in(request))
    goes = URL(_next(form.get("next")))
    if outcome.must_change:
        goes = URL(PASSWORD_PATH)
    elif outcome.needs_code:
        # Not signed in yet: the code's own record says when they are.
        remark(request).what = "sign-in.password"
        goes = URL(CODE_PATH).with_query({} if goes.path == "/" else {"next": goes.path})
    answer = web.HTTPSeeOther(goes)
    give_cookie(desk, answer, outcome)
    answer.del_cookie(door_name(desk), path="/", secure=desk.secure)
    raise answer


async def sign_out(request: web.Request) -> web.Response:
    """End the sign-in and the shift: nobody counts as there who has gone."""
    desk = desk_of(request)
    me = signed_in(request)
    if me.whole:  # a password alone takes nobody off shift
        await desk.shifts.shift_off(me.staff)
    await desk.sign_ins.end(me)
    answer = web.HTTPSeeOther("/sign-in?said=signed-out")
    answer.del_cookie(cookie_name(desk), path="/", secure=desk.secure)
    raise answer


async def show_password(request: web.Request) -> web.Response:
    """Draw the form for a new password."""
    return await _password_form(request)


async def choose_password(request: web.Request) -> web.Response:
    """Set the password; every other sign-in of this account ends."""
    desk = desk_of(request)
    me = signed_in(request)
    form = await request.post()
    account = await desk.accounts.get(me.account)
    if account is None:
        raise web.HTTPSeeOther("/sign-in")
    # A name is chosen once, before it stands on any case: later it would split a history.
    shown = str(form.get("shown", "")) if me.must_change else ""
    if not me.must_change:
        current = str(form.get("current", ""))
        checked = await desk.sign_ins.try_password(me.account, current, request.remote or "")
        if not isinstance(checked, SignIn):
            return await _password_form(request, wrong="The password you have now is not that one.")
        await desk.sign_ins.end(checked)
    try:
        changed = await desk.accounts.choose_password(
            account, str(form.get("password", "")), str(form.get("again", "")), shown=shown
        )
    except AccountRefused as why:
        return await _password_form(request, wrong=str(why), shown=shown)
    await desk.sign_ins.end(me)
    made = await desk.sign_ins.begin(changed, browser=me.browser)
    # Asked once, when it costs the least; "Set up later" leads on to the queue.
    offer = me.must_change and not made.factor
    await _follow_name(desk, account.shown, changed.shown)
    answer = web.HTTPSeeOther(f"{FACTOR_PATH if offer else '/'}?said=password")
    give_cookie(desk, answer, made)
    raise answer


async def _follow_name(desk: Desk, before: StaffName, after: StaffName) -> None:
    """Let the rota know somebody by the name that they chose."""
    if before != after:
        await save(desk.outside.rotas, lambda rota: renamed(rota, before, after))


async def show_code(request: web.Request) -> web.Response:
    """Draw the form for the second factor, or go on when it was given."""
    if not signed_in(request).needs_code:
        raise web.HTTPSeeOther("/")
    return await _code_form(request)


async def give_code(request: web.Request) -> web.Response:
    """Check the second factor; the sign-in that goes on is a new one."""
    desk, me = desk_of(request), signed_in(request)
    if not me.needs_code:
        raise web.HTTPSeeOther("/")
    form = await request.post()
    code = str(form.get("code", ""))[:40]
    outcome = await desk.sign_ins.try_code(me, code, request.remote or "")
    if isinstance(outcome, Wait):
        return await _code_form(request, wrong=too_many(outcome.seconds), status=429)
    if outcome is None:
        return await _code_form(request, wrong=WRONG_CODE, status=401)
    answer = web.HTTPSeeOther(_next(form.get("next")))
    give_cookie(desk, answer, outcome)
    raise answer


def _next(wanted: object) -> str:
    return wanted if isinstance(wanted, str) and NEXT.fullmatch(wanted) else "/"


def too_many(seconds: int) -> str:
    """Say how long to wait."""
    return f"Too many tries. Wait {_seconds(seconds)} and try again."


async def _note_who(request: web.Request, name: str) -> None:
    """Let the audit trail name the account, if there is one: people type passwords here."""
    account = await desk_of(request).accounts.get(name)
    if account is not None:
        remark(request).who, remark(request).role = account.shown, account.role.value


async def _code_form(request: web.Request, *, wrong: str = "", status: int = 200) -> web.Response:
    wanted = request.query.get("next", "")
    if request.method == "POST":
        wanted = str((await request.post()).get("next", ""))
    return await page(
        request, "code.html", status=status, wrong=wrong, next=_next(wanted), bare=True
    )


async def _form(
    request: web.Request, *, wrong: str = "", name: str = "", status: int = 200
) -> web.Response:
    desk = desk_of(request)
    door = request.cookies.get(door_name(desk), "") or secrets.token_urlsafe(24)
    wanted = request.query.get("next", "")
    if request.method == "POST":
        wanted = str((await request.post()).get("next", ""))
    answer = await page(
        request,
        "sign_in.html",
        status=status,
        wrong=wrong,
        name=name,
        next=wanted if NEXT.fullmatch(wanted) else "",
        csrf=desk.sign_ins.door_csrf(door),
        bare=True,
    )
    _set(desk, answer, door_name(desk), door)
    return answer


async def _password_form(request: web.Request, *, wrong: str = "", shown: str = "") -> web.Response:
    me = signed_in(request)
    return await page(
        request,
        "password.html",
        status=422 if wrong else 200,
        wrong=wrong,
        first=me.must_change,
        shown=shown or ("" if me.must_change and me.staff == "admin" else me.staff),
        bare=True,
    )


def give_cookie(desk: Desk, answer: web.StreamResponse, made: SignIn) -> None:
    """Sign the browser in."""
    seconds = int(ABSOLUTE.total_seconds())
    _set(desk, answer, cookie_name(desk), desk.sign_ins.cookie(made), max_age=seconds)


def _set(
    desk: Desk, answer: web.StreamResponse, name: str, value: str, max_age: int | None = None
) -> None:
    answer.set_cookie(
        name,
        value,
        path="/",
        httponly=True,
        samesite="Strict",
        secure=desk.secure,
        max_age=max_age,
    )


def _seconds(count: int) -> str:
    return "1 second" if count == 1 else f"{count} seconds"
