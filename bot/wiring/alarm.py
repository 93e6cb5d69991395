"""What a channel's process needs to tell staff of danger while the store is away."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.wiring.core import STORED_WITHIN, Core
from bot.wiring.worker import open_ways_out

# Seconds after the start in which what a dead process left is usually handed over.
HANDED_OVER_WITHIN = 5 * STORED_WITHIN


def open_spool(core: Core) -> None:
    """Take over what a dead process left; danger in it rings unless it is soon in the store."""
    core.spool.open(core.alarm.found)


async def run_alarm(core: Core, stop: asyncio.Event) -> None:
    """Tell staff by the same sinks as the worker, until told to stop."""
    async with open_ways_out(core) as (_, sinks):
        found = asyncio.create_task(_ring_for_found(core, stop))
        await core.direct_alarm.run(sinks, stop)
        await found


async def _ring_for_found(core: Core, stop: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), HANDED_OVER_WITHIN)
    if core.spool.away() and not stop.is_set():
        core.alarm.ring_for_found()
