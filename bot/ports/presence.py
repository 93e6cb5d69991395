"""Who types just now, and what a page has shown: a port of its own, for channels that tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.casework.messages import ConversationId
from bot.casework.records import Author


@dataclass(frozen=True)
class ReadTo:
    """How far somebody's page has shown the conversation, and since when."""

    entry_id: str
    at: datetime


class Presence(Protocol):
    """Who types just now, and what a page has shown. Seconds old; losing it loses nothing.

    Only for channels that tell (the web chat). `who` is Author.CONTACT or Author.STAFF: whose
    page it is that types or has shown. Each method raises StoreUnavailable.
    """

    async def types(self, conversation_id: ConversationId, who: Author, *, seconds: int) -> None:
        """Note that somebody types; the sign counts for `seconds`."""
        ...

    async def stops(self, conversation_id: ConversationId, who: Author) -> None:
        """Note that what was typed has been sent."""
        ...

    async def typing(self, conversation_id: ConversationId, who: Author) -> bool:
        """Whether somebody types now."""
        ...

    async def has_read(
        self, conversation_id: ConversationId, read: ReadTo, who: Author = Author.CONTACT
    ) -> None:
        """Note how far a page has come; it never goes back."""
        ...

    async def read_to(
        self, conversation_id: ConversationId, who: Author = Author.CONTACT
    ) -> ReadTo | None:
        """Return how far a page has come, or None."""
        ...
