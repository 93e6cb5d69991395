"""Metrics over many processes: each adds up its counts in Redis, and the desk's port shows all."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.casework.cases import Case
from bot.casework.errors import StoreUnavailable
from bot.casework.gaps import Part, recent
from bot.casework.triage import Tier
from bot.health import Health, is_well
from bot.metrics import Gauge, Meters, exposition
from bot.stores.redis_totals import RedisTotals
from bot.stores.spool_file import bytes_waiting, files
from bot.wiring.checks import sink_states
from bot.wiring.core import Core

log = logging.getLogger(__name__)
PATH = "/metrics"
# Seconds between additions; a scrape adds what its own process has first.
EVERY = 5.0
WITHIN = 2.0
DAY = timedelta(days=1)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Publisher:
    """Adds what this process counts to the sums of all."""

    meters: Meters
    totals: RedisTotals
    breaker_open: Callable[[], bool]
    process: str = field(default_factory=lambda: secrets.token_hex(8))
    _added: dict[str, float] = field(default_factory=dict)
    _number: int = 0
    _batch: dict[str, float] | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def add(self) -> None:
        """Add once. Raises StoreUnavailable; the same is then added again under its number."""
        async with self._lock:
            counted = self.meters.totals() if self._batch is None else {}
            if self._batch is None:
                self._number += 1
                new = {key: value - self._added.get(key, 0.0) for key, value in counted.items()}
                self._batch = {key: value for key, value in new.items() if value}
            await self.totals.add(
                self.process, self._number, self._batch, breaker_open=self.breaker_open()
            )
            for key, value in self._batch.items():
                self._added[key] = self._added.get(key, 0.0) + value
            self._batch = None

    async def run(self, stop: asyncio.Event) -> None:
        """Add every few seconds, and a last time when told to stop."""
        while not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), EVERY)
            try:
                async with asyncio.timeout(WITHIN):
                    await self.add()
            except (StoreUnavailable, TimeoutError):
                log.debug("the counts wait for the store")


def publisher_of(core: Core) -> Publisher:
    """Return the publisher of a process."""
    return Publisher(core.meters, core.stores.totals, lambda: core.rasa.breaker.is_open)


@dataclass(frozen=True)
class MetricsPage:
    """`GET /metrics` on the desk's listener alone."""

    core: Core
    health: Health
    publisher: Publisher

    @web.middleware
    async def __call__(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer Prometheus in front of the sign-in; leave all else to the desk."""
        if request.path != PATH or request.method not in ("GET", "HEAD"):
            return await handler(request)
        return web.Response(body=await self.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def text(self) -> bytes:
        """Return the text; with the store away what this machine knows by itself."""
        gauges = await self._by_itself()
        try:
            async with asyncio.timeout(WITHIN):
                await self.publisher.add()
                totals = await self.core.stores.totals.totals()
                gauges += await self._from_the_store()
        except (StoreUnavailable, TimeoutError):
            return exposition(self.core.meters, None, gauges)
        return exposition(self.core.meters, totals, gauges)

    async def _by_itself(self) -> list[Gauge]:
        parts = {name: is_well(state) for name, state in (await self.health.parts()).items()}
        folder = self.core.spool.folder
        return [
            Gauge("waymark_store_up", {(): parts["redis"]}),
            Gauge("waymark_part_up", {(name,): well for name, well in parts.items()}),
            Gauge("waymark_spool_bytes", {(): await asyncio.to_thread(bytes_waiting, folder)}),
            Gauge("waymark_spool_files", {(): len(await asyncio.to_thread(files, folder))}),
        ]

    async def _from_the_store(self) -> list[Gauge]:
        stores = self.core.stores
        backlog: dict[tuple[str, ...], float] = {
            (stores.inbound.name,): await stores.inbound.backlog(),
            (stores.outbound.name,): await stores.outbound.backlog(),
            (stores.alerts.name,): await stores.alerts.backlog(),
        }
        dead: dict[tuple[str, ...], float] = {
            (stores.inbound.name,): await stores.inbound.dead(),
            (stores.outbound.name,): await stores.outbound.dead(),
            (stores.alerts.name,): await stores.alerts.dead(),
        }
        cases = [case for case in await stores.casebook.open_cases() if not case.practice]
        return [
            Gauge("waymark_workers", {(): len(await stores.leases.alive())}),
            Gauge("waymark_staff_on_shift", {(): len(await stores.roster.on_shift())}),
            Gauge("waymark_rasa_breaker_open", {(): await stores.totals.breakers_open()}),
            Gauge("waymark_stream_backlog", backlog),
            Gauge("waymark_dead_entries", dead),
            Gauge("waymark_alert_sink_failing", await self._sinks()),
            *await self._gaps(),
            *queue_gauges(cases, self.core),
        ]

    async def _sinks(self) -> dict[tuple[str, ...], float]:
        states = await sink_states(self.core)
        return {(state.name,): float(state.failing_since is not None) for state in states}

    async def _gaps(self) -> list[Gauge]:
        gaps = self.core.stores.gaps
        silent = await gaps.last_read()
        lengths: dict[tuple[str, ...], float] = {(part.value,): 0.0 for part in silent}
        for gap in recent(await gaps.gaps(), self.core.clock.now(), DAY):
            place = (gap.part.value,)
            lengths[place] = lengths.get(place, 0.0) + gap.length.total_seconds()
        if self.core.settings.telegram_token is None:  # a channel no longer used is no alarm
            silent.pop(Part.TELEGRAM, None)
        ago: dict[tuple[str, ...], float] = {
            (part.value,): length.total_seconds() for part, length in silent.items()
        }
        return [Gauge("waymark_last_read_seconds", ago), Gauge("waymark_gap_seconds", lengths)]


def queue_gauges(cases: list[Case], core: Core) -> list[Gauge]:
    """How the staff queue stands: practice cases are no part of it."""
    now = core.clock.now()
    counts: dict[tuple[str, ...], float] = {}
    oldest: dict[tuple[str, ...], float] = {(tier.value,): 0.0 for tier in Tier}
    overdue: dict[tuple[str, ...], float] = {(tier.value,): 0.0 for tier in Tier}
    for case in cases:
        place = (case.tier.value, case.state.value)
        counts[place] = counts.get(place, 0.0) + 1
        if case.claim is not None and now < case.claim.lease_until:
            continue
        tier = (case.tier.value,)
        oldest[tier] = max(oldest[tier], (now - case.waiting_since).total_seconds())
        overdue[tier] += now > case.due_at
    return [
        Gauge("waymark_open_cases", counts),
        Gauge("waymark_queue_oldest_seconds", oldest),
        Gauge("waymark_overdue_cases", overdue),
    ]
