"""A process that sends traces, and a message that goes its whole way, for tests of traces."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.casework.messages import Channel, InboundMessage
from bot.casework.triage import Answer, Route, Tier
from bot.rasa_client.wire import Timed
from bot.settings import Settings
from bot.stores.embedded import EmbeddedServer
from bot.traces import Hop
from bot.wiring.core import Core, open_core
from bot.wiring.worker import inbound_work, traced_ways_out
from bot.workers.runner import run_worker
from tests.collector import Collector
from tests.edges.workers_kit import FakeSender, FakeSink
from tests.fakes import FakeClock, FakeRasa
from tests.waiting import until

ROOT = Path(__file__).parents[2]
SECRET = "zanzibar"
WORDS = f"theyre outside mine with a machete, call me {SECRET} on 07700900123"
READ = Timed(
    intent="threat",
    confidence=0.9,
    tier=Tier.P1,
    route=Route.VIOLENCE,
    reasons=(f"The model read {SECRET}.",),
    entities=(("area", SECRET),),
    answer=Answer(text=f"Hello {SECRET}"),
    slots=(("name", SECRET),),
    action_seconds=0.003,
)
# What every message that opens a case passes, each once.
WHOLE_WAY = {
    Hop.TAKEN_IN,
    Hop.STORED,
    Hop.SCREENED,
    Hop.ASSESSED,
    Hop.ACTION,
    Hop.CHANGED,
    Hop.OPENED,
    Hop.RECORDED,
    Hop.HANDLED,
    Hop.SENT,
    Hop.TOLD,
}


class Sink(FakeSink):
    """A sink that also takes news."""

    async def say(self, notice: object, link: str) -> bool:
        """Take it."""
        return True


@asynccontextmanager
async def a_process(
    part: str,
    server: EmbeddedServer,
    home: Path,
    url: str,
    rasa: Any = None,
    clock: FakeClock | None = None,
) -> AsyncIterator[Core]:
    """Open the shared parts of one process, traced."""
    settings = Settings(
        WAYMARK_HOME=home, REDIS_URL=server.url, RASA_URL="http://127.0.0.1:9", TRACES_URL=url
    )
    async with open_core(settings, part, rasa=rasa, clock=clock) as core:
        yield core


async def worked_off(core: Core, sender: Any, sink: Any) -> None:
    """Run a whole worker until nothing waits."""
    senders, sinks = traced_ways_out(core, {Channel.TELEGRAM: sender}, (sink,))
    stop = asyncio.Event()
    working = asyncio.create_task(
        run_worker(
            core.outside,
            core.stores,
            senders,
            sinks,
            stop,
            partitions=16,
            link=core.case_link,
            inbound_work=inbound_work(core),
        )
    )

    async def done() -> bool:
        streams = (core.stores.inbound, core.stores.outbound, core.stores.alerts)
        return sum([await stream.backlog() for stream in streams]) == 0

    await until(done)
    stop.set()
    await working


async def a_way(
    server: EmbeddedServer, home: Path, collector: Collector, message: InboundMessage
) -> None:
    """Let one message pass through two processes, and end both."""
    async with a_process("web", server, home, collector.url) as web:
        await web.take_in()(message)
    async with a_process("worker", server, home, collector.url, FakeRasa(says=READ)) as worker:
        await worked_off(worker, FakeSender(), Sink())
