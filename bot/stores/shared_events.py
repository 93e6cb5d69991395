"""One subscription for all who listen in a process: each piece of news is read once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from bot.ports import Events

Ear = asyncio.Queue[str | BaseException]


class SharedEvents:
    """The Events of the ports, over those of a store."""

    def __init__(self, events: Events) -> None:
        """Listen to `events` for as long as anybody listens here."""
        self._events = events
        self._ears: set[Ear] = set()
        self._hearing: asyncio.Task[None] | None = None

    async def listen(self) -> AsyncIterator[str]:
        """Yield the ids of conversations and cases that changed. Raises what the store's do."""
        ear: Ear = asyncio.Queue()
        self._ears.add(ear)
        if self._hearing is None or self._hearing.done():
            self._hearing = asyncio.create_task(self._hear())
        try:
            while True:
                news = await ear.get()
                if isinstance(news, BaseException):
                    raise news
                yield news
        finally:
            self._ears.discard(ear)
            if not self._ears:
                await self._stop()

    async def _stop(self) -> None:
        hearing, self._hearing = self._hearing, None
        if hearing is not None:
            hearing.cancel()
            await asyncio.gather(hearing, return_exceptions=True)

    async def _hear(self) -> None:
        try:
            async for changed in self._events.listen():
                for ear in self._ears:
                    ear.put_nowait(changed)
        except Exception as error:  # noqa: BLE001 - it belongs to each who listens
            for ear in self._ears:
                ear.put_nowait(error)
