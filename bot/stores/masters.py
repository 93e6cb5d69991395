"""Looks at the masters: which line of history each serves, and what its replicas have.

Redis numbers the history that a master makes (`master_replid`); a server that takes over, or
starts again, begins a new one. `WAIT` says how many replicas have all that one connection had
written, so a small write of our own (the fence) on that connection stands for everything that
was stored before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from bot.casework.errors import StoreUnavailable
from bot.stores.connection import follow, is_cluster, reaching, same_way
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


@dataclass(frozen=True)
class Said:
    """What one master said. `wanted` replicas were waited for, `had` of all had the fence."""

    lineage: str
    in_step: int
    wanted: int = 0
    had: int = 0

    @property
    def lacking(self) -> bool:
        """Whether a replica in step had it not. One that came meanwhile has copied it whole."""
        return self.had < min(self.wanted, self.in_step)


async def ask(client: Redis, fence: str, *, wanted: int, within_ms: int) -> Said:
    """Ask a master; with a fence (a key), wait until `wanted` replicas have it.

    Fence, WAIT and INFO go down one connection, so that all three are of the same master.
    Raises StoreUnavailable, and ResponseError where INFO and WAIT are forbidden.
    """
    pipe = client.pipeline(transaction=False)
    if fence:
        pipe.set(fence, "1", ex=FENCE_SECONDS)
        pipe.execute_command("WAIT", wanted, within_ms)
    pipe.info("replication")
    with reaching():
        *answers, info = await pipe.execute()
    if info.get("role") != "master":
        raise StoreUnavailable("the server that was asked is no master")
    said = Said(str(info["master_replid"]), _in_step(info))
    return replace(said, wanted=wanted, had=int(answers[1])) if fence else said


@dataclass
class Servers:
    """The servers of one store, by the keys that they hold."""

    redis: Any
    _nodes: dict[tuple[str, int], Redis] = field(default_factory=dict)

    async def of(self, key: str) -> Redis:
        """Return a client of the master that holds a key: each call of it asks that one."""
        if not is_cluster(self.redis):
            client: Redis = self.redis
            return client
        with reaching():
            await self.redis.initialize()
        node = self.redis.get_node_from_key(key)
        if node is None:
            raise StoreUnavailable("no server holds a part of the keys")
        place = (str(node.host), int(node.port))
        if place not in self._nodes:
            self._nodes[place] = same_way(self.redis, *place)
        return self._nodes[place]

    async def learn_anew(self, keys: Iterable[str]) -> None:
        """Let a cluster's client find out who holds these keys (fences); a write does it."""
        if not is_cluster(self.redis):
            return
        try:
            with reaching():
                for key in keys:
                    await self.redis.set(key, "1", ex=FENCE_SECONDS)
        except (ResponseError, StoreUnavailable):
            return

    async def close(self) -> None:
        """Close the connections to single servers."""
        for client in self._nodes.values():
            await client.aclose()
        self._nodes.clear()


class Masters:
    """The masters of one store, by the partitions that they hold."""

    def __init__(self, redis: Any, partitions: Partitions) -> None:
        """`redis` is the store's client; closing that is its owner's business."""
        self._servers = Servers(redis)
        self._partitions = partitions
        self._replicas: dict[frozenset[int], int] = {}

    async def look(self, fenced: Collection[int]) -> list[Look]:
        """Look at every master; set a fence in those that hold one of these partitions.

        Raises StoreUnavailable.
        """
        await follow(self._servers.redis)
        try:
            return [
                await self._at(client, held, fenced=bool(held & set(fenced)))
                for client, held in (await self._groups()).items()
            ]
        except StoreUnavailable:
            await self._servers.learn_anew(map(self._fence, self._partitions.all()))
            raise

    async def _groups(self) -> Mapping[Redis, frozenset[int]]:
        held: dict[Redis, set[int]] = {}
        for partition in self._partitions.all():
            held.setdefault(await self._servers.of(self._fence(partition)), set()).add(partition)
        return {client: frozenset(numbers) for client, numbers in held.items()}

    async def _at(self, client: Redis, held: frozenset[int], *, fenced: bool) -> Look:
        fence = self._fence(min(held)) if fenced else ""
        wanted = self._replicas.get(held, 1)
        said = await ask(client, fence, wanted=wanted, within_ms=REPLICAS_WITHIN)
        self._replicas[held] = max(1, said.in_step)
        confirmed = fenced and 0 < said.in_step <= said.had
        return Look(held, said.lineage, said.in_step, confirmed)

    def _fence(self, partition: int) -> str:
        return self._partitions.key(partition, "fence")

    async def close(self) -> None:
        """Close the connections of these looks."""
        await self._servers.close()


def _in_step(info: Mapping[str, Any]) -> int:
    """Return how many replicas follow: one that is still copying counts once it has."""
    rows = (info.get(f"slave{n}") for n in range(int(info.get("connected_slaves", 0))))
    return sum(1 for row in rows if isinstance(row, dict) and row.get("state") == "online")
