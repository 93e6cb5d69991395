"""One subscription serves every listener of a process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.stores.shared_events import SharedEvents
from tests.waiting import until


class Source:
    """A store's events: how many listen, and what they hear."""

    def __init__(self) -> None:
        self.listening = 0
        self.news: asyncio.Queue[str | Exception] = asyncio.Queue()

    async def listen(self) -> AsyncIterator[str]:
        """Yield what the test puts in."""
        self.listening += 1
        try:
            while True:
                found = await self.news.get()
                if isinstance(found, Exception):
                    raise found
                yield found
        finally:
            self.listening -= 1


async def hear(events: SharedEvents, into: list[str]) -> None:
    """Listen until cancelled."""
    async for changed in events.listen():
        into.append(changed)  # noqa: PERF401 - the test looks while it grows


async def test_all_hear_and_the_store_is_asked_once() -> None:
    """Each listener hears each piece of news; the last to leave ends the subscription."""
    source = Source()
    events = SharedEvents(source)
    heard: tuple[list[str], list[str]] = ([], [])
    listening = [asyncio.create_task(hear(events, one)) for one in heard]
    await until(lambda: source.listening == 1)
    source.news.put_nowait("case-1")
    await until(lambda: heard == (["case-1"], ["case-1"]))
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    await until(lambda: source.listening == 0)


async def test_who_listens_hears_of_trouble_and_can_listen_again() -> None:
    """What the store raises reaches every listener; the next to listen subscribes anew."""
    source = Source()
    events = SharedEvents(source)
    listening = [asyncio.create_task(hear(events, [])) for _ in range(2)]
    await until(lambda: source.listening == 1)
    source.news.put_nowait(OSError("gone"))
    for task in listening:
        with pytest.raises(OSError, match="gone"):
            await task
    heard: list[str] = []
    again = asyncio.create_task(hear(events, heard))
    await until(lambda: source.listening == 1)
    source.news.put_nowait("case-2")
    await until(lambda: heard == ["case-2"])
    again.cancel()
    await asyncio.gather(again, return_exceptions=True)
