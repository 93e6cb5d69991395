"""What one process has of the store, with its journal running, for tests of takeovers."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.stores.address import StoreAddress
from bot.stores.journal import Journal
from bot.stores.redis_stores import RedisStores, open_stores
from bot.wiring.store import with_journal
from tests.redis_process import wait_for
from tests.redis_servers import Trio


class WallClock:
    """The time as it is."""

    def now(self) -> datetime:
        """Return it."""
        return datetime.now(UTC)


@dataclass
class Part:
    """One process's stores, journal and spool, run inside the test."""

    stores: RedisStores
    journal: Journal
    told: Counter[str]


@contextlib.asynccontextmanager
async def part(name: str, address: StoreAddress, folder: Path) -> AsyncIterator[Part]:
    """Open what a process has, with its journal running."""
    told: Counter[str] = Counter()
    stores, journal = with_journal(
        open_stores(address),
        folder / "journal",
        name,
        clock=WallClock(),
        limit=10_000_000,
        told=lambda what, count: told.update({what: count}),
    )
    assert isinstance(journal, Journal)
    journal.open()
    stop = asyncio.Event()
    running = asyncio.ensure_future(journal.run(stop))
    try:
        yield Part(stores, journal, told)
    finally:
        stop.set()
        await running
        await journal.close()
        await stores.close()


def cut_off(trio: Trio) -> None:
    """Let no replica hear any more of its master, though all of them live."""
    master = trio.master()
    for replica in trio.servers:
        if replica is not master:
            # It signs in with a password that the master does not have, and is turned away.
            replica.ask("CONFIG", "SET", "masterauth", "nobody")
    master.ask("CLIENT", "KILL", "TYPE", "replica")
    wait_for(lambda: "state" not in master.info().get("slave0", ""), "replicas cut off")
