"""Connections to the master that Sentinels name: never to a server that is master no longer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import SentinelConnectionPool
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.loopback import free_ports
from bot.stores.gathering import GatheringRedis
from bot.stores.master_connection import MasterConnection
from tests.redis_process import Server, trying, wait_for
from tests.redis_servers import in_step

WRITE = "return redis.call('SET', KEYS[1], ARGV[1])"


class Sentinels:
    """What is asked for the master: each names a server, right or wrong; the first one answers."""

    def __init__(self, *named: Server) -> None:
        self.sentinels = list(named)

    async def discover_master(self, _name: str) -> tuple[str, int]:
        """Return what the first Sentinel says."""
        return "127.0.0.1", self.sentinels[0].port


def start_pair(folder: Path) -> tuple[Server, Server]:
    """Start a master and its replica."""
    first, second = free_ports(2)
    at_once = ("--repl-diskless-sync-delay", "0")
    master = Server(folder / "first", first, at_once)
    replica = Server(folder / "second", second, ("--replicaof", "127.0.0.1", str(first), *at_once))
    try:
        for server in (master, replica):
            server.start()
            server.wait()
        wait_for(lambda: in_step(master, 1), "the replica follows")
    except BaseException:
        master.stop()
        replica.stop()
        raise
    return master, replica


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    """Return a master and its replica; tests may change their places."""
    servers = trying(start_pair, tmp_path)
    yield servers
    for server in servers:
        server.stop()


def change_places(master: Server, replica: Server) -> None:
    """Promote the replica and demote the master, whose connections stay open."""
    replica.ask("REPLICAOF", "NO", "ONE")
    master.ask("REPLICAOF", "127.0.0.1", replica.port)
    wait_for(lambda: in_step(replica, 1), "the other follows")


@pytest.fixture
async def client(
    pair: tuple[Server, Server], sentinels: Sentinels
) -> AsyncIterator[GatheringRedis]:
    """Return a client as `connection.connect` makes it, with these Sentinels."""
    make: Any = SentinelConnectionPool  # redis-py gives it no types
    pool = make(
        "waymark", sentinels, connection_class=MasterConnection, retry=Retry(NoBackoff(), 1)
    )
    opened = GatheringRedis(connection_pool=pool)
    yield opened
    await opened.aclose()
    await pool.disconnect()


@pytest.fixture
def sentinels(pair: tuple[Server, Server]) -> Sentinels:
    """Return Sentinels that all know the master."""
    return Sentinels(pair[0], pair[0])


async def test_a_replica_that_a_late_sentinel_names_is_not_taken_for_the_master(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis
) -> None:
    """The next Sentinel is asked, and its server gets the write at once."""
    master, replica = pair
    sentinels.sentinels = [replica, master]
    assert await client.eval(WRITE, 1, "told", "yes")
    assert master.ask("GET", "told") == "yes"


async def test_what_no_sentinel_knows_rightly_is_away(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis
) -> None:
    """Stale words are not read from a replica either: the store counts as away."""
    sentinels.sentinels = [pair[1], pair[1]]
    with pytest.raises(RedisConnectionError):
        await client.get("told")


async def write(client: GatheringRedis, way: str, words: str) -> None:
    """Run a script that writes, in one of the ways in which a client sends."""
    if way == "pipeline":
        pipe = client.pipeline(transaction=False)
        pipe.eval(WRITE, 1, "told", words)
        await pipe.execute()
    elif way == "side by side":
        await client.eval(WRITE, 1, "told", words)
    else:
        await client._alone(("EVAL", WRITE, 1, "told", words), {})


@pytest.mark.parametrize("way", ["alone", "side by side", "pipeline"])
async def test_a_connection_to_a_server_that_was_demoted_is_given_up(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis, way: str
) -> None:
    """Its script was refused: the same call goes to the new master, and every one after it."""
    master, replica = pair
    await write(client, way, "before")
    change_places(master, replica)
    sentinels.sentinels = [replica, replica]
    await write(client, way, "after")
    assert replica.ask("GET", "told") == "after"


async def test_a_kept_connection_does_not_outlive_its_master(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis
) -> None:
    """Once one connection has learnt of the new master, none reads what the old one had."""
    master, replica = pair
    await client.set("told", "before")
    change_places(master, replica)
    sentinels.sentinels = [replica, replica]
    pool: Any = client.connection_pool
    await pool.release(await pool.get_connection())
    master.ask("REPLICAOF", "NO", "ONE")  # split in two: the old one takes writes again
    replica.ask("SET", "told", "after")
    assert await client.get("told") == b"after"
