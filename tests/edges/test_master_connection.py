"""Connections to the master that Sentinels name: never to a server that is master no longer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.loopback import free_ports
from bot.stores.gathering import GatheringRedis
from bot.stores.master_connection import MasterConnection
from bot.stores.masters import Masters
from bot.stores.partitions import Partitions
from bot.stores.sentinels import MasterPool, SteadySentinels, TakenOver
from tests.redis_process import Server, trying, wait_for
from tests.redis_servers import in_step

WRITE = "return redis.call('SET', KEYS[1], ARGV[1])"
SILENT = "silent"


class OneSentinel:
    """What one Sentinel says: the server that it takes for the master, and since which failover.

    None: it is down. `SILENT`: it never answers.
    """

    def __init__(self, named: Server | str | None, epoch: int) -> None:
        self.named, self.epoch = named, epoch

    async def sentinel_masters(self) -> dict[str, dict[str, Any]]:
        """Return it as redis-py does. Raises ConnectionError."""
        if isinstance(self.named, str):
            await asyncio.Event().wait()
        if not isinstance(self.named, Server):
            raise RedisConnectionError("down")
        state = {"is_master": True, "is_sdown": False, "is_odown": False}
        at = {"ip": "127.0.0.1", "port": self.named.port, "num-other-sentinels": 2}
        return {"waymark": {**state, **at, "config-epoch": self.epoch}}


class Sentinels(SteadySentinels):
    """Several of them, each right or wrong."""

    def __init__(self, *named: Server | None) -> None:
        super().__init__([])
        self.say(*named)

    def say(self, *named: Server | str | None, epochs: tuple[int, ...] = ()) -> None:
        """Change what they say, and since which failover each."""
        since = epochs or (0,) * len(named)
        every: list[Any] = [OneSentinel(*each) for each in zip(named, since, strict=True)]
        self.sentinels = every


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
    make: Any = MasterPool  # redis-py gives it no types
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
    sentinels.say(replica, master)
    assert await client.eval(WRITE, 1, "told", "yes")
    assert master.ask("GET", "told") == "yes"


async def test_what_no_sentinel_knows_rightly_is_away(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis
) -> None:
    """Stale words are not read from a replica either: the store counts as away."""
    sentinels.say(pair[1], pair[1])
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
    """What was asked under it is refused, once, so that what was lost comes first."""
    master, replica = pair
    await write(client, way, "before")
    change_places(master, replica)
    sentinels.say(replica, replica)
    told: list[str] = []
    pool: Any = client.connection_pool
    pool.taken_over = lambda: told.append("taken over")
    with pytest.raises(TakenOver):
        await write(client, way, "too soon")
    assert told == ["taken over"]
    await write(client, way, "after")
    assert replica.ask("GET", "told") == "after"


async def test_a_kept_connection_does_not_outlive_its_master(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis
) -> None:
    """Once one connection has learnt of the new master, none reads what the old one had."""
    master, replica = pair
    await client.set("told", "before")
    change_places(master, replica)
    sentinels.say(replica, replica)
    pool: Any = client.connection_pool
    with pytest.raises(TakenOver):
        await pool.get_connection()
    master.ask("REPLICAOF", "NO", "ONE")  # split in two: the old one takes writes again
    replica.ask("SET", "told", "after")
    with pytest.raises(TakenOver):
        await client.get("told")
    assert await client.get("told") == b"after"


def split(pair: tuple[Server, Server], sentinels: Sentinels) -> None:
    """Both are masters; the Sentinels know of the new one, and the old one has not been told."""
    master, replica = pair
    replica.ask("REPLICAOF", "NO", "ONE")
    sentinels.say(master, replica, replica, epochs=(3, 4, 4))
    replica.ask("SET", "told", "new")


async def test_a_process_follows_the_sentinels_to_the_new_master_while_the_old_one_serves(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis
) -> None:
    """Sentinel tells a master that was passed over after ten seconds; nobody waits for that."""
    master, _ = pair
    pool: Any = client.connection_pool
    told: list[str] = []
    pool.taken_over = lambda: told.append("taken over")
    await client.set("told", "old")
    split(pair, sentinels)
    assert await client.get("told") == b"old"
    await pool.follow()
    assert told == ["taken over"]
    with pytest.raises(TakenOver):
        await client.set("told", "lost")
    assert await client.get("told") == b"new"
    assert master.ask("GET", "told") == "old"


async def test_each_look_of_the_journal_follows_the_sentinels(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis
) -> None:
    """Ten times a second while something is open: no process stays behind for longer."""
    pool: Any = client.connection_pool
    masters = Masters(client, Partitions(1))
    await masters.look(())
    split(pair, sentinels)
    await masters.look(())
    assert pool.master_address == ("127.0.0.1", pair[1].port)
    await masters.close()


@pytest.mark.parametrize("way", ["alone", "pipeline"])
async def test_what_a_server_answers_that_was_passed_over_meanwhile_is_refused(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis, way: str
) -> None:
    """A read that began under it may show what is thrown away; its connection is not kept."""
    master, _ = pair
    await client.set("told", "old")
    pool: Any = client.connection_pool
    line = await pool.get_connection()
    split(pair, sentinels)
    await pool.follow()
    asked = 2 if way == "pipeline" else 1
    await line.send_packed_command(line.pack_commands([("GET", "told")] * asked))
    for _ in range(asked):
        with pytest.raises(TakenOver):
            await line.read_response()
    await pool.release(line)
    assert not line.is_connected
    assert master.port != (await pool.get_connection()).port


async def test_a_connection_that_was_in_use_is_closed_when_it_is_given_back(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis
) -> None:
    """It leads to a server that was passed over while somebody read from it."""
    pool: Any = client.connection_pool
    line = await pool.get_connection()
    split(pair, sentinels)
    await pool.follow()
    await pool.release(line)
    assert not line.is_connected


async def test_sentinels_that_know_of_an_older_failover_lead_nobody_back(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis
) -> None:
    """The server that the newest failover made master stays the one."""
    master, replica = pair
    sentinels.say(None, replica, None, epochs=(0, 4, 0))
    replica.ask("REPLICAOF", "NO", "ONE")
    await client.set("told", "new")
    sentinels.say(master, None, master, epochs=(3, 0, 3))
    pool: Any = client.connection_pool
    await pool.follow()
    assert pool.master_address == ("127.0.0.1", replica.port)
    assert await client.get("told") == b"new"


async def test_a_sentinel_that_never_answers_holds_nobody_up(
    pair: tuple[Server, Server], sentinels: Sentinels
) -> None:
    """Two of three that answer are enough."""
    master, replica = pair
    sentinels.say(SILENT, master, replica, epochs=(0, 2, 1))
    async with asyncio.timeout(5):
        assert await sentinels.discover_master("waymark") == ("127.0.0.1", master.port)


@pytest.mark.parametrize("together", [1, 2, 3, 6])
async def test_one_late_sentinel_is_passed_over_however_many_connect_at_once(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis, together: int
) -> None:
    """Each that it misled asks the next one; those that were right are not passed over."""
    master, replica = pair
    sentinels.say(replica, master, master)
    pool: Any = client.connection_pool
    found = await asyncio.gather(*(pool.get_connection() for _ in range(together)))
    assert {line.port for line in found} == {master.port}
    for line in found:
        await pool.release(line)


async def test_sentinels_that_were_down_are_asked_again(
    pair: tuple[Server, Server], sentinels: Sentinels
) -> None:
    """Look-ups side by side lose none of them."""
    master, _ = pair
    for down in (0, 1, 2, 0):
        sentinels.say(*(None if at == down else master for at in range(3)))
        found = await asyncio.gather(*(sentinels.discover_master("waymark") for _ in range(4)))
        assert set(found) == {("127.0.0.1", master.port)}
    sentinels.say(None, None, None)
    with pytest.raises(RedisConnectionError):
        await sentinels.discover_master("waymark")


async def test_a_late_sentinel_takes_no_working_connection_away(
    pair: tuple[Server, Server], sentinels: Sentinels, client: GatheringRedis
) -> None:
    """Only a server that says itself that it is master ends what leads to another."""
    master, replica = pair
    await client.set("told", "yes")
    sentinels.say(replica, replica, replica)
    pool: Any = client.connection_pool
    with pytest.raises(RedisConnectionError):
        await pool.get_connection()
    assert await client.get("told") == b"yes"
    sentinels.say(master, master, master)


async def test_a_name_that_may_not_ask_for_the_role_can_still_store(
    pair: tuple[Server, Server], sentinels: Sentinels, caplog: pytest.LogCaptureFixture
) -> None:
    """The Sentinels' word is taken then, and the log says so."""
    rights = ("on", ">secret", "~*", "+@all", "-@dangerous", "+info", "+wait")
    pair[0].ask("ACL", "SETUSER", "waymark", *rights)
    make: Any = MasterPool  # redis-py gives it no types
    pool = make(
        "waymark", sentinels, connection_class=MasterConnection, username="waymark",
        password="secret",
    )  # fmt: skip
    client = GatheringRedis(connection_pool=pool)
    assert await client.eval(WRITE, 1, "told", "yes")
    assert "refuses ROLE" in caplog.text
    await client.aclose()
    await pool.disconnect()
