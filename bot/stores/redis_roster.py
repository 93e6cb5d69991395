"""Who is on shift, and the news of what changed, in Redis."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import StaffName
from bot.stores.connection import reaching
from bot.stores.partitions import EVENTS, ROSTER
from bot.stores.shelf import Shelf

# Seconds between looks for news (a reconnect is noticed within this), and before trying again.
LOOK_EVERY = 1.0


@dataclass(frozen=True)
class Shift:
    """One member of staff on shift."""

    name: StaffName
    since: datetime


@dataclass(frozen=True)
class RedisRoster:
    """The Roster of the ports: a hash of sealed shifts, under a digest of the name."""

    shelf: Shelf

    async def on_shift(self) -> tuple[StaffName, ...]:
        """Return the names of staff on shift now, longest on shift first."""
        return tuple(name for name, _ in await self.shifts())

    async def shifts(self) -> tuple[tuple[StaffName, datetime], ...]:
        """Return who is on shift and since when, longest first."""
        with reaching():
            rows = await self.shelf.redis.hvals(ROSTER)
        shifts = [self.shelf.codec.decode(Shift, data, about=ROSTER) for data in rows]
        return tuple(sorted(((s.name, s.since) for s in shifts), key=lambda p: (p[1], p[0])))

    async def shift_on(self, name: StaffName, at: datetime) -> None:
        """Put a member of staff on shift; being on already changes nothing."""
        data = self.shelf.codec.encode(Shift(name, at), about=ROSTER)
        await self._write(lambda: self.shelf.redis.hsetnx(ROSTER, _digest(name), data))

    async def shift_off(self, name: StaffName) -> None:
        """Take a member of staff off shift."""
        await self._write(lambda: self.shelf.redis.hdel(ROSTER, _digest(name)))

    async def _write(self, write: Callable[[], Awaitable[object]]) -> None:
        """Write and let open pages know; alerts go by it, so no takeover may lose it."""
        with reaching():
            await self.shelf.replicas.sure(ROSTER, write)
            await self.shelf.redis.publish(EVENTS, "roster")


def _digest(name: StaffName) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class RedisEvents:
    """The Events of the ports. Comes back by itself when Redis does."""

    shelf: Shelf

    async def listen(self) -> AsyncIterator[str]:
        """Yield the ids of conversations and cases that changed, as it happens."""
        while True:
            with suppress(StoreUnavailable):
                async for changed in self._until_lost():
                    yield changed
            await asyncio.sleep(LOOK_EVERY)

    async def _until_lost(self) -> AsyncIterator[str]:
        pubsub = self.shelf.redis.pubsub(ignore_subscribe_messages=True)
        try:
            with reaching():
                await pubsub.subscribe(EVENTS)
            while True:
                with reaching():
                    news = await pubsub.get_message(timeout=LOOK_EVERY)
                if news is not None:
                    yield news["data"].decode()
        finally:
            with suppress(Exception):
                await pubsub.aclose()
