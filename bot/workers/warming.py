"""Readies the screen's rules while a worker has nothing else to do."""

from __future__ import annotations

import asyncio

from bot.casework.screen import prepare
from bot.workers.hops import Sleep

# Seconds between two rules: what comes in meanwhile, and other processes' starts, go first.
BETWEEN = 0.001


async def warm_up(stop: asyncio.Event, sleep: Sleep = asyncio.sleep) -> None:
    """Compile every rule, then wait for `stop`.

    A rule is compiled when a message is the first to need it: after a start the first P1 would
    wait a tenth of a second for some hundred of them.
    """
    for _ in prepare():
        if stop.is_set():
            return
        await sleep(BETWEEN)
    await stop.wait()
