"""One try to tell staff: told, recorded in the ledger, and what it says of the sink."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.casework.errors import NobodyToTell
from bot.casework.telling import Attempt, Outcome, SinkState, after_try
from bot.ports import Clock

log = logging.getLogger(__name__)
# Seconds a sink may take to answer.
ANSWERS_WITHIN = 10.0
# A sink that works is written down this often at most: each write waits for the disk.
NOTED_EVERY = timedelta(minutes=1)
RACES = 5


async def try_once(name: str, send: Callable[[], Awaitable[bool]]) -> Outcome:
    """Try one sink once. Whatever it raises, no other sink goes unheard for it."""
    try:
        async with asyncio.timeout(ANSWERS_WITHIN):
            return Outcome.CONFIRMED if await send() else Outcome.FAILED
    except NobodyToTell:
        return Outcome.NOBODY
    except Exception as error:  # noqa: BLE001 - one broken sink must not silence the others
        log.warning("sink %s: %s", name, type(error).__name__)
        return Outcome.FAILED


class Tries(Protocol):
    """The part of the Ledger that a try is written into."""

    async def tried(self, attempt: Attempt) -> None:
        """Record one try. The same twice is one."""
        ...

    async def sink(self, name: str) -> SinkState:
        """Return how a sink has been."""
        ...

    async def set_sink(self, state: SinkState) -> bool:
        """Replace the revision that was read; False when it had changed."""
        ...


@dataclass(frozen=True)
class Book:
    """Writes tries into the ledger. Each method raises StoreUnavailable."""

    ledger: Tries | None
    clock: Clock

    async def write(self, attempt: Attempt) -> None:
        """Record a try, and how its sink is after it."""
        if self.ledger is None:
            return
        await self.ledger.tried(attempt)
        if attempt.outcome is not Outcome.NOBODY:
            await self._note(attempt.sink, told=attempt.outcome is Outcome.CONFIRMED)

    async def _note(self, name: str, *, told: bool) -> None:
        assert self.ledger is not None
        for _ in range(RACES):
            state = await self.ledger.sink(name)
            now = self.clock.now()
            if told and _known_well(state, now):
                return
            if await self.ledger.set_sink(after_try(state, told=told, at=now)):
                return


def _known_well(state: SinkState, now: datetime) -> bool:
    lately = state.worked_at is not None and now - state.worked_at < NOTED_EVERY
    return lately and state.misses == 0 and state.failing_since is None
