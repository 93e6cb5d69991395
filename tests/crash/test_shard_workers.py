"""Real workers on a real cluster with one of its masters gone: the other shards are served."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.casework.due import WorkingWeek
from bot.casework.errors import StoreUnavailable
from bot.casework.messages import Channel, ConversationId, StaffName
from bot.casework.records import Author, Change
from bot.casework.triage import Tier, Unavailable, Understanding
from bot.ports import Outside
from bot.stores.directory_file import load_directory
from bot.stores.partitions import LEADER, ROSTER, ROTA, TRIES, WORKERS
from bot.stores.redis_stores import open_stores
from bot.workers.keeper import Keeper
from bot.workers.overdue import Overdue
from bot.workers.runner import run_worker
from tests.crash.cluster_kit import (
    NAMES,
    PARTITIONS,
    bare,
    end,
    here_and_elsewhere,
    master_of,
    paired,
    refused,
)
from tests.crash.journal_kit import Part, WallClock, part
from tests.edges.workers_kit import MACHETE, FakeSender, FakeSink, link
from tests.fakes import START, FakeClock, FakeRasa
from tests.makers import a_case, a_conversation, a_message
from tests.redis_servers import Cluster
from tests.waiting import PATIENCE, until

__all__ = ["bare", "paired"]
# Lanes that a worker works on at a time.
AT_ONCE = 64


@dataclass
class House:
    """A worker that runs, and what left it."""

    store: Part
    sender: FakeSender = field(default_factory=FakeSender)
    sink: FakeSink = field(default_factory=FakeSink)

    def answered(self, name: str) -> bool:
        """Whether anything was sent to a contact."""
        return any(reply.conversation_id == name for reply in self.sender.sent)

    def alerted(self, name: str) -> bool:
        """Whether staff were told of a case of a contact."""
        return any(alert.case_id.startswith(f"{name}.") for alert in self.sink.told)

    async def asks(self, name: str, number: int, text: str = MACHETE) -> None:
        """Let a contact write."""
        await self.store.stores.inbox.add(a_message(number, name, text=text))


class Gate(FakeRasa):
    """A model that says that it is away, and no sooner than the test lets it."""

    def __init__(self) -> None:
        """Begin open."""
        super().__init__()
        self.open = asyncio.Event()
        self.open.set()

    async def understand(self, *args: Any, **options: Any) -> Understanding | Unavailable:
        """Wait for the test, and then be away."""
        self.asked.append("")
        await self.open.wait()
        return Unavailable("down")


@contextlib.asynccontextmanager
async def a_worker(
    cluster: Cluster, folder: Path, rasa: FakeRasa | None = None
) -> AsyncIterator[House]:
    """Run a worker with its journal, as a process of the house does."""
    async with part("worker", cluster.address, folder) as store:
        house, stop = House(store), asyncio.Event()
        stores = store.stores
        outside = Outside(
            casebook=stores.casebook,
            rasa=rasa or FakeRasa(),
            roster=stores.roster,
            clock=WallClock(),
            directory=load_directory(),
            week=WorkingWeek(ZoneInfo("Europe/London")),
            rotas=stores.rotas,
        )
        running = asyncio.ensure_future(
            run_worker(
                outside,
                stores,
                {Channel.TELEGRAM: house.sender},
                [house.sink],
                stop,
                partitions=PARTITIONS.count,
                link=link,
                ledger=stores.ledger,
            )
        )
        try:
            yield house
        finally:
            stop.set()
            await running


@pytest.mark.parametrize("how", ["killed", "stopped"])
@pytest.mark.parametrize("key", [ROSTER, ROTA, WORKERS, LEADER, TRIES])
async def test_danger_on_a_shard_that_is_there_is_answered_while_another_is_away(
    bare: Cluster, tmp_path: Path, key: str, how: str
) -> None:
    """Whatever lay on the one that is gone: nobody takes over here, so a wait would never end."""
    gone = bare.master_of(key)
    here = next(name for name in NAMES if master_of(bare, name) is gone)
    others = [name for name in NAMES if master_of(bare, name) is not gone]
    async with a_worker(bare, tmp_path) as house:
        await house.store.stores.roster.shift_on(StaffName("Sara"), START)
        await house.asks(here, 1)
        await house.asks(others[0], 1)
        await until(lambda: house.answered(here) and house.answered(others[0]))
        end(gone, how)
        try:
            for name in others[1:6]:
                await house.asks(name, 1)
                await until(lambda name=name: house.answered(name), within=PATIENCE / 4)
            await until(lambda: all(map(house.alerted, others[1:6])), within=PATIENCE / 4)
            case_of = house.store.stores.casebook.case
            for alert in house.sink.told:
                if not alert.case_id.startswith(f"{here}."):
                    case = await case_of(alert.case_id)
                    assert case is not None
                    assert case.tier is Tier.P1
        finally:
            if how == "stopped":
                gone.go_on()
            else:
                gone.start()
        await until(lambda: house.answered(here))


async def test_work_that_waits_for_a_shard_takes_no_place_from_the_others(
    bare: Cluster, tmp_path: Path
) -> None:
    """However much of it is under way: calm messages of the other shards find a lane."""
    gone = bare.masters()[0]
    rasa = Gate()
    everybody = [f"telegram:{number}" for number in range(400)]
    here = [name for name in everybody if master_of(bare, name) is gone][:70]
    elsewhere = next(name for name in everybody if master_of(bare, name) is not gone)
    async with a_worker(bare, tmp_path, rasa) as house:
        await house.asks(elsewhere, 1, "my landlord keeps my deposit")
        await until(lambda: house.answered(elsewhere))
        rasa.open.clear()
        rasa.asked.clear()
        for name in here:
            await house.asks(name, 1, "my landlord keeps my deposit")
        await until(lambda: len(rasa.asked) == AT_ONCE)
        gone.kill()
        rasa.open.set()
        house.sender.sent.clear()
        await house.asks(elsewhere, 2, "my landlord keeps my deposit")
        await until(lambda: house.answered(elsewhere))
        assert not any(map(house.answered, here))
        gone.start()
        await until(lambda: all(map(house.answered, here)))


@pytest.mark.parametrize("how", ["killed", "stopped"])
async def test_when_another_took_over_its_messages_are_handled_in_order_and_once(
    paired: Cluster, tmp_path: Path, how: str
) -> None:
    """Meanwhile the other shards are served; then the worker goes on where it was."""
    here, elsewhere = here_and_elsewhere(paired)
    gone = master_of(paired, here)
    async with a_worker(paired, tmp_path) as house:
        stores = house.store.stores
        await until(lambda: stores_ready(house))
        for number in range(1, 6):
            await house.asks(here, number, f"hello {number}")
        end(gone, how)
        await house.asks(elsewhere, 1)
        await until(lambda: house.answered(elsewhere))
        for number in range(6, 9):

            async def taken(number: int = number) -> bool:
                return not await refused(stores, a_message(number, here))

            await until(taken)
        expected = [f"hello {number}" for number in range(1, 9)]

        async def handled() -> bool:
            with contextlib.suppress(StoreUnavailable):
                return len(await said(house, here)) >= len(expected)
            return False

        await until(handled)
        assert await said(house, here) == expected
        if how == "stopped":
            gone.go_on()


async def said(house: House, name: str) -> list[str]:
    """Return what a contact said, as handled."""
    entries = await house.store.stores.casebook.transcript(ConversationId(name))
    return [entry.text for entry in entries if entry.author is Author.CONTACT]


def stores_ready(house: House) -> bool:
    """Whether all that was stored is on replicas: a takeover loses nothing of it."""
    return not house.store.journal.open_records


async def test_a_dead_workers_partitions_are_taken_over_while_nobody_knows_who_lives(
    bare: Cluster,
) -> None:
    """Who is alive stands on one shard; without it what is free is read by whoever comes first."""
    stores = open_stores(bare.address)
    gone = bare.master_of(WORKERS)
    there = {p for p in PARTITIONS.all() if bare.master_of(PARTITIONS.key(p, "in")) is not gone}

    def a_keeper(name: str) -> Keeper:
        return Keeper(stores.leases, name, PARTITIONS.count, lasts=1500, parts=stores.parts)

    dies, lives = a_keeper("dies"), a_keeper("lives")

    async def shared() -> bool:
        await lives.tick()
        await dies.tick()
        return len(dies.held()) == len(lives.held()) == PARTITIONS.count // 2

    await until(shared)
    gone.kill()

    async def all_taken() -> bool:
        await lives.tick()
        return lives.held() == there

    await until(all_taken)
    await stores.close()


async def test_what_is_due_on_the_shards_that_are_there_is_chased_while_nobody_can_lead(
    bare: Cluster,
) -> None:
    """The leader's lease lies on one shard; without it each worker looks after what it reads."""
    stores, clock = open_stores(bare.address), FakeClock()
    gone = bare.master_of(LEADER)
    name = next(name for name in NAMES if master_of(bare, name) is not gone)
    await stores.casebook.commit(Change(conversation=a_conversation(name), case=a_case(name)))
    keeper = Keeper(stores.leases, "us", PARTITIONS.count, parts=stores.parts)
    chased: list[str] = []

    async def chase(_: Outside, case: Any) -> bool:
        chased.append(case.case_id)
        return True

    outside = Outside(
        casebook=stores.casebook,
        rasa=FakeRasa(),
        roster=stores.roster,
        clock=clock,
        directory=load_directory(),
        week=WorkingWeek(ZoneInfo("Europe/London")),
    )
    looker = Overdue(outside, stores.casebook, stores.leases, "us", keeper, chase=chase)
    await keeper.tick()
    gone.kill()
    clock.moves(minutes=31)

    async def done() -> bool:
        await keeper.tick()
        await looker.look()
        return bool(chased)

    await until(done)
    assert chased == [f"{name}.c1"]
    await stores.close()
