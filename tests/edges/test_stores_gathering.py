"""Commands of one moment travel together, and each asker gets its own answer."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from redis.exceptions import ResponseError

from bot.stores.embedded import EmbeddedServer, start_server
from bot.stores.gathering import MOST, GatheringRedis
from bot.stores.redis_stores import RedisStores


@pytest.fixture(params=["stores", "sentinel_stores"])
def kind(request: pytest.FixtureRequest) -> RedisStores:
    """Return the stores of one Redis, and of the master that Sentinels name."""
    stores: RedisStores = request.getfixturevalue(request.param)
    return stores


async def reads(redis: Any) -> int:
    """How often the server has read from its connections."""
    info = await redis.info("stats")
    return int(info["total_reads_processed"])


async def test_each_asker_gets_its_own_answer(kind: RedisStores) -> None:
    """Hundreds at once, more than one pipeline holds, and none is mixed up."""
    count = 3 * MOST + 7
    await asyncio.gather(*(kind.redis.set(f"k{n}", n) for n in range(count)))
    answers = await asyncio.gather(*(kind.redis.get(f"k{n}") for n in range(count)))
    assert answers == [str(n).encode() for n in range(count)]


async def test_what_is_asked_together_is_sent_together(kind: RedisStores) -> None:
    """Fifty questions of one moment reach the server in one or two reads."""
    assert isinstance(kind.redis, GatheringRedis)
    before = await reads(kind.redis)
    await asyncio.gather(*(kind.redis.get(f"k{n}") for n in range(50)))
    assert await reads(kind.redis) - before <= 3


async def test_one_that_fails_harms_no_other(kind: RedisStores) -> None:
    """The wrong kind of key is told to who asked for it, as redis-py tells it."""
    await kind.redis.set("word", "x")
    good, bad, also_good = await asyncio.gather(
        kind.redis.get("word"),
        kind.redis.hget("word", "field"),
        kind.redis.exists("word"),
        return_exceptions=True,
    )
    assert (good, also_good) == (b"x", 1)
    assert isinstance(bad, ResponseError)


async def test_who_gives_up_harms_no_other(kind: RedisStores) -> None:
    """A cancelled asker leaves; the others' answers come."""
    leaving = asyncio.ensure_future(kind.redis.set("a", 1))
    staying = asyncio.ensure_future(kind.redis.set("b", 2))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying
    with pytest.raises(asyncio.CancelledError):
        await leaving


async def test_connections_that_the_server_closed_are_replaced(stores: RedisStores) -> None:
    """A server that restarts closes those that are kept; whoever asks next notices nothing."""
    await asyncio.gather(*(stores.redis.set(f"k{n}", n) for n in range(3 * MOST)))
    redis: Any = stores.redis
    await redis.execute_command("CLIENT KILL TYPE normal SKIPME yes")
    answers = await asyncio.gather(*(stores.redis.get(f"k{n}") for n in range(3 * MOST)))
    assert answers == [str(n).encode() for n in range(3 * MOST)]


async def test_a_read_that_waits_holds_up_nobody(stores: RedisStores) -> None:
    """A blocking read travels alone: what is asked beside it is answered first."""
    await stores.redis.xgroup_create("s", "g", mkstream=True)
    waiting = asyncio.ensure_future(
        stores.redis.xreadgroup("g", "c", {"s": ">"}, count=1, block=20_000)
    )
    await stores.redis.set("beside", 1)
    assert not waiting.done()
    await stores.redis.xadd("s", {"i": "1"})
    assert await waiting


async def test_everyone_hears_that_the_server_is_gone(
    redis_server: EmbeddedServer, tmp_path: Any
) -> None:
    """No asker waits for ever when the connection is lost, and a server that is back is used."""
    server = start_server(tmp_path / "own", named=redis_server.server)
    redis: Any = GatheringRedis.from_url(server.url)
    try:
        await asyncio.gather(*(redis.set(f"k{n}", n) for n in range(5)))
        server.kill()
        lost = await asyncio.gather(*(redis.get(f"k{n}") for n in range(5)), return_exceptions=True)
        assert all(isinstance(each, Exception) for each in lost)
        server.restart()
        assert await redis.get("k4") == b"4"
    finally:
        await redis.aclose()
        server.stop()
