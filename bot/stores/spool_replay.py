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


def one_part(_conversation_id: ConversationId) -> int:
    """Return the part of a store that is there or away as a whole."""
    return 0


@dataclass
class Round:
    """What stays in the spool in one round: of which parts of the store, and of whom else."""

    away: set[int] = field(default_factory=set)
    held: set[ConversationId] = field(default_factory=set)


@dataclass
class Replay:
    """Reads spool files and adds what they hold to the inbox."""

    folder: Path
    inbox: Inbox
    codec: Codec
    told: Told = nobody
    # Parts of the store are away by themselves: the servers of a cluster.
    part_of: Callable[[ConversationId], int] = one_part
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

    async def chunk(
        self, file: SpoolFile, at: int, so_far: Round
    ) -> tuple[int, list[InboundMessage]]:
        """Add the records from `at` on to the inbox; return where they end, and what is stored.

        What stays is noted in `so_far`, and so is what must not be overtaken by what comes behind.
        """
        found = await asyncio.to_thread(file.read, CHUNK, at)
        fresh = [
            (record, self._message(record))
            for record in found
            # To read a long line again in every round, though none of it can go, takes too long.
            if record.end not in file.ahead and file.stays.get(record.end) not in so_far.away
        ]
        stored = await self._add([message for _, message in fresh if message], so_far)
        messages = []
        for record, message in fresh:
            if message is None:
                await asyncio.to_thread(self._set_aside, file, record)
            elif message.message_id in stored:
                messages.append(message)
            else:
                file.stays[record.end] = self.part_of(message.conversation_id)
                continue
            file.ahead.add(record.end)
            file.stays.pop(record.end, None)
        file.move_on(found)
        if messages:
            log.info("%d messages of the spool are in the store", len(messages))
            self.told("replayed", len(messages))
        return found[-1].end if found else file.size, messages

    async def _add(self, messages: Iterable[InboundMessage], so_far: Round) -> set[MessageId]:
        """Each conversation in its order, conversations side by side; return what is stored."""
        lines: defaultdict[ConversationId, list[InboundMessage]] = defaultdict(list)
        for message in messages:
            lines[message.conversation_id].append(message)
        room = asyncio.Semaphore(SIDE_BY_SIDE)
        stored = set[MessageId]()
        ended = await asyncio.gather(
            *(self._add_line(name, line, room, so_far, stored) for name, line in lines.items()),
            return_exceptions=True,
        )
        for error in ended:
            if error is not None:
                raise error
        return stored

    async def _add_line(
        self,
        name: ConversationId,
        line: list[InboundMessage],
        room: asyncio.Semaphore,
        so_far: Round,
        stored: set[MessageId],
    ) -> None:
        part = self.part_of(name)
        async with room:
            for message in line:
                if part in so_far.away or name in so_far.held:
                    return
                try:
                    await self.inbox.add(message)
                except StoreUnavailable:
                    so_far.away.add(part)
                    return
                except Exception as error:  # noqa: BLE001 - one odd message must not hold up all
                    if not await self._set_odd_aside(message, type(error).__name__):
                        so_far.held.add(name)
                        return
                stored.add(message.message_id)

    async def _set_odd_aside(self, message: InboundMessage, why: str) -> bool:
        """Set a message aside that the store refused so often; False while it is tried again."""
        self._refused[message.message_id] += 1
        if self._refused[message.message_id] < REFUSED_AT_MOST:
            return False
        del self._refused[message.message_id]
        log.error("the spool set message %s aside: %s", message.message_id, why)
        await asyncio.to_thread(append_to, self.folder / REFUSED, self.encode(message))
        self.told("damaged", 1)
        return True

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
