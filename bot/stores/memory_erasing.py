"""Erasing a conversation in memory: for tests and for reading."""

from __future__ import annotations

from dataclasses import dataclass

from bot.casework.messages import ConversationId
from bot.stores.memory import MemoryStore
from bot.stores.memory_rota import MemoryLedger
from bot.stores.packs import MemoryPacks


@dataclass(frozen=True)
class MemoryEraser:
    """The Eraser of the ports, over the parts that hold something of a conversation."""

    store: MemoryStore
    packs: MemoryPacks
    ledger: MemoryLedger

    async def erase(self, conversation_id: ConversationId) -> bool:
        """Drop all of a conversation; False while something of it is on its way."""
        cases = self.store.drop(conversation_id)
        if cases is None:
            return False
        self.packs.drop(cases)
        self.ledger.tries = [one for one in self.ledger.tries if one.case_id not in cases]
        self.store.presence.drop(conversation_id)
        return True
