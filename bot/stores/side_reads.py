"""Reading many partitions of a cluster: a blocking read may name keys of one slot alone.

So each partition has its own read, which goes on from one call to the next: none is cut off
while the server hands entries to it. What a read brings after its partition was given up is
found by whoever holds the partition then (`RedisStream.waiting`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from typing import Any

ReadOne = Callable[[int], Awaitable[list[Any]]]


@dataclass
class SideReads:
    """The reads that are under way, by partition."""

    _under_way: dict[int, asyncio.Task[list[Any]]] = field(default_factory=dict)

    async def first(
        self, partitions: Collection[int], read_one: ReadOne, within: float
    ) -> list[Any]:
        """Return what the first reads bring; empty after `within` seconds.

        Raises the error of a read that failed; what others brought is kept for the next call.
        """
        for partition in partitions:
            if partition not in self._under_way:
                self._under_way[partition] = asyncio.ensure_future(read_one(partition))
        tasks = {self._under_way[partition] for partition in partitions}
        await asyncio.wait(tasks, timeout=within, return_when=asyncio.FIRST_COMPLETED)
        ended = {number: task for number, task in self._under_way.items() if task.done()}
        failed = [task for task in ended.values() if task.cancelled() or task.exception()]
        if failed:
            # All at once: each failure makes the reader begin anew with every partition.
            self._under_way = {n: t for n, t in self._under_way.items() if t not in failed}
            failed[0].result()  # raises
        brought: list[Any] = []
        for partition, task in ended.items():
            del self._under_way[partition]
            if partition in partitions:
                brought += task.result()
        return brought

    async def close(self) -> None:
        """End every read."""
        tasks, self._under_way = list(self._under_way.values()), {}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
