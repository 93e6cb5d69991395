"""Says again and again that a process reads, so that a time in which nothing did is known."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from bot.casework.errors import StoreUnavailable
from bot.casework.gaps import Part
from bot.stores.redis_gaps import RedisGaps

log = logging.getLogger(__name__)
# Seconds; well under the shortest gap.
SAID_EVERY = 5.0
# Seconds that a store which hangs may hold this up.
TOLD_WITHIN = 2.0


@dataclass
class Reading:
    """One process's word that `part` reads.

    `well` says whether it does now. `needs_store`: without the store it cannot read (a worker);
    a channel can, because the spool takes what comes.
    """

    gaps: RedisGaps
    part: Part
    well: Callable[[], bool] = lambda: True
    needs_store: bool = False
    monotonic: Callable[[], float] = time.monotonic
    _read_at: float | None = None
    _untold: tuple[timedelta | None, float] | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Say it every few seconds, until told to stop."""
        while not stop.is_set():
            await self.tick()
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), SAID_EVERY)

    async def tick(self) -> None:
        """Say it once, if it is so."""
        if not self.well():
            return
        now = self.monotonic()
        silent = None if self._read_at is None else timedelta(seconds=now - self._read_at)
        if self._untold is None:
            self._untold = (silent, now)
        if not self.needs_store:
            self._read_at = now
        since, at = self._untold
        if self.needs_store:
            since, at = silent, now
        try:
            async with asyncio.timeout(TOLD_WITHIN):
                ended = await self.gaps.reads(
                    self.part, silent_for=since, ago=timedelta(seconds=now - at)
                )
        except (StoreUnavailable, TimeoutError):
            return
        self._untold, self._read_at = None, now
        if ended:
            log.warning("%s reads again after a gap", self.part.value)
