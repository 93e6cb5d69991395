"""A spool on a disk of its own beside a store in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.casework.messages import ConversationId
from bot.stores.codec import Codec
from bot.stores.memory import MemoryStore
from bot.stores.spool import Spool
from bot.stores.spool_replay import Replay, one_part


@dataclass
class Bench:
    """One folder, one store, and spools as processes would have them."""

    folder: Path
    store: MemoryStore = field(default_factory=MemoryStore)
    told: list[tuple[str, int]] = field(default_factory=list)
    now: float = 0.0
    part_of: Callable[[ConversationId], int] = one_part

    def spool(self, part: str = "web", limit: int = 1_000_000) -> Spool:
        """Return the spool of one process, opened."""
        told = self.told
        replay = Replay(
            self.folder, self.store, Codec(), lambda *what: told.append(what), self.part_of
        )
        made = Spool(self.folder, part, replay, limit, monotonic=lambda: self.now)
        made.open()
        return made

    @property
    def texts(self) -> list[str]:
        """What has reached the store."""
        return [message.text for message in self.store.inbound]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Return a bench in a folder of its own, its store away."""
    made = Bench(tmp_path / "spool")
    made.store.away = True
    return made


@asynccontextmanager
async def running(spool: Spool) -> AsyncIterator[None]:
    """Let a spool hand over, as its process does."""
    stop = asyncio.Event()
    task = asyncio.create_task(spool.run(stop))
    try:
        yield
    finally:
        stop.set()
        await task


def crashed(spool: Spool) -> None:
    """Let go of the files as a killed process does: without a word."""
    for file in spool._files():
        file.leave()
    spool._left, spool._own = [], None
