"""Running the parts of one process side by side, until told to stop or until one breaks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

Part = Callable[[asyncio.Event], Awaitable[None]]


async def run_together(stop: asyncio.Event, *parts: Part) -> None:
    """Run parts until each has ended; when one breaks, the others are told to stop.

    Raises the error of the first that broke.
    """
    ending = asyncio.Event()
    told = asyncio.create_task(stop.wait())
    tasks = [asyncio.ensure_future(part(ending)) for part in parts]
    try:
        left = {told, *tasks}
        while left - {told}:
            done, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
            if told in done or any(task.exception() for task in done if task is not told):
                ending.set()
    finally:
        ending.set()
        told.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
