"""What the stores tell the journal: what they are about to store, and that it is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.casework.messages import ConversationId, Delivery, InboundMessage, Reply, ReplyId
from bot.casework.records import Change, Sent
from bot.stores.journal_file import Written


@dataclass(frozen=True)
class Noted:
    """A record of the journal: one of a message taken in, a change by staff, a reply sent."""

    at: datetime
    message: InboundMessage | None = None
    change: Change | None = None
    reply: Reply | None = None
    sent: Sent | None = None


def about(noted: Noted) -> ConversationId:
    """Return the conversation that a record is about."""
    named = (
        noted.message,
        noted.reply,
        *((noted.change.conversation, noted.change.case) if noted.change else ()),
    )
    return next((each.conversation_id for each in named if each), ConversationId(""))


@dataclass(eq=False)
class JournalNote:
    """A record, the line of history in which it was stored, and whether the store has it.

    `safe_since`: when replicas were first known to have it in that line; None: not yet.
    """

    noted: Noted
    partition: int
    lineage: str
    began: float
    written: Written | None = None
    stored: bool = False
    closed: bool = False
    safe_since: float | None = None

    def safe_for(self, now: float) -> float:
        """Return the seconds since replicas have it, from this call on when they did not before."""
        self.safe_since = now if self.safe_since is None else self.safe_since
        return now - self.safe_since

    def stored_in(self, lineage: str, now: float) -> None:
        """Hear that it is stored in another line of history; its replicas have yet to have it."""
        self.lineage, self.began, self.stored, self.safe_since = lineage, now, True, None

    @property
    def to_store(self) -> bool:
        """What is being stored just now is its asker's business; what was sent was sent."""
        return self.stored or self.noted.reply is not None


def in_order(notes: Iterable[JournalNote]) -> list[JournalNote]:
    """Return messages and sends first: changes by staff rest on what they bring back."""
    return sorted(notes, key=lambda note: note.noted.change is not None)


async def first_of(events: Sequence[asyncio.Event], within: float) -> None:
    """Wait for the first of some events, at most so many seconds."""
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    await asyncio.wait(waiting, timeout=within, return_when=asyncio.FIRST_COMPLETED)
    for each in waiting:
        each.cancel()


class Notes(Protocol):
    """A journal, or nothing where no server can take over."""

    def taking_in(self, partition: int, message: InboundMessage) -> JournalNote | None:
        """Begin to write down a message that is about to be stored."""
        ...

    def changing(self, partition: int, change: Change) -> JournalNote | None:
        """Prepare to write down a change; it is written once it is stored (`kept`)."""
        ...

    def sending(self, partition: int, reply: Reply, sent: Sent) -> JournalNote | None:
        """Begin to write down what became of a reply: it happened, whatever the store says."""
        ...

    async def kept(self, note: JournalNote | None) -> None:
        """Hear that the store has it; return once it is on this machine's disk too."""
        ...

    def refused(self, note: JournalNote | None) -> None:
        """Hear that the store did not take it: whoever asked was told so."""
        ...

    def unsure(self, keys: Collection[str]) -> None:
        """Hear that the store failed for these keys: another server may take them over now."""
        ...

    def sent(self, reply_id: ReplyId) -> Delivery | None:
        """Return what became of a reply of which the store may not know."""
        ...

    async def unrecorded(self, note: JournalNote | None) -> None:
        """Hear that the store is away; return once what was sent is on this machine's disk."""
        ...

    async def left(self, reply_id: ReplyId) -> Noted | None:
        """Return what any process of this machine wrote down of a reply, living or dead."""
        ...

    async def settled(self, partition: int, within: float) -> None:
        """Wait, at most `within` seconds, until what a takeover lost is stored again, by all."""
        ...

    async def caught_up(self, partition: int, within: float) -> bool:
        """Wait until no message that this process took in is missing; False when one still is."""
        ...


class NoNotes:
    """For a single Redis: what it acknowledged is on its disk, and no other takes over.

    A process that sends keeps notes of its sends all the same (`sent_notes`).
    """

    def taking_in(self, partition: int, message: InboundMessage) -> None:
        """Write nothing."""

    def changing(self, partition: int, change: Change) -> None:
        """Write nothing."""

    def sending(self, partition: int, reply: Reply, sent: Sent) -> JournalNote | None:  # noqa: ARG002
        """Write nothing."""
        return None

    async def kept(self, note: JournalNote | None) -> None:
        """Go on."""

    def refused(self, note: JournalNote | None) -> None:
        """Go on."""

    def unsure(self, keys: Collection[str]) -> None:
        """Go on."""

    def sent(self, reply_id: ReplyId) -> Delivery | None:  # noqa: ARG002
        """Know nothing."""
        return None

    async def unrecorded(self, note: JournalNote | None) -> None:
        """Go on."""

    async def left(self, reply_id: ReplyId) -> Noted | None:  # noqa: ARG002
        """Know nothing."""
        return None

    async def settled(self, partition: int, within: float) -> None:
        """Go on."""

    async def caught_up(self, partition: int, within: float) -> bool:  # noqa: ARG002
        """Go on: nothing goes missing."""
        return True
