"""Every kind of store behind one name, for what all of them promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.casework.messages import ConversationId, StaffName
from bot.stores.memory import MemoryStore
from tests.fakes import FakeClock

CONVERSATION = ConversationId("telegram:7")
SARA, TOM = StaffName("Sara"), StaffName("Tom")


@dataclass
class Book:
    """The stores under test, and how to see what waits on the streams."""

    inbox: Any
    casebook: Any
    deliveries: Any
    roster: Any
    events: Any
    whole: Any

    async def waiting(self, name: str) -> list[Any]:
        """Return what waits on the stream `name`, oldest first."""
        if isinstance(self.whole, MemoryStore):
            return list(getattr(self.whole, name))
        stream = getattr(self.whole, name)
        rows = []
        for partition in self.whole.shelf.partitions.all():
            for entry_id, fields in await self.whole.redis.xrange(stream._key(partition)):
                rows.append(stream._hop(partition, entry_id, fields, 1).item)
        return rows


# How each real store is opened: one Redis, a Sentinel trio, a cluster of three.
REAL = {"redis": "stores", "sentinel": "sentinel_stores", "cluster": "cluster_stores"}


@pytest.fixture(params=["memory", *REAL])
def book(request: pytest.FixtureRequest, clock: FakeClock) -> Iterator[Book]:
    """Return each kind of store in turn."""
    if request.param == "memory":
        one = MemoryStore(clock=clock)
        yield Book(one, one, one, one, one, one)
    else:
        many = request.getfixturevalue(REAL[request.param])
        yield Book(many.inbox, many.casebook, many.deliveries, many.roster, many.events, many)
