"""Looks at the masters: which line of history each serves, and what its replicas have.

Redis numbers the history that a master makes (`master_replid`); a server that takes over, or
starts again, begins a new one. `WAIT` says how many replicas have all that one connection had
written, so a small write of our own (the fence) on that connection stands for everything that
was stored before it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from bot.casework.errors import StoreUnavailable
from bot.stores.connection import is_cluster, reaching, same_way
from bot.stores.partitions import Partitions

# Milliseconds that WAIT may take in one look: replicas in step answer within one.
REPLICAS_WITHIN = 200
FENCE_SECONDS = 60


@dataclass(frozen=True)
class Look:
    """One master as it was found. `confirmed`: all replicas in step have what was stored before."""

    partitions: frozenset[int]
    lineage: str
    replicas: int
    confirmed: bool


@dataclass
class Masters:
    """The masters of one store, by the partitions that they hold."""

    redis: Any
    partitions: Partitions
    _nodes: dict[tuple[str, int], Redis] = field(default_factory=dict)
    _replicas: dict[frozenset[int], int] = field(default_factory=dict)

    async def look(self, fenced: Collection[int]) -> list[Look]:
        """Look at every master; set a fence in those that hold one of these partitions.

        Raises StoreUnavailable.
        """
        try:
            with reaching():
                return [
                    await self._at(client, held, bool(held & set(fenced)))
                    for client, held in (await self._groups()).items()
                ]
        except StoreUnavailable:
            await self._learn_anew()
            raise

    async def _groups(self) -> Mapping[Redis, frozenset[int]]:
        every = frozenset(self.partitions.all())
        if not is_cluster(self.redis):
            return {self.redis: every}
        await self.redis.initialize()
        held: dict[Redis, set[int]] = {}
        for partition in every:
            node = self.redis.get_node_from_key(self._fence(partition))
            place = (str(node.host), int(node.port))
            if place not in self._nodes:
                self._nodes[place] = same_way(self.redis, *place)
            held.setdefault(self._nodes[place], set()).add(partition)
        return {client: frozenset(numbers) for client, numbers in held.items()}

    async def _at(self, client: Redis, held: frozenset[int], fenced: bool) -> Look:  # noqa: FBT001
        """Fence, WAIT and INFO in one go on one connection: all three are of the same master."""
        pipe = client.pipeline(transaction=False)
        wanted = self._replicas.get(held, 1)
        if fenced:
            pipe.set(self._fence(min(held)), "1", ex=FENCE_SECONDS)
            pipe.execute_command("WAIT", wanted, REPLICAS_WITHIN)
        pipe.info("replication")
        *answers, info = await pipe.execute()
        if info.get("role") != "master":
            raise StoreUnavailable("the server that was asked is no master")
        in_step = _in_step(info)
        self._replicas[held] = max(1, in_step)
        confirmed = fenced and in_step > 0 and int(answers[1]) >= in_step
        return Look(held, str(info["master_replid"]), in_step, confirmed)

    async def _learn_anew(self) -> None:
        """Let a cluster's client find out who serves what; a write does it."""
        if not is_cluster(self.redis):
            return
        try:
            with reaching():
                for partition in self.partitions.all():
                    await self.redis.set(self._fence(partition), "1", ex=FENCE_SECONDS)
        except (ResponseError, StoreUnavailable):
            return

    def _fence(self, partition: int) -> str:
        return self.partitions.key(partition, "fence")

    async def close(self) -> None:
        """Close the connections of these looks."""
        for client in self._nodes.values():
            await client.aclose()
        self._nodes.clear()


def _in_step(info: Mapping[str, Any]) -> int:
    """Return how many replicas follow: one that is still copying counts once it has."""
    rows = (info.get(f"slave{n}") for n in range(int(info.get("connected_slaves", 0))))
    return sum(1 for row in rows if isinstance(row, dict) and row.get("state") == "online")
