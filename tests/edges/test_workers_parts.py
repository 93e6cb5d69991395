"""A worker on a store in parts: one that is away, or silent, holds up nothing of the others."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.hops import Hop
from bot.ports.in_time import InTime
from bot.workers.keeper import Keeper
from bot.workers.lanes import Lanes
from bot.workers.reader import Reader
from tests.waiting import until

PARTS = tuple(frozenset((number,)) for number in range(4))
ALL = frozenset(range(4))


@dataclass
class Seconds:
    """A monotonic clock that tests move."""

    now: float = 100.0

    def __call__(self) -> float:
        """Return the seconds that the test chose."""
        return self.now


@dataclass
class Leases:
    """Leases of four partitions, some of which are away: refused at once, or silent."""

    by: dict[int, str] = field(default_factory=dict)
    away: set[int] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)
    nobody_knows: bool = False
    alive: tuple[str, ...] = ("us",)

    async def _there(self, partitions: Collection[int]) -> None:
        if self.silent & set(partitions):
            await asyncio.Event().wait()
        if self.away & set(partitions):
            raise StoreUnavailable("away")

    async def beat(self, worker: str, counts_for: int) -> tuple[str, ...]:
        """Say who is alive."""
        if self.nobody_knows:
            raise StoreUnavailable("away")
        return self.alive

    async def gone(self, worker: str) -> None:
        """Be gone."""

    async def hold(self, partitions: Sequence[int], worker: str, lasts: int) -> frozenset[int]:
        """Take what nobody has."""
        await self._there(partitions)
        return frozenset(p for p in partitions if self.by.setdefault(p, worker) == worker)

    async def renew(self, partitions: Collection[int], worker: str, lasts: int) -> frozenset[int]:
        """Keep what is the worker's."""
        await self._there(partitions)
        return frozenset(p for p in partitions if self.by.get(p) == worker)

    async def release(self, partition: int, worker: str) -> None:
        """Give one back."""
        await self._there((partition,))
        self.by.pop(partition, None)

    async def lead(self, worker: str, lasts: int) -> bool:
        """Lead."""
        return True

    async def stop_leading(self, worker: str) -> None:
        """Lead no more."""


def a_keeper(leases: Leases, clock: Seconds) -> Keeper:
    """Return a keeper of four partitions, each a part of its own."""
    return Keeper(leases, "us", 4, lasts=3000, clock=clock, parts=PARTS)


@pytest.mark.parametrize("how", ["away", "silent"])
async def test_the_leases_of_the_parts_that_are_there_are_renewed(how: str) -> None:
    """Of the one that is not, the lease lasts as long as its key may, and no longer."""
    leases, clock = Leases(), Seconds()
    keeper = a_keeper(leases, clock)
    await keeper.tick()
    getattr(leases, how).add(2)
    clock.now += 2.0
    await keeper.tick()
    assert keeper.held() == ALL
    clock.now += 0.8
    assert keeper.held() == ALL - {2}
    assert not keeper.holds(2)
    await keeper.tick()
    clock.now += 2.0
    assert keeper.held() == ALL - {2}
    await keeper.leave()


async def test_a_part_that_comes_back_is_held_again() -> None:
    """Unless somebody else has it by then."""
    leases, clock = Leases(), Seconds()
    keeper = a_keeper(leases, clock)
    await keeper.tick()
    leases.away |= {1, 2}
    clock.now += 5.0
    await keeper.tick()
    assert keeper.held() == {0, 3}
    leases.away.clear()
    leases.by[2] = "another"
    await keeper.tick()
    assert keeper.held() == {0, 1, 3}


async def test_nothing_is_given_up_while_nobody_knows_who_is_alive() -> None:
    """What is free is taken; when it is known again the share is fair again."""
    leases, clock = Leases(alive=("us", "another")), Seconds()
    keeper = a_keeper(leases, clock)
    await keeper.tick()
    assert len(keeper.held()) == 2
    leases.nobody_knows = True
    await keeper.tick()
    assert keeper.held() == ALL
    leases.nobody_knows = False
    await keeper.tick()
    assert len(keeper.held()) == 2


