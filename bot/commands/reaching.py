"""How a command finds the store of a copy that runs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.casework.errors import WaymarkError
from bot.home import Home
from bot.settings import Settings
from bot.stores.address import StoreAddress, single
from bot.stores.redis_stores import RedisStores, open_stores
from bot.wiring.store import store_address


class NothingRuns(WaymarkError):
    """Raised when no running copy can be found; says how to start or name one."""


def redis_of(settings: Settings) -> StoreAddress:
    """Return the store that settings name, or that of the copy that runs on WAYMARK_HOME."""
    if (named := store_address(settings)) is not None:
        return named
    running = Home(settings.home).running()
    if running is None or not running.redis_url:
        raise NothingRuns(
            f"No copy of Waymark runs on {settings.home.resolve()}. Start one with `make run`, or"
            " set WAYMARK_HOME or REDIS_URL to find one."
        )
    return single(running.redis_url)


@asynccontextmanager
async def stores_of(settings: Settings) -> AsyncIterator[RedisStores]:
    """Open the stores, checked. Raises NothingRuns, StoreUnavailable, RecordVersionWrong."""
    stores = open_stores(redis_of(settings), partitions=settings.partitions)
    try:
        await stores.check()
        yield stores
    finally:
        await stores.close()
