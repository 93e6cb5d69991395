"""When each part last read, and the times in which it did not, in Redis.

Redis' own clock measures, so that machines need not agree. Each process also says by its own
count how long it had not read: a clock that is set forward is then no gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from bot.casework.gaps import GAP_FROM, Gap, Part
from bot.stores.connection import reaching
from bot.stores.partitions import GAPS, LAST_READ
from bot.stores.shelf import Shelf

# Gaps kept, the newest.
KEPT = 200
MILLISECOND = timedelta(milliseconds=1)
NEW = -1


@dataclass(frozen=True)
class RedisGaps:
    """The Gaps of the ports, and what processes that read tell it."""

    shelf: Shelf

    async def reads(
        self, part: Part, *, silent_for: timedelta | None, ago: timedelta = timedelta(0)
    ) -> bool:
        """Say that a part reads; True when that ended a gap. Raises StoreUnavailable.

        `silent_for` is how long this process had not read, by its own count; None when it has
        just started. `ago`: how long it reads again already, while the store was away.
        """
        mine = NEW if silent_for is None else silent_for // MILLISECOND
        args: list[str | int | bytes] = [
            part.value,
            mine,
            ago // MILLISECOND,
            GAP_FROM // MILLISECOND,
            KEPT,
        ]
        return bool(await self.shelf.run("READS", [LAST_READ, GAPS], args))

    async def gaps(self) -> tuple[Gap, ...]:
        """Return the gaps that are kept, newest first. Raises StoreUnavailable."""
        with reaching():
            rows = await self.shelf.redis.lrange(GAPS, 0, KEPT - 1)
        return tuple(_gap(row.decode()) for row in rows)

    async def last_read(self) -> dict[Part, timedelta]:
        """Return how long ago each part last read; parts that never did are left out."""
        now, *rows = await self.shelf.run("READ_AT", [LAST_READ], [])
        return {
            Part(name.decode()): max(timedelta(0), (int(now) - int(at)) * MILLISECOND)
            for name, at in zip(rows[::2], rows[1::2], strict=True)
        }


def _gap(row: str) -> Gap:
    part, since, until = row.split()
    return Gap(Part(part), _moment(since), _moment(until))


def _moment(milliseconds: str) -> datetime:
    return datetime.fromtimestamp(int(milliseconds) / 1000, timezone.utc)
