"""A worker on a store in parts that has much to do: one part that goes away halts no other."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.hops import Hop
from bot.workers import reader as reading
from bot.workers.reader import Reader
from tests.waiting import until

PARTS = tuple(frozenset((number,)) for number in range(3))


@dataclass
class Held:
    """A keeper whose leases a test takes away."""

    in_parts: bool = True
    lost: set[int] = field(default_factory=set)
    worker: str = "us"
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def parts(self) -> tuple[frozenset[int], ...]:
        """Three parts, or one."""
        return PARTS if self.in_parts else (frozenset(range(3)),)

    def held(self) -> frozenset[int]:
        """What is held."""
        return frozenset(range(3)) - self.lost

    def holds(self, partition: int) -> bool:
        """Whether one is."""
        return partition not in self.lost

    def asks(self, busy: object) -> None:
        """Nothing is given up here."""


@dataclass
class Backlog:
    """Streams of three partitions: what was left in each, and then always something new."""

    left_over: dict[int, int] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    endless: bool = False
    given: int = 0
    probes: int = 0

    def _there(self, partitions: Collection[int]) -> None:
        if self.gone & set(partitions):
            raise StoreUnavailable("away")

    async def prepare(self, partition: int) -> None:
        """Be ready."""
        self._there((partition,))

    async def left(self, partition: int, *, after: str = "0", **_: Any) -> list[Hop[str]]:
        """Return what was left, 200 at a time."""
        await asyncio.sleep(0)
        self._there((partition,))
        begin = int(after.partition("-")[0])
        numbers = range(begin + 1, min(begin + 200, self.left_over.get(partition, 0)) + 1)
        return [Hop(partition, f"{n}-0", f"{partition}:{n}", 1) for n in numbers]

    async def fresh(self, partitions: Collection[int], **_: Any) -> list[Hop[str]]:
        """Return what is new."""
        await asyncio.sleep(0.005)
        self._there(partitions)
        count = 200 if self.endless else 0
        found = []
        for partition in partitions:
            for _number in range(count):
                self.given += 1
                name = f"{10**9 + self.given}-0"
                found.append(Hop(partition, name, name, 1))
        return found

    async def waiting(self, partitions: Collection[int], *, idle_ms: int) -> list[tuple[int, str]]:
        """Nothing was forgotten."""
        self.probes += 1
        self._there(partitions)
        return []


class Broken(ValueError):
    """What work broke with."""


class BrokenOff(TimeoutError):
    """The same, of the kind that a wait for room ends with."""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "AGAIN_AFTER", 0.02)
    monkeypatch.setattr(reading, "READ_AHEAD", 100)
    monkeypatch.setattr(reading, "SETTLES_WITHIN", 0.0)


def a_reader(streams: Backlog, keeper: Held, work: Any, at_once: int = 4) -> Reader[str]:
    """Return a reader of them."""
    return Reader(
        streams,  # type: ignore[arg-type]
        keeper,  # type: ignore[arg-type]
        work=work,
        place=lambda hop: (str(hop.item), 4),
        at_once=at_once,
    )


@pytest.mark.parametrize("backlog", [{0: 500}, {0: 300, 1: 300, 2: 300}])
async def test_a_part_that_goes_away_behind_a_backlog_halts_no_other(
    backlog: dict[int, int],
) -> None:
    """While every place is taken by its work and its round waits for room; its queue is left."""
    streams, keeper, stop = Backlog(backlog), Held(), asyncio.Event()
    done: list[int] = []
    back = asyncio.Event()

    async def work(hop: Hop[str]) -> None:
        if hop.partition == 0:
            await back.wait()
        done.append(hop.partition)

    reader = a_reader(streams, keeper, work)
    running = asyncio.ensure_future(reader.run(stop))
    await until(lambda: reader.lanes.waiting > 100)
    streams.gone.add(0)
    streams.endless = True
    await until(lambda: len(done) > 1000)
    assert 0 not in done
    assert sum(1 for item, _ in reader.lanes._running.values() if item.partition == 0) <= 8
    back.set()
    stop.set()
    await running


async def test_no_more_is_read_ahead_in_parts_than_in_one() -> None:
    """A worker that is slow does not take the whole backlog into its memory."""
    streams, stop = Backlog(endless=True), asyncio.Event()
    forever = asyncio.Event()

    async def work(_: Hop[str]) -> None:
        await forever.wait()

    reader = a_reader(streams, Held(), work)
    running = asyncio.ensure_future(reader.run(stop))
    await until(lambda: reader.lanes.waiting >= 600)
    most = reader.lanes.waiting
    seen = streams.probes
    await until(lambda: streams.probes > seen + 10)
    assert reader.lanes.waiting == most <= 100 + 3 * 200
    stop.set()
    await running


@pytest.mark.parametrize("in_parts", [True, False])
@pytest.mark.parametrize("error", [Broken, BrokenOff])
async def test_work_that_breaks_ends_the_reader(in_parts: bool, error: type[Exception]) -> None:
    """With whatever error: nothing would be started any more, and nobody would take over."""
    streams, keeper = Backlog(endless=True), Held(in_parts=in_parts)

    async def work(_: Hop[str]) -> None:
        raise error

    with pytest.raises(error):
        await asyncio.wait_for(a_reader(streams, keeper, work).run(asyncio.Event()), 5)
