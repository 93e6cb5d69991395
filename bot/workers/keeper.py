"""Which partitions this worker reads: leases, renewed in time, shared fairly, given up safely."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from bot.casework.errors import StoreUnavailable
from bot.workers.hops import LeaseStore

log = logging.getLogger(__name__)
# Milliseconds. A dead worker's partitions are taken over after this; a lease is renewed
# three times within it. Work that began just before a lease ran out is made harmless by
# compare-and-set, handled marks and the record of sends.
LEASE = 3000


@dataclass
class Keeper:
    """Holds leases for one worker. `clock` is monotonic, in seconds."""

    leases: LeaseStore
    worker: str
    partitions: int
    lasts: int = LEASE
    clock: Callable[[], float] = time.monotonic
    _held: frozenset[int] = frozenset()
    _until: float = 0.0
    _leaving: set[int] = field(default_factory=set)
    _busy: list[Callable[[int], bool]] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def held(self) -> frozenset[int]:
        """Return the partitions to read now; none once the leases may have run out."""
        return self._held if self.clock() < self._until else frozenset()

    def holds(self, partition: int) -> bool:
        """Whether work on a partition may go on: also while it is being given up."""
        mine = partition in self._held or partition in self._leaving
        return mine and self.clock() < self._until

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
            try:
                await self.tick()
            except StoreUnavailable as error:
                log.warning("leases could not be renewed: %s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), self.lasts / 3000)

    async def tick(self) -> None:
        """Renew what is held, take a fair share of what is free, give up what is too much."""
        began = self.clock()
        alive = await self.leases.beat(self.worker, 2 * self.lasts)
        kept = await self.leases.renew(self._held | self._leaving, self.worker, self.lasts)
        self._leaving &= kept
        held = set(kept - self._leaving)
        share = -(-self.partitions // max(1, len(alive)))
        if len(held) < share:
            held |= await self._take(share - len(held), held)
        while len(held) > share:
            self._leaving.add(held.pop())
        if held != self._held:
            log.info("worker %s reads partitions %s", self.worker, sorted(held))
            self.changed.set()
        self._held = frozenset(held)
        # Counted from before the store was asked, and a tenth early: never longer than its key.
        self._until = began + 0.9 * self.lasts / 1000
        await self._give_up()

    async def _take(self, wanted: int, held: set[int]) -> frozenset[int]:
        free = [p for p in range(self.partitions) if p not in held and p not in self._leaving]
        random.shuffle(free)  # so that workers that start together do not race for the same
        taken: frozenset[int] = frozenset()
        while free and len(taken) < wanted:
            tried, free = free[: wanted - len(taken)], free[wanted - len(taken) :]
            taken |= await self.leases.hold(tried, self.worker, self.lasts)
        return taken

    async def _give_up(self) -> None:
        for partition in list(self._leaving):
            if not any(busy(partition) for busy in self._busy):
                self._leaving.discard(partition)
                await self.leases.release(partition, self.worker)

    async def leave(self) -> None:
        """Give every lease back: what was being worked on has settled."""
        held, self._held = self._held | self._leaving, frozenset()
        self._leaving.clear()
        with suppress(StoreUnavailable):
            for partition in held:
                await self.leases.release(partition, self.worker)
            await self.leases.gone(self.worker)
