"""Reads one kind of stream from the partitions that this worker holds, into lanes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from bot.casework.errors import StoreUnavailable
from bot.casework.hops import Hop
from bot.ports.in_time import InTime
from bot.ports.turns import NoLongerOurs
from bot.workers.hops import Stream
from bot.workers.keeper import Keeper
from bot.workers.lanes import Lanes

log = logging.getLogger(__name__)
Item = TypeVar("Item")
Answer = TypeVar("Answer")
# Entries read ahead of the work, so that danger among them is seen and overtakes.
READ_AHEAD = 1000
# Seconds that work under way may take to settle when the worker is told to stop.
SETTLES_WITHIN = 10.0
AGAIN_AFTER = 0.5
# An entry may be handed to a read that nobody waits for any more: its worker was frozen, or
# gave the partition up in that moment. Seconds between looks for such, and their age (ms).
LOOK_EVERY, FORGOTTEN_AFTER = 2.0, 3000
# Seconds after which one part of several counts as away: longer than a read waits for news.
ANSWERS_WITHIN = 2.0


class Reader(Generic[Item]):
    """First what a predecessor left unfinished, then what is fresh; for ever.

    Of a store in parts (the shards of a cluster) each part is read by itself, into the same lanes.
    """

    def __init__(
        self,
        stream: Stream[Item],
        keeper: Keeper,
        *,
        work: Callable[[Hop[Item]], Awaitable[None]],
        place: Callable[[Hop[Item]], tuple[str, int]],
        at_once: int = 64,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """Work on entries with `work`; `place` gives an entry's lane and rank.

        `work` raises NoLongerOurs when it left an entry undone because the lease was lost.
        """
        self._stream = stream
        self._keeper = keeper
        self._place = place
        self._work = work
        self._timer = timer
        self._looked = dict.fromkeys(keeper.parts, timer())
        self._in_time = InTime(ANSWERS_WITHIN if keeper.in_parts else None)
        self._live: set[int] = set()
        self._known: set[tuple[int, str]] = set()
        # Partitions of which something was let go since they were last read from the beginning.
        self._dropped: set[int] = set()
        # Partitions of a part that did not answer, while others may.
        self._away: set[int] = set()
        self.lanes: Lanes[Hop[Item]] = Lanes(
            self._if_held, at_once=at_once, stuck=self._stuck if keeper.in_parts else None
        )
        keeper.asks(self._busy)

    def _busy(self, partition: int) -> bool:
        """Whether this partition is being read or worked on: then it cannot be given up yet."""
        return partition in self._live or self.lanes.busy(lambda hop: hop.partition == partition)

    def _stuck(self, hop: Hop[Item]) -> bool:
        return hop.partition in self._away or not self._keeper.holds(hop.partition)

    async def run(self, stop: asyncio.Event) -> None:
        """Read until told to stop, then let what is under way settle. Raises what `work` did."""
        stopping = asyncio.ensure_future(stop.wait())
        reading = [asyncio.ensure_future(self._rounds(part, stop)) for part in self._keeper.parts]
        try:
            await asyncio.wait({stopping, *reading}, return_when=asyncio.FIRST_COMPLETED)
            for each in reading:
                if each.done():
                    each.result()
        finally:
            # What a cut-off read was handed is found again by who reads next.
            stopping.cancel()
            for each in reading:
                each.cancel()
            await asyncio.gather(*reading, return_exceptions=True)
            await self._in_time.close()
            await self.lanes.settle(SETTLES_WITHIN)

    async def _rounds(self, part: frozenset[int], stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self._round(part)
            await asyncio.sleep(0)  # a stream in memory may never wait

    async def _round(self, part: frozenset[int]) -> None:
        try:
            await self._follow_leases(part)
            if not await self._room(part):
                return
            # Asked once more: there may have been a long wait for room.
            ready = self._live & self._keeper.held() & part
            if not ready:
                await self._for_a_lease(part)
                return
            # They come partition by partition: who wrote first is to be handled first.
            fresh = await self._ask(
                part, lambda: self._stream.fresh(ready, holder=self._keeper.worker)
            )
            for hop in sorted(fresh, key=arrived):
                # Left meanwhile: then it is read again in its order, among what was left.
                if hop.partition in self._live:
                    self._put(hop)
            await self._look_for_forgotten(part)
        except StoreUnavailable as error:
            log.warning("a stream could not be read: %s", error)
            # The answer may have been lost on its way: what it held is found among what was left.
            if self._keeper.in_parts:
                # Also what was read before its partition was live: it would start all at once.
                self._leave(set(part))
                self._away |= part
                self.lanes.go_on()
            else:
                self._leave(self._live & part)
            await asyncio.sleep(AGAIN_AFTER)

    async def _ask(self, part: frozenset[int], call: Callable[[], Awaitable[Answer]]) -> Answer:
        return await self._in_time.ask(part, call)

    async def _room(self, part: frozenset[int]) -> bool:
        """Wait for room. In parts not for long: whether there is any.

        Raises StoreUnavailable when this part is away: what it left in the lanes must go.
        """
        limit = asyncio.timeout(AGAIN_AFTER if self._keeper.in_parts else None)
        try:
            async with limit:
                await self.lanes.room(READ_AHEAD)
        except TimeoutError:
            if not limit.expired():
                raise  # the work's own
            await self._ask(part, lambda: self._stream.waiting(part, idle_ms=FORGOTTEN_AFTER))
            return False
        return True

    async def _follow_leases(self, part: frozenset[int]) -> None:
        held = self._keeper.held() & part
        self._leave((self._live & part) - held)
        for partition in held - self._live:
            if self.lanes.busy(lambda hop, p=partition: hop.partition == p):  # type: ignore[misc]
                continue
            await self._ask(part, lambda p=partition: self._stream.prepare(p))  # type: ignore[misc]
            self._away.discard(partition)
            self._dropped.discard(partition)
            await self._take_left(part, partition)
            if partition in self._dropped:
                # The lease was gone for a moment: what was let go must not be overtaken.
                self._leave({partition})
            else:
                self._live.add(partition)

    async def _take_left(self, part: frozenset[int], partition: int) -> None:
        async def left(after: str) -> list[Hop[Item]]:
            return await self._ask(part, lambda: self._stream.left(partition, after=after))

        after = "0"
        while hops := await left(after):
            for hop in hops:
                self._put(hop)
            after = hops[-1].entry_id
            while not await self._room(part):
                pass

    async def _look_for_forgotten(self, part: frozenset[int]) -> None:
        """Take what was handed out and reached nobody: without this it would wait for ever."""
        if self._timer() - self._looked[part] < LOOK_EVERY:
            return
        self._looked[part] = self._timer()
        # What ends while the store is asked is not forgotten: it was known before.
        before = frozenset(self._known)
        live = frozenset(self._live & part)
        waiting = await self._ask(part, lambda: self._stream.waiting(live, idle_ms=FORGOTTEN_AFTER))
        forgotten = {place for place in waiting if place not in before | self._known}
        for partition in {place[0] for place in forgotten}:
            log.warning("entries of {p%02d} were handed out and reached nobody", partition)
            await self._take_left(part, partition)

    async def _for_a_lease(self, part: frozenset[int]) -> None:
        self._keeper.changed.clear()
        if self._keeper.in_parts:
            self.lanes.go_on()  # what is under way without a lease takes no place any more
        if not self._keeper.held() & part:
            try:
                await asyncio.wait_for(self._keeper.changed.wait(), AGAIN_AFTER)
            except TimeoutError:
                return
        else:
            await asyncio.sleep(0.01)  # a lease is back while its earlier work still settles

    def _leave(self, partitions: set[int]) -> None:
        lost = set(partitions)
        if lost:
            self._live -= lost
            self.lanes.forget(self._forgets(lost))

    def _let_go(self, partition: int) -> None:
        self._dropped.add(partition)
        self._leave({partition})

    def _forgets(self, lost: set[int]) -> Callable[[Hop[Item]], bool]:
        def forget(hop: Hop[Item]) -> bool:
            if hop.partition in lost:
                self._known.discard((hop.partition, hop.entry_id))
            return hop.partition in lost

        return forget

    def _put(self, hop: Hop[Item]) -> None:
        if hop.partition in self._dropped or (hop.partition, hop.entry_id) in self._known:
            return
        self._known.add((hop.partition, hop.entry_id))
        lane, rank = self._place(hop)
        self.lanes.put(lane, hop, rank=rank)

    async def _if_held(self, hop: Hop[Item]) -> None:
        try:
            if self._keeper.holds(hop.partition):
                await self._work(hop)
            else:
                self._let_go(hop.partition)
        except NoLongerOurs:
            # Undone and not finished: what comes behind it must not overtake it.
            self._let_go(hop.partition)
        finally:
            self._known.discard((hop.partition, hop.entry_id))


def arrived(hop: Hop[Item]) -> tuple[int, int]:
    """Return when an entry was put on its stream, as its id says: milliseconds and a number."""
    at, _, number = hop.entry_id.partition("-")
    return int(at), int(number or 0)
