"""The stores on a Redis that is away, killed or full: said, and nothing accepted lost."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.casework.errors import StoreUnavailable
from bot.stores.embedded import EmbeddedServer, NoServer, find_server, start_server
from bot.stores.redis_stores import RedisStores, open_stores
from tests.edges.stores_change import CONVERSATION, a_full_change
from tests.makers import a_case, a_conversation, a_message, a_reply


@pytest.fixture
def own_server(tmp_path: Path, redis_server: EmbeddedServer) -> Iterator[EmbeddedServer]:
    """Start a server that a test may stop, kill and fill."""
    server = start_server(tmp_path, named=os.environ.get("REDIS_SERVER_BIN", ""))
    yield server
    server.stop()


@pytest_asyncio.fixture
async def own(own_server: EmbeddedServer) -> AsyncIterator[RedisStores]:
    """Return every store on a server that a test may break."""
    opened = open_stores(own_server.url)
    yield opened
    await opened.close()


async def test_every_call_says_that_the_store_is_away(
    own: RedisStores, own_server: EmbeddedServer
) -> None:
    """With Redis dead each call raises StoreUnavailable, and works again when it is back."""
    await own.inbox.add(a_message())
    own_server.kill()
    for call in (
        lambda: own.inbox.add(a_message(2)),
        lambda: own.casebook.conversation(CONVERSATION),
        lambda: own.casebook.case(a_case().case_id),
        lambda: own.casebook.commit(a_full_change()),
        own.casebook.open_cases,
        lambda: own.casebook.transcript(CONVERSATION),
        lambda: own.deliveries.attempted(a_reply()),
        own.roster.on_shift,
        lambda: own.leases.hold([1], "w", 1000),
        lambda: own.inbound.fresh([1], wait_ms=10),
    ):
        with pytest.raises(StoreUnavailable):
            await call()
    own_server.restart()
    assert not await own.inbox.add(a_message())
    assert await own.inbound.backlog() == 1


async def test_what_was_accepted_survives_a_kill_of_redis(
    own: RedisStores, own_server: EmbeddedServer
) -> None:
    """Accepted means on disk: a kill -9 right after the answer loses nothing."""
    await own.inbox.add(a_message())
    await own.casebook.commit(a_full_change())
    own_server.kill()
    own_server.restart()
    assert await own.inbound.backlog() == 1
    assert (await own.casebook.conversation(CONVERSATION)) == replace(a_conversation(), revision=1)
    assert len(await own.casebook.open_cases()) == 1
    assert await own.outbound.backlog() == 1


async def test_an_embedded_server_keeps_all_that_it_acknowledges(own: RedisStores) -> None:
    """Synced to disk before each answer; a server that is laxer is told on."""
    assert await own.lacking() == ()
    await own.redis.config_set("appendfsync", "everysec")
    await own.redis.config_set("maxmemory-policy", "allkeys-lru")
    lacking = await own.lacking()
    assert [line.split()[0] for line in lacking] == ["appendfsync", "maxmemory-policy"]


async def test_a_full_redis_takes_nothing_and_says_so(own: RedisStores) -> None:
    """Out of memory is an outage, and half of a change is never kept."""
    await own.casebook.conversation(CONVERSATION)
    await own.redis.config_set("maxmemory", "1")
    with pytest.raises(StoreUnavailable):
        await own.inbox.add(a_message())
    with pytest.raises(StoreUnavailable):
        await own.casebook.commit(a_full_change())
    await own.redis.config_set("maxmemory", "0")
    assert await own.casebook.open_cases() == ()
    assert await own.inbox.add(a_message())


def test_a_server_that_is_named_and_missing_is_said(tmp_path: Path) -> None:
    """One clear line instead of a start that fails somewhere later."""
    with pytest.raises(NoServer, match="REDIS_SERVER_BIN"):
        find_server(str(tmp_path / "none"))
