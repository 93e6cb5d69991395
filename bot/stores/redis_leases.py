"""Leases in Redis: which worker reads which partition, who leads, and who is alive."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.stores.connection import reaching
from bot.stores.partitions import LEADER, LEASE, WORKERS
from bot.stores.shelf import Shelf


@dataclass(frozen=True)
class RedisLeases:
    """Compare-and-set over lease keys that expire by themselves. Times in milliseconds."""

    shelf: Shelf

    async def beat(self, worker: str, counts_for: int) -> tuple[str, ...]:
        """Say that a worker is alive and return the names of all that are."""
        return await self._workers(worker, counts_for)

    async def alive(self, counts_for: int = 10_000) -> tuple[str, ...]:
        """Return the workers that said that they are alive within `counts_for`."""
        return await self._workers("", counts_for)

    async def gone(self, worker: str) -> None:
        """Take a worker that stops off the list, so that its share is divided at once."""
        with reaching():
            await self.shelf.redis.zrem(WORKERS, worker)

    async def hold(self, partitions: Sequence[int], worker: str, lasts: int) -> frozenset[int]:
        """Take leases that nobody has; return those that the worker now holds."""
        return await self._each("HOLD", partitions, worker, lasts)

    async def renew(self, partitions: Collection[int], worker: str, lasts: int) -> frozenset[int]:
        """Renew the worker's leases; return those that it still held."""
        return await self._each("RENEW", sorted(partitions), worker, lasts)

    async def release(self, partition: int, worker: str) -> None:
        """Give a lease back, if the worker has it."""
        await self.shelf.run("RELEASE", [self._key(partition)], [worker])

    async def lead(self, worker: str, lasts: int) -> bool:
        """Take or renew the one lease of the leader; True when the worker has it."""
        return bool(await self.shelf.run("HOLD", [LEADER], [worker, lasts]))

    async def stop_leading(self, worker: str) -> None:
        """Give the leader's lease back, if the worker has it."""
        await self.shelf.run("RELEASE", [LEADER], [worker])

    async def _each(
        self, script: str, partitions: Sequence[int], worker: str, lasts: int
    ) -> frozenset[int]:
        keys = [self._key(partition) for partition in partitions]
        answers = await self.shelf.run_each(script, keys, [worker, lasts])
        return frozenset(p for p, held in zip(partitions, answers, strict=True) if held)

    async def _workers(self, worker: str, counts_for: int) -> tuple[str, ...]:
        names = await self.shelf.run("BEAT", [WORKERS], [worker, counts_for])
        return tuple(sorted(name.decode() for name in names))

    def _key(self, partition: int) -> str:
        return self.shelf.partitions.key(partition, LEASE)
