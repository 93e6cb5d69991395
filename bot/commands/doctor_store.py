"""What the doctor checks in the store: that it keeps what it says, its clock, who works on it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from redis.exceptions import ResponseError

from bot.casework.errors import StoreUnavailable
from bot.casework.gaps import GAP_FROM, Part, recent
from bot.casework.telling import SINK_WORDS
from bot.commands.findings import Finding, look, ok, wrong
from bot.commands.patient import Patient
from bot.desk.accounts import Accounts
from bot.desk.drawer import RedisDrawer
from bot.stores.connection import reaching
from bot.stores.masters import Masters
from bot.wiring.board import may_write, state_of
from bot.wiring.clock import SystemClock

# Seconds. Due times and leases are counted by each machine's own clock.
SKEW_LOOK, SKEW_WRONG = 1.0, 5.0
# Seconds that a write with its wait for the disk may take before it is worth a look.
SLOW = 0.05
DAY = timedelta(days=1)


async def stored(patient: Patient) -> Sequence[Finding]:
    """Whether Redis answers, takes writes, was laid out by this code, and keeps all it is told.

    The last finding is wrong only when nothing else can be asked.
    """
    if patient.stores is None:
        fix = "Start a copy with `make run`, or set REDIS_URL."
        return [wrong("redis", "no address is known", fix)]
    try:
        began = time.perf_counter()
        await may_write(patient.stores)
        took = time.perf_counter() - began
        lacking = await patient.stores.lacking()
    except StoreUnavailable as error:
        setting = patient.stores.address.setting
        fix = f"Start it, or correct {setting}. Meanwhile messages are kept in the spool."
        return [wrong("redis", str(error), fix)]
    found = [wrong("durability", each, "Set it in Redis's configuration.") for each in lacking]
    if took > SLOW:
        says = f"a write took {took * 1000:.0f} ms"
        found.append(look("redis", says, "Give its append-only file a faster disk."))
    kind = patient.stores.address.in_words()
    return [*found, ok("redis", f"takes writes ({took * 1000:.1f} ms); {kind}")]


async def _copies(patient: Patient) -> Sequence[Finding]:
    """How many replicas follow each master; a journal stands in for what they do not have yet."""
    stores = patient.the_stores()
    masters = Masters(stores.redis, stores.shelf.partitions)
    try:
        looks = await masters.look(())
    except ResponseError:
        return [look("replicas", "the store does not say", "Allow INFO and WAIT to its name.")]
    finally:
        await masters.close()
    if looks.away:
        says = f"the master of {len(looks.away)} partitions cannot be reached"
        fix = "Start it, or a replica of it: until then what comes in for them is in the spool."
        return [wrong("replicas", says, fix)]
    found = looks.found
    replicas = sum(each.replicas for each in found)
    if not stores.address.replicated:
        if not replicas:
            return [ok("replicas", "none, as set: one Redis, with all on its disk")]
        says = f"{replicas} follow, and the settings name one Redis: no journal for them"
        fix = "If one of them can take over, set REDIS_SENTINELS or REDIS_CLUSTER instead."
        return [look("replicas", says, fix)]
    bare = sum(not each.replicas for each in found)
    says = f"{replicas} follow {len(found)} masters"
    if bare:
        fix = "Start its replica: until then nobody can take over, and the journal grows."
        return [wrong("replicas", f"{says}; {bare} have none", fix)]
    if not all(each.cut_off_stops for each in found):
        says += "; a master that is cut off goes on taking what another then throws away"
        return [look("replicas", says, "Set `min-replicas-to-write 1` on every server.")]
    return [ok("replicas", says)]


async def _layout(patient: Patient) -> Sequence[Finding]:
    await patient.the_stores().check()  # raises what is wrong, in words
    return [ok("layout", f"version and {patient.settings.partitions} partitions as set")]


async def _clock(patient: Patient) -> Sequence[Finding]:
    began = time.time()
    with reaching():
        seconds, micros = await patient.the_stores().redis.time()
    middle = (began + time.time()) / 2
    skew = abs(seconds + micros / 1_000_000 - middle)
    says = f"{skew:.2f} s apart from Redis's"
    fix = "Set both machines' clocks by NTP."
    if skew > SKEW_WRONG:
        return [wrong("clock", says, fix)]
    return [look("clock", says, fix) if skew > SKEW_LOOK else ok("clock", says)]


async def _workers(patient: Patient) -> Sequence[Finding]:
    stores = patient.the_stores()
    alive = await stores.leases.alive()
    waiting = await stores.inbound.backlog()
    if not alive:
        says = f"none is alive; {waiting} messages wait"
        return [wrong("workers", says, "Start `python -m bot worker`.")]
    return [ok("workers", f"{len(alive)} alive; {waiting} messages wait")]


async def _channel(patient: Patient) -> Sequence[Finding]:
    if patient.settings.telegram_token is None:
        return []
    state = await state_of(patient.the_stores(), "telegram")
    if state == "ok":
        return [ok("channel", "the Telegram process is well")]
    how = "web" if patient.settings.telegram_webhook_url else "telegram"
    fix = f"Start `python -m bot {how}`, and see its log."
    return [wrong("channel", f"the Telegram process says: {state}", fix)]


async def _gaps(patient: Patient) -> Sequence[Finding]:
    gaps = patient.the_stores().gaps
    found = [
        wrong(
            "gaps",
            f"{part.value}: nothing was read for {_span(silent)}, and still is not",
            "See that its process runs, and its log.",
        )
        for part, silent in (await gaps.last_read()).items()
        if silent > GAP_FROM and _expected(part, patient)
    ]
    found += [
        look(
            "gaps",
            f"{gap.part.value}: nothing was read for {_span(gap.length)}"
            f" until {gap.until:%d %b %H:%M} UTC",
            "Find out why. Who waited was asked whether they are safe; the desk has all (/gaps).",
        )
        for gap in recent(await gaps.gaps(), SystemClock().now(), DAY)
    ]
    return found or [ok("gaps", "none in the last day")]


def _expected(part: Part, patient: Patient) -> bool:
    return part is not Part.TELEGRAM or patient.settings.telegram_token is not None


def _span(length: timedelta) -> str:
    seconds = int(length.total_seconds())
    return (
        f"{seconds} s" if seconds < 120 else f"{seconds // 3600} h {seconds % 3600 // 60:02d} min"
    )


async def _dead(patient: Patient) -> Sequence[Finding]:
    entries = await patient.the_stores().dead.entries(1000)
    unseen = sum(entry.seen_by is None for entry in entries)
    says = f"{len(entries)} kept, {unseen} not seen"
    if unseen:
        fix = "Look at them at the desk (/dead), or `python -m bot dead list`."
        return [look("dead", says, fix)]
    return [ok("dead", says)]


async def _staff(patient: Patient) -> Sequence[Finding]:
    stores = patient.the_stores()
    accounts = await Accounts(RedisDrawer(stores.redis, stores.replicas), SystemClock()).all()
    if not accounts:
        return [wrong("staff", "there are no accounts", "`python -m bot staff add NAME`")]
    on_shift = await stores.roster.on_shift()
    return [ok("staff", f"{len(accounts)} accounts, {len(on_shift)} on shift")]


async def _sinks(patient: Patient) -> Sequence[Finding]:
    """Which ways to tell staff do not work, by what became of the last tries."""
    found = []
    for name in patient.settings.sinks:
        state = await patient.the_stores().ledger.sink(name)
        if state.failing_since is not None:
            since = f"{state.failing_since:%H:%M} UTC"
            says = f"alerts by {SINK_WORDS.get(name, name)} fail since {since}"
            found.append(wrong("sinks", says, "`python -m bot alerts test`, and its settings."))
        elif state.worked_at is None:
            says = f"{SINK_WORDS.get(name, name)} has never taken an alert"
            found.append(look("sinks", says, "Try it: `python -m bot alerts test`."))
    return found


STORE: dict[str, Callable[[Patient], Awaitable[Sequence[Finding]]]] = {
    "layout": _layout,
    "replicas": _copies,
    "clock": _clock,
    "workers": _workers,
    "channel": _channel,
    "gaps": _gaps,
    "dead": _dead,
    "staff": _staff,
    "sinks": _sinks,
}
