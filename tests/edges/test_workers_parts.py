"""A worker on a store in parts: one that is away, or silent, holds up nothing of the others."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.hops import Hop
from bot.casework.messages import StaffName
from bot.casework.rota import Rota
from bot.casework.telling import Attempt, Outcome, SinkState
from bot.ports.in_time import InTime
from bot.workers.keeper import Keeper
from bot.workers.lanes import Lanes
from bot.workers.last_known import SHIFTS_GOOD_FOR, KnownRoster, LastHeard
from bot.workers.late_ledger import KEPT, LateLedger
from bot.workers.reader import Reader
from tests.fakes import START
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


@dataclass
class Roster:
    """A roster that is there, away or silent."""

    names: tuple[StaffName, ...] = (StaffName("Sara"),)
    how: str = "there"

    async def on_shift(self) -> tuple[StaffName, ...]:
        """Return who is on shift."""
        if self.how == "silent":
            await asyncio.Event().wait()
        if self.how == "away":
            raise StoreUnavailable("away")
        return self.names


@pytest.mark.parametrize("how", ["away", "silent"])
async def test_who_was_on_shift_counts_for_an_hour_while_the_roster_is_away(how: str) -> None:
    """Later nobody does: a contact is promised nobody who may have gone home."""
    roster, timer = Roster(), Seconds()
    known = KnownRoster(roster, timer)
    assert await known.on_shift() == ("Sara",)
    roster.how = how
    timer.now += SHIFTS_GOOD_FOR
    assert await known.on_shift() == ("Sara",)
    timer.now += 1.0
    assert await known.on_shift() == ()
    await known.heard.close()


async def test_what_was_never_heard_counts_as_nothing() -> None:
    """A worker that starts then promises nobody either, and answers all the same."""
    assert await KnownRoster(Roster(how="away")).on_shift() == ()


async def test_a_rota_that_cannot_be_read_is_said_as_ever() -> None:
    """Only "away" is gone round: a broken record is its asker's to hear of."""

    async def broken() -> Rota:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await LastHeard(broken, Rota(), good_for=1.0).ask()


@dataclass
class Ledger:
    """A ledger that is there or away."""

    there: bool = True
    written: list[Attempt] = field(default_factory=list)

    def _ask(self) -> None:
        if not self.there:
            raise StoreUnavailable("away")

    async def tried(self, attempt: Attempt) -> None:
        """Write."""
        self._ask()
        self.written.append(attempt)

    async def sink(self, name: str) -> SinkState:
        """Return how a sink is."""
        self._ask()
        return SinkState(name, misses=3)

    async def set_sink(self, state: SinkState) -> bool:
        """Replace it."""
        self._ask()
        return True


def an_attempt(number: int) -> Attempt:
    """Return one try."""
    return Attempt(START, "phone", Outcome.CONFIRMED, what="new", ref=f"r{number}")


async def test_no_alert_waits_for_a_ledger_that_is_away_and_its_tries_are_written_later() -> None:
    """In their order; and no more are kept than the list of the latest would hold."""
    ledger = Ledger(there=False)
    late = LateLedger(ledger)
    for number in range(KEPT + 5):
        await late.tried(an_attempt(number))
    assert (await late.sink("phone")).misses == 0
    assert await late.set_sink(SinkState("phone"))
    await late.write_late()
    assert ledger.written == []
    ledger.there = True
    await late.write_late()
    assert [each.ref for each in ledger.written] == [f"r{n}" for n in range(5, KEPT + 5)]
    await late.write_late()
    assert len(ledger.written) == KEPT
