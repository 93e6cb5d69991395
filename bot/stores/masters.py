"""Looks at the masters: which line of history each serves, and what its replicas have.

Redis numbers the history that a master makes (`master_replid`); a server that takes over, or
starts again, begins a new one. `WAIT` says how many replicas have all that one connection had
written, so a small write of our own (the fence) on that connection stands for everything that
was stored before it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError, SlotNotCoveredError

from bot.casework.errors import StoreUnavailable
from bot.stores.connection import follow, is_cluster, reaching, same_way
from bot.stores.partitions import Partitions

# Milliseconds that WAIT may take in one look: replicas in step answer within one.
REPLICAS_WITHIN = 200
FENCE_SECONDS = 60
# Seconds for which one master of several may be silent before it counts as away in this look:
# what lies on the others must not wait for it.
ANSWERS_WITHIN = 2.0
# Host and port. HERE: the one master that the client itself asks.
Place = tuple[str, int]
HERE: Place = ("", 0)


@dataclass(frozen=True)
class Look:
    """One master as it was found. `confirmed`: all replicas in step have what was stored before.

    `cut_off_stops`: cut off from its replicas it takes no writes (`min-replicas-to-write`).
    """

    partitions: frozenset[int]
    lineage: str
    replicas: int
    confirmed: bool
    cut_off_stops: bool = False


@dataclass(frozen=True)
class Looks:
    """What the masters that answered said. `away`: partitions whose master did not."""

    found: tuple[Look, ...] = ()
    away: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Said:
    """What one master said. `wanted` replicas were waited for, `had` of all had the fence."""

    lineage: str
    in_step: int
    wanted: int = 0
    had: int = 0
    cut_off_stops: bool = False

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
    # Redis counts its good replicas only where min-replicas-to-write is set.
    counts = "min_slaves_good_slaves" in info
    said = Said(str(info["master_replid"]), _in_step(info), cut_off_stops=counts)
    return replace(said, wanted=wanted, had=int(answers[1])) if fence else said


@dataclass
class Servers:
    """The servers of one store, by the keys that they hold."""

    redis: Any
    _nodes: dict[Place, Redis] = field(default_factory=dict)

    async def of(self, key: str) -> Redis:
        """Return a client of the master that holds a key: each call of it asks that one."""
        await self.known()
        place = self.place(key)
        if place is None:
            raise StoreUnavailable("no server holds a part of the keys")
        return self.at(place)

    async def known(self) -> None:
        """Have a cluster's client find out who holds what. Raises StoreUnavailable."""
        if is_cluster(self.redis):
            with reaching():
                await self.redis.initialize()

    def at(self, place: Place) -> Redis:
        """Return a client of the one server there."""
        if place == HERE:
            client: Redis = self.redis
            return client
        if place not in self._nodes:
            self._nodes[place] = same_way(self.redis, *place)
        return self._nodes[place]

    def place(self, key: str) -> Place | None:
        """Return where the master of a key is, as far as is known: HERE if not in a cluster."""
        if not is_cluster(self.redis):
            return HERE
        try:
            node = self.redis.get_node_from_key(key)
        except SlotNotCoveredError:
            return None
        return (str(node.host), int(node.port))

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

    def __init__(self, redis: Any, partitions: Partitions, within: float = ANSWERS_WITHIN) -> None:
        """`redis` is the store's client; closing that is its owner's business."""
        self._servers = Servers(redis)
        self._partitions = partitions
        self._within = within
        self._replicas: dict[frozenset[int], int] = {}
        # Masters that were silent, while the client finds out whether others took their place.
        self._silent: dict[Place, asyncio.Task[None]] = {}

    async def look(self, fenced: Collection[int]) -> Looks:
        """Look at every master; set a fence in those that hold one of these partitions.

        Raises StoreUnavailable when none can be reached, and ResponseError where one may not
        be asked.
        """
        await follow(self._servers.redis)
        masters = await self._masters()
        within = self._within if len(masters) > 1 else None
        answers = await asyncio.gather(
            *(
                self._answer(place, held, within, fenced=bool(held & set(fenced)))
                for place, held in masters.items()
            ),
            return_exceptions=True,
        )
        found = tuple(each for each in answers if isinstance(each, Look))
        failed = [each for each in answers if isinstance(each, BaseException)]
        # What says more than "away" first: Redis refuses to be asked, and so does each server.
        failed.sort(key=lambda error: isinstance(error, StoreUnavailable))
        if failed and not (found and isinstance(failed[0], StoreUnavailable)):
            raise failed[0]
        if not found:
            raise StoreUnavailable("no server holds any of the keys")
        return Looks(found, self._every.difference(*(look.partitions for look in found)))

    @property
    def fences(self) -> list[str]:
        """Return the key of each partition's fence: it lies where all of the partition does."""
        return [self._fence(partition) for partition in self._partitions.all()]

    @property
    def _every(self) -> frozenset[int]:
        return frozenset(self._partitions.all())

    async def _masters(self) -> Mapping[Place, frozenset[int]]:
        """Return each master, as far as is known, and what it holds. Raises StoreUnavailable."""
        await self._servers.known()
        held: dict[Place, set[int]] = {}
        for partition in self._partitions.all():
            place = self._servers.place(self._fence(partition))
            if place is not None:
                held.setdefault(place, set()).add(partition)
        return {place: frozenset(numbers) for place, numbers in held.items()}

    async def _answer(
        self, place: Place, held: frozenset[int], within: float | None, *, fenced: bool
    ) -> Look:
        """Look at one master. Raises StoreUnavailable, and ResponseError."""
        if place in self._silent and not self._silent[place].done():
            raise StoreUnavailable("the server was silent")
        try:
            async with asyncio.timeout(within):
                return await self._at(self._servers.at(place), held, fenced=fenced)
        except StoreUnavailable as error:
            why = error
        except TimeoutError:
            why = StoreUnavailable("the server is silent")
        learning = self._servers.learn_anew([self._fence(each) for each in sorted(held)])
        self._silent[place] = asyncio.ensure_future(learning)
        raise why

    async def _at(self, client: Redis, held: frozenset[int], *, fenced: bool) -> Look:
        fence = self._fence(min(held)) if fenced else ""
        wanted = self._replicas.get(held, 1)
        said = await ask(client, fence, wanted=wanted, within_ms=REPLICAS_WITHIN)
        self._replicas[held] = max(1, said.in_step)
        confirmed = fenced and 0 < said.in_step <= said.had
        return Look(held, said.lineage, said.in_step, confirmed, said.cut_off_stops)

    def _fence(self, partition: int) -> str:
        return self._partitions.key(partition, "fence")

    def beside(self, keys: Collection[str]) -> frozenset[int]:
        """Return the partitions that lie where one of these keys does; all if that is not known."""
        places = {self._servers.place(key) for key in keys}
        if not places or None in places:
            return self._every
        return frozenset(p for p in self._every if self._servers.place(self._fence(p)) in places)

    async def close(self) -> None:
        """Close the connections of these looks."""
        learning, self._silent = list(self._silent.values()), {}
        for task in learning:
            task.cancel()
        await asyncio.gather(*learning, return_exceptions=True)
        await self._servers.close()


def _in_step(info: Mapping[str, Any]) -> int:
    """Return how many replicas follow: one that is still copying counts once it has."""
    rows = (info.get(f"slave{n}") for n in range(int(info.get("connected_slaves", 0))))
    return sum(1 for row in rows if isinstance(row, dict) and row.get("state") == "online")
