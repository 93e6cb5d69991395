"""One look at the open cases for every page that wakes at the same news.

With twenty pages open, each event would otherwise read and decode the whole queue forty times.
Only what draws by itself looks here; what follows a person's own press reads for itself, because
its news may not have come round yet.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.casework.cases import Case
from bot.desk.feed import Feed

# Events can be lost, so a look is not trusted for longer than this (seconds); pages look for
# themselves every two seconds anyway.
GOOD_FOR = 0.5


class Glance:
    """The open cases as of the last news. Raises what the read raises."""

    def __init__(self, read: Callable[[], Awaitable[tuple[Case, ...]]], feed: Feed) -> None:
        """`read` reads the open cases; `feed` counts the news."""
        self._read = read
        self._feed = feed
        self._look: asyncio.Task[tuple[Case, ...]] | None = None
        self._news = -1
        self._at = 0.0

    async def cases(self) -> tuple[Case, ...]:
        """Return every open case in queue order, read after the last news that came."""
        now = asyncio.get_running_loop().time()
        old = self._news != self._feed.news or now - self._at > GOOD_FOR
        failed = self._look is not None and self._look.done() and _went_wrong(self._look)
        if self._look is None or old or failed:
            self._news, self._at = self._feed.news, now
            self._look = asyncio.ensure_future(_task(self._read()))
        # A page that goes away must not take the look from the others.
        return await asyncio.shield(self._look)


async def _task(reading: Awaitable[tuple[Case, ...]]) -> tuple[Case, ...]:
    return await reading


def _went_wrong(look: asyncio.Task[tuple[Case, ...]]) -> bool:
    return look.cancelled() or look.exception() is not None
