"""Which partitions this worker reads: leases, renewed in time, shared fairly, given up safely."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bot.casework.errors import StoreUnavailable
from bot.ports.in_time import InTime
from bot.workers.hops import LeaseStore

log = logging.getLogger(__name__)
# Milliseconds. A dead worker's partitions are taken over after this; a lease is renewed
# three times within it. Work that began just before a lease ran out is made harmless by
# compare-and-set, handled marks and the record of sends.
LEASE = 3000
# Seconds that the others' leases wait for a part of the store that is silent: with the pause
# between two rounds far less than a lease lasts.
ANSWERS_WITHIN = 0.3

Ask = Callable[[Sequence[int], str, int], Awaitable[frozenset[int]]]


@dataclass
class Keeper:
    """Holds leases for one worker. `clock` is monotonic, in seconds.

    `parts`: the partitions that are there or away together; at first all of them. With several
    (the shards of a cluster) the leases of each stand and fall by themselves.
    """

    leases: LeaseStore
    worker: str
    partitions: int
    lasts: int = LEASE
    clock: Callable[[], float] = time.monotonic
    parts: Sequence[frozenset[int]] = ()
    _held: frozenset[int] = frozenset()
    _until: dict[int, float] = field(default_factory=dict)
    # Of which nothing could be heard when last asked.
    _away: set[int] = field(default_factory=set)
    _leaving: set[int] = field(default_factory=set)
    _busy: list[Callable[[int], bool]] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    _in_time: InTime = field(init=False)

    def __post_init__(self) -> None:
        """Bound what is asked where one part of several may be silent."""
        self.parts = self.parts or (frozenset(range(self.partitions)),)
        self._in_time = InTime(ANSWERS_WITHIN if self.in_parts else None)

    @property
    def in_parts(self) -> bool:
        """Whether a part of the store can be away while others are there."""
        return len(self.parts) > 1

    def held(self) -> frozenset[int]:
        """Return the partitions to read now; none whose lease may have run out."""
        return frozenset(partition for partition in self._held if self._lasting(partition))

    def holds(self, partition: int) -> bool:
        """Whether work on a partition may go on: also while it is being given up."""
        mine = partition in self._held or partition in self._leaving
        return mine and self._lasting(partition)

    def _lasting(self, partition: int) -> bool:
        return self.clock() < self._until.get(partition, 0.0)

    async def confirms(self, partition: int) -> bool:
        """Ask the store itself whether a lease is ours. Raises StoreUnavailable."""
        if not self.holds(partition):
            return False
        return partition in await self.leases.renew((partition,), self.worker, self.lasts)

    def asks(self, busy: Callable[[int], bool]) -> None:
        """Before a partition is given up, wait until `busy(partition)` is False."""
        self._busy.append(busy)

    async def run(self, stop: asyncio.Event) -> None:
        """Keep the leases until told to stop."""
        while not stop.is_set():
            began = self.clock()
            try:
                await self.tick()
            except StoreUnavailable as error:
                log.warning("leases could not be renewed: %s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), self._pause(began))

    def _pause(self, began: float) -> float:
        """Return the seconds until the next round; what a silent part took is not added to it."""
        pause = self.lasts / 3000
        return max(pause / 4, pause - (self.clock() - began)) if self.in_parts else pause

    async def tick(self) -> None:
        """Renew what is held, take a fair share of what is free, give up what is too much."""
        began = self.clock()
        share = await self._share()
        kept, unknown = await self._each(self.leases.renew, self._held | self._leaving)
        # Counted from before the store was asked, and a tenth early: never longer than its key.
        until = began + 0.9 * self.lasts / 1000
        if self.in_parts:
            self._until |= dict.fromkeys(kept, until)  # taking more may wait for a silent part
        # Nobody said that these are not ours: they are, as long as they last.
        lasting = frozenset(partition for partition in unknown if self._lasting(partition))
        self._leaving &= kept | lasting
        held = set((kept | lasting) - self._leaving)
        if len(held) < share:
            held |= await self._take(share - len(held), held | unknown | self._leaving)
        while len(held) > share:
            self._leaving.add(held.pop())
        if held != self._held:
            log.info("worker %s reads partitions %s", self.worker, sorted(held))
            self.changed.set()
        self._held = frozenset(held)
        self._until |= dict.fromkeys((held | self._leaving) - lasting, until)
        await self._give_up()

    async def _share(self) -> int:
        """Return how many partitions are ours to read.

        Who is alive stands on one part of the store. While that is away, what is free is taken
        and nothing is given up: each partition has a reader, though perhaps not a fair share.
        """
        try:
            alive = await self._in_time.ask(
                "alive", lambda: self.leases.beat(self.worker, 2 * self.lasts)
            )
        except StoreUnavailable:
            if not self.in_parts:
                raise
            return self.partitions
        return -(-self.partitions // max(1, len(alive)))

    async def _each(
        self, ask: Ask, partitions: Collection[int]
    ) -> tuple[frozenset[int], frozenset[int]]:
        """Ask about partitions, those of each part by themselves, side by side.

        Return those that are ours, and those of which nothing could be heard. Raises
        StoreUnavailable where the store is there or away as a whole.
        """

        async def about(part: frozenset[int]) -> frozenset[int]:
            asked = sorted(part.intersection(partitions))
            return await self._in_time.ask(part, lambda: ask(asked, self.worker, self.lasts))

        parts = [part for part in self.parts if part.intersection(partitions)]
        if not self.in_parts:
            return (await about(parts[0]) if parts else frozenset()), frozenset()
        answers = await asyncio.gather(*map(about, parts), return_exceptions=True)
        ours, unknown = set[int](), set[int]()
        for part, answer in zip(parts, answers, strict=True):
            if isinstance(answer, StoreUnavailable):
                unknown |= part.intersection(partitions)
            elif isinstance(answer, BaseException):
                raise answer
            else:
                ours |= answer
        self._note(partitions, unknown)
        return frozenset(ours), frozenset(unknown)

    def _note(self, asked: Collection[int], away: set[int]) -> None:
        before = set(self._away)
        self._away = (self._away - set(asked)) | away
        if self._away - before:
            log.warning("leases of partitions %s could not be asked for", sorted(self._away))

    async def _take(self, wanted: int, out_of_reach: Collection[int]) -> frozenset[int]:
        free = [p for p in range(self.partitions) if p not in out_of_reach]
        random.shuffle(free)  # so that workers that start together do not race for the same
        away = [partition for partition in free if partition in self._away]
        free = [partition for partition in free if partition not in self._away]
        taken: frozenset[int] = frozenset()
        while free and len(taken) < wanted:
            rest = wanted - len(taken)
            tried, free = free[:rest], free[rest:]
            ours, unknown = await self._each(self.leases.hold, tried)
            taken |= ours
            if unknown:
                return taken  # one more silence a chunk: the next round goes on
        # What was away a moment ago is asked for once: leases that are held wait meanwhile.
        return taken | (await self._each(self.leases.hold, away[: wanted - len(taken)]))[0]

    async def _give_up(self) -> None:
        done = [p for p in self._leaving if not any(busy(p) for busy in self._busy)]
        self._leaving.difference_update(done)
        await self._release_all(done)

    async def _release_all(self, partitions: Collection[int]) -> None:
        if self.in_parts:  # side by side: a silent part would add its wait to each
            await asyncio.gather(*map(self._release, partitions))
            return
        for partition in partitions:
            await self._release(partition)

    async def _release(self, partition: int) -> None:
        try:
            part = next(part for part in self.parts if partition in part)
            await self._in_time.ask(part, lambda: self.leases.release(partition, self.worker))
        except StoreUnavailable:
            if not self.in_parts:
                raise
            log.warning("the lease of {p%02d} runs out by itself", partition)

    async def leave(self) -> None:
        """Give every lease back: what was being worked on has settled."""
        held, self._held = self._held | self._leaving, frozenset()
        self._leaving.clear()
        with suppress(StoreUnavailable):
            await self._release_all(held)
            await self._in_time.ask("alive", lambda: self.leases.gone(self.worker))
        await self._in_time.close()
