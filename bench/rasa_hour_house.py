"""A store, a worker and the true Rasa client on a clock that the bench moves."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.casework.hops import Hop
from bot.casework.messages import (
    Channel,
    ConversationId,
    Delivery,
    InboundMessage,
    MessageId,
    MessageKind,
    Reply,
)
from bot.casework.records import Alert, Change, Sent
from bot.casework.triage import Tier
from bot.settings import Settings
from bot.stores.redis_casebook import RedisCasebook
from bot.wiring.core import Core, open_core
from bot.workers.runner import run_worker


@dataclass
class Hour:
    """The house's clock."""

    at: datetime = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the moment that the bench chose."""
        return self.at

    def moves(self, by: timedelta) -> None:
        """Move on."""
        self.at += by


@dataclass(frozen=True)
class Written:
    """One message: who wrote it, how many seconds into the hour, and what."""

    contact: str
    at: float
    text: str


@dataclass(frozen=True)
class TimedCasebook(RedisCasebook):
    """Tells when a change with a P1 case was stored."""

    stored: Callable[[str], None] = field(kw_only=True)

    async def commit(self, change: Change, *, hop: Hop[InboundMessage] | None = None) -> None:
        """Store a change whole, then tell."""
        await super().commit(change, hop=hop)
        if change.case is not None and change.case.tier is Tier.P1:
            self.stored(change.case.conversation_id)


@dataclass
class House:
    """What the hour happens to. Times are real seconds of one counter, by contact."""

    core: Core
    clock: Hour
    arrived: dict[str, float] = field(default_factory=dict)
    on_queue: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)
    name: str = "line"
    _count: int = 0

    async def writes(self, written: Written) -> None:
        """Take one message in, as a channel does."""
        self._count += 1
        now = self.clock.now()
        name = ConversationId(written.contact)
        self.arrived.setdefault(written.contact, time.perf_counter())
        await self.core.take_in()(
            InboundMessage(
                message_id=MessageId(f"{name}-{self._count}"),
                conversation_id=name,
                channel=Channel.WEBCHAT,
                address=name,
                kind=MessageKind.TEXT,
                sent_at=now,
                received_at=now,
                text=written.text,
            )
        )

    def stored(self, contact: str) -> None:
        """Hear that a contact's P1 case is on the queue."""
        self.on_queue.setdefault(contact, time.perf_counter())

    async def send(self, reply: Reply) -> Sent:
        """Take a reply, as a channel does."""
        self.answered.setdefault(reply.conversation_id, time.perf_counter())
        return Sent(Delivery.SENT)

    async def tell(self, alert: Alert, link: str) -> bool:
        """Take an alert, as a sink does."""
        return bool(alert.tier and link)

    async def settled(self) -> None:
        """Wait until everything that came in is handled and every reply has left."""
        waiting = 1
        while waiting:
            await asyncio.sleep(0.05)
            streams = (self.core.stores.inbound, self.core.stores.outbound)
            waiting = sum([await stream.backlog() for stream in streams])

    async def tiers(self) -> dict[str, Tier]:
        """Return the tier of each contact's open case."""
        cases = await self.core.stores.casebook.open_cases()
        return {case.conversation_id: case.tier for case in cases}

    async def unread(self) -> int:
        """Return how many conversations the model has yet to read."""
        return len(await self.core.stores.casebook.unassessed())

    async def goes_on(self, seconds: float) -> None:
        """Let time pass as it does."""
        await asyncio.sleep(seconds)
        self.clock.moves(timedelta(seconds=seconds))


@asynccontextmanager
async def open_house(redis_url: str, home: Path, rasa_url: str) -> AsyncIterator[House]:
    """Open it with its worker running."""
    settings = Settings(WAYMARK_HOME=home, REDIS_URL=redis_url, RASA_URL=rasa_url)
    clock, stop = Hour(), asyncio.Event()
    async with open_core(settings, "bench", clock=clock) as core:
        await core.check_stores()
        core.spool.open()
        handing_over = asyncio.create_task(core.spool.run(stop))
        house = House(core, clock)
        stores = core.stores
        casebook = TimedCasebook(stores.shelf, stores.deliveries, stored=house.stored)
        working = asyncio.create_task(
            run_worker(
                replace(core.outside, casebook=casebook),
                replace(stores, casebook=casebook),
                {Channel.WEBCHAT: house},
                [house],
                stop,
                partitions=settings.partitions,
                link=core.case_link,
            )
        )
        try:
            yield house
        finally:
            stop.set()
            await asyncio.gather(working, handing_over)
