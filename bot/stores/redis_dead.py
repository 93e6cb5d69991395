"""Dead entries in Redis: looked at, marked as seen, and put back on their stream once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from bot.casework.dead import DeadEntry
from bot.casework.errors import RecordVersionWrong
from bot.casework.messages import ConversationId, InboundMessage, StaffName
from bot.stores.codec import RecordBroken
from bot.stores.connection import reaching
from bot.stores.shelf import Shelf

STREAMS = ("in", "out", "alerts")
# As `_dead_id` makes them: stream, partition, the entry's id among the dead.
DEAD_ID = re.compile(r"(in|out|alerts)\.(\d{1,3})\.(\d{1,20}-\d{1,20})")


@dataclass(frozen=True)
class Unreadable:
    """What came in and was no message, as far as it can be written down."""

    text: str


@dataclass(frozen=True)
class RedisDead:
    """The DeadEntries of the ports."""

    shelf: Shelf

    async def entries(self, limit: int = 200) -> tuple[DeadEntry, ...]:
        """Return dead entries, those that nobody has seen first, then newest first."""
        places = [(name, p) for name in STREAMS for p in self.shelf.partitions.all()]
        with reaching():
            pipe = self.shelf.redis.pipeline(transaction=False)
            for name, partition in places:
                pipe.xrevrange(self._key(name, partition), count=limit)
                pipe.hgetall(self._seen(name, partition))
            answers = await pipe.execute()
        found = [
            _entry(name, partition, row, seen)
            for (name, partition), rows, seen in zip(
                places, answers[::2], answers[1::2], strict=True
            )
            for row in rows
        ]
        found.sort(key=lambda entry: entry.at, reverse=True)
        found.sort(key=lambda entry: entry.seen_by is not None)
        return tuple(found[:limit])

    async def replay(self, dead_id: str) -> bool:
        """Put an entry back on its stream, to be worked on again; False when it is not there.

        An inbound message that was set aside counts as handled: that mark goes with it.
        """
        place = DEAD_ID.fullmatch(dead_id)
        if place is None:
            return False
        name, partition, entry_id = place[1], int(place[2]), place[3]
        keys = [
            self._key(name, partition),
            self.shelf.partitions.key(partition, name),
            self._seen(name, partition),
            await self._done(name, partition, entry_id),
        ]
        return bool(await self.shelf.run("REPLAY", keys, [entry_id]))

    async def keep(self, data: bytes, why: str, at: datetime) -> None:
        """Keep bytes that never were a message, among the dead of the inbound stream.

        Raises StoreUnavailable. Tried again they come back: nothing can be made of them.
        """
        key = self._key("in", 0)
        sealed = self.shelf.codec.encode(Unreadable(data.decode("utf-8", "replace")), about=key)
        fields = {"i": sealed, "e": why, "at": at.isoformat(), "n": 0}
        with reaching():
            await self.shelf.replicas.sure(key, lambda: self.shelf.redis.xadd(key, fields))

    async def seen(self, dead_id: str, by: StaffName, at: datetime) -> bool:
        """Mark that a person has looked at an entry; False when it is not there."""
        place = DEAD_ID.fullmatch(dead_id)
        if place is None:
            return False
        name, partition, entry_id = place[1], int(place[2]), place[3]
        keys = [self._key(name, partition), self._seen(name, partition)]
        return bool(await self.shelf.run("SEEN", keys, [entry_id, f"{at.isoformat()} {by}"]))

    async def _done(self, name: str, partition: int, entry_id: str) -> str:
        """Return the key of the mark that says that the message was handled."""
        nothing = self.shelf.partitions.key(partition, "done", "none")
        if name != "in":
            return nothing
        with reaching():
            rows = await self.shelf.redis.xrange(self._key(name, partition), entry_id, entry_id)
        data = rows[0][1].get(b"i") if rows else None
        about = self.shelf.partitions.key(partition, name)
        try:
            message = self.shelf.codec.decode(InboundMessage, data or b"", about=about)
        except (RecordBroken, RecordVersionWrong, ValueError):
            return nothing
        return self.shelf.partitions.key(partition, "done", message.message_id)

    def _key(self, name: str, partition: int) -> str:
        return self.shelf.partitions.key(partition, "dead", name)

    def _seen(self, name: str, partition: int) -> str:
        return self.shelf.partitions.key(partition, "dead-seen", name)


def _entry(name: str, partition: int, row: Any, seen: dict[bytes, bytes]) -> DeadEntry:
    entry_id, fields = row
    when, _, who = seen.get(entry_id, b"").decode().partition(" ")
    about = fields.get(b"c", b"").decode("utf-8", "replace")
    return DeadEntry(
        dead_id=f"{name}.{partition}.{entry_id.decode()}",
        stream=name,
        at=_time(fields.get(b"at", b""), entry_id),
        error=fields.get(b"e", b"").decode("utf-8", "replace")[:80],
        conversation_id=ConversationId(about) if about else None,
        deliveries=int(fields.get(b"n", b"0")),
        seen_by=StaffName(who) if who else None,
        seen_at=datetime.fromisoformat(when) if when else None,
    )


def _time(said: bytes, entry_id: bytes) -> datetime:
    try:
        return datetime.fromisoformat(said.decode())
    except ValueError:
        return datetime.fromtimestamp(int(entry_id.partition(b"-")[0]) / 1000, timezone.utc)
