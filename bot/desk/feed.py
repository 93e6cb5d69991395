"""The live feed: pages that are open hear that something changed, and fetch what did.

Events only wake a page; a look every two seconds finds what no event told.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator

from aiohttp import web
from aiohttp_sse import sse_response

from bot.casework.errors import StoreUnavailable
from bot.ports import Events

log = logging.getLogger(__name__)

# A change in a busy minute waits this long, so that pages draw once for several changes.
BREATH = 0.1
# The page takes a silence of three beats for a lost connection.
BEAT_EVERY = 5.0
LISTEN_AGAIN_AFTER = 1.0


class Feed:
    """One listener for the whole desk, and every open page that waits for news."""

    def __init__(self, events: Events, *, poll_seconds: float = 2.0) -> None:
        """`poll_seconds` is how often a page's state is looked at without any event."""
        self._events = events
        self._poll = poll_seconds
        self._pages: set[asyncio.Event] = set()
        self.closing = False
        # How often there was news: a look at the queue is as old as its number.
        self.news = 0

    async def listen(self) -> None:
        """Wake every page at each event; runs until cancelled, and survives the store."""
        while True:
            try:
                async for _ in self._events.listen():
                    self.wake()
            except (StoreUnavailable, OSError) as wrong:
                # The pages still poll meanwhile.
                log.warning("desk feed lost its events: %s", type(wrong).__name__)
            await asyncio.sleep(LISTEN_AGAIN_AFTER)

    def close(self) -> None:
        """End every stream, so that the server can stop."""
        self.closing = True
        self.wake()

    def wake(self) -> None:
        """Let every open page look now whether it has changed."""
        self.news += 1
        for page in self._pages:
            page.set()

    @contextlib.contextmanager
    def _page(self) -> Iterator[asyncio.Event]:
        news = asyncio.Event()
        self._pages.add(news)
        try:
            yield news
        finally:
            self._pages.discard(news)

    async def versions(
        self, version: Callable[[], Awaitable[str]], seen: str
    ) -> AsyncGenerator[tuple[str, str]]:
        """Yield ("changed", version) when it is another than `seen`, and ("beat", "")."""
        clock = asyncio.get_running_loop().time
        beat_at = clock()
        with self._page() as news:
            while not self.closing:
                news.clear()
                try:
                    current = await version()
                except StoreUnavailable:
                    current = "away"
                if current != seen:
                    seen = current
                    yield "changed", current
                if clock() >= beat_at:
                    beat_at = clock() + BEAT_EVERY
                    yield "beat", ""
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(news.wait(), self._poll)
                    await asyncio.sleep(min(BREATH, self._poll))


async def stream(
    request: web.Request,
    feed: Feed,
    version: Callable[[], Awaitable[str]],
    still_signed_in: Callable[[], Awaitable[bool]],
) -> web.StreamResponse:
    """Answer a page's live connection until it goes, the desk stops or the sign-in ends."""
    if request.method == "HEAD":  # has no body, so there is nothing to keep open
        return web.Response(content_type="text/event-stream")
    async with sse_response(request) as out:
        # A browser that has gone ends this with ConnectionResetError, which the server knows.
        versions = feed.versions(version, request.query.get("seen", ""))
        async with contextlib.aclosing(versions) as news:
            async for event, data in news:
                with contextlib.suppress(StoreUnavailable):
                    if not await still_signed_in():
                        await out.send("", event="signed-out")
                        break
                await out.send(data, event=event)
    return out
