"""Who types just now and what a page has shown, in memory: for tests and for reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.casework.messages import ConversationId
from bot.casework.records import Author
from bot.ports import Clock, ReadTo
from bot.stores.redis_presence import place


@dataclass
class MemoryPresence:
    """The Presence of the ports. `publish` tells open pages of a conversation."""

    clock: Clock
    publish: Callable[[str], None]
    _until: dict[tuple[ConversationId, Author], datetime] = field(default_factory=dict)
    _read: dict[tuple[ConversationId, Author], ReadTo] = field(default_factory=dict)

    async def types(self, conversation_id: ConversationId, who: Author, *, seconds: int) -> None:
        """Note that somebody types."""
        news = not await self.typing(conversation_id, who)
        self._until[conversation_id, who] = self.clock.now() + timedelta(seconds=seconds)
        if news:
            self.publish(conversation_id)

    async def stops(self, conversation_id: ConversationId, who: Author) -> None:
        """Note that what was typed has been sent."""
        if self._until.pop((conversation_id, who), None) is not None:
            self.publish(conversation_id)

    async def typing(self, conversation_id: ConversationId, who: Author) -> bool:
        """Whether somebody types now."""
        until = self._until.get((conversation_id, who))
        return until is not None and self.clock.now() < until

    async def has_read(
        self, conversation_id: ConversationId, read: ReadTo, who: Author = Author.CONTACT
    ) -> None:
        """Note how far a page has come; it never goes back."""
        before = self._read.get((conversation_id, who))
        if before is None or place(before.entry_id) < place(read.entry_id):
            self._read[conversation_id, who] = read
            self.publish(conversation_id)

    def drop(self, conversation_id: ConversationId) -> None:
        """Forget a conversation."""
        for who in Author:
            self._until.pop((conversation_id, who), None)
            self._read.pop((conversation_id, who), None)

    async def read_to(
        self, conversation_id: ConversationId, who: Author = Author.CONTACT
    ) -> ReadTo | None:
        """Return how far a page has come, or None."""
        return self._read.get((conversation_id, who))
