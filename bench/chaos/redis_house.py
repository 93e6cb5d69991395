"""The Redis under test, and how it dies: one that is started again, one of three, one of six."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import redis

from bench.chaos.copy_that_runs import Copy
from tests.redis_process import Server
from tests.redis_servers import Cluster, Trio, start_cluster, start_trio

LOOK_EVERY = 0.1


class RedisHouse(Protocol):
    """What the storm does to Redis."""

    async def kill(self) -> None:
        """Kill it as a power cut would; it comes back."""
        ...

    async def fail_over(self) -> None:
        """Kill what holds the data, and return when the data are held again."""
        ...


@dataclass
class OneRedis:
    """Our own Redis: killed, and started again by what keeps every process up."""

    copy: Copy

    async def kill(self) -> None:
        """Kill it."""
        for pid in self.copy.processes("redis-server"):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    async def fail_over(self) -> None:
        """Kill it and wait until another process has read its data."""
        before = set(self.copy.processes("redis-server"))
        await self.kill()
        await _until(lambda: bool(set(self.copy.processes("redis-server")) - before))


@dataclass
class Three:
    """A master and two replicas behind three Sentinels."""

    trio: Trio

    async def kill(self) -> None:
        """Kill the master: with Sentinels, that is a failover."""
        await self.fail_over()

    async def fail_over(self) -> None:
        """Kill the master, wait for another, and bring the dead one back as its replica.

        It comes back only when it would follow: an old master that starts too soon is one
        still, and Sentinels would make the copy lose what the new one has taken in since.
        """
        dead = await asyncio.to_thread(self.trio.master)
        await asyncio.to_thread(dead.kill)
        await _until(lambda: self.trio.master() is not dead and _leads(self.trio))
        dead.start()
        await asyncio.to_thread(dead.wait)
        await _until(self.trio.ready)


@dataclass
class Pairs:
    """A cluster: three masters that share the data, with a replica each."""

    cluster: Cluster
    dice: random.Random

    async def kill(self) -> None:
        """Kill one of the masters: in a cluster, too, that is a failover."""
        await self.fail_over()

    async def fail_over(self) -> None:
        """Kill a master, wait until its replica has its part, and bring the dead one back.

        It comes back only when it would follow, as with Sentinels. Which of the masters dies
        is the dice's choice.
        """
        masters = await asyncio.to_thread(self.cluster.masters)
        dead = self.dice.choice(sorted(masters, key=lambda server: server.port))
        await asyncio.to_thread(dead.kill)
        await _until(lambda: _is_led(self.cluster, len(masters)))
        dead.start()
        await asyncio.to_thread(dead.wait)
        await _until(lambda: self.cluster.ready() and _follows(dead))


def _is_led(cluster: Cluster, parts: int) -> bool:
    """Whether every part has a living master, as every living server sees it."""
    return len(cluster.masters()) == parts and all(
        "cluster_state:ok" in str(server.ask("CLUSTER", "INFO"))
        for server in cluster.servers
        if server.pid
    )


def _follows(server: Server) -> bool:
    return server.info()["role"] == "slave"


def _leads(trio: Trio) -> bool:
    return trio.master().info()["role"] == "master"


async def _until(condition: Callable[[], bool]) -> None:
    """Wait until something holds; while servers are dying, asking may fail."""
    while True:
        with contextlib.suppress(redis.RedisError, OSError, RuntimeError):
            if await asyncio.to_thread(condition):
                return
        await asyncio.sleep(LOOK_EVERY)


@asynccontextmanager
async def servers(kind: str, folder: Path) -> AsyncIterator[Trio | Cluster | None]:
    """Run what the copy does not run itself: a trio, a cluster, or nothing."""
    if kind == "single":
        yield None
        return
    started: Trio | Cluster = (
        await asyncio.to_thread(start_trio, folder)
        if kind == "sentinel"
        else await asyncio.to_thread(start_cluster, folder, replicas=1)
    )
    try:
        yield started
    finally:
        await asyncio.to_thread(started.stop)


def house_of(started: Trio | Cluster | None, copy: Copy, seed: int) -> RedisHouse:
    """Return how the storm hits what was started."""
    if isinstance(started, Trio):
        return Three(started)
    if isinstance(started, Cluster):
        return Pairs(started, random.Random(f"masters {seed}"))
    return OneRedis(copy)
