"""What the doctor looks at."""

from __future__ import annotations

from dataclasses import dataclass

import aiohttp

from bot.home import Home, Running
from bot.settings import Settings
from bot.stores.redis_stores import RedisStores


@dataclass(frozen=True)
class Patient:
    """A deployment as its settings name it. `stores` is None when no Redis is known."""

    settings: Settings
    home: Home
    running: Running | None
    http: aiohttp.ClientSession
    stores: RedisStores | None

    def the_stores(self) -> RedisStores:
        """Return the stores; only checks that run behind a reached Redis may ask."""
        assert self.stores is not None
        return self.stores
