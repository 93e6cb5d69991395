"""Fetching a week's reports as a supervisor's browser does, and comparing them with the ledger."""

from __future__ import annotations

import csv
import io
import re
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from argon2 import PasswordHasher

from bench.week_ledger import TIMED, Event, Ledger
from bot.casework.spans import step_of
from bot.desk.accounts import Accounts
from bot.desk.app import desk_app
from bot.desk.audit_heads import MemoryHeads
from bot.desk.audit_store import MemoryChain
from bot.desk.audit_trail import AuditTrail
from bot.desk.drawer import MemoryDrawer
from bot.desk.roles import Role

if TYPE_CHECKING:
    from bench.week_play import Week

# The least work argon2 allows: nobody's password is at stake here.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "four quiet words here"
TABLE = re.compile(r'<table data-by="(\w+)">(.*?)</table>', re.DOTALL)
ROW = re.compile(r'<tr data-value="([^"]*)">(.*?)</tr>', re.DOTALL)
CELL = re.compile(r'<td data-measure="(\w+)">(\d+)</td>')
SMALL = 5
# The columns of the page's tables; the CSV has every measure.
ON_PAGE = frozenset(
    "messages cases claimed replied closed missed_target marked_missed marked_false_alarm".split()
)

Place = tuple[str, str, str]  # dimension, value, measure


@dataclass
class Fetched:
    """What came over HTTP, by the days asked for: the pages' counts and the CSV's rows."""

    pages: dict[tuple[str, ...], dict[Place, int]] = field(default_factory=dict)
    csvs: dict[tuple[str, ...], dict[Place, tuple[str, str, str]]] = field(default_factory=dict)
    slowest: float = 0.0

    @property
    def numbers(self) -> int:
        """How many numbers are compared."""
        return sum(len(found) for kept in (self.pages, self.csvs) for found in kept.values())


async def fetched(week: Week, monday: date) -> Fetched:
    """Sign in as a supervisor and fetch each day and the week, as pages and as CSV."""
    drawer = MemoryDrawer(week.clock)
    accounts = Accounts(drawer, week.clock, QUICK)
    await accounts.add_staff("Ruth Vale", Role.SUPERVISOR)
    await accounts.choose_password(await accounts.known("Ruth Vale"), PASSWORD, PASSWORD)
    server = TestServer(_app(week, drawer))
    jar = aiohttp.CookieJar(unsafe=True)  # loopback has no name
    found = Fetched()
    async with server, aiohttp.ClientSession(cookie_jar=jar, base_url=server.make_url("/")) as http:
        form = await _get(http, "/sign-in")
        csrf = form.partition('name="csrf" value="')[2].partition('"')[0]
        given = {"csrf": csrf, "name": "Ruth Vale", "password": PASSWORD}
        await http.post("/sign-in", data=given)
        days = tuple((monday + timedelta(days=n)).isoformat() for n in range(7))
        for asked, covered in (*((f"day={d}", (d,)) for d in days), (f"week={days[0]}", days)):
            began = time.perf_counter()
            found.pages[covered] = _read_page(await _get(http, f"/reports?{asked}"))
            found.slowest = max(found.slowest, time.perf_counter() - began)
            found.csvs[covered] = _read_csv(await _get(http, f"/reports.csv?{asked}"))
    return found


def differences(ledger: Ledger, found: Fetched) -> list[str]:
    """Return what differs between the ledger and what was fetched; nothing should."""
    wrong: list[str] = []
    for days, page in found.pages.items():
        events = _by_place(ledger, days)
        expected = {place for place in events if _is_drawn(place, days)}
        for place in {*page, *expected}:
            had, wanted = page.get(place, 0), len(events.get(place, ()))
            if had != wanted:
                wrong.append(f"page {days[0]}+{len(days)} {place}: {had}, not {wanted}")
    for days, rows in found.csvs.items():
        events = _by_place(ledger, days)
        wrong += [f"csv {days[0]} lacks {place}" for place in events.keys() - rows.keys()]
        for place, row in rows.items():
            about = f"csv {days[0]}+{len(days)} {place}"
            wrong += [f"{about}: {what}" for what in _csv_wrong(place, row, events.get(place, []))]
    return wrong


def _is_drawn(place: Place, days: tuple[str, ...]) -> bool:
    """Whether the page has a place for it: fewer columns than the CSV, and days in a week."""
    by, _, measure = place
    return by == "all" or (measure in ON_PAGE and (by != "day" or len(days) > 1))


def _csv_wrong(place: Place, row: tuple[str, str, str], events: list[Event]) -> list[str]:
    count, median, ninety = row
    wanted = len(events)
    if count in (f"<{SMALL}", "hidden"):
        right = wanted if count == "hidden" else 0 < wanted < SMALL
        return [] if right and not median + ninety else [f"{row} of {wanted}"]
    if int(count) != wanted or 0 < wanted < SMALL:
        return [f"{count}, not {wanted}"]
    if place[2] in TIMED and wanted:
        times = sorted(step_of(event.took) for event in events if event.took is not None)
        rights = [str(times[-(-len(times) * part // 10) - 1]) for part in (5, 9)]
        if [median, ninety] != rights:
            return [f"{median} and {ninety}, not {rights}"]
    return []


def _by_place(ledger: Ledger, days: tuple[str, ...]) -> dict[Place, list[Event]]:
    """Return the events of some days by where a report should count them."""
    found: dict[Place, list[Event]] = {}
    for event in ledger.rows:
        if event.day in days:
            places = [("all", "all"), ("day", event.day), *event.values.items()]
            for dimension, value in places:
                found.setdefault((dimension, value, event.measure), []).append(event)
    return found


def _read_page(text: str) -> dict[Place, int]:
    found: dict[Place, int] = {}
    for by, body in TABLE.findall(text):
        for value, cells in ROW.findall(body):
            for measure, count in CELL.findall(cells):
                named = "all" if by == "all" else unescape(value)
                found[by, named, measure] = int(count)
    return found


def _read_csv(text: str) -> dict[Place, tuple[str, str, str]]:
    return {
        (row["by"], row["value"], row["measure"]): (
            row["count"],
            row["median_seconds"],
            row["p90_seconds"],
        )
        for row in csv.DictReader(io.StringIO(text))
    }


async def _get(http: aiohttp.ClientSession, where: str) -> str:
    async with http.get(where, allow_redirects=False) as answer:
        if answer.status != 200:
            raise RuntimeError(f"{where} answered {answer.status}")
        return await answer.text()


def _app(week: Week, drawer: MemoryDrawer) -> web.Application:
    """Return the desk over the week's stores."""

    async def well() -> dict[str, bool]:
        return {"redis": True}

    key = b"an audit key of the bench, long."
    return desk_app(
        outside=week.outside,
        events=week.stores.events,
        shifts=week.stores.roster,
        drawer=drawer,
        secret=b"a secret of the bench, 32 bytes long",
        health=well,
        audit=AuditTrail(MemoryChain(), MemoryHeads(), week.clock, key),
        hasher=QUICK,
        tallies=week.stores.tallies,
    )
