"""Kill -9 at every named moment: the reply still comes, and twice only where it must."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pytest

from bot.casework.messages import ConversationId, Delivery, StaffName
from bot.casework.triage import Tier
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from bot.workers.hops import MOMENTS
from tests.crash.worker_process import Orders
from tests.fakes import START
from tests.makers import a_message
from tests.waiting import until

ROOT = Path(__file__).parents[2]
MACHETE = "theyre outside mine with a machete"
ONE = ("telegram:1",)
MANY = tuple(f"telegram:{number}" for number in range(1, 13))


@dataclass
class Laboratory:
    """Starts worker processes on one Redis, and looks at what left the house."""

    folder: Path
    server: EmbeddedServer
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(
        self,
        *,
        worker: str = "same",
        crash_at: str = "",
        count: int = 1,
        journal: str = "",
        hold: str = "",
    ) -> subprocess.Popen[bytes]:
        """Start a worker process, told where to be killed."""
        seen = str(self.folder / "seen")
        orders = Orders(self.server.url, seen, worker, crash_at, count, journal, hold)
        path = self.folder / f"orders{len(self.processes)}.json"
        path.write_text(json.dumps(asdict(orders)), encoding="utf-8")
        command = [sys.executable, "-m", "tests.crash.worker_process", str(path)]
        process = subprocess.Popen(command, cwd=ROOT)
        self.processes.append(process)
        return process

    def seen(self, kind: str) -> Counter[str]:
        """Return how often each reply or alert left the house."""
        path = self.folder / "seen"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        # Behind the last newline a worker may be writing just now.
        lines = [json.loads(line) for line in text.rpartition("\n")[0].splitlines()]
        return Counter(line[kind] for line in lines if kind in line)

    def end(self) -> None:
        """End what still runs."""
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait()


@pytest.fixture
def laboratory(tmp_path: Path, redis_server: EmbeddedServer) -> Iterator[Laboratory]:
    """Return a laboratory that leaves no process behind."""
    made = Laboratory(tmp_path, redis_server)
    yield made
    made.end()


async def write(stores: RedisStores, conversations: tuple[str, ...]) -> None:
    """Each contact writes three messages; the first contact's second is danger now."""
    await stores.roster.shift_on(StaffName("Sara"), START)
    for number in range(3):
        for name in conversations:
            danger = number == 1 and name == conversations[0]
            text = MACHETE if danger else f"hello {number}"
            await stores.inbox.add(a_message(number, name, text=text, address=name))


async def all_done(stores: RedisStores) -> bool:
    """Whether nothing waits on any stream."""
    streams = (stores.inbound, stores.outbound, stores.alerts)
    return sum([await stream.backlog() for stream in streams]) == 0


async def unrecorded(stores: RedisStores, conversations: tuple[str, ...]) -> set[str]:
    """Return the replies that are stored and of which no send is recorded."""
    return {
        entry.ref
        for name in conversations
        for entry in await stores.casebook.transcript(ConversationId(name))
        if entry.delivery is Delivery.QUEUED
    }


async def unconfirmed(stores: RedisStores, alerts: set[str]) -> set[str]:
    """Return those of the alerts that rang and of which no confirmation is recorded."""
    key, home = stores.shelf.partitions.key, stores.shelf.partitions.of_case
    return {
        alert
        for alert in alerts
        for case in await stores.casebook.open_cases()
        if not await stores.redis.exists(key(home(case.case_id), "alert", alert))
    }


async def check_all(
    stores: RedisStores, laboratory: Laboratory, conversations: tuple[str, ...]
) -> None:
    """Nobody lost, nothing handled twice, order kept, the case open, every reply sent."""
    replies = laboratory.seen("reply")
    for name in conversations:
        said = await stores.casebook.transcript(ConversationId(name))
        theirs = [entry.ref for entry in said if entry.author.value == "contact"]
        assert theirs == [f"{name}:{number}" for number in range(3)]
        ours = [entry for entry in said if entry.author.value == "bot"]
        assert ours
        assert {entry.delivery for entry in ours} == {Delivery.SENT}
        assert all(replies[entry.ref] >= 1 for entry in ours)
    urgent = [case for case in await stores.casebook.open_cases() if case.tier is Tier.P1]
    assert [case.conversation_id for case in urgent] == [conversations[0]]
    assert any("raised" in alert or "opened" in alert for alert in laboratory.seen("alert"))
    assert await stores.inbound.dead() == await stores.outbound.dead() == 0


