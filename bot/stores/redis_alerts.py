"""Which sinks have confirmed which alert, in Redis: a replay tells nobody twice."""

from __future__ import annotations

from dataclasses import dataclass

from bot.casework.records import Alert
from bot.stores.connection import reaching
from bot.stores.shelf import REMEMBERED, Shelf


@dataclass(frozen=True)
class RedisAlertLog:
    """A set of sink names for each alert, kept as long as a message id is."""

    shelf: Shelf

    async def confirmed(self, alert: Alert) -> frozenset[str]:
        """Return the names of the sinks that have confirmed an alert."""
        with reaching():
            names = await self.shelf.redis.smembers(self._key(alert))
        return frozenset(name.decode() for name in names)

    async def confirm(self, alert: Alert, sink: str) -> None:
        """Record that a sink confirmed an alert."""
        await self.shelf.run("CONFIRM", [self._key(alert)], [sink, REMEMBERED])

    def _key(self, alert: Alert) -> str:
        partitions = self.shelf.partitions
        return partitions.key(partitions.of_case(alert.case_id), "alert", alert.alert_id)
