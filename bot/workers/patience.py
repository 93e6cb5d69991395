"""Doing a step again and again while the store is away."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.casework.errors import StoreUnavailable
from bot.workers.hops import Sleep

log = logging.getLogger(__name__)
Result = TypeVar("Result")
# Seconds between tries: quick at first, then as often as a store that comes back is noticed.
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 2.0


class Pauses:
    """An endless row of seconds: 0.05, 0.1, 0.2, up to 2."""

    def __init__(self) -> None:
        """Begin with the shortest."""
        self._next = FIRST_PAUSE

    def __call__(self) -> float:
        """Return the next length."""
        length, self._next = self._next, min(2 * self._next, LONGEST_PAUSE)
        return length


async def surely(step: Callable[[], Awaitable[Result]], *, what: str, sleep: Sleep) -> Result:
    """Do a step until the store takes it, and return its result. `what` is for the log."""
    pause = Pauses()
    while True:
        try:
            return await step()
        except StoreUnavailable as error:
            log.warning("%s waits: %s", what, error)
        await sleep(pause())