def died(process: subprocess.Popen[bytes]) -> bool:
    """Whether the process has ended; it must have been killed, not have failed."""
    ended = process.poll()
    assert ended in (None, -signal.SIGKILL)
    return ended is not None


@pytest.mark.parametrize("moment", MOMENTS)
async def test_killed_at_any_moment_the_reply_still_comes(
    stores: RedisStores, laboratory: Laboratory, moment: str
) -> None:
    """One contact: twice only where the kill fell between a send and its record.

    The worker's other hops go on until it dies, so any moment may find one of them in between.
    """
    await write(stores, ONE)
    process = laboratory.start(crash_at=moment)
    await until(lambda: died(process))
    sent_before = set(laboratory.seen("reply"))
    in_between = sent_before & await unrecorded(stores, ONE)
    ringing = await unconfirmed(stores, set(laboratory.seen("alert")))
    assert in_between or moment != "outbound.sent"
    assert ringing or moment != "alert.sent"
    laboratory.start()
    await until(lambda: all_done(stores))
    await check_all(stores, laboratory, ONE)
    twice = {reply for reply, times in laboratory.seen("reply").items() if times > 1}
    assert twice == in_between
    rung_twice = {alert for alert, times in laboratory.seen("alert").items() if times > 1}
    assert rung_twice == ringing


@pytest.mark.parametrize(("moment", "count"), [("inbound.stored", 9), ("outbound.begun", 7)])
async def test_killed_in_the_middle_of_many_nobody_is_lost(
    stores: RedisStores, laboratory: Laboratory, moment: str, count: int
) -> None:
    """Twelve contacts: whatever went out twice had been sent and not yet recorded."""
    await write(stores, MANY)
    process = laboratory.start(crash_at=moment, count=count)
    await until(lambda: died(process))
    sent_before = set(laboratory.seen("reply"))
    in_between = sent_before & await unrecorded(stores, MANY)
    laboratory.start()
    await until(lambda: all_done(stores))
    await check_all(stores, laboratory, MANY)
    twice = {reply for reply, times in laboratory.seen("reply").items() if times > 1}
    assert twice <= in_between


async def test_another_worker_takes_a_dead_ones_partitions_over(
    stores: RedisStores, laboratory: Laboratory
) -> None:
    """Two workers share; one is killed with entries in hand; the other finishes them."""
    laboratory.start(worker="living")
    doomed = laboratory.start(worker="doomed", crash_at="inbound.read", count=2)

    async def shared() -> bool:
        return len(await stores.leases.alive()) == 2

    await until(shared)
    keys = [stores.shelf.partitions.key(n, "lease") for n in stores.shelf.partitions.all()]

    async def both_read() -> bool:
        return set(await stores.redis.mget(keys)) == {b"living", b"doomed"}

    await until(both_read)
    await write(stores, MANY)
    await until(lambda: died(doomed))
    await until(lambda: all_done(stores))
    await check_all(stores, laboratory, MANY)


async def test_redis_killed_in_the_middle_loses_nothing(
    stores: RedisStores, laboratory: Laboratory
) -> None:
    """The worker waits for Redis and goes on with what was on disk."""
    laboratory.start()

    async def alive() -> bool:
        return len(await stores.leases.alive()) == 1

    await until(alive)
    await write(stores, MANY)
    laboratory.server.kill()
    await asyncio.to_thread(laboratory.server.restart)
    await until(lambda: all_done(stores))
    await check_all(stores, laboratory, MANY)


async def test_a_terminated_worker_ends_cleanly_and_at_once(
    stores: RedisStores, laboratory: Laboratory
) -> None:
    """It gives its leases back, and its process ends with 0."""
    process = laboratory.start()

    async def reads() -> bool:
        return await stores.leases.alive() == ("same",)

    await until(reads)
    process.terminate()
    await until(lambda: process.poll() is not None)
    assert process.returncode == 0
    assert await stores.leases.alive() == ()
