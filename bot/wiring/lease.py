"""A lease of which one process at a time has the use, in Redis."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from bot.stores.partitions import PREFIX
from bot.stores.shelf import Shelf

# Milliseconds. Its holder renews every 5 s.
LEASE_MS = 20_000


@dataclass
class PollerLease:
    """One poller at a time, by a key in Redis that expires."""

    shelf: Shelf
    name: str = field(default_factory=lambda: secrets.token_hex(8))
    key: str = f"{PREFIX}:poller"

    async def acquire(self) -> bool:
        """Take the lease when it is free or ours."""
        return bool(await self.shelf.run("HOLD", [self.key], [self.name, LEASE_MS]))

    async def renew(self) -> bool:
        """Keep the lease; False when it is not ours."""
        return bool(await self.shelf.run("RENEW", [self.key], [self.name, LEASE_MS]))

    async def release(self) -> None:
        """Give the lease up."""
        await self.shelf.run("RELEASE", [self.key], [self.name])
