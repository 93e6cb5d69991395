"""The numbers of each day, in Redis: a hash for each day and partition, added up when read.

They are written by the change that they count (`redis_casebook`), and kept: a day is some
thousand small numbers that name nobody, and reports of earlier years are read from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.stores.connection import reaching
from bot.stores.shelf import Shelf

TALLY = "tally"


@dataclass(frozen=True)
class RedisTallies:
    """The Tallies of the ports."""

    shelf: Shelf

    async def tally(self, days: Sequence[str]) -> dict[str, dict[str, int]]:
        """Return the numbers of local days, by name. Raises StoreUnavailable."""
        partitions = self.shelf.partitions
        places = [(day, partition) for day in days for partition in partitions.all()]
        with reaching():
            pipe = self.shelf.redis.pipeline(transaction=False)
            for day, partition in places:
                pipe.hgetall(partitions.key(partition, TALLY, day))
            rows = await pipe.execute()
        found: dict[str, dict[str, int]] = {day: {} for day in days}
        for (day, _), row in zip(places, rows, strict=True):
            sums = found[day]
            for name, count in row.items():
                sums[name.decode()] = sums.get(name.decode(), 0) + int(count)
        return found
