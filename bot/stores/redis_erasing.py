"""Erasing a conversation in Redis: one script, in the one partition where all of it lies."""

from __future__ import annotations

from dataclasses import dataclass

from bot.casework.messages import CaseId, ConversationId
from bot.stores.connection import reaching
from bot.stores.partitions import EVENTS, conversation_of
from bot.stores.shelf import Shelf

STREAMS = ("in", "out", "alerts")
INDICES = ("open", "all", "due")
OF_CONVERSATION = (
    *("conv", "log", "where", "sent"),
    *("read", "read-staff", "typing-contact", "typing-staff"),
)
OF_CASE = ("case", "tries", "packs")
# A case may be opened between the look at the index and the script: then look again.
LOOKS = 5


@dataclass(frozen=True)
class RedisEraser:
    """The Eraser of the ports. Marks of handled messages (ids alone) go by themselves."""

    shelf: Shelf

    async def erase(self, conversation_id: ConversationId) -> bool:
        """Drop all of a conversation; False while something of it is on its way."""
        partition = self.shelf.partitions.of(conversation_id)
        for _ in range(LOOKS):
            cases = await self._cases(partition, conversation_id)
            keys = self._keys(partition, conversation_id, cases)
            args: list[str | int | bytes] = [EVENTS, conversation_id, len(keys), *cases]
            if await self.shelf.run("ERASE", keys, args):
                return True
        return False

    async def _cases(self, partition: int, conversation_id: ConversationId) -> list[CaseId]:
        with reaching():
            rows = await self.shelf.redis.zrange(self._key(partition, "all"), 0, -1)
        named = (CaseId(row.decode()) for row in rows)
        return [case_id for case_id in named if conversation_of(case_id) == conversation_id]

    def _keys(
        self, partition: int, conversation_id: ConversationId, cases: list[CaseId]
    ) -> list[str]:
        return [
            *(self._key(partition, name) for name in STREAMS),
            *(self._key(partition, "dead", name) for name in STREAMS),
            *(self._key(partition, name) for name in INDICES),
            self._key(partition, "unread"),
            *(self._key(partition, name, conversation_id) for name in OF_CONVERSATION),
            *(self._key(partition, name, case_id) for case_id in cases for name in OF_CASE),
        ]

    def _key(self, partition: int, name: str, about: str = "") -> str:
        return self.shelf.partitions.key(partition, name, about)
