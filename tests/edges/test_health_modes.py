"""What /healthz, /livez and /metrics say in each mode, of a real web process's parts."""

from __future__ import annotations

import asyncio
import resource
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bench.rasa_standin import answering
from bot.casework.errors import SpoolRefuses
from bot.health import KEPT, Health
from bot.loopback import free_ports
from bot.settings import Settings
from bot.stores.embedded import EmbeddedServer
from bot.wiring.alarm import open_spool
from bot.wiring.board import Notice
from bot.wiring.checks import health_of
from bot.wiring.core import Core, open_core
from bot.wiring.metrics import MetricsPage, publisher_of
from bot.wiring.web import public_app
from tests.makers import a_message

MACHETE = "theyre outside mine with a machete"


@dataclass
class Web:
    """A web process's public side, whose health is asked anew each time."""

    core: Core
    client: TestClient[web.Request, web.Application]
    health: Health

    async def asks(self, path: str) -> tuple[int, dict[str, Any]]:
        """Return status and body."""
        later = self.health.monotonic() + 2 * KEPT
        self.health.monotonic = lambda: later
        answer = await self.client.get(path)
        return answer.status, await answer.json()

    async def wrong(self) -> list[str]:
        """Return what /healthz says is wrong."""
        status, body = await self.asks("/healthz")
        assert status == (503 if body["wrong"] else 200)
        return list(body["wrong"])

    async def lives(self) -> bool:
        """Whether a balancer would keep sending contacts here."""
        return (await self.asks("/livez"))[0] == 200

    async def metric(self, line: str) -> bool:
        """Whether the metrics have this line."""
        page = MetricsPage(self.core, self.health, publisher_of(self.core))
        return line in (await page.text()).decode().splitlines()


@asynccontextmanager
async def a_web_process(server: EmbeddedServer, home: Path, **more: str) -> AsyncIterator[Web]:
    """Open what the web process has, with a stand-in for Rasa and actions and a worker's beat."""
    (port,) = free_ports(1)
    rasa = f"http://127.0.0.1:{port}"
    named = {"WAYMARK_HOME": home, "REDIS_URL": server.url, "RASA_URL": rasa, **more}
    settings = Settings(**named)  # type: ignore[arg-type]
    async with (
        answering(port),
        open_core(settings, "web") as core,
        aiohttp.ClientSession() as http,
    ):
        open_spool(core)
        health = health_of(core, http)
        app = public_app(core, health)
        await core.stores.leases.beat("worker", 60_000)
        async with TestClient(TestServer(app)) as client:
            yield Web(core, client, health)
        await core.spool.close()


@pytest.fixture
async def web_process(own_redis: EmbeddedServer, tmp_path: Path) -> AsyncIterator[Web]:
    """Yield a web process that is well."""
    async with a_web_process(own_redis, tmp_path / "home") as opened:
        yield opened


async def test_all_well(web_process: Web) -> None:
    """Each part is named, none is wrong."""
    assert await web_process.wrong() == []
    assert await web_process.lives()
    assert await web_process.metric("waymark_store_up 1.0")


async def test_redis_dead(web_process: Web, own_redis: EmbeddedServer) -> None:
    """503 for people, 200 for balancers, because contacts still get the numbers and are kept."""
    own_redis.kill()
    intake = await web_process.core.take_in()(a_message(text=MACHETE))
    assert intake.spooled and intake.reply is not None and "999" in intake.reply.text
    assert {"redis", "workers", "spool"} <= set(await web_process.wrong())
    assert await web_process.lives()
    assert await web_process.metric("waymark_store_up 0.0")
    await asyncio.to_thread(own_redis.restart)
    await web_process.core.spool.hand_over()
    await web_process.core.stores.leases.beat("worker", 60_000)
    assert await web_process.wrong() == []


async def test_redis_full_of_memory(web_process: Web, own_redis: EmbeddedServer) -> None:
    """As if it were dead for what comes in; when there is room, all of it is there in order."""
    core = web_process.core
    await core.stores.redis.config_set("maxmemory", "1")
    for number, text in enumerate(("is there a mentor for my lad", MACHETE)):
        intake = await core.take_in()(a_message(number, text=text))
        assert intake.spooled
    assert "redis" in await web_process.wrong()
    assert await web_process.lives()
    await core.stores.redis.config_set("maxmemory", "0")
    await core.spool.hand_over()
    assert await core.stores.inbound.backlog() == 2
    await core.stores.leases.beat("worker", 60_000)
    assert await web_process.wrong() == []


