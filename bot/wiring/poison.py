"""What is no message at all: kept for a person, in the store or on disk, and never in the way."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from bot.casework.errors import StoreUnavailable
from bot.stores.redis_dead import Unreadable
from bot.stores.spool_file import append_to
from bot.stores.spool_format import record_of
from bot.stores.spool_replay import ABOUT
from bot.wiring.core import STORED_WITHIN, Core

log = logging.getLogger(__name__)
# Beside the spool's own damaged files: the doctor names it.
FILE = "unreadable.damaged"


@dataclass(frozen=True)
class PoisonBox:
    """Takes bytes that no channel could read. Never raises."""

    core: Core

    async def __call__(self, data: bytes, why: str) -> None:
        """Keep them among the dead entries; with the store away, in a file beside the spool."""
        try:
            async with asyncio.timeout(STORED_WITHIN):
                await self.core.stores.dead.keep(data, why, self.core.clock.now())
        except (StoreUnavailable, TimeoutError):
            await self._on_disk(data)

    async def _on_disk(self, data: bytes) -> None:
        folder = self.core.spool.folder
        words = Unreadable(data.decode("utf-8", "replace"))
        record = record_of(self.core.stores.shelf.codec.encode(words, about=ABOUT))
        try:
            await asyncio.to_thread(folder.mkdir, mode=0o700, parents=True, exist_ok=True)
            await asyncio.to_thread(append_to, folder / FILE, record)
        except OSError as error:
            log.error("unreadable bytes could not be kept: %s", type(error).__name__)  # noqa: TRY400
