"""Which open pages to wake when a conversation changes."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bot.casework.messages import ConversationId
from bot.ports import Events

log = logging.getLogger(__name__)

# A phone that loses its network leaves open ends behind: the oldest makes room for the newest.
PAGES_PER_KEY = 4
LISTEN_AGAIN_S = 1.0


class OpenPage:
    """One open stream: `woken` when there may be news, `ended` when it should stop."""

    def __init__(self) -> None:
        self.news = asyncio.Event()
        self.ended = False

    def wake(self) -> None:
        """Say that there may be news."""
        self.news.set()

    def end(self) -> None:
        """Ask the stream to stop at once."""
        self.ended = True
        self.news.set()

    async def woken(self, within: float) -> None:
        """Wait for news, at most `within` seconds."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.news.wait(), within)
        self.news.clear()


class News:
    """The pages that are open in this process."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._pages: defaultdict[ConversationId, list[OpenPage]] = defaultdict(list)

    @contextmanager
    def page(self, conversation_id: ConversationId) -> Iterator[OpenPage]:
        """Keep one page open for as long as the context lasts."""
        pages = self._pages[conversation_id]
        while len(pages) >= PAGES_PER_KEY:
            pages.pop(0).end()
        page = OpenPage()
        pages.append(page)
        try:
            yield page
        finally:
            if page in pages:
                pages.remove(page)
            if not pages and self._pages.get(conversation_id) is pages:
                del self._pages[conversation_id]

    def end(self, conversation_id: ConversationId) -> None:
        """End every page of a conversation."""
        for page in self._pages.get(conversation_id, ()):
            page.end()

    def end_all(self) -> None:
        """End every page: the process is stopping."""
        for conversation_id in list(self._pages):
            self.end(conversation_id)

    async def listen(self) -> None:
        """Wake pages for ever. When the news stops, pages still look by themselves."""
        while True:
            try:
                async for changed in self._events.listen():
                    for page in self._pages.get(ConversationId(changed), ()):
                        page.wake()
            except Exception as error:  # noqa: BLE001 - losing news loses nothing
                log.warning("webchat news stopped", extra={"error": type(error).__name__})
            await asyncio.sleep(LISTEN_AGAIN_S)
