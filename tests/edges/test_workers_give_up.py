"""Partitions change hands while messages come: nothing is stuck, nothing is overtaken.

The look for what was forgotten (`Reader._look_for_forgotten`) never runs here: a hand-over that
rests on it would be seconds late, and out of order.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from bot.casework.hops import Hop
from bot.casework.messages import ConversationId, InboundMessage
from bot.stores.redis_stores import RedisStores
from bot.stores.redis_streams import RedisStream
from bot.workers.keeper import Keeper
from bot.workers.reader import Reader
from tests.makers import a_message
from tests.waiting import until

PARTITIONS = 16
CONTACTS = [ConversationId(f"telegram:{number}") for number in range(1, 13)]
EACH = 30
START_SECOND = 7
# Milliseconds: leases of a busy test machine run out now and then, which is welcome here.
LASTS = 900


class LongReads:
    """A stream of which each read waits for longer than it takes to lose a lease."""

    def __init__(self, stream: RedisStream[InboundMessage]) -> None:
        """Read from `stream`."""
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        """As the stream."""
        return getattr(self._stream, name)

    async def fresh(self, partitions: Collection[int], **how: Any) -> list[Hop[InboundMessage]]:
        """Read."""
        return await self._stream.fresh(partitions, **{**how, "wait_ms": 1000})


@dataclass
class House:
    """Workers over one store, and what they did, in order."""

    stores: RedisStores
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    said: int = 0
    done: list[str] = field(default_factory=list)
    keepers: dict[str, Keeper] = field(default_factory=dict)
    running: list[asyncio.Task[None]] = field(default_factory=list)

    async def say(self, number: int, *names: ConversationId) -> None:
        """Let each of these contacts write their message of this number."""
        await asyncio.gather(*(self.stores.inbox.add(a_message(number, name)) for name in names))
        self.said += len(names)

    def start(self, name: str) -> None:
        """Start a worker."""
        keeper = self.keepers[name] = Keeper(self.stores.leases, name, PARTITIONS, LASTS)

        async def work(hop: Hop[InboundMessage]) -> None:
            assert hop.item is not None
            await asyncio.sleep(0)
            self.done.append(hop.item.message_id)
            await self.stores.inbound.finish(hop)

        reader: Reader[InboundMessage] = Reader(
            LongReads(self.stores.inbound),
            keeper,
            work=work,
            place=lambda hop: (hop.about, 4),
            at_once=4,
            timer=lambda: 0.0,
        )
        self.running += [
            asyncio.ensure_future(keeper.run(self.stop)),
            asyncio.ensure_future(reader.run(self.stop)),
        ]

    async def lose_every_lease(self) -> None:
        """End every lease at once, as if their holders had been frozen for as long."""
        keys = [self.stores.shelf.partitions.key(p, "lease") for p in range(PARTITIONS)]
        await self.stores.redis.delete(*keys)

    async def all_held(self) -> bool:
        """Whether somebody has each partition, and knows it."""
        keys = [self.stores.shelf.partitions.key(p, "lease") for p in range(PARTITIONS)]
        names = [
            name.decode() if isinstance(name, bytes) else ""
            for name in await self.stores.redis.mget(keys)
        ]
        return all(
            name in self.keepers and number in self.keepers[name].held()
            for number, name in enumerate(names)
        )

    async def end(self) -> None:
        """Stop all of it."""
        self.stop.set()
        await asyncio.gather(*self.running)


async def test_partitions_change_hands_and_nothing_is_stuck_or_overtaken(
    stores: RedisStores,
) -> None:
    """A second worker joins, leases end, and each conversation is handled whole, in order."""
    house = House(stores)
    house.start("first")
    try:
        for number in range(EACH):
            if number == START_SECOND:
                house.start("second")
            if number <= START_SECOND or number % 8:
                await house.say(number, *CONTACTS)
                continue
            await until(lambda: bool(house.keepers["second"].held()))
            await house.lose_every_lease()
            # Others have them at once, while reads that began before still wait. One message at
            # a time: it wakes one reader, which goes on with what is its own now.
            await until(house.all_held)
            for name in CONTACTS:
                await house.say(number, name)
                await until(lambda: len(set(house.done)) == house.said)
        await until(lambda: len(set(house.done)) == EACH * len(CONTACTS), within=60)
        await until(lambda: is_empty(stores))
    finally:
        await house.end()
    for name in CONTACTS:
        mine = [ref for ref in dict.fromkeys(house.done) if ref.startswith(f"{name}:")]
        assert mine == [a_message(number, name).message_id for number in range(EACH)]


async def is_empty(stores: RedisStores) -> bool:
    """Whether nothing waits and nothing was handed out without being finished."""
    return await stores.inbound.backlog() == 0