async def test_a_silent_part_is_not_asked_again_until_it_has_answered() -> None:
    """Else each round would leave another call behind that hangs."""
    asked: list[int] = []
    answers = asyncio.Event()

    async def silent() -> int:
        asked.append(1)
        await answers.wait()
        return 7

    async def prompt() -> int:
        return 8

    in_time = InTime(0.01)
    for _ in range(3):
        with pytest.raises(StoreUnavailable):
            await in_time.ask("a", silent)
    assert len(asked) == 1
    assert await in_time.ask("b", prompt) == 8
    answers.set()

    async def answered() -> bool:
        try:
            return await in_time.ask("a", prompt) == 8
        except StoreUnavailable:
            return False

    await until(answered)


@dataclass
class Streams:
    """Streams of four partitions: some are silent, and each has one new entry when asked."""

    silent: set[int] = field(default_factory=set)
    ready: dict[int, list[str]] = field(default_factory=dict)

    async def prepare(self, partition: int) -> None:
        """Be ready."""
        await self._there((partition,))

    async def _there(self, partitions: Collection[int]) -> None:
        if self.silent & set(partitions):
            await asyncio.Event().wait()

    async def left(self, partition: int, *, after: str = "0", count: int = 200) -> list[Hop[str]]:
        """Nothing was left."""
        await self._there((partition,))
        return []

    async def fresh(self, partitions: Collection[int], **_: Any) -> list[Hop[str]]:
        """Return what is new in a partition."""
        await self._there(partitions)
        found = [Hop(p, name, name, 1) for p in partitions for name in self.ready.pop(p, [])]
        if not found:
            await asyncio.sleep(0.001)
        return found

    async def waiting(self, partitions: Collection[int], *, idle_ms: int) -> list[tuple[int, str]]:
        """Nothing was forgotten."""
        return []


async def test_a_silent_part_holds_up_no_reading_of_the_others() -> None:
    """Their entries are worked on while its read hangs, and while what it brought is stuck."""
    leases = Leases()
    keeper = Keeper(leases, "us", 4, lasts=600_000, parts=PARTS)
    await keeper.tick()
    streams, done, stop = Streams(), list[str](), asyncio.Event()
    go_on = asyncio.Event()

    async def work(hop: Hop[str]) -> None:
        if hop.partition == 2:
            await go_on.wait()
        done.append(hop.entry_id)

    reader: Reader[str] = Reader(
        streams,  # type: ignore[arg-type]
        keeper,
        work=work,
        place=lambda hop: (hop.entry_id, 4),
        at_once=2,
    )
    streams.ready = {2: ["1-1", "1-2"]}
    running = asyncio.ensure_future(reader.run(stop))
    await until(lambda: reader.lanes.waiting == 2)
    streams.silent.add(2)
    streams.ready |= {1: ["2-1", "2-2", "2-3"]}
    await until(lambda: len(done) == 3)
    go_on.set()
    stop.set()
    await running


async def test_what_is_stuck_takes_no_place_in_the_lanes() -> None:
    """One of the others runs beside it; when it goes on again it counts."""
    stuck: set[int] = set()
    begun: list[int] = []
    go_on = asyncio.Event()

    async def work(item: int) -> None:
        begun.append(item)
        await go_on.wait()

    lanes: Lanes[int] = Lanes(work, at_once=1, stuck=lambda item: item in stuck)
    for item in (1, 2, 3):
        lanes.put(str(item), item, rank=4)
    await until(lambda: begun == [1])
    stuck.add(1)
    lanes.go_on()
    await until(lambda: len(begun) == 2)
    assert begun == [1, 2]
    go_on.set()
    await until(lambda: lanes.waiting == 0)


async def test_what_was_renewed_is_held_while_more_is_asked_for() -> None:
    """A silent part that is to be taken costs time: the leases of the others do not lapse in it."""
    clock = Seconds()
    seen: list[frozenset[int]] = []

    @dataclass
    class SlowToTake(Leases):
        async def hold(self, partitions: Sequence[int], worker: str, lasts: int) -> frozenset[int]:
            if clock.now > 101.0:
                clock.now += 1.0
                seen.append(keeper.held())
                raise StoreUnavailable("away")
            return await super().hold(partitions, worker, lasts)

    leases = SlowToTake(alive=("us", "another"))
    keeper = a_keeper(leases, clock)
    await keeper.tick()
    held = keeper.held()
    assert len(held) == 2
    leases.alive = ("us",)
    clock.now += 2.5
    await keeper.tick()
    assert seen == [held, held]
