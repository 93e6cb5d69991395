"""The machine's streams in Redis: what is fresh, what a predecessor left, and what is done."""

from __future__ import annotations

import asyncio
import itertools
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from redis.exceptions import ResponseError

from bot.casework.errors import RecordVersionWrong, StoreUnavailable
from bot.casework.hops import Hop
from bot.stores.codec import RecordBroken
from bot.stores.connection import BLOCK_AT_MOST, is_cluster, reaching
from bot.stores.partitions import LEASE
from bot.stores.shelf import CONSUMER, GROUP, Shelf

Item = TypeVar("Item")
# Entries of a partition looked at in one look for what was forgotten.
AT_A_LOOK = 1000
# Each read's own name: this process's, and a number.
READER, READS = secrets.token_hex(8), itertools.count()
HANDED_BEFORE = 1


@dataclass(frozen=True)
class RedisStream(Generic[Item]):
    """One kind of stream: `in`, `out` or `alerts`, in every partition.

    Each partition is read by whoever holds its lease, under one constant consumer name.
    """

    shelf: Shelf
    name: str
    kind: type[Item]

    async def prepare(self, partition: int) -> None:
        """Make the consumer group if it is missing: everything that was stored will be read."""
        with reaching():
            try:
                await self.shelf.redis.xgroup_create(
                    self._key(partition), GROUP, id="0", mkstream=True
                )
            except ResponseError as error:
                if not str(error).startswith("BUSYGROUP"):
                    raise

    async def left(self, partition: int, *, after: str = "0", count: int = 200) -> list[Hop[Item]]:
        """Return entries that were handed out and never finished, oldest first."""
        key = self._key(partition)
        with reaching():
            rows = await self.shelf.redis.xreadgroup(GROUP, CONSUMER, {key: after}, count=count)
            entries = rows[0][1] if rows else []
            if not entries:
                return []
            waiting = await self.shelf.redis.xpending_range(
                key, GROUP, min=entries[0][0], max=entries[-1][0], count=len(entries)
            )
        counts = {row["message_id"]: int(row["times_delivered"]) for row in waiting}
        return [
            self._hop(partition, entry_id, fields, counts.get(entry_id, 1))
            for entry_id, fields in entries
        ]

    async def fresh(
        self,
        partitions: Collection[int],
        *,
        holder: str = "",
        wait_ms: int = 500,
        count: int = 200,
    ) -> list[Hop[Item]]:
        """Wait for entries that nobody was handed yet; empty when none came in time.

        With a `holder`, only of partitions whose lease it has at the moment of handing out: a
        read that began with a lease and outlived it must not take what the next holder is to
        read (it would go on with what comes behind, and so out of order).
        """
        if not partitions:
            return []
        wait = max(1, min(wait_ms, BLOCK_AT_MOST))
        if not is_cluster(self.shelf.redis):
            return await self._read(partitions, holder, wait, count)
        # A read may name keys of one slot alone. The workers read each part by itself.
        each = await asyncio.gather(
            *(self._read((partition,), holder, wait, count) for partition in partitions)
        )
        return list(itertools.chain.from_iterable(each))

    async def _read(
        self, partitions: Collection[int], holder: str, wait: int, count: int
    ) -> list[Hop[Item]]:
        try:
            return await self._taken(partitions, holder, wait, count)
        except StoreUnavailable:
            self.shelf.notes.unsure([self._key(partition) for partition in partitions])
            raise

    async def _taken(
        self, partitions: Collection[int], holder: str, wait: int, count: int
    ) -> list[Hop[Item]]:
        """Take what is there; when nothing is, wait for news and look once more."""
        hops, last = await self._take(tuple(partitions), holder, count)
        if hops or not last:
            return hops
        # This waits and takes nothing: cut off or outlived, it does no harm.
        with reaching():
            news = await self.shelf.redis.xread(
                {self._key(partition): last[partition] for partition in last}, count=1, block=wait
            )
        if not news:
            return []
        told = {key for key, _ in news}
        come = tuple(p for p in last if self._key(p).encode() in told)
        return (await self._take(come, holder, count))[0]

    async def _take(
        self, partitions: tuple[int, ...], holder: str, count: int
    ) -> tuple[list[Hop[Item]], dict[int, bytes]]:
        """Return what is handed out, and the last entry of partitions where nothing was new."""
        keys = [key for p in partitions for key in self._of_a_read(p)]
        args: list[str | int] = [holder, GROUP, CONSUMER, count, f"{READER}.{next(READS)}"]
        try:
            given = await self.shelf.run("FRESH", keys, args)
        except ResponseError as error:
            if "NOGROUP" not in str(error):
                raise
            for partition in partitions:
                await self.prepare(partition)
            return [], {}
        hops: list[Hop[Item]] = []
        last: dict[int, bytes] = {}
        for partition, rows in zip(partitions, given, strict=True):
            if rows == HANDED_BEFORE:
                # Asked again by redis-py: what the lost answer held is found among what was left.
                raise StoreUnavailable("the answer to a read was lost")
            if isinstance(rows, bytes):
                last[partition] = rows
            elif rows:
                hops += [self._hop(partition, name, _fields(flat), 1) for name, flat in rows]
        return hops, last

    async def waiting(self, partitions: Collection[int], *, idle_ms: int) -> list[tuple[int, str]]:
        """Return entries (partition, id) handed out that long ago and not finished yet."""
        if not partitions:
            return []
        rows = await self.shelf.of_each(
            partitions,
            lambda redis, partition: redis.xpending_range(
                self._key(partition), GROUP, min="-", max="+", count=AT_A_LOOK, idle=idle_ms
            ),
        )
        return [
            (partition, row["message_id"].decode())
            for partition, found in zip(partitions, rows, strict=True)
            for row in found
        ]

    def _hop(self, partition: int, entry_id: bytes, fields: Any, deliveries: int) -> Hop[Item]:
        name = entry_id.decode()
        # An entry that was deleted while it was pending comes back without fields.
        data = (fields or {}).get(b"i")
        about = (fields or {}).get(b"c", b"").decode("utf-8", "replace")
        if data is None:
            return Hop(partition, name, None, deliveries, error="Gone", about=about)
        try:
            item = self.shelf.codec.decode(self.kind, data, about=self._key(partition))
        except (RecordBroken, RecordVersionWrong, ValueError) as error:
            return Hop(partition, name, None, deliveries, error=type(error).__name__, about=about)
        return Hop(partition, name, item, deliveries, about=about)

    async def begin(self, hop: Hop[Item]) -> int:
        """Count, on disk, that work on an entry begins; return how often it has begun."""
        with reaching():
            return int(await self.shelf.redis.hincrby(self._begun(hop.partition), hop.entry_id, 1))

    async def finish(self, hop: Hop[Item]) -> None:
        """Take an entry off the stream: it is done. Twice does no harm."""
        keys = [self._key(hop.partition), self._begun(hop.partition)]
        await self.shelf.run("FINISH", keys, [GROUP, hop.entry_id])

    async def bury(self, hop: Hop[Item], error: str, at: datetime) -> None:
        """Move an entry to the dead entries, as it was stored, with the class of its error."""
        keys = [self._key(hop.partition), self._dead(hop.partition), self._begun(hop.partition)]
        await self.shelf.run("BURY", keys, [GROUP, hop.entry_id, error, at.isoformat()])

    async def backlog(self) -> int:
        """Return how many entries wait or are being worked on, over all partitions."""
        return await self._total(self._key)

    async def dead(self) -> int:
        """Return how many entries were given up and kept for a person."""
        return await self._total(self._dead)

    async def _total(self, key_of: Any) -> int:
        every = self.shelf.partitions.all()
        return sum(await self.shelf.of_each(every, lambda redis, each: redis.xlen(key_of(each))))

    def _key(self, partition: int) -> str:
        return self.shelf.partitions.key(partition, self.name)

    def _of_a_read(self, partition: int) -> tuple[str, str, str]:
        key = self.shelf.partitions.key
        return key(partition, LEASE), self._key(partition), key(partition, "read", self.name)

    def _dead(self, partition: int) -> str:
        return self.shelf.partitions.key(partition, "dead", self.name)

    def _begun(self, partition: int) -> str:
        return self.shelf.partitions.key(partition, "begun", self.name)


def _fields(flat: list[bytes]) -> dict[bytes, bytes]:
    """Return an entry's fields: a script hands them out as names and values in a row."""
    return dict(zip(flat[::2], flat[1::2], strict=True))
