"""What the flows need from outside, as protocols. The best second file to read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.casework.cases import Case
from bot.casework.conversation import Conversation
from bot.casework.dead import DeadEntry
from bot.casework.directory import Directory
from bot.casework.due import WorkingWeek
from bot.casework.errors import StoreUnavailable
from bot.casework.gaps import Gap
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
from bot.casework.rota import Rota
from bot.casework.telling import Attempt, Notice, SinkState
from bot.casework.triage import Unavailable, Understanding
from bot.ports.presence import Presence as Presence
from bot.ports.presence import ReadTo as ReadTo


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

    async def opened_since(self, at: datetime, limit: int = 200) -> tuple[Case, ...]:
        """Return cases opened since `at`, closed ones too, newest first; at most `limit`."""
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
        self,
        conversation: Conversation,
        text: str,
        *,
        payload: str = "",
        message_id: MessageId,
        within: float | None = None,
    ) -> Understanding | Unavailable:
        """Read one message with the conversation's slots and form. Never raises.

        `within` is how many seconds its answer is worth waiting for; None: as long as usual.
        """
        ...


class Roster(Protocol):
    """Who is on shift."""

    async def on_shift(self) -> tuple[StaffName, ...]:
        """Return the names of staff on shift now; empty when nobody is."""
        ...


class Rotas(Protocol):
    """Teams, their hours, and who is expected."""

    async def rota(self) -> Rota:
        """Return the rota as stored; an empty one when none is."""
        ...

    async def save(self, rota: Rota) -> None:
        """Replace the revision that was read. Raises Conflict, StoreUnavailable."""
        ...

    def bank_holidays(self, year: int) -> Mapping[date, str]:
        """Return the days in a year on which teams are closed, with their names."""
        ...


@dataclass(frozen=True)
class NoRotas:
    """No rota at all: nothing is known, and nothing can be saved."""

    async def rota(self) -> Rota:
        """Return an empty rota."""
        return Rota()

    async def save(self, rota: Rota) -> None:  # noqa: ARG002 - as the real one
        """Refuse, as a store that is not there."""
        raise StoreUnavailable("there is no rota here")

    def bank_holidays(self, year: int) -> Mapping[date, str]:  # noqa: ARG002 - as the real one
        """Return none."""
        return {}


class Sender(Protocol):
    """A channel's way out."""

    async def send(self, reply: Reply) -> Sent:
        """Send one reply. Never raises for what the channel answers; says what became of it."""
        ...


class AlertSink(Protocol):
    """A way to reach staff: a Telegram chat, a webhook."""

    name: str

    async def tell(self, alert: Alert, link: str) -> bool:
        """Deliver one alert; True when the other side confirmed it. Raises NobodyToTell."""
        ...


class NoticeSink(AlertSink, Protocol):
    """A sink that also takes news about the alerts themselves."""

    async def say(self, notice: Notice, link: str) -> bool:
        """Deliver it; True when the other side confirmed it. Raises NobodyToTell."""
        ...


class Ledger(Protocol):
    """What became of each try to tell staff, how the sinks are, and tests that were asked for."""

    async def tried(self, attempt: Attempt) -> None:
        """Record one try, on its case and among the latest. The same twice is one."""
        ...

    async def of_case(self, case_id: CaseId) -> tuple[Attempt, ...]:
        """Return the tries about a case, in order."""
        ...

    async def latest(self, limit: int = 100) -> tuple[Attempt, ...]:
        """Return the last tries of all, newest first."""
        ...

    async def sink(self, name: str) -> SinkState:
        """Return how a sink has been."""
        ...

    async def set_sink(self, state: SinkState) -> bool:
        """Replace the revision that was read; False when it had changed."""
        ...

    async def ask_test(self, notice: Notice) -> None:
        """Ask the worker for a test alert."""
        ...

    async def asked_test(self) -> Notice | None:
        """Return the test that waits, or None."""
        ...

    async def tested(self, notice: Notice) -> None:
        """Take a test off: it was sent."""
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


class Tallies(Protocol):
    """The numbers of each day (see casework.tally), added up as things happened."""

    async def tally(self, days: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """Return the numbers of local days such as `2026-11-24`, by name; empty for a quiet day.

        Costs the same however many cases there are. Raises StoreUnavailable.
        """
        ...


class Gaps(Protocol):
    """Times in which nothing was read."""

    async def gaps(self) -> tuple[Gap, ...]:
        """Return those that are kept, newest first. Raises StoreUnavailable."""
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
    """All that the flows are given. Built once, in the wiring.

    `place_within`: seconds that a place in line is worth waiting for; None: as long as it takes.
    """

    casebook: Casebook
    rasa: Rasa
    roster: Roster
    clock: Clock
    directory: Directory
    week: WorkingWeek
    rotas: Rotas = NoRotas()
    place_within: float | None = None
