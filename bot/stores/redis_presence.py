"""Who types just now and what a page has shown, in Redis. Never words: a mark, an id, a time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from bot.casework.messages import ConversationId
from bot.casework.records import Author
from bot.ports import ReadTo
from bot.stores.connection import reaching
from bot.stores.partitions import EVENTS
from bot.stores.shelf import Shelf

# Seconds that the place a page has come to is kept: as long as anybody may wonder (30 days).
READ_KEPT = 30 * 86400
_READ = {Author.CONTACT: "read", Author.STAFF: "read-staff"}


@dataclass(frozen=True)
class RedisPresence:
    """The Presence of the ports: keys that vanish by themselves, beside their conversation."""

    shelf: Shelf

    async def types(self, conversation_id: ConversationId, who: Author, *, seconds: int) -> None:
        """Note that somebody types; pages are woken when that is news."""
        with reaching():
            key = self._key("typing-" + who.value, conversation_id)
            before = await self.shelf.redis.set(key, b"1", ex=seconds, get=True)
            if before is None:
                await self.shelf.redis.publish(EVENTS, conversation_id)

    async def stops(self, conversation_id: ConversationId, who: Author) -> None:
        """Note that what was typed has been sent."""
        with reaching():
            if await self.shelf.redis.delete(self._key("typing-" + who.value, conversation_id)):
                await self.shelf.redis.publish(EVENTS, conversation_id)

    async def typing(self, conversation_id: ConversationId, who: Author) -> bool:
        """Whether somebody types now."""
        with reaching():
            key = self._key("typing-" + who.value, conversation_id)
            return bool(await self.shelf.redis.exists(key))

    async def has_read(
        self, conversation_id: ConversationId, read: ReadTo, who: Author = Author.CONTACT
    ) -> None:
        """Note how far a page has come; it never goes back."""
        before = await self.read_to(conversation_id, who)
        if before is not None and place(before.entry_id) >= place(read.entry_id):
            return
        kept = json.dumps([read.entry_id, read.at.isoformat()])
        with reaching():
            await self.shelf.redis.set(self._key(_READ[who], conversation_id), kept, ex=READ_KEPT)
            await self.shelf.redis.publish(EVENTS, conversation_id)

    async def read_to(
        self, conversation_id: ConversationId, who: Author = Author.CONTACT
    ) -> ReadTo | None:
        """Return how far a page has come, or None."""
        with reaching():
            kept = await self.shelf.redis.get(self._key(_READ[who], conversation_id))
        if kept is None:
            return None
        entry_id, at = json.loads(kept)
        return ReadTo(entry_id, datetime.fromisoformat(at))

    def _key(self, name: str, conversation_id: ConversationId) -> str:
        partitions = self.shelf.partitions
        return partitions.key(partitions.of(conversation_id), name, conversation_id)


def place(entry_id: str) -> tuple[int, int]:
    """Return where an entry stands: `12-3` comes after `12-2`."""
    before, _, after = entry_id.partition("-")
    return int(before), int(after or 0)
