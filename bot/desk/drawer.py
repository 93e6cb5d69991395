"""Where accounts and sign-ins are kept: a small drawer of named records, in Redis or memory."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, cast

from redis.asyncio import Redis
from redis.exceptions import RedisClusterException, RedisError

from bot.casework.errors import StoreUnavailable
from bot.ports import Clock
from bot.ports.replicas import NoReplicas, Replicas

# One hash tag, so that the drawer also lies on one node of a cluster.
PREFIX = "{desk}:"
SWAP = """
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1
"""


class Drawer(Protocol):
    """Named records. Each method raises StoreUnavailable when the store is away."""

    async def read(self, key: str) -> str:
        """Return a record, or an empty string."""
        ...

    async def write(self, key: str, value: str, *, seconds: int) -> None:
        """Keep a record for `seconds`."""
        ...

    async def swap(self, key: str, old: str, new: str) -> bool:
        """Replace `old` (empty: no record) by `new`, for good; False when it had changed."""
        ...

    async def drop(self, key: str) -> None:
        """Forget a record."""
        ...

    async def named(self, beginning: str) -> tuple[str, ...]:
        """Return the keys that begin so. Walks the drawer: for rare questions only."""
        ...


@dataclass
class MemoryDrawer:
    """The drawer in memory, for tests and for reading."""

    clock: Clock
    _kept: dict[str, tuple[str, datetime | None]] = field(default_factory=dict)

    async def read(self, key: str) -> str:
        """Return a record, or an empty string."""
        value, until = self._kept.get(key, ("", None))
        return "" if until is not None and until <= self.clock.now() else value

    async def write(self, key: str, value: str, *, seconds: int) -> None:
        """Keep a record for `seconds`."""
        self._kept[key] = (value, self.clock.now() + timedelta(seconds=seconds))

    async def swap(self, key: str, old: str, new: str) -> bool:
        """Replace `old` by `new`; False when it had changed."""
        if await self.read(key) != old:
            return False
        self._kept[key] = (new, None)
        return True

    async def drop(self, key: str) -> None:
        """Forget a record."""
        self._kept.pop(key, None)

    async def named(self, beginning: str) -> tuple[str, ...]:
        """Return the keys that begin so."""
        return tuple(sorted(key for key in self._kept if key.startswith(beginning)))


class RedisDrawer:
    """The drawer in Redis, under the desk's own prefix."""

    def __init__(self, redis: Redis, replicas: Replicas | None = None) -> None:
        """Use a connected client; closing it is the owner's business.

        What is replaced for good, and what is dropped, waits for `replicas`: a failover must not
        bring back a password that was changed or a sign-in that was ended.
        """
        self._redis = redis
        self._replicas = replicas or NoReplicas()

    async def read(self, key: str) -> str:
        """Return a record, or an empty string."""
        value = await _reach(self._redis.get(PREFIX + key))
        return value.decode() if isinstance(value, bytes) else str(value or "")

    async def write(self, key: str, value: str, *, seconds: int) -> None:
        """Keep a record for `seconds`."""
        await _reach(self._redis.set(PREFIX + key, value, ex=max(1, seconds)))

    async def swap(self, key: str, old: str, new: str) -> bool:
        """Replace `old` by `new` in one step; False when it had changed."""

        def run() -> Awaitable[object]:
            return cast("Awaitable[object]", self._redis.eval(SWAP, 1, PREFIX + key, old, new))

        return bool(await _reach(self._replicas.sure(PREFIX + key, run)))

    async def drop(self, key: str) -> None:
        """Forget a record."""
        await _reach(self._replicas.sure(PREFIX + key, lambda: self._redis.delete(PREFIX + key)))

    async def named(self, beginning: str) -> tuple[str, ...]:
        """Return the keys that begin so."""
        found: list[str] = []
        try:
            async for key in self._redis.scan_iter(match=f"{PREFIX}{beginning}*"):
                name = key.decode() if isinstance(key, bytes) else str(key)
                found.append(name[len(PREFIX) :])
        except (RedisError, RedisClusterException, OSError) as wrong:
            raise StoreUnavailable(type(wrong).__name__) from wrong
        return tuple(sorted(found))


async def _reach(asked: Awaitable[object]) -> object:
    try:
        return await asked
    except (RedisError, RedisClusterException, OSError) as wrong:
        raise StoreUnavailable(type(wrong).__name__) from wrong
