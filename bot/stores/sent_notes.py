"""What was sent and could not be recorded, on this machine's disk: the journal of a single Redis.

A single Redis keeps what it acknowledged, so nothing else needs a note. But while it is away a
send that has been made cannot be recorded, and whoever reads its partition next would make it
again. It is written down as soon as the store fails, or is slow to answer; the next start of
this part, and any process of this machine that finds a send begun, reads it
(`docs/decisions/0047-sends-that-could-not-be-recorded.md`).
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import Delivery, Reply, ReplyId
from bot.casework.records import Sent
from bot.ports import Clock
from bot.stores.codec import Codec
from bot.stores.journal_file import JournalFiles, Written
from bot.stores.journal_left import Left
from bot.stores.journal_replay import Again
from bot.stores.notes import JournalNote, NoNotes, Noted
from bot.stores.sends_left import ABOUT, noted_send
from bot.stores.spool_format import record_of

log = logging.getLogger(__name__)
# Seconds that the store may take to record a send before it is written down here: it takes
# milliseconds, and a process may be killed in any of them.
RECORDED_WITHIN = 0.1
# Seconds between tries to store what others left, and until files of other parts are read.
LOOK, OTHERS_AFTER = 0.5, 60.0


@dataclass
class SentNotes(NoNotes):
    """The sends of one process that the store is not known to have."""

    files: JournalFiles
    again: Again
    codec: Codec
    clock: Clock
    told: Callable[[str, int], None] = lambda _what, _count: None
    timer: Callable[[], float] = time.monotonic
    _sent: dict[ReplyId, JournalNote] = field(default_factory=dict)
    _soon: dict[ReplyId, asyncio.TimerHandle] = field(default_factory=dict)
    _left: list[JournalNote] = field(default_factory=list)
    _began: float = 0.0

    @property
    def _others(self) -> Left:
        return Left(self.files, self.again, self.codec, self.clock, self.told)

    def open(self) -> None:
        """Take over what a dead process of this part left. Call before anything is sent."""
        self._began = self.timer()
        for noted, written in self._others.at_start():
            self._found(noted, written)

    def _found(self, noted: Noted, written: Written) -> None:
        self._left.append(JournalNote(noted, 0, "", self.timer(), written, stored=True))

    # What the stores say

    def sending(self, partition: int, reply: Reply, sent: Sent) -> JournalNote | None:
        """Note what became of a reply; write it down unless the store has it soon."""
        if reply.reply_id in self._sent:
            return self._sent[reply.reply_id]
        noted = Noted(self.clock.now(), reply=reply, sent=sent)
        note = self._sent[reply.reply_id] = JournalNote(noted, partition, "", self.timer())
        loop = asyncio.get_running_loop()
        self._soon[reply.reply_id] = loop.call_later(RECORDED_WITHIN, self._write, note)
        return note

    def _write(self, note: JournalNote) -> None:
        if note.written is None and not note.closed:
            try:
                data = record_of(self.codec.encode(note.noted, about=ABOUT))
            except ValueError:
                log.error("a record is too long for the journal")  # noqa: TRY400
                return
            note.written = self.files.write(data)

    async def unrecorded(self, note: JournalNote | None) -> None:
        """Hear that the store is away; return once what was sent is on this machine's disk."""
        if note is not None:
            self._write(note)
            if note.written is not None:
                await asyncio.shield(note.written.done)

    async def kept(self, note: JournalNote | None) -> None:
        """Hear that the store has it."""
        if note is None or note.noted.reply is None or note.closed:
            return
        note.closed = True
        self._sent.pop(note.noted.reply.reply_id, None)
        if (timer := self._soon.pop(note.noted.reply.reply_id, None)) is not None:
            timer.cancel()
        if note.written is not None:
            self.files.close_record(note.written)

    def sent(self, reply_id: ReplyId) -> Delivery | None:
        """Return what became of a reply of which the store may not know."""
        note = self._sent.get(reply_id)
        return note.noted.sent.delivery if note is not None and note.noted.sent else None

    async def left(self, reply_id: ReplyId) -> Noted | None:
        """Return what any process of this machine wrote down of a reply, living or dead."""
        if (note := self._sent.get(reply_id)) is not None:
            return note.noted
        return await asyncio.to_thread(noted_send, self.files.folder, self.codec, reply_id)

    # Storing what others left

    async def run(self, stop: asyncio.Event) -> None:
        """Store what dead processes left as soon as the store answers, until told to stop."""
        while not stop.is_set():
            try:
                if self.timer() - self._began > OTHERS_AFTER:
                    for noted, written in self._others.records(others=True):
                        self._found(noted, written)
                await self.store_left()
                await self.files.tidy()
            except StoreUnavailable:
                log.info("%d records of the journal wait for the store", len(self._left))
            except OSError as error:
                log.error("the journal's files: %s", error.strerror)  # noqa: TRY400
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK)

    async def store_left(self) -> None:
        """Store what dead processes left. Raises StoreUnavailable."""
        while self._left:
            note = self._left[0]
            outcome = await self._others.stored(note.noted)
            if outcome == "later":
                return
            self._left.remove(note)
            if note.written is not None:
                self.files.close_record(note.written)
            self.told(outcome, 1)

    @property
    def open_records(self) -> int:
        """How many sends the store is not known to have."""
        return len(self._sent) + len(self._left)

    def state(self) -> str:
        """Say `ok`, or in a few words what is not covered."""
        return f"cannot be written: {self.files.trouble}" if self.files.trouble else "ok"

    async def close(self) -> None:
        """Give the files up. What is open stays for the next start."""
        for timer in self._soon.values():
            timer.cancel()
        for note in self._sent.values():
            self._write(note)
        await self.files.close()
