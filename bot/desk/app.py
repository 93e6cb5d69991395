"""The desk as a web application, with everything it needs passed in."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping

from aiohttp import web
from argon2 import PasswordHasher

from bot.desk import (
    account_pages,
    accounts_pages,
    alerts_pages,
    audit_pages,
    board_pages,
    case_doors,
    case_moves,
    case_pages,
    dead_pages,
    gap_pages,
    guard,
    own_settings,
    pack_desk,
    practice_pages,
    queue_pages,
    report_pages,
    rota_pages,
    second_factor_pages,
    sign_in_pages,
    static_files,
)
from bot.desk.accounts import Accounts
from bot.desk.audit_trail import AuditTrail
from bot.desk.care import CareBook
from bot.desk.context import DESK, Desk, Shifts
from bot.desk.doors import Doors, Kind
from bot.desk.drawer import Drawer
from bot.desk.drawn_rows import DrawnRows
from bot.desk.feed import Feed
from bot.desk.glance import Glance
from bot.desk.looks import Looks
from bot.desk.pack_place import PACKS
from bot.desk.pages import STATIC_FILES, environment
from bot.desk.preferences import PreferenceBook
from bot.desk.roles import May
from bot.desk.sign_in import SignIns
from bot.desk.wellness import Health, Wellness
from bot.desk.witness import witness
from bot.flows.packs import Packs
from bot.ports import (
    Clock,
    DeadEntries,
    Events,
    Gaps,
    Inbox,
    Ledger,
    Outside,
    Presence,
    Tallies,
)
from bot.ports.erasing import Eraser

# A reply of the longest kind in four-byte letters, form-encoded, with room to spare.
LARGEST_POST = 256 * 1024
# Heavy cases in one shift after which the desk says a kind word: the setting's default.
HEAVY_CASES = 4


def desk_app(  # noqa: PLR0913 - all that the desk is given, once
    *,
    outside: Outside,
    events: Events,
    shifts: Shifts,
    drawer: Drawer,
    secret: bytes,
    health: Health,
    audit: AuditTrail,
    public_url: str = "",
    poll_seconds: float = 2.0,
    hasher: PasswordHasher | None = None,
    dead: DeadEntries | None = None,
    presence: Presence | None = None,
    heavy_cases: int = HEAVY_CASES,
    ledger: Ledger | None = None,
    sinks: tuple[str, ...] = (),
    tallies: Tallies | None = None,
    inbox: Inbox | None = None,
    packs: Packs | None = None,
    gaps: Gaps | None = None,
    codes: Clock | None = None,
    eraser: Eraser | None = None,
) -> web.Application:
    """Return the desk, to be served on a listener of its own with the access log off.

    `secret` signs cookies: at least 32 bytes, the same at each start. `health` names parts
    and whether they are well. `audit` is where all that is done here is written down.
    `ledger` holds what became of alerts, `sinks` names the ways that are set up.
    `tallies` are the numbers of each day: without them there are no board and no reports.
    `inbox` is where practice contacts write; without it there is no practice. `eraser` takes
    them out again.
    `codes` is the machine's own clock, which phones that make sign-in codes go by.
    `public_url` is how staff reach the desk; with https its
    cookies are Secure. A case's page is `/cases/{case_id}`. `presence` says who types.
    """
    if len(secret) < 32:
        raise ValueError("the desk's secret needs at least 32 bytes")
    accounts = Accounts(drawer, outside.clock, hasher)
    app = web.Application(
        middlewares=[guard.errors, guard.gate, witness], client_max_size=LARGEST_POST
    )

    async def well() -> Mapping[str, bool]:
        return {**await health(), "audit": audit.well}

    feed = Feed(events, poll_seconds=poll_seconds)
    app[DESK] = Desk(
        outside=outside,
        shifts=shifts,
        accounts=accounts,
        sign_ins=SignIns(drawer, accounts, outside.clock, secret, codes),
        feed=feed,
        glance=Glance(outside.casebook.open_cases, feed),
        wellness=Wellness(well),
        pages=environment(),
        audit=audit,
        looks=Looks(),
        rows=DrawnRows(),
        care=CareBook(drawer, heavy_cases),
        preferences=PreferenceBook(drawer),
        presence=presence,
        public_url=public_url,
        ledger=ledger,
        sinks=sinks,
        gaps=gaps,
    )
    case_doors.prepare(app, drawer, outside.clock)
    if inbox is not None:
        practice_pages.prepare(app, drawer, inbox, eraser)
    if packs is not None:
        app[PACKS] = packs
    _routes(app, dead, tallies)
    app.on_response_prepare.append(guard.on_prepare)
    app.cleanup_ctx.append(_listening)
    app.on_shutdown.append(_end_streams)
    return app


def _routes(app: web.Application, dead: DeadEntries | None, tallies: Tallies | None) -> None:
    doors = Doors(app)
    _door_routes(doors)
    _case_routes(doors)
    _account_routes(doors)
    rota_pages.add(doors)
    alerts_pages.add(doors)
    if tallies is not None:
        report_pages.add(app, doors, tallies)
        board_pages.add(doors)
    if practice_pages.INBOX in app:
        practice_pages.add(doors)
    if dead is not None:
        dead_pages.add(app, doors, dead)
    if PACKS in app:
        pack_desk.add(doors)
    gap_pages.add(doors)
    doors.get("/static/{name}", static_files.serve(STATIC_FILES), May.COME_IN, kind=Kind.NOTHING)
    doors.check()


def _door_routes(doors: Doors) -> None:
    """Signing in and out, and what people look after for themselves."""
    doors.get("/sign-in", sign_in_pages.show, May.COME_IN, kind=Kind.NOTHING)
    doors.post("/sign-in", sign_in_pages.sign_in, May.COME_IN, "sign-in", kind=Kind.ENTRY)
    doors.get("/code", sign_in_pages.show_code, May.OWN, kind=Kind.NOTHING)
    doors.post("/code", sign_in_pages.give_code, May.OWN, "sign-in.code", kind=Kind.ENTRY)
    doors.post("/sign-out", sign_in_pages.sign_out, May.OWN, "sign-out", kind=Kind.FREE)
    doors.get("/password", sign_in_pages.show_password, May.OWN, kind=Kind.NOTHING)
    doors.post("/password", sign_in_pages.choose_password, May.OWN, "password.change")
    doors.get("/account", account_pages.show, May.OWN, "account.own")
    doors.post("/account/end", account_pages.end_one, May.OWN, "sign-out.one")
    doors.post("/account/address", account_pages.set_address, May.OWN, "rota.own-address")
    doors.post(
        "/account/everywhere",
        account_pages.end_everywhere,
        May.OWN,
        "sign-out.everywhere",
        kind=Kind.FREE,
    )
    doors.post("/account/settings", own_settings.save, May.OWN, "account.settings")
    doors.post("/shift/not-now", own_settings.not_now, May.WORK, "shift.not-now")
    # The addresses of these forms, when somebody reloads one.
    for path in ("/account/settings", "/shift/not-now"):
        doors.get(path, own_settings.back, May.OWN, kind=Kind.NOTHING)
    factor = second_factor_pages
    doors.get("/second-factor", factor.show, May.OWN, "factor.look")
    doors.post("/second-factor", factor.confirm, May.OWN, "factor.on")
    doors.post("/second-factor/codes", factor.new_codes, May.OWN, "factor.codes")
    doors.post("/second-factor/off", factor.turn_off, May.OWN, "factor.off")


def _case_routes(doors: Doors) -> None:
    """The queue, and what is seen and done on a case."""
    case = "/cases/{case_id}"
    doors.get("/", queue_pages.show, May.SEE, "queue.view", name="queue")
    doors.get("/live", queue_pages.live, May.SEE, "queue.view", kind=Kind.STREAM)
    doors.post("/shift", queue_pages.shift, May.WORK, "shift")
    doors.get(case, case_pages.show, May.SEE, "case.view", name="case")
    doors.get(f"{case}/live", case_pages.live, May.SEE, "case.view", kind=Kind.STREAM)
    doors.post(f"{case}/claim", case_moves.claim, May.WORK, "case.claim")
    doors.post(f"{case}/renew", case_moves.renew, May.WORK, "case.renew", kind=Kind.KEEP)
    doors.post(f"{case}/release", case_moves.release, May.WORK, "case.release")
    doors.post(f"{case}/reply", case_moves.reply, May.WORK, "case.reply")
    doors.post(f"{case}/note", case_moves.note, May.WORK, "case.note")
    # Whether 999 was called is never held up by what we write down about it.
    doors.post(
        f"{case}/checklist", case_moves.checklist, May.WORK, "case.checklist", kind=Kind.FREE
    )
    case_doors.add(doors)
    # The address of a refused press, when somebody reloads it.
    pressed = case + "/{move:claim|release|reply|note|checklist}"
    doors.get(pressed, case_pages.back, May.SEE, kind=Kind.NOTHING)


def _account_routes(doors: Doors) -> None:
    """Other people's accounts, and the audit trail."""
    doors.get("/accounts", accounts_pages.show, May.ACCOUNTS, "accounts.view")
    doors.post("/accounts/invite", accounts_pages.invite, May.ACCOUNTS, "account.invite")
    doors.post("/accounts/role", accounts_pages.change_role, May.ACCOUNTS, "account.role")
    doors.post("/accounts/reset", accounts_pages.reset, May.ACCOUNTS, "account.reset")
    doors.post("/accounts/stop", accounts_pages.stop, May.ACCOUNTS, "account.stop")
    doors.post("/accounts/start", accounts_pages.start, May.ACCOUNTS, "account.start")
    # The address of a refused press, when somebody reloads it.
    doors.get(
        "/accounts/{move:invite|role|reset|stop|start}",
        accounts_pages.back,
        May.ACCOUNTS,
        kind=Kind.NOTHING,
    )
    doors.get("/audit", audit_pages.show, May.AUDIT, "audit.view")
    doors.post("/audit", audit_pages.verify, May.AUDIT, "audit.verify", kind=Kind.FREE)


async def _listening(app: web.Application) -> AsyncIterator[None]:
    desk = app[DESK]
    tasks = [
        asyncio.create_task(desk.feed.listen()),
        asyncio.create_task(desk.audit.keep_anchored()),
    ]
    yield
    for task in tasks:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    await desk.audit.anchor()
    await app[DESK].wellness.close()


async def _end_streams(app: web.Application) -> None:
    app[DESK].feed.close()
