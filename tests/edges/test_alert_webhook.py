"""Alerts to a web address: confirmed by 2xx alone, and never a contact's words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.casework.messages import CaseId
from bot.casework.records import Alert, AlertKind
from bot.casework.triage import Route, Tier
from bot.channels.alert_webhook import WebhookSink
from tests.fakes import START, FakeClock

ALERT = Alert(
    alert_id="m1:opened",
    kind=AlertKind.OPENED,
    case_id=CaseId("tg-1.a"),
    tier=Tier.P1,
    route=Route.VIOLENCE,
    at=START,
    waiting_since=START - timedelta(minutes=3),
)
LINK = "http://desk/cases/tg-1.a"


class Other:
    """The other side: keeps what came, answers as told."""

    def __init__(self) -> None:
        self.came: list[dict[str, Any]] = []
        self.status = 204
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        """Keep one alert."""
        self.came.append(await request.json())
        return web.Response(status=self.status, headers={"Location": "/elsewhere"})


@pytest.fixture
async def other() -> AsyncIterator[Other]:
    """Yield the other side on a real port."""
    receiving = Other()
    app = web.Application()
    app.router.add_post("/hook", receiving.take)
    async with TestServer(app) as server:
        receiving.url = str(server.make_url("/hook"))
        yield receiving


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """Yield a client."""
    async with aiohttp.ClientSession() as session:
        yield session


async def test_an_alert_names_the_case_and_the_wait(
    other: Other, http: aiohttp.ClientSession
) -> None:
    """Tier, route, waiting time and the link are all that goes out."""
    assert await WebhookSink(other.url, FakeClock(), http).tell(ALERT, LINK)
    (body,) = other.came
    assert (body["tier"], body["route"], body["waiting_seconds"]) == ("P1", "violence", 180)
    assert body["link"] == LINK
    assert body["text"] == f"P1 violence: opened, waiting 3 min {LINK}"


@pytest.mark.parametrize(
    ("status", "told"), [(200, True), (302, False), (404, False), (500, False)]
)
async def test_only_2xx_confirms(
    other: Other, http: aiohttp.ClientSession, status: int, told: bool
) -> None:
    """Telling a contact that a worker was told rests on this answer: a redirect is none."""
    other.status = status
    assert await WebhookSink(other.url, FakeClock(), http).tell(ALERT, LINK) is told


async def test_an_address_that_is_away_is_no_error(
    http: aiohttp.ClientSession, unused_tcp_port: int
) -> None:
    """The alert is simply not confirmed, and the worker tries again."""
    url = f"http://127.0.0.1:{unused_tcp_port}/hook"
    assert not await WebhookSink(url, FakeClock(), http).tell(ALERT, LINK)
