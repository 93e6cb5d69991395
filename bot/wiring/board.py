"""A board in Redis on which each process says how its part is, for /healthz and the desk."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass

from bot.casework.errors import StoreUnavailable
from bot.stores.connection import is_cluster, reaching
from bot.stores.partitions import PREFIX
from bot.stores.redis_stores import RedisStores

log = logging.getLogger(__name__)
# A state is said again this often and forgotten after three silences (seconds).
SAID_EVERY = 5.0
KEPT_FOR = 15
# A part with work to do does not wait longer for a store that hangs (seconds).
TOLD_WITHIN = 0.3


@dataclass
class Notice:
    """One part's line on the board. `state` is `ok` or a short code."""

    stores: RedisStores
    part: str
    state: str = "starting"

    async def tell(self, state: str) -> None:
        """Put up another state. A board that is away is no trouble of the part's."""
        if state != self.state:
            log.info("%s: %s", self.part, state)
        self.state = state
        with suppress(StoreUnavailable), reaching():
            async with asyncio.timeout(TOLD_WITHIN):
                await self.stores.redis.set(_key(self.part), state, ex=KEPT_FOR)

    async def keep_up(self, stop: asyncio.Event) -> None:
        """Say the state again and again, until told to stop."""
        while not stop.is_set():
            await self.tell(self.state)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), SAID_EVERY)
        with suppress(StoreUnavailable), reaching():
            await self.stores.redis.delete(_key(self.part))


async def state_of(stores: RedisStores, part: str) -> str:
    """Return what a part said last; `not running` when it has been silent."""
    with reaching():
        state = await stores.redis.get(_key(part))
    return state.decode() if isinstance(state, bytes) else "not running"


async def may_write(stores: RedisStores) -> str:
    """Return `ok` when the store takes writes, in a cluster everywhere. Raises StoreUnavailable."""
    if not is_cluster(stores.redis):
        with reaching():
            await stores.redis.set(_key("write"), "1", ex=KEPT_FOR)
        return "ok"
    partitions = stores.shelf.partitions
    await stores.shelf.of_each(
        partitions.all(),
        lambda redis, each: redis.set(partitions.key(each, "write"), "1", ex=KEPT_FOR),
    )
    return "ok"


def _key(part: str) -> str:
    return f"{PREFIX}:part:{part}"
