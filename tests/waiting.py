"""Waiting on a condition, never for a time."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable

# Seconds after which a test gives up on what comes at once on a machine at rest. It ends a test
# that hangs; nothing is proved by it.
PATIENCE = 120.0


async def until(
    condition: Callable[[], bool] | Callable[[], Awaitable[bool]], *, within: float = PATIENCE
) -> None:
    """Return as soon as the condition holds; TimeoutError when it does not in `within` seconds."""
    async with asyncio.timeout(within):
        while True:
            outcome = condition()
            if inspect.isawaitable(outcome):
                outcome = await outcome
            if outcome:
                return
            await asyncio.sleep(0.005)
