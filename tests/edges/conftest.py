"""A real Redis for the edges: started once, emptied before each test."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer

from bot.casework.messages import CaseId, StaffName
from bot.stores.embedded import EmbeddedServer, NoServer, start_server
from bot.stores.redis_stores import RedisStores, open_stores
from tests.edges.desk_kit import DeskKit, Worker, a_worker
from tests.fakes import FakeClock
from tests.redis_servers import Cluster, Trio, start_cluster, start_trio


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


@pytest.fixture
def own_redis(tmp_path: Path, redis_server: EmbeddedServer) -> Iterator[EmbeddedServer]:
    """Start a server that the test may kill, stop or fill."""
    server = start_server(tmp_path / "own-redis", named=redis_server.server)
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


@pytest.fixture(scope="session")
def trio(tmp_path_factory: pytest.TempPathFactory, redis_server: EmbeddedServer) -> Iterator[Trio]:
    """Start a master with two replicas and three Sentinels; no test may break it."""
    started = start_trio(tmp_path_factory.mktemp("trio"))
    yield started
    started.stop()


@pytest.fixture(scope="session")
def cluster(
    tmp_path_factory: pytest.TempPathFactory, redis_server: EmbeddedServer
) -> Iterator[Cluster]:
    """Start a cluster of three masters; no test may break it."""
    started = start_cluster(tmp_path_factory.mktemp("cluster"))
    yield started
    started.stop()


@pytest.fixture
def own_trio(tmp_path: Path, redis_server: EmbeddedServer) -> Iterator[Trio]:
    """Start a master, two replicas and three Sentinels, for a test to break."""
    started = start_trio(tmp_path / "servers")
    yield started
    started.stop()


@pytest.fixture
def pairs(tmp_path: Path, redis_server: EmbeddedServer) -> Iterator[Cluster]:
    """Start a cluster of three masters with a replica each, for a test to break."""
    started = start_cluster(tmp_path / "servers", replicas=1)
    yield started
    started.stop()


@pytest_asyncio.fixture
async def sentinel_stores(trio: Trio) -> AsyncIterator[RedisStores]:
    """Return every store on the master that Sentinels name, empty."""
    opened = open_stores(trio.address)
    await opened.redis.flushall()
    await opened.check()
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def cluster_stores(cluster: Cluster) -> AsyncIterator[RedisStores]:
    """Return every store on an empty cluster."""
    opened = open_stores(cluster.address)
    await opened.redis.flushall()
    await opened.check()
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still until it is moved."""
    return FakeClock()


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def worker(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return Priya, signed in."""
    await kit.staff(StaffName("Priya Shah"))
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        yield await made.signs_in(StaffName("Priya Shah"))


@pytest.fixture
async def mine(kit: DeskKit, worker: Worker) -> CaseId:
    """Return a P1 case that Priya has claimed, its page open."""
    case_id = await kit.danger()
    await worker.opens(f"/cases/{case_id}")
    await worker.posts(f"/cases/{case_id}/claim")
    return case_id
