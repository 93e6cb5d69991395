"""Runs every consumer of one worker process, and stops them cleanly."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from bot.casework.messages import CaseId, Channel, InboundMessage, Reply
from bot.casework.records import Alert
from bot.ports import AlertSink, Ledger, Outside, Sender
from bot.workers.alerts import AlertWork
from bot.workers.hops import (
    AlertLog,
    Checkpoints,
    LeaseStore,
    SendRecords,
    Stream,
    WorkersCasebook,
)
from bot.workers.inbound import InboundWork
from bot.workers.keeper import Keeper
from bot.workers.last_known import KnownRoster, KnownRotas, Listening
from bot.workers.late_ledger import LateLedger
from bot.workers.outbound import OutboundWork
from bot.workers.overdue import Overdue
from bot.workers.reader import Reader
from bot.workers.telling import Tries

# Alerts tried at a time: a sink that is away holds its alerts for minutes.
ALERTS_AT_ONCE = 256

# Seconds that a P1 behind a P3 of its own conversation waits at most for a place in line.
PLACE_WITHIN = 0.3

Part = Callable[[asyncio.Event], Awaitable[None]]


class WorkersStores(Protocol):
    """The stores that a worker uses; `stores.redis_stores.RedisStores` has them."""

    @property
    def casebook(self) -> WorkersCasebook: ...  # noqa: D102
    @property
    def deliveries(self) -> SendRecords: ...  # noqa: D102
    @property
    def leases(self) -> LeaseStore: ...  # noqa: D102
    @property
    def alert_log(self) -> AlertLog: ...  # noqa: D102
    @property
    def inbound(self) -> Stream[InboundMessage]: ...  # noqa: D102
    @property
    def outbound(self) -> Stream[Reply]: ...  # noqa: D102
    @property
    def alerts(self) -> Stream[Alert]: ...  # noqa: D102
    @property
    def parts(self) -> Sequence[frozenset[int]]: ...  # noqa: D102


def worker_name() -> str:
    """Return a name that no other worker has."""
    return f"{socket.gethostname()}.{os.getpid()}.{secrets.token_hex(3)}"


async def run_worker(  # noqa: PLR0913 - all that a worker is made of
    outside: Outside,
    stores: WorkersStores,
    senders: Mapping[Channel, Sender],
    sinks: Sequence[AlertSink],
    stop: asyncio.Event,
    *,
    partitions: int,
    link: Callable[[CaseId], str],
    worker: str = "",
    ledger: Ledger | None = None,
    checkpoints: Checkpoints | None = None,
    inbound_work: Callable[..., InboundWork] = InboundWork,
) -> None:
    """Work until `stop` is set. When one part breaks, all stop and its error is raised.

    `ledger` is where each try to tell staff is written down.
    `worker` names this worker in the leases. A name that stays the same over a restart takes
    its partitions back at once; two that run must never share one. `inbound_work` makes what
    handles messages: where they are traced, more than `InboundWork`.
    """
    name = worker or worker_name()
    keeper = Keeper(stores.leases, name, partitions, parts=stores.parts)
    tries: Tries | None = ledger
    late: LateLedger | None = None
    more: tuple[Part, ...] = ()
    if keeper.in_parts:
        outside, late, more = for_parts(outside, ledger)
        tries = late
    inbound = inbound_work(outside, stores.casebook, stores.inbound, checkpoints=checkpoints)
    outbound = OutboundWork(
        stores.deliveries,
        stores.outbound,
        senders,
        keeper,
        clock=outside.clock,
        checkpoints=checkpoints,
    )
    alerts = AlertWork(
        stores.deliveries,
        stores.alert_log,
        stores.alerts,
        sinks,
        roster=outside.roster,
        rotas=outside.rotas,
        ledger=tries,
        clock=outside.clock,
        link=link,
        checkpoints=checkpoints,
    )
    parts: tuple[Part, ...] = (
        Reader(stores.inbound, keeper, work=inbound, place=inbound.place).run,
        Reader(stores.outbound, keeper, work=outbound, place=outbound.place).run,
        Reader(stores.alerts, keeper, work=alerts, place=alerts.place, at_once=ALERTS_AT_ONCE).run,
        Overdue(outside, stores.casebook, stores.leases, name, keeper).run,
        *more,
    )
    try:
        await _together(keeper, parts, stop)
    finally:
        if late is not None:
            await late.finish()


def for_parts(
    outside: Outside, ledger: Ledger | None
) -> tuple[Outside, LateLedger | None, tuple[Part, ...]]:
    """Return what a worker goes by where one part of the store can be away, and what runs for it.

    Single keys lie on one part each: nobody whose own part is there may wait for them.
    """
    roster, rotas = KnownRoster(outside.roster), KnownRotas(outside.rotas)
    running: list[Part] = [Listening(roster, rotas).run]
    late = None if ledger is None else LateLedger(ledger)
    if late is not None:
        running.append(late.run)
    known = replace(outside, roster=roster, rotas=rotas, place_within=PLACE_WITHIN)
    return known, late, tuple(running)


async def _together(keeper: Keeper, parts: Sequence[Part], stop: asyncio.Event) -> None:
    """Run the parts, and the leases until the last of them has settled."""
    settled = asyncio.Event()
    ending = asyncio.Event()
    keeping = asyncio.ensure_future(keeper.run(settled))
    asked = asyncio.ensure_future(stop.wait())
    tasks = [asyncio.ensure_future(part(ending)) for part in parts]
    try:
        await asyncio.wait({asked, keeping, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        ending.set()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        settled.set()
        asked.cancel()
        outcomes += await asyncio.gather(keeping, return_exceptions=True)
        await keeper.leave()
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
