"""A read takes nothing from a partition whose lease has passed to another worker meanwhile."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.hops import Hop
from bot.casework.messages import ConversationId, InboundMessage
from bot.stores.redis_stores import RedisStores
from bot.workers.keeper import LEASE
from tests.makers import a_message
from tests.waiting import until

NAME = ConversationId("telegram:1")


@pytest.fixture(params=["stores", "sentinel_stores", "cluster_stores"])
def kind(request: pytest.FixtureRequest) -> RedisStores:
    """Return the stores of one kind after the other."""
    stores: RedisStores = request.getfixturevalue(request.param)
    return stores


def texts(hops: list[Hop[InboundMessage]]) -> list[str]:
    """Return what the messages say."""
    return [hop.item.text for hop in hops if hop.item]


async def reads_and_waits(stores: RedisStores) -> bool:
    """Whether a connection waits in a blocking read."""
    rows = await stores.redis.client_list()
    return any(row["cmd"] == "xread" and "b" in row["flags"] for row in rows)


async def test_a_read_that_outlived_its_lease_takes_nothing(stores: RedisStores) -> None:
    """The next holder gets the message that came meanwhile, and before what comes behind it."""
    partition = stores.shelf.partitions.of(NAME)
    await stores.inbound.prepare(partition)
    await stores.leases.hold([partition], "before", LEASE)
    outlived = asyncio.ensure_future(
        stores.inbound.fresh([partition], holder="before", wait_ms=1000)
    )
    await until(lambda: reads_and_waits(stores))
    await stores.leases.release(partition, "before")
    assert await stores.leases.hold([partition], "next", LEASE) == {partition}
    await stores.inbox.add(a_message(0, NAME))
    assert await outlived == []
    await stores.inbox.add(a_message(1, NAME))
    taken = await stores.inbound.fresh([partition], holder="next")
    assert texts(taken) == ["hello 0", "hello 1"]


async def test_whoever_has_the_lease_is_handed_each_message_once(kind: RedisStores) -> None:
    """On one Redis, behind Sentinels and on a cluster: all of it, in order, and not again."""
    partition = kind.shelf.partitions.of(NAME)
    await kind.inbound.prepare(partition)
    await kind.leases.hold([partition], "us", LEASE)
    for number in range(3):
        await kind.inbox.add(a_message(number, NAME))
    first = await kind.inbound.fresh([partition], holder="us", count=2)
    rest = await kind.inbound.fresh([partition], holder="us", count=2)
    assert texts(first + rest) == ["hello 0", "hello 1", "hello 2"]
    assert await kind.inbound.fresh([partition], holder="us", wait_ms=1) == []


async def test_a_read_that_waits_is_woken_by_what_comes(kind: RedisStores) -> None:
    """Also where older messages are still being worked on."""
    partition = kind.shelf.partitions.of(NAME)
    await kind.inbound.prepare(partition)
    await kind.leases.hold([partition], "us", LEASE)
    await kind.inbox.add(a_message(0, NAME))
    assert texts(await kind.inbound.fresh([partition], holder="us")) == ["hello 0"]
    waits = asyncio.ensure_future(kind.inbound.fresh([partition], holder="us", wait_ms=1000))
    await asyncio.sleep(0)
    await kind.inbox.add(a_message(1, NAME))
    woken = await waits or await kind.inbound.fresh([partition], holder="us")
    assert texts(woken) == ["hello 1"]


async def test_a_read_that_is_asked_again_is_not_handed_what_comes_behind(
    stores: RedisStores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer was lost and redis-py asks once more: what it held must be worked on first."""
    partition = stores.shelf.partitions.of(NAME)
    await stores.inbound.prepare(partition)
    await stores.leases.hold([partition], "us", LEASE)
    await stores.inbox.add(a_message(0, NAME))
    ask: Any = stores.redis.evalsha

    async def loses_the_first_answer(*words: object) -> object:
        await ask(*words)
        monkeypatch.undo()
        await stores.inbox.add(a_message(1, NAME))
        return await ask(*words)

    await stores.inbound.fresh([partition], holder="nobody", wait_ms=1)  # the script is known
    monkeypatch.setattr(stores.redis, "evalsha", loses_the_first_answer)
    with pytest.raises(StoreUnavailable):
        await stores.inbound.fresh([partition], holder="us")
    assert texts(await stores.inbound.left(partition)) == ["hello 0"]
    assert texts(await stores.inbound.fresh([partition], holder="us")) == ["hello 1"]


async def test_without_the_lease_nothing_is_handed_out(kind: RedisStores) -> None:
    """Neither to who had it once nor to who never did."""
    partition = kind.shelf.partitions.of(NAME)
    await kind.inbound.prepare(partition)
    await kind.inbox.add(a_message(0, NAME))
    assert await kind.inbound.fresh([partition], holder="nobody", wait_ms=1) == []
    assert await kind.inbound.left(partition) == []
