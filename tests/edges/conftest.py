"""A real Redis for the edges: started once, emptied before each test."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.stores.embedded import EmbeddedServer, NoServer, start_server
from bot.stores.redis_stores import RedisStores, open_stores
from tests.fakes import FakeClock


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """Start a real server with its data in a folder of its own; its absence fails only in CI."""
    folder: Path = tmp_path_factory.mktemp("redis")
    try:
        server = start_server(folder, named=os.environ.get("REDIS_SERVER_BIN", ""))
    except NoServer as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
    yield server
    server.stop()


@pytest_asyncio.fixture
async def stores(redis_server: EmbeddedServer) -> AsyncIterator[RedisStores]:
    """Return every store on an empty Redis."""
    opened = open_stores(redis_server.url)
    await opened.redis.flushall()
    await opened.check()
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still until it is moved."""
    return FakeClock()
