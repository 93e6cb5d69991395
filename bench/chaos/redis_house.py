"""The Redis under test, and how it dies: one that is started again, or one of three."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from dataclasses import dataclass
from typing import Protocol

from bench.chaos.copy_that_runs import Copy


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
        before = self.copy.processes("redis-server")
        await self.kill()
        while set(self.copy.processes("redis-server")) <= set(before):  # noqa: ASYNC110 - another's process
            await asyncio.sleep(0.05)
