"""Order within a conversation, side by side across them, the most urgent first."""

from __future__ import annotations

import asyncio
import heapq
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")
MOST_URGENT = 1


class Lanes(Generic[Item]):
    """One lane a conversation, of which one item at a time is worked on.

    Of lanes that could go on, the one with the most urgent item goes first: danger overtakes
    other conversations and never its own earlier messages. `at_once` lanes run at a time, and
    as many again when what waits is of rank 1: nobody in danger waits behind a slow model.
    """

    def __init__(
        self,
        work: Callable[[Item], Awaitable[None]],
        *,
        at_once: int = 64,
        stuck: Callable[[Item], bool] | None = None,
    ) -> None:
        """Work on items with `work`, which must not raise: if it does, `room` raises it.

        Items that are `stuck` (they wait for a part of the store that is away) take nobody's
        place: other lanes run beside them.
        """
        self._work = work
        self._at_once = at_once
        self._stuck = stuck
        self._queues: dict[str, deque[tuple[int, Item]]] = {}
        self._ready: list[tuple[int, int, str]] = []
        self._running: dict[str, tuple[Item, asyncio.Task[None]]] = {}
        self._order = 0
        self._failure: BaseException | None = None
        self._moved = asyncio.Event()

    def put(self, lane: str, item: Item, *, rank: int) -> None:
        """Add an item behind what its lane already holds. `rank` 1 is the most urgent."""
        self._queues.setdefault(lane, deque()).append((rank, item))
        if lane not in self._running:
            self._offer(lane)
            self._start()

    def forget(self, which: Callable[[Item], bool]) -> None:
        """Drop the items that wait and are `which`; those being worked on go on."""
        for lane in list(self._queues):
            kept = deque(pair for pair in self._queues[lane] if not which(pair[1]))
            if kept:
                self._queues[lane] = kept
            else:
                del self._queues[lane]

    def go_on(self) -> None:
        """Start what may start now: something may have become stuck, or be so no longer."""
        self._start()
        self._moved.set()

    def busy(self, which: Callable[[Item], bool]) -> bool:
        """Whether any item that is `which` is being worked on now."""
        return any(which(item) for item, _ in self._running.values())

    @property
    def waiting(self) -> int:
        """How many items wait or are being worked on."""
        return sum(map(len, self._queues.values())) + len(self._running)

    async def room(self, at_most: int) -> None:
        """Wait until at most this many items wait. Raises what `work` raised."""
        while self._failure is None and self.waiting > at_most:
            self._moved.clear()
            await self._moved.wait()
        if self._failure is not None:
            raise self._failure

    async def settle(self, within: float) -> None:
        """Start nothing more and wait, at most `within` seconds, for what is being worked on."""
        self._queues.clear()
        tasks = [task for _, task in self._running.values()]
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=within)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _offer(self, lane: str) -> None:
        rank = min(rank for rank, _ in self._queues[lane])
        self._order += 1
        heapq.heappush(self._ready, (rank, self._order, lane))

    def _start(self) -> None:
        while self._ready and self._failure is None:
            rank, _, lane = self._ready[0]
            limit = self._at_once * (2 if rank <= MOST_URGENT else 1)
            if self._at_work() >= limit:
                return
            heapq.heappop(self._ready)
            # A lane is offered again for each item that came while it waited.
            if lane in self._running or lane not in self._queues:
                continue
            self._go_on(lane)

    def _at_work(self) -> int:
        if self._stuck is None:
            return len(self._running)
        return sum(not self._stuck(item) for item, _ in self._running.values())

    def _go_on(self, lane: str) -> None:
        queue = self._queues[lane]
        _, item = queue.popleft()
        if not queue:
            del self._queues[lane]
        task = asyncio.get_running_loop().create_task(self._one(item))
        self._running[lane] = (item, task)
        task.add_done_callback(lambda done: self._done(lane, done))

    async def _one(self, item: Item) -> None:
        await self._work(item)

    def _done(self, lane: str, task: asyncio.Task[None]) -> None:
        del self._running[lane]
        if not task.cancelled() and task.exception() is not None:
            self._failure = task.exception()
        if lane in self._queues:
            self._offer(lane)
        self._start()
        self._moved.set()
