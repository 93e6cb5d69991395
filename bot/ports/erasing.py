"""Taking out all that is kept of one conversation: a port of its own, for the few who may."""

from __future__ import annotations

from typing import Protocol

from bot.casework.messages import ConversationId


class Eraser(Protocol):
    """Drops a conversation whole. What it counted stays counted; the audit trail stays."""

    async def erase(self, conversation_id: ConversationId) -> bool:
        """Drop its words, cases, packs, tries and marks in one step, or nothing at all.

        False while something of it is still on its way (a message to be read, a reply to be
        sent): what is written then would stay behind. Raises StoreUnavailable.
        """
        ...
