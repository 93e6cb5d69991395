"""Hands the messages of a spool file over to the inbox, in order, and sets aside what it cannot."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.casework.errors import RecordVersionWrong, StoreUnavailable
from bot.casework.messages import ConversationId, InboundMessage, MessageId
from bot.ports import Inbox
from bot.stores.codec import Codec, RecordBroken
from bot.stores.spool_file import SpoolFile, append_to
from bot.stores.spool_format import Damage, Found, record_of

log = logging.getLogger(__name__)
# What the codec seals a record with: the same wherever its file lies.
ABOUT = "spool"
# Records handed over before the place in the file moves on.
CHUNK = 256
# Conversations handed over side by side.
SIDE_BY_SIDE = 32
# A message that the store refuses this often (not: is away) is set aside for a person.
REFUSED_AT_MOST = 5
REFUSED = "refused.damaged"

Told = Callable[[str, int], None]


def nobody(_what: str, _count: int) -> None:
    """Tell no one."""


@dataclass
class Replay:
    """Reads spool files and adds what they hold to the inbox."""

    folder: Path
    inbox: Inbox
    codec: Codec
    told: Told = nobody
    _refused: Counter[MessageId] = field(default_factory=Counter)

    def encode(self, message: InboundMessage) -> bytes:
        """Return the record of a message. Raises ValueError when it is too long."""
        return record_of(self.codec.encode(message, about=ABOUT))

    def look_through(self, file: SpoolFile) -> Iterator[InboundMessage]:
        """Yield every message of a file that is yet to be handed over, a part at a time."""
        position = file.position
        while found := file.read(CHUNK):
            yield from self._messages(found)
            file.position = found[-1].end
        file.position = position

    def _messages(self, found: Iterable[Found | Damage]) -> Iterator[InboundMessage]:
        for record in found:
            message = self._message(record)
            if message is not None:
                yield message

    def _message(self, record: Found | Damage) -> InboundMessage | None:
        if isinstance(record, Damage):
            return None
        try:
            return self.codec.decode(InboundMessage, record.payload, about=ABOUT)
        except (RecordBroken, RecordVersionWrong, ValueError):
            return None

    async def chunk(self, file: SpoolFile) -> list[InboundMessage]:
        """Add the next records to the inbox and return them; none when the file is done.

        Raises StoreUnavailable; then all of them are tried again, which does no harm.
        """
        while found := await asyncio.to_thread(file.read, CHUNK):
            messages = list(self._messages(found))
            await self._add(messages)
            for record in found:
                if self._message(record) is None:
                    await asyncio.to_thread(self._set_aside, file, record)
            file.position = found[-1].end
            if messages:
                self.told("replayed", len(messages))
                return messages
        return []

    async def _add(self, messages: Iterable[InboundMessage]) -> None:
        """Each conversation in its order, conversations side by side. Raises StoreUnavailable."""
        lines: defaultdict[ConversationId, list[InboundMessage]] = defaultdict(list)
        for message in messages:
            lines[message.conversation_id].append(message)
        room = asyncio.Semaphore(SIDE_BY_SIDE)
        ended = await asyncio.gather(
            *(self._add_line(line, room) for line in lines.values()), return_exceptions=True
        )
        for error in ended:
            if error is not None:
                raise error

    async def _add_line(self, line: list[InboundMessage], room: asyncio.Semaphore) -> None:
        async with room:
            for message in line:
                try:
                    await self.inbox.add(message)
                except StoreUnavailable:
                    raise
                except Exception as error:  # noqa: BLE001 - one odd message must not hold up all
                    await self._odd(message, type(error).__name__)

    async def _odd(self, message: InboundMessage, why: str) -> None:
        self._refused[message.message_id] += 1
        if self._refused[message.message_id] < REFUSED_AT_MOST:
            raise StoreUnavailable(why)
        del self._refused[message.message_id]
        log.error("the spool set message %s aside: %s", message.message_id, why)
        await asyncio.to_thread(append_to, self.folder / REFUSED, self.encode(message))
        self.told("damaged", 1)

    def _set_aside(self, file: SpoolFile, record: Found | Damage) -> None:
        if isinstance(record, Damage) and record.torn:
            # Its process died while it wrote this: the sender was never told that it is kept.
            log.warning("the spool %s ends in a torn record", file.path.name)
            return
        log.error(
            "the spool %s: bytes %d to %d cannot be read and are kept beside it",
            file.path.name,
            record.start,
            record.end,
        )
        file.set_aside(record.start, record.end)
        self.told("damaged", 1)
