"""What the flows need from outside, as protocols. The best second file to read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.casework.cases import Case
from bot.casework.conversation import Conversation
from bot.casework.dead import DeadEntry
from bot.casework.directory import Directory
from bot.casework.due import WorkingWeek
from bot.casework.messages import (
    CaseId,
    ConversationId,
    Delivery,
    InboundMessage,
    MessageId,
    Reply,
    ReplyId,
    StaffName,
)
from bot.casework.records import Alert, Change, Entry, Sent
from bot.casework.triage import Unavailable, Understanding


class Clock(Protocol):
    """The time, so that tests can move it."""

    def now(self) -> datetime:
        """Return the current time, UTC-aware."""
        ...


class Inbox(Protocol):
    """Where channels put what arrives. Stored means on disk."""

    async def add(self, message: InboundMessage) -> bool:
        """Store a message; False when this message id was stored in the last 48 hours.

        Raises StoreUnavailable when it could not be stored: then it was not accepted.
        """
        ...


class Spool(Protocol):
    """Where messages are kept on this machine's disk while the store is away."""

    def first(self, conversation_id: ConversationId) -> bool:
        """Whether a message must go here now: the store is away, or earlier ones still wait."""
        ...

    def lost(self) -> None:
        """Hear that the store could not be reached."""
        ...

    def away(self) -> bool:
        """Whether the store is away, as far as is known here."""
        ...

    async def keep(self, message: InboundMessage) -> bool:
        """Keep a message, on disk; False when it waits here already. Raises SpoolRefuses."""
        ...


class Casebook(Protocol):
    """Conversations, cases and transcripts: what the flows read and change."""

    async def conversation(self, conversation_id: ConversationId) -> Conversation | None:
        """Return a conversation as stored, or None."""
        ...

    async def case(self, case_id: CaseId) -> Case | None:
        """Return a case as stored, or None."""
        ...

    async def commit(self, change: Change) -> None:
        """Store a change whole. Raises Conflict, AlreadyHandled or StoreUnavailable."""
        ...

    async def transcript(
        self, conversation_id: ConversationId, *, after: str = "", limit: int = 500
    ) -> tuple[Entry, ...]:
        """Return entries in order, after the entry id `after`, with their delivery filled in."""
        ...

    async def open_cases(self) -> tuple[Case, ...]:
        """Return every open case in queue order: by tier, then longest waiting."""
        ...

    async def all_cases(self) -> tuple[Case, ...]:
        """Return every case, closed ones too, newest first."""
        ...

    async def unassessed(self) -> tuple[ConversationId, ...]:
        """Return the conversations with messages that were read without the model."""
        ...

    async def delivered(self, reply: Reply, sent: Sent, at: datetime) -> None:
        """Record what became of a reply and take it off the outbound stream, together."""
        ...


class Rasa(Protocol):
    """The model and the action server behind one round trip."""

    async def understand(
        self, conversation: Conversation, text: str, *, payload: str = "", message_id: MessageId
    ) -> Understanding | Unavailable:
        """Read one message with the conversation's slots and form. Never raises."""
        ...


class Roster(Protocol):
    """Who is on shift."""

    async def on_shift(self) -> tuple[StaffName, ...]:
        """Return the names of staff on shift now; empty when nobody is."""
        ...


class Sender(Protocol):
    """A channel's way out."""

    async def send(self, reply: Reply) -> Sent:
        """Send one reply. Never raises for what the channel answers; says what became of it."""
        ...


class AlertSink(Protocol):
    """A way to reach staff: a Telegram chat, a webhook."""

    name: str

    async def tell(self, alert: Alert, link: str) -> bool:
        """Deliver one alert; True when the other side confirmed it."""
        ...


class Events(Protocol):
    """News that something changed, for pages that are open now. Losing one loses nothing."""

    def listen(self) -> AsyncIterator[str]:
        """Yield the ids of conversations and cases that changed, as it happens."""
        ...


class Deliveries(Protocol):
    """What the outbound worker asks before it sends."""

    async def told(self, case_id: CaseId) -> bool:
        """Whether an alert about the case was confirmed by a sink."""
        ...

    async def attempted(self, reply_id: ReplyId) -> bool:
        """Mark that a send begins; True when one had begun before and was never recorded."""
        ...

    async def delivery(self, reply_id: ReplyId) -> Delivery | None:
        """Return what is recorded of a reply, or None."""
        ...


class DeadEntries(Protocol):
    """What was given up, for a person. Each method raises StoreUnavailable."""

    async def entries(self, limit: int = 200) -> tuple[DeadEntry, ...]:
        """Return dead entries, those that nobody has seen first, then newest first."""
        ...

    async def replay(self, dead_id: str) -> bool:
        """Put an entry back on its stream, once; False when it is not there."""
        ...

    async def seen(self, dead_id: str, by: StaffName, at: datetime) -> bool:
        """Mark that a person has looked at an entry; False when it is not there."""
        ...


@dataclass(frozen=True)
class Outside:
    """All that the flows are given. Built once, in the wiring."""

    casebook: Casebook
    rasa: Rasa
    roster: Roster
    clock: Clock
    directory: Directory
    week: WorkingWeek
