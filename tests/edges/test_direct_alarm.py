"""With Redis dead, the channel's own process reaches staff over real HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.casework.messages import CaseId
from bot.casework.records import Alert, AlertKind
from bot.casework.triage import Route, Tier
from bot.settings import Settings
from bot.stores.embedded import EmbeddedServer
from bot.wiring.alarm import open_spool, run_alarm
from bot.wiring.core import Core, open_core
from bot.workers.direct_alarm import WAITING_AT_MOST, DirectAlarm
from tests.fakes import START
from tests.makers import a_message
from tests.waiting import until

MACHETE = "theyre outside mine with a machete"


@dataclass
class Phone:
    """What staff are called by: a receiver of the alert webhook that may refuse at first."""

    heard: list[dict[str, Any]] = field(default_factory=list)
    refuses: int = 0

    async def take(self, request: web.Request) -> web.Response:
        """Take one alert."""
        if self.refuses:
            self.refuses -= 1
            return web.Response(status=503)
        self.heard.append(await request.json())
        return web.Response()

    @asynccontextmanager
    async def ringing(self) -> AsyncIterator[str]:
        """Listen on loopback."""
        app = web.Application()
        app.router.add_post("/alerts", self.take)
        async with TestServer(app) as server:
            yield str(server.make_url("/alerts"))


@asynccontextmanager
async def a_channel(home: Path, redis_url: str, phone_url: str) -> AsyncIterator[Core]:
    """Run what a channel's process runs of the spool and of the alarm."""
    settings = Settings(
        WAYMARK_HOME=home,
        REDIS_URL=redis_url,
        RASA_URL="http://127.0.0.1:9",
        ALERT_WEBHOOK_URL=phone_url,
        WAYMARK_DESK_URL="https://desk.example",
    )
    stop = asyncio.Event()
    async with open_core(settings, "web") as core:
        open_spool(core)
        parts = [
            asyncio.create_task(core.spool.run(stop)),
            asyncio.create_task(run_alarm(core, stop)),
        ]
        yield core
        stop.set()
        await asyncio.gather(*parts)


async def test_staff_are_told_while_redis_is_dead(
    own_redis: EmbeddedServer, tmp_path: Path
) -> None:
    """Tier, route, since when and the desk's address; no case, no words; after a refusal too."""
    phone = Phone(refuses=1)
    async with phone.ringing() as url, a_channel(tmp_path, own_redis.url, url) as core:
        own_redis.kill()
        take_in = core.take_in()
        assert (await take_in(a_message(text=MACHETE))).spooled
        await take_in(a_message(2, text=MACHETE))
        await until(lambda: bool(phone.heard))
        await asyncio.to_thread(own_redis.restart)
        await until(lambda: core.spool.state() == "ok")
        assert await core.stores.inbound.backlog() == 2
    (said,) = phone.heard
    assert (said["kind"], said["tier"], said["case_id"]) == ("store_away", "P1", "")
    assert said["link"] == "https://desk.example/"
    assert "machete" not in str(said)


async def test_danger_left_by_a_process_that_died_rings_at_the_next_start(
    own_redis: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was on disk and nobody had heard of it: the store is still away."""
    monkeypatch.setattr("bot.wiring.alarm.HANDED_OVER_WITHIN", 0.05)
    own_redis.kill()
    phone = Phone()
    async with phone.ringing() as url:
        async with a_channel(tmp_path, own_redis.url, "http://127.0.0.1:9/nobody") as core:
            await core.take_in()(a_message(text=MACHETE))
        async with a_channel(tmp_path, own_redis.url, url):
            await until(lambda: bool(phone.heard))
    assert phone.heard[0]["kind"] == "store_away"


class Broken:
    """A sink that raises."""

    name = "broken"

    async def tell(self, alert: Alert, link: str) -> bool:
        """Break."""
        raise RuntimeError(link)


class Listening:
    """A sink that takes everything."""

    name = "phone"

    def __init__(self) -> None:
        """Begin with nothing."""
        self.told: list[str] = []

    async def tell(self, alert: Alert, link: str) -> bool:
        """Take it."""
        self.told.append(alert.alert_id)
        return True


async def test_a_broken_sink_silences_no_other_and_a_flood_is_bounded() -> None:
    """More alerts than can wait are left out; the process lives and goes on."""

    async def no_wait(_: float) -> None:
        await asyncio.sleep(0)

    alarm, phone, stop = DirectAlarm("desk", sleep=no_wait), Listening(), asyncio.Event()
    for number in range(WAITING_AT_MOST + 50):
        kind = AlertKind.STORE_AWAY
        alarm(Alert(f"a{number}", kind, CaseId(""), Tier.P1, Route.VIOLENCE, START, START))
    running = asyncio.create_task(alarm.run([Broken(), phone], stop))
    await until(lambda: len(phone.told) == WAITING_AT_MOST)
    stop.set()
    await running
