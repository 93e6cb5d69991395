"""A lease of which one process at a time has the use, in Redis."""

from __future__ import annotations

import fcntl
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from bot.stores.partitions import PREFIX
from bot.stores.shelf import Shelf

# Milliseconds. Its holder renews every 5 s.
LEASE_MS = 20_000
NAME_BYTES = 16


def fresh_name() -> str:
    """Return a name that no other process has."""
    return secrets.token_hex(NAME_BYTES // 2)


@dataclass
class Place:
    """A process's place on this machine, with a name that outlives it.

    Who starts again after a kill has its predecessor's name, and so its lease, at once: nobody
    reads Telegram while a lease runs out. The kernel lets one living process alone have the
    place; a second one gets a name of its own, and waits like anybody.
    """

    path: Path
    name: str = field(default_factory=fresh_name)
    _handle: int | None = None

    def take(self) -> str:
        """Take the place if it is free, and return the name to use. Never raises OSError."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return self.name
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            kept = os.pread(handle, NAME_BYTES, 0).decode("ascii", "replace")
            if len(kept) == NAME_BYTES:
                self.name = kept
            else:
                os.pwrite(handle, self.name.encode("ascii"), 0)
        except OSError:  # somebody else lives there, or the disk is full
            os.close(handle)
            return self.name
        self._handle = handle
        return self.name

    def leave(self) -> None:
        """Let another process have the place."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@dataclass
class PollerLease:
    """One poller at a time, by a key in Redis that expires."""

    shelf: Shelf
    name: str = field(default_factory=fresh_name)
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
