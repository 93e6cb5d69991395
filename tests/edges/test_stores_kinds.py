"""What a Sentinel's master and a cluster need beyond what every store promises."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from redis.exceptions import ClusterDownError, MovedError, ReadOnlyError, ResponseError

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId
from bot.desk.drawer import RedisDrawer
from bot.settings import Settings
from bot.stores.connection import reaching
from bot.stores.masters import Masters
from bot.stores.redis_stores import RedisStores
from bot.wiring.board import may_write
from bot.wiring.core import open_core
from tests.makers import a_message
from tests.redis_servers import Cluster
from tests.waiting import until


@pytest.mark.parametrize(
    "error",
    [
        ReadOnlyError("You can't write against a read only replica."),
        ClusterDownError("The cluster is down"),
        MovedError("3999 127.0.0.1:6381"),
        ResponseError("UNBLOCKED force unblock from blocking operation"),
        ResponseError("Error running script: @user_script: 1: -READONLY You can't write"),
    ],
)
def test_a_server_that_is_no_master_any_more_is_the_store_being_away(error: Exception) -> None:
    """Then the spool takes over; redis-py takes the code out of some of these errors."""
    with pytest.raises(StoreUnavailable), reaching():
        raise error


def test_an_error_of_our_own_is_not_hidden() -> None:
    """Only asyncio's and redis-py's insides count as a torn connection."""
    with pytest.raises(TypeError), reaching():
        raise TypeError("ours")


async def test_messages_lie_on_every_master_and_are_read_from_all(
    cluster_stores: RedisStores, cluster: Cluster
) -> None:
    """Sixteen partitions over three masters; each entry comes once, and wakes the reader."""
    stores, partitions = cluster_stores, cluster_stores.shelf.partitions
    for partition in partitions.all():
        await stores.inbound.prepare(partition)
    names = [f"telegram:{number}" for number in range(40)]
    holders = {
        cluster.master_of(partitions.key(partitions.of(ConversationId(name)), "in")).port
        for name in names
    }
    assert len(holders) == 3
    heard: list[str] = []

    async def read() -> None:
        while len(heard) < len(names):
            for hop in await stores.inbound.fresh(partitions.all()):
                heard.append(hop.about)
                await stores.inbound.finish(hop)

    reading = asyncio.ensure_future(read())
    for name in names:
        await stores.inbox.add(a_message(1, name))
    await until(reading.done)
    assert sorted(heard) == sorted(names)
    assert await stores.inbound.backlog() == 0


async def test_the_rest_of_the_house_works_on_a_cluster(cluster_stores: RedisStores) -> None:
    """Leases, the leader, totals, accounts, health and durability."""
    stores = cluster_stores
    every = range(stores.shelf.partitions.count)
    assert await stores.leases.hold(every, "w", 5000) == set(every)
    assert await stores.leases.renew(every, "w", 5000) == set(every)
    assert await stores.leases.lead("w", 5000)
    await stores.totals.add("p", 1, {"a": 2.0}, breaker_open=True)
    assert await stores.totals.totals() == {"a": 2.0}
    assert await stores.totals.breakers_open() == 1
    drawer = RedisDrawer(stores.redis)
    assert await drawer.swap("account:sara", "", "x")
    assert await drawer.named("account:") == ("account:sara",)
    assert await may_write(stores) == "ok"
    assert await stores.lacking() == ()
    assert await stores.dead.entries() == ()


async def test_a_look_finds_each_master_and_what_its_replicas_have(
    cluster_stores: RedisStores, sentinel_stores: RedisStores
) -> None:
    """Three masters without replicas confirm nothing; one with two does."""
    masters = Masters(cluster_stores.redis, cluster_stores.shelf.partitions)
    looks = await masters.look(range(16))
    await masters.close()
    assert sorted(p for look in looks.found for p in look.partitions) == list(range(16))
    assert [look.confirmed for look in looks.found] == [False] * 3
    assert not looks.away
    masters = Masters(sentinel_stores.redis, sentinel_stores.shelf.partitions)
    await until(lambda: _confirmed(masters))
    await masters.close()


def test_a_conversation_is_away_with_its_partition_in_a_cluster_and_else_with_all(
    cluster_stores: RedisStores, sentinel_stores: RedisStores
) -> None:
    """So the spool knows what one master that is away holds up."""
    names = [ConversationId(f"telegram:{number}") for number in range(20)]
    of = cluster_stores.shelf.partitions.of
    assert [cluster_stores.part_of(name) for name in names] == [of(name) for name in names]
    assert {sentinel_stores.part_of(name) for name in names} == {0}


async def test_the_spool_of_a_process_knows_the_partitions_of_its_cluster(
    cluster: Cluster, tmp_path: Path
) -> None:
    """With one part for all, what waits for one master would hold up the others again."""
    nodes = ",".join(f"{host}:{port}" for host, port in cluster.address.nodes)
    settings = Settings(WAYMARK_HOME=tmp_path, REDIS_CLUSTER=nodes, RASA_URL="http://127.0.0.1:9")
    async with open_core(settings, "web") as core:
        assert core.spool.replay.part_of == core.stores.part_of


async def _confirmed(masters: Masters) -> bool:
    (look,) = (await masters.look(range(16))).found
    return look.confirmed and look.replicas == 2
