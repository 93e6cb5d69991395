"""Where what arrives is stored, in Redis: remembered for 48 hours, and put on its stream."""

from __future__ import annotations

from dataclasses import dataclass

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import InboundMessage
from bot.stores.shelf import REMEMBERED, Shelf

# Seconds. With the rest of the way it stays within what a channel waits before it spools.
SETTLES_WITHIN = 0.3


@dataclass(frozen=True)
class RedisInbox:
    """The Inbox of the ports. With `appendfsync always`, stored means on disk."""

    shelf: Shelf

    async def add(self, message: InboundMessage) -> bool:
        """Store a message; False when this message id was stored in the last 48 hours.

        Raises StoreUnavailable, also while what a takeover lost of its partition is being stored
        again: that comes first, so that a conversation keeps its order, and this message waits in
        the spool.
        """
        partitions = self.shelf.partitions
        partition = partitions.of(message.conversation_id)
        stream = partitions.key(partition, "in")
        data = self.shelf.codec.encode(message, about=stream)
        notes = self.shelf.notes
        if not await notes.caught_up(partition, SETTLES_WITHIN):
            raise StoreUnavailable("its server is away, or what a takeover lost is stored first")
        note = notes.taking_in(partition, message)
        try:
            fresh = await self.shelf.run(
                "ADD",
                [partitions.key(partition, "seen", message.message_id), stream],
                [REMEMBERED, data, message.conversation_id],
            )
        except BaseException:
            notes.refused(note)
            raise
        await notes.kept(note)
        return bool(fresh)
