"""The ledger where its shared lists may be away with one part of the store, while others are there.

No alert waits for them: a try that could not be written is kept in memory and written later.
What is a case's own is written before (`stores/redis_ledger.py`), beside the case.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from contextlib import suppress

from bot.casework.errors import StoreUnavailable
from bot.casework.telling import Attempt, SinkState
from bot.ports.in_time import InTime
from bot.workers.telling import Tries

log = logging.getLogger(__name__)
ANSWERS_WITHIN = 0.5
AGAIN_AFTER = 1.0
# As many as the list of the latest holds: older ones would be dropped there too.
KEPT = 1000


class LateLedger:
    """The part of the Ledger that telling uses; it never raises StoreUnavailable."""

    def __init__(self, ledger: Tries) -> None:
        """Write into `ledger`."""
        self._ledger = ledger
        self._in_time = InTime(ANSWERS_WITHIN)
        self._late: deque[Attempt] = deque(maxlen=KEPT)

    async def tried(self, attempt: Attempt) -> None:
        """Record one try, or keep it until it can be."""
        try:
            await self._write(attempt)
        except StoreUnavailable:
            if len(self._late) == KEPT:
                log.warning("a try to tell staff could not be written down: too many wait")
            self._late.append(attempt)

    async def sink(self, name: str) -> SinkState:
        """Return how a sink has been; nothing of it while that is not known."""
        try:
            return await self._in_time.ask(("sink", name), lambda: self._ledger.sink(name))
        except StoreUnavailable:
            return SinkState(name)

    async def set_sink(self, state: SinkState) -> bool:
        """Replace the revision that was read. While it is away its next try says it again."""
        try:
            about = ("set", state.name)
            return await self._in_time.ask(about, lambda: self._ledger.set_sink(state))
        except StoreUnavailable:
            log.warning("how sink %s is could not be written down", state.name)
            return True

    async def run(self, stop: asyncio.Event) -> None:
        """Write what is late until told to stop; then `finish`, when nobody tells any more."""
        while not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), AGAIN_AFTER)
            await self.write_late()

    async def finish(self) -> None:
        """Write a last time what is late."""
        await self.write_late()
        if self._late:
            log.warning("%d tries to tell staff could not be written down", len(self._late))
        await self._in_time.close()

    async def write_late(self) -> None:
        """Write down what could not be, in order; one that still cannot holds up no other."""
        for attempt in tuple(self._late):
            try:
                await self._write(attempt)
            except StoreUnavailable:
                continue
            with suppress(ValueError):  # pushed out meanwhile by newer ones
                self._late.remove(attempt)

    async def _write(self, attempt: Attempt) -> None:
        # By case: it lies where its case does, and only that part may hold it up.
        about = ("tried", attempt.case_id)
        await self._in_time.ask(about, lambda: self._ledger.tried(attempt))