async def test_redis_whose_disk_is_full(web_process: Web, own_redis: EmbeddedServer) -> None:
    """It refuses or dies; either way what comes in is kept here, and nothing acknowledged is lost.

    The disk is made full for its process alone, by the largest size that its files may have.
    """
    core = web_process.core
    assert not (await core.take_in()(a_message(1, text="before"))).spooled
    limits = resource.prlimit(own_redis.process.pid, resource.RLIMIT_FSIZE)
    size = sum(f.stat().st_size for f in own_redis.folder.rglob("*.aof*"))
    resource.prlimit(own_redis.process.pid, resource.RLIMIT_FSIZE, (size + 8, limits[1]))
    intake = await core.take_in()(a_message(2, text=MACHETE))
    assert intake.stored and intake.spooled
    assert intake.reply is not None and "999" in intake.reply.text
    assert await web_process.lives()
    own_redis.kill()
    await asyncio.to_thread(own_redis.restart)
    await core.spool.hand_over()
    assert await core.stores.inbound.backlog() == 2


async def test_neither_the_store_nor_the_disk(
    web_process: Web, own_redis: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then nothing is accepted, /livez says so, and danger still gets 999."""
    own_redis.kill()

    async def full(_: object) -> bool:
        raise SpoolRefuses("no space left on device")

    monkeypatch.setattr(web_process.core.spool, "keep", full)
    monkeypatch.setattr(web_process.core.spool, "_refusing", "no space left on device")
    intake = await web_process.core.take_in()(a_message(text=MACHETE))
    assert not intake.stored and intake.reply is not None and "999" in intake.reply.text
    assert not await web_process.lives()
    _, body = await web_process.asks("/healthz")
    assert "no space left" in body["spool"]


async def test_rasa_away_costs_no_p1(own_redis: EmbeddedServer, tmp_path: Path) -> None:
    """Named for people; a balancer keeps sending."""
    dead = {"ACTION_SERVER_URL": "http://127.0.0.1:9"}
    async with a_web_process(own_redis, tmp_path / "home", **dead) as opened:
        assert await opened.wrong() == ["actions"]
        opened.core.rasa._door = "http://127.0.0.1:9/webhooks/waymark"
        assert await opened.wrong() == ["rasa", "actions"]
        assert await opened.lives()
        assert await opened.metric('waymark_part_up{part="rasa"} 0.0')


async def test_no_worker(own_redis: EmbeddedServer, tmp_path: Path) -> None:
    """Nobody handles what comes in: both pages say so."""
    async with a_web_process(own_redis, tmp_path / "home") as opened:
        await opened.core.stores.leases.gone("worker")
        assert await opened.wrong() == ["workers"]
        assert not await opened.lives()


async def test_the_telegram_process_dead(own_redis: EmbeddedServer, tmp_path: Path) -> None:
    """Named once it has been silent; its own trouble is named in its own words."""
    more = {"TELEGRAM_TOKEN": "1:of-the-tests"}
    async with a_web_process(own_redis, tmp_path / "home", **more) as opened:
        assert await opened.wrong() == ["telegram"]
        notice = Notice(opened.core.stores, "telegram")
        await notice.tell("unreachable")
        assert (await opened.asks("/healthz"))[1]["telegram"] == "unreachable"
        await notice.tell("ok")
        assert await opened.wrong() == []
        assert await opened.lives()


async def test_a_redis_that_hangs_is_left_for_the_spool(
    web_process: Web, own_redis: EmbeddedServer
) -> None:
    """The contact does not wait for it; when it goes on it has what it was told before, once."""
    core = web_process.core
    own_redis.process.send_signal(signal.SIGSTOP)
    try:
        intake = await core.take_in()(a_message(text=MACHETE))
        assert intake.spooled
        assert intake.reply is not None and "999" in intake.reply.text
    finally:
        own_redis.process.send_signal(signal.SIGCONT)
    await core.spool.hand_over()
    assert await core.stores.inbound.backlog() == 1
