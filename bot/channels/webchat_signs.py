"""Small signs from a contact's page: that somebody types, and what it has shown. Never words."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId
from bot.casework.records import Author
from bot.ports import Clock, Presence, ReadTo

# A sign of typing counts this long; the page gives one every few seconds.
COUNTS_FOR_S = 8
# What is lost here is missed by nobody: it must not fail a message, or hold it up (seconds).
NOTED_WITHIN_S = 0.3


@dataclass(frozen=True)
class Signs:
    """Notes signs where they can be kept; without `presence` nothing is noted."""

    presence: Presence | None
    clock: Clock

    async def types(self, conversation_id: ConversationId) -> None:
        """Note that the contact types."""
        if self.presence is not None:
            await _noted(self.presence.types(conversation_id, Author.CONTACT, seconds=COUNTS_FOR_S))

    async def sent(self, conversation_id: ConversationId) -> None:
        """Note that what was typed came in."""
        if self.presence is not None:
            await _noted(self.presence.stops(conversation_id, Author.CONTACT))

    async def shown(self, conversation_id: ConversationId, entry_id: str) -> None:
        """Note how far the page has shown the conversation."""
        if self.presence is not None:
            read = ReadTo(entry_id, self.clock.now())
            await _noted(self.presence.has_read(conversation_id, read))


async def _noted(noting: Awaitable[None]) -> None:
    with suppress(StoreUnavailable, TimeoutError):
        async with asyncio.timeout(NOTED_WITHIN_S):
            await noting
