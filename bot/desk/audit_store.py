"""Where the audit trail is kept: a list in Redis that only grows, or its twin in memory."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any, cast

from redis.asyncio import Redis
from redis.exceptions import RedisClusterException, RedisError

from bot.casework.errors import StoreUnavailable
from bot.desk.audit import Head, RecordWrong, Sealing
from bot.ports.replicas import Copied, NoReplicas, Replicas

RECORDS = "{audit}:records"
HEAD = "{audit}:head"
# KEYS: records, head. ARGV: old head, new head, record. A second run of the same push, after
# a lost answer, finds its own head and adds nothing.
PUSH = """
local now = redis.call('GET', KEYS[2]) or ''
if now == ARGV[2] then return 1 end
if now ~= ARGV[1] then return 0 end
redis.call('RPUSH', KEYS[1], ARGV[3])
redis.call('SET', KEYS[2], ARGV[2])
return 1
"""


@dataclass
class MemoryChain:
    """The chain in memory, for tests and for reading."""

    rows: list[str] = field(default_factory=list)
    end: Head = field(default_factory=Head)
    away: bool = False
    # A line of history and what is known of it, for tests of takeovers.
    lineage: str = ""
    known: Copied = Copied.YES

    async def line(self) -> str:
        """Return the line of history."""
        self._reach()
        return self.lineage

    async def copied(self, line: str) -> Copied:
        """Say what is known of what was written in a line."""
        self._reach()
        return self.known if line == self.lineage else Copied.UNKNOWN

    async def head(self) -> Head:
        """Return the end of the chain."""
        self._reach()
        return self.end

    async def push(self, old: Head, new: Head, text: str) -> bool:
        """Add one record behind `old`; False when the chain has another end by now."""
        self._reach()
        if old != self.end:
            return False
        self.rows.append(text)
        self.end = new
        return True

    async def texts(self, start: int, stop: int) -> list[str]:
        """Return records from place `start` up to, not including, `stop`."""
        self._reach()
        return self.rows[max(0, start) : max(0, stop)]

    async def count(self) -> int:
        """Return how many records are stored."""
        self._reach()
        return len(self.rows)

    def _reach(self) -> None:
        if self.away:
            raise StoreUnavailable("the chain is away")


class RedisChain:
    """The chain in Redis: sealed records in a list, and its end beside it, in one slot."""

    def __init__(self, redis: Redis, sealing: Sealing, replicas: Replicas | None = None) -> None:
        """Use a connected client; closing it is the owner's business."""
        # redis-py types each answer as bytes or str; here all are bytes (nothing is decoded).
        self._redis: Any = redis
        self._sealing = sealing
        self._replicas = replicas or NoReplicas()

    async def line(self) -> str:
        """Return the line of history in which records are written now."""
        return await self._replicas.line(HEAD)

    async def copied(self, line: str) -> Copied:
        """Say whether replicas have all that was written in a line up to now."""
        return await self._replicas.copied(HEAD, line)

    async def head(self) -> Head:
        """Return the end of the chain. Raises RecordWrong when it cannot be read."""
        kept = await _reach(self._redis.get(HEAD))
        if not kept:
            return Head()
        seq, _, digest = cast("bytes", kept).decode("ascii", "replace").partition(" ")
        if not seq.isdigit() or not digest:
            raise RecordWrong("the noted end of the audit trail cannot be read")
        return Head(int(seq), digest)

    async def push(self, old: Head, new: Head, text: str) -> bool:
        """Add one record behind `old` in one step; False when the chain has another end."""
        data = self._sealing.seal_text(text, about=_about(new.seq))
        run = self._redis.eval(PUSH, 2, RECORDS, HEAD, _head(old), _head(new), data)
        return bool(await _reach(run))

    async def texts(self, start: int, stop: int) -> list[str]:
        """Return records from place `start` up to, not including, `stop`."""
        start = max(0, start)
        if stop <= start:
            return []
        rows = cast("list[bytes]", await _reach(self._redis.lrange(RECORDS, start, stop - 1)))
        return [self._open(row, start + place) for place, row in enumerate(rows)]

    async def count(self) -> int:
        """Return how many records are stored."""
        return int(cast("int", await _reach(self._redis.llen(RECORDS))))

    def _open(self, row: bytes, place: int) -> str:
        try:
            return self._sealing.open_text(row, about=_about(place + 1))
        except Exception:  # noqa: BLE001 - whatever a seal raises, the record is not as written
            # Told as an empty record, so that the one who verifies can say which it was.
            return ""


def _about(seq: int) -> str:
    return f"audit:{seq}"


def _head(head: Head) -> str:
    return f"{head.seq} {head.hash}" if head.seq else ""


async def _reach(asked: Awaitable[object]) -> object:
    try:
        return await asked
    except (RedisError, RedisClusterException, OSError) as wrong:
        raise StoreUnavailable(type(wrong).__name__) from wrong
