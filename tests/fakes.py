"""Stand-ins that tests share: a clock that tests move, and a model that says what it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from bot.casework.conversation import Conversation
from bot.casework.errors import SpoolRefuses
from bot.casework.messages import ConversationId, InboundMessage, MessageId
from bot.casework.triage import Unavailable, Understanding

# A Tuesday, 10:00 in London (winter time), so that office hours are under way.
START = datetime(2026, 11, 24, 10, 0, tzinfo=timezone.utc)


@dataclass
class FakeClock:
    """A clock that stands still until a test moves it."""

    at: datetime = START

    def now(self) -> datetime:
        """Return the moment that the test chose."""
        return self.at

    def moves(self, **by: float) -> None:
        """Move on by this much, for example `moves(minutes=3)`."""
        self.at += timedelta(**by)


@dataclass
class FakeRasa:
    """Answers with `says`, and keeps what it was asked. Unavailable until told otherwise."""

    says: Understanding | Unavailable = field(default_factory=lambda: Unavailable("down"))
    by_text: dict[str, Understanding | Unavailable] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    waits: list[float | None] = field(default_factory=list)

    async def understand(
        self,
        conversation: Conversation,
        text: str,
        *,
        payload: str = "",
        message_id: MessageId,
        within: float | None = None,
    ) -> Understanding | Unavailable:
        """Say what the test set for these words, or else what it set for all."""
        self.asked.append(text)
        self.waits.append(within)
        return self.by_text.get(text, self.says)


@dataclass
class ListSpool:
    """A spool that keeps messages in a list."""

    kept: list[InboundMessage] = field(default_factory=list)
    full: bool = False
    gone: bool = False

    def first(self, conversation_id: ConversationId) -> bool:
        """Away, or this conversation waits."""
        return self.gone or any(m.conversation_id == conversation_id for m in self.kept)

    def lost(self) -> None:
        """Note it."""
        self.gone = True

    def away(self) -> bool:
        """Whether it was lost."""
        return self.gone

    async def keep(self, message: InboundMessage) -> bool:
        """Keep it, unless full."""
        if self.full:
            raise SpoolRefuses("full")
        known = any(m.message_id == message.message_id for m in self.kept)
        self.kept += [] if known else [message]
        return not known
