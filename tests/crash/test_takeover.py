"""Kill -9 the master while messages come in: what was acknowledged is there, once."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.casework.due import WorkingWeek
from bot.casework.errors import StoreUnavailable
from bot.casework.messages import Channel, ConversationId, Delivery, Reply
from bot.casework.records import Author, Entry, Sent
from bot.casework.triage import Tier
from bot.flows.take_in import TakeIn
from bot.ports import Outside
from bot.stores.directory_file import load_directory
from bot.stores.embedded import EmbeddedServer
from bot.stores.partitions import Partitions
from bot.stores.redis_stores import RedisStores
from bot.stores.spool import Spool
from bot.stores.spool_replay import Replay
from bot.wiring.core import PromptInbox
from bot.workers.runner import run_worker
from tests.crash.journal_kit import WallClock, part
from tests.fakes import FakeRasa
from tests.makers import a_message
from tests.redis_process import Server
from tests.redis_servers import Cluster, Trio, start_cluster, start_trio
from tests.waiting import until

CONTACTS = [f"telegram:{number}" for number in range(1, 17)]
# Seconds between two messages of a contact: 80 messages a second in all.
PACE = 0.2
CONTACT = Author.CONTACT
DANGER = "he has a machete and is outside my house right now"


@dataclass
class Seen:
    """What contacts saw: the channel's own count of each reply."""

    replies: Counter[str] = field(default_factory=Counter)

    async def send(self, reply: Reply) -> Sent:
        """Take a reply."""
        self.replies[reply.reply_id] += 1
        return Sent(Delivery.SENT, f"ref:{reply.reply_id}")


@dataclass
class Load:
    """Messages from every contact, one behind the other, until told to stop."""

    take_in: TakeIn
    accepted: list[str] = field(default_factory=list)

    async def run(self, stop: asyncio.Event) -> None:
        """Write and write."""
        number = 0
        while not stop.is_set():
            await asyncio.gather(*(self._one(name, number) for name in CONTACTS))
            number += 1
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), PACE)

    async def _one(self, name: str, number: int) -> None:
        message = a_message(number, name, text=DANGER if number == 3 else f"hello {number}")
        if (await self.take_in(message)).stored:
            self.accepted.append(message.message_id)


@pytest.fixture(params=["sentinel", "cluster"])
def servers(
    request: pytest.FixtureRequest, tmp_path: Path, redis_server: EmbeddedServer
) -> Iterator[Trio | Cluster]:
    """Start servers that a test may kill."""
    started: Trio | Cluster
    if request.param == "sentinel":
        started = start_trio(tmp_path / "servers", replicas=2)
    else:
        started = start_cluster(tmp_path / "servers", replicas=1)
    yield started
    started.stop()


def outside(stores: RedisStores) -> Outside:
    """Return what the flows need, with a model that is away."""
    return Outside(
        casebook=stores.casebook,
        rasa=FakeRasa(),
        roster=stores.roster,
        clock=WallClock(),
        directory=load_directory(),
        week=WorkingWeek(ZoneInfo("Europe/London")),
    )


# A machine that is busy with other things takes its time to choose another master.
@pytest.mark.timeout(600)
# redis-py leaves connections that it was making to a dead server to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_the_master_dies_under_load_and_nothing_is_lost_or_handled_twice(
    servers: Trio | Cluster, tmp_path: Path
) -> None:
    """Each accepted message stands once in its transcript, in order, and each reply went once."""
    async with (
        part("web", servers.address, tmp_path) as web,
        part("worker", servers.address, tmp_path) as worker,
    ):
        await web.stores.check()
        spool = Spool(
            tmp_path / "spool",
            "web",
            Replay(tmp_path / "spool", PromptInbox(web.stores.inbox), web.stores.shelf.codec),
            50_000_000,
        )
        spool.open()
        seen, stop, quiet = Seen(), asyncio.Event(), asyncio.Event()
        load = Load(TakeIn(PromptInbox(web.stores.inbox), load_directory(), WallClock(), spool))
        running = [
            asyncio.ensure_future(spool.run(stop)),
            asyncio.ensure_future(
                run_worker(
                    outside(worker.stores),
                    worker.stores,
                    {Channel.TELEGRAM: seen},
                    [],
                    stop,
                    partitions=16,
                    link=str,
                )
            ),
        ]
        writing = asyncio.ensure_future(load.run(quiet))
        try:
            await until(lambda: len(seen.replies) > 30)
            master_of(servers).kill()
            await until(lambda: web.told["takeovers"] > 0)
            before = len(load.accepted)
            await until(lambda: len(load.accepted) > before + 60)
            quiet.set()
            await writing
            await until(lambda: spool.state() == "ok")
            await until(lambda: all_sent(web.stores, load, running))
        finally:
            quiet.set()
            stop.set()
            await asyncio.gather(writing, *running, return_exceptions=True)
        await check(web.stores, load, seen)


def master_of(servers: Trio | Cluster) -> Server:
    """Return the master to kill: in a cluster, that of the first contact."""
    if isinstance(servers, Trio):
        return servers.master()
    partition = Partitions().of(ConversationId(CONTACTS[0]))
    return servers.master_of(Partitions().key(partition, "in"))


async def transcripts(stores: RedisStores) -> dict[str, list[Entry]]:
    """Return what is stored of every contact."""
    rows = await asyncio.gather(
        *(stores.casebook.transcript(ConversationId(name), limit=2000) for name in CONTACTS)
    )
    return {name: list(entries) for name, entries in zip(CONTACTS, rows, strict=True)}


def at_once(entry: Entry) -> bool:
    """Whether the channel said this by itself while the store was away: here there is none."""
    return entry.ref.startswith("away:")


async def all_sent(stores: RedisStores, load: Load, running: list[asyncio.Task[None]]) -> bool:
    """Whether everything accepted is handled and every answer to it has gone."""
    for task in running:
        if task.done():
            task.result()  # a part that broke says here with what
    try:
        entries = [e for said in (await transcripts(stores)).values() for e in said]
    except StoreUnavailable:
        return False
    handled = {entry.ref or entry.channel_ref for entry in entries if entry.author is CONTACT}
    waiting = any(e.delivery is Delivery.QUEUED for e in entries if not at_once(e))
    return len(handled) >= len(load.accepted) and not waiting


async def check(stores: RedisStores, load: Load, seen: Seen) -> None:
    """Hold what is stored against what was accepted and what contacts saw."""
    said = await transcripts(stores)
    for name, entries in said.items():
        theirs = [entry.ref for entry in entries if entry.author is CONTACT]
        assert theirs == [ref for ref in load.accepted if ref.startswith(f"{name}:")]
    every = [entry for entries in said.values() for entry in entries]
    ours = [e.ref for e in every if e.author is Author.BOT and not at_once(e)]
    assert Counter(ours) == seen.replies
    assert max(seen.replies.values()) == 1
    cases = [case for case in await stores.casebook.open_cases() if case.tier is Tier.P1]
    assert sorted(case.conversation_id for case in cases) == sorted(CONTACTS)
    assert await stores.inbound.dead() == await stores.outbound.dead() == 0
