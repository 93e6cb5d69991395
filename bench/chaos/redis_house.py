"""The Redis under test, and how it dies: one that is started again, or one of three."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import redis

from bench.chaos.copy_that_runs import Copy
from tests.redis_servers import Trio, start_trio

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
async def servers(kind: str, folder: Path) -> AsyncIterator[Trio | None]:
    """Run what the copy does not run itself: three servers and their Sentinels, or nothing."""
    if kind == "single":
        yield None
        return
    trio = await asyncio.to_thread(start_trio, folder)
    try:
        yield trio
    finally:
        await asyncio.to_thread(trio.stop)
