"""What every process of the front has in common, built once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.casework.errors import SettingWrong, StoreUnavailable
from bot.casework.messages import CaseId, InboundMessage
from bot.flows.outage_alarm import OutageAlarm
from bot.flows.take_in import Intake, TakeIn
from bot.health import OK
from bot.home import Home
from bot.metrics import Meters
from bot.ports import Clock, Inbox, Outside, Rasa
from bot.rasa_client import RasaClient
from bot.settings import Settings
from bot.stores.bank_holidays import closed_days
from bot.stores.directory_file import load_directory
from bot.stores.redis_stores import RedisStores, open_stores
from bot.stores.spool import Spool
from bot.stores.spool_replay import Replay
from bot.traces import Tracer, open_tracer
from bot.wiring.clock import SteadyClock
from bot.wiring.measured import MeasuredRasa, measured_stores, measured_take_in
from bot.wiring.store import JOURNAL, AnyJournal, store_address, with_journal
from bot.wiring.traced import traced_stores
from bot.wiring.traced_ways import TracedRasa, traced_take_in
from bot.workers.direct_alarm import DirectAlarm

log = logging.getLogger(__name__)
LOOK_AGAIN_AFTER = 1.0
# Seconds that a message may take to be stored. Past it the message goes to the spool and the
# contact gets the numbers: a store that hangs must not keep a P1 from its answer for a second.
STORED_WITHIN = 0.8
SPOOL = "spool"
MEGABYTE = 1_000_000
Value = TypeVar("Value")


@dataclass(frozen=True)
class PromptInbox:
    """An inbox that says soon when it cannot store. What was stored after all is a duplicate."""

    inbox: Inbox
    within: float = STORED_WITHIN

    async def add(self, message: InboundMessage) -> bool:
        """Store a message as `Inbox.add` does. Raises StoreUnavailable when that takes too long."""
        try:
            async with asyncio.timeout(self.within):
                return await self.inbox.add(message)
        except TimeoutError:
            raise StoreUnavailable("storing takes too long") from None


@dataclass(frozen=True)
class Core:
    """The shared parts of a process. `rasa` is the client also where `outside` has another.

    `tracer` is there only where TRACES_URL is set.
    """

    settings: Settings
    home: Home
    stores: RedisStores
    rasa: RasaClient
    outside: Outside
    spool: Spool
    meters: Meters
    alarm: OutageAlarm
    direct_alarm: DirectAlarm
    journal: AnyJournal
    tracer: Tracer | None = None

    async def keep_journal(self, stop: asyncio.Event) -> None:
        """Run the journal until told to stop."""
        await self.journal.run(stop)

    @property
    def clock(self) -> Clock:
        """The time."""
        return self.outside.clock

    def clock_state(self) -> str:
        """Return `ok`, or what is wrong with this process's clock."""
        return self.clock.state() if isinstance(self.clock, SteadyClock) else OK

    def take_in(self) -> Callable[[InboundMessage], Awaitable[Intake]]:
        """The way in for a channel. Its process must `open` the spool first, and `run` it."""
        inbox = PromptInbox(self.stores.inbox)
        take_in = TakeIn(inbox, self.outside.directory, self.clock, self.spool, self.alarm)
        measured = measured_take_in(take_in, self.meters)
        return traced_take_in(measured, self.tracer, self.clock) if self.tracer else measured

    def case_link(self, case_id: CaseId) -> str:
        """The desk's address of a case, for alerts."""
        return f"{self.settings.public_desk_url}/cases/{case_id}"

    async def check_stores(self) -> None:
        """Check the stored data's version as soon as the store answers.

        Raises RecordVersionWrong or SettingWrong. While the store is away this waits, so that
        channels can start without it and still give contacts the numbers.
        """
        while True:
            try:
                await self.stores.check()
            except StoreUnavailable as error:
                log.warning("the store is away: %s", error)
                await asyncio.sleep(LOOK_AGAIN_AFTER)
            else:
                return


@asynccontextmanager
async def open_core(
    settings: Settings, part: str, *, clock: Clock | None = None, rasa: Rasa | None = None
) -> AsyncIterator[Core]:
    """Build the shared parts and close them afterwards. Nothing is contacted yet.

    `part` names the process among those that share WAYMARK_HOME.

    Raises SettingWrong when an address is missing, DirectoryWrong for a bad directory.
    """
    clock = clock or SteadyClock()
    client = RasaClient(_need(settings.rasa_url, "RASA_URL"), clock)
    address = _need(store_address(settings), "REDIS_URL")
    meters = Meters()
    home = Home(settings.home)
    stores, journal = with_journal(
        open_stores(address, partitions=settings.partitions),
        home.path / JOURNAL,
        part,
        clock=clock,
        limit=settings.spool_mb * MEGABYTE,
        told=lambda what, count: meters.journal.labels(what).inc(count),
    )
    stores = measured_stores(stores, meters, clock)
    measured: Rasa = MeasuredRasa(rasa or client, meters)
    tracer = tracer_of(settings, part, meters)
    if tracer is not None:
        stores, measured = traced_stores(stores, tracer, clock), TracedRasa(measured, tracer, clock)
    outside = Outside(
        casebook=stores.casebook,
        rasa=measured,
        roster=stores.roster,
        clock=clock,
        directory=load_directory(),
        week=replace(settings.week, closed=closed_days(clock.now().year)),
        rotas=stores.rotas,
    )
    folder = home.path / SPOOL

    def told(what: str, count: int) -> None:
        meters.spool.labels(what).inc(count)

    inbox = PromptInbox(stores.inbox)
    replay = Replay(folder, inbox, stores.shelf.codec, told, stores.part_of)
    spool = Spool(folder, part, replay, settings.spool_mb * MEGABYTE)
    direct = DirectAlarm(f"{settings.public_desk_url}/")
    alarm = OutageAlarm(direct, clock)
    journal.open()
    try:
        yield Core(
            settings, home, stores, client, outside, spool, meters, alarm, direct, journal, tracer
        )
    finally:
        await client.close()
        await journal.close()
        with suppress(StoreUnavailable):
            await stores.close()
        if tracer is not None:
            await tracer.close()


def tracer_of(settings: Settings, part: str, meters: Meters) -> Tracer | None:
    """Return what takes spans, where TRACES_URL asks for it and the packages are there."""
    if settings.traces_url is None:
        return None
    url = settings.traces_url.get_secret_value()
    return open_tracer(url, part, lambda what, count: meters.spans.labels(what).inc(count))


def _need(value: Value | None, name: str) -> Value:
    if value is None:
        raise SettingWrong(
            f"{name} is not set: only `python -m bot all` starts one by itself. Set it to the"
            " address of the one to use."
        )
    return value
