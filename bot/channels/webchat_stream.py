"""The live transcript of one conversation, as server-sent events."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.casework import wording_page
from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId, MessageKind
from bot.casework.records import Author, Entry
from bot.channels.webchat_body import ENTRY_ID
from bot.channels.webchat_links import Linker
from bot.channels.webchat_news import News, OpenPage
from bot.channels.webchat_view import ready, seen
from bot.ports import Casebook, Presence

# News can be lost, so every open page also looks for itself this often.
POLL_S = 2.0
# A line is sent at least this often: proxies close what is silent, commonly after 30 s or more.
BEAT_S = 12.0
PAGE_OF_ENTRIES = 500


@dataclass
class TranscriptStream:
    """Writes what may be seen, in order, from an entry on, until the page or the chat ends."""

    casebook: Casebook
    news: News
    linker: Linker
    presence: Presence | None = None
    poll_s: float = POLL_S
    beat_s: float = BEAT_S
    monotonic: Callable[[], float] = field(default=time.monotonic)

    async def serve(
        self, request: web.Request, conversation_id: ConversationId, after: str
    ) -> web.StreamResponse:
        """Answer with the stream. An `after` that is no entry id starts at the beginning."""
        response = web.StreamResponse(headers={"X-Accel-Buffering": "no"})
        response.content_type = "text/event-stream"
        response.charset = "utf-8"
        await response.prepare(request)
        with self.news.page(conversation_id) as page, suppress(ConnectionResetError):
            after = after if ENTRY_ID.fullmatch(after) else ""
            await self._run(response, page, conversation_id, after)
        return response

    async def _run(
        self,
        response: web.StreamResponse,
        page: OpenPage,
        conversation_id: ConversationId,
        after: str,
    ) -> None:
        line = _Line(response, self.monotonic)
        known = False
        while not page.ended:
            try:
                # A key that was given up shows nothing, not even what was said before.
                if not known and await self._has_left(conversation_id):
                    await line.write("left")
                    return
                known = True
                now = ready(await self._read(conversation_id, after), after)
            except StoreUnavailable:
                await line.state("away")
            else:
                for entry in now.entries:
                    await line.write("entry", seen(entry, self.linker), entry.entry_id)
                if now.left:
                    await line.write("left")
                    return
                moved, after = now.after != after, now.after
                if moved:
                    continue
                await line.state("live")
                await self._signs(line, conversation_id)
            await line.beat(self.beat_s)
            await page.woken(self.poll_s)

    async def _read(self, conversation_id: ConversationId, after: str) -> tuple[Entry, ...]:
        return await self.casebook.transcript(conversation_id, after=after, limit=PAGE_OF_ENTRIES)

    async def _signs(self, line: _Line, conversation_id: ConversationId) -> None:
        """Tell what staff do. What they have read, never once someone may be watching."""
        if self.presence is None:
            return
        typing, read = False, None
        with suppress(StoreUnavailable):
            typing, read = await asyncio.gather(
                self.presence.typing(conversation_id, Author.STAFF),
                self.presence.read_to(conversation_id, Author.STAFF),
            )
        if typing == line.typed and (read is None or read.entry_id == line.read_to):
            return
        with suppress(StoreUnavailable):
            conversation = await self.casebook.conversation(conversation_id)
            language = conversation.language if conversation else wording_page.ENGLISH
            await line.typing(typing, wording_page.worker_types(language=language))
            if read is not None and not (conversation is None or conversation.monitored):
                await line.read(read.entry_id, wording_page.read_by_staff(language=language))

    async def _has_left(self, conversation_id: ConversationId) -> bool:
        after = ""
        while entries := await self._read(conversation_id, after):
            if any(entry.kind is MessageKind.DEPARTED for entry in entries):
                return True
            after = entries[-1].entry_id
        return False


@dataclass
class _Line:
    """The open line to a page, and what it was last told."""

    response: web.StreamResponse
    monotonic: Callable[[], float]
    said: str = ""
    typed: bool = False
    read_to: str = ""
    said_at: float = 0.0

    async def write(
        self, event: str, data: dict[str, Any] | None = None, entry_id: str = ""
    ) -> None:
        await self.response.write(frame(event, data or {}, entry_id))
        self.said_at = self.monotonic()

    async def state(self, state: str) -> None:
        """Say `live` or `away`, when that is news."""
        if state != self.said:
            await self.write(state)
            self.said = state

    async def typing(self, now: bool, words: str) -> None:  # noqa: FBT001 - the state itself
        """Say `typing`, in these words, or `typed`, when that is news."""
        if now != self.typed:
            await self.write("typing" if now else "typed", {"words": words} if now else {})
            self.typed = now

    async def read(self, entry_id: str, words: str) -> None:
        """Say how far staff have read, in these words, when that is news."""
        if entry_id != self.read_to:
            await self.write("read", {"entry": entry_id, "words": words})
            self.read_to = entry_id

    async def beat(self, every: float) -> None:
        """Write a line that means nothing, when nothing was written for a while."""
        if self.monotonic() - self.said_at >= every:
            await self.response.write(b": still here\n\n")
            self.said_at = self.monotonic()


def frame(event: str, data: dict[str, Any], entry_id: str = "") -> bytes:
    """Write one server-sent event. JSON holds no line break, so it is one line of data."""
    head = f"id: {entry_id}\n" if entry_id else ""
    return f"{head}event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
