"""Health: 200 only when messages can be handled end to end; `/livez` asks less."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.health import KEPT, Health


class Parts:
    """Parts whose state tests choose, and a clock that tests move."""

    def __init__(self) -> None:
        self.states = dict.fromkeys(("redis", "rasa", "actions", "workers"), "ok")
        self.states["telegram"] = "not configured"
        self.now = 0.0
        self.asked = 0

    def health(self) -> Health:
        """Health over these parts."""

        def check(name: str) -> str:
            self.asked += 1
            if self.states[name] == "raises":
                raise RuntimeError("canary words of a contact")
            return self.states[name]

        async def ask(name: str) -> str:
            return check(name)

        checks = {name: lambda name=name: ask(name) for name in self.states}
        return Health(checks, lambda: self.now)


@pytest.fixture
def parts() -> Parts:
    """Return parts that are all well."""
    return Parts()


@pytest.fixture
async def http(parts: Parts) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    """Yield a client of the two health pages."""
    app = web.Application()
    app.add_routes(parts.health().routes())
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_all_well_is_200(http: TestClient[web.Request, web.Application]) -> None:
    """Each part is named; a Telegram that is not configured is no failure."""
    answer = await http.get("/healthz")
    body = await answer.json()
    assert answer.status == 200
    assert body["ok"] is True
    assert {name: body[name] for name in ("redis", "rasa", "actions", "workers")} == dict.fromkeys(
        ("redis", "rasa", "actions", "workers"), "ok"
    )
    assert body["telegram"] == "not configured"


@pytest.mark.parametrize("name", ["redis", "rasa", "actions", "telegram", "workers"])
async def test_one_part_away_is_503_and_named(
    http: TestClient[web.Request, web.Application], parts: Parts, name: str
) -> None:
    """Whatever part is away, the answer is 503 and says which."""
    parts.states[name] = "not answering"
    answer = await http.get("/healthz")
    assert answer.status == 503
    assert (await answer.json())["wrong"] == [name]


@pytest.mark.parametrize(("name", "status"), [("rasa", 200), ("telegram", 200), ("redis", 503)])
async def test_livez_asks_only_for_what_a_p1_needs(
    http: TestClient[web.Request, web.Application], parts: Parts, name: str, status: int
) -> None:
    """Without Rasa or Telegram a P1 is still answered; without the store nothing is kept."""
    parts.states[name] = "not answering"
    assert (await http.get("/livez")).status == status


async def test_a_check_that_breaks_is_not_quoted(
    http: TestClient[web.Request, web.Application], parts: Parts
) -> None:
    """An error inside a check counts as away, and what it said is kept to itself."""
    parts.states["redis"] = "raises"
    answer = await http.get("/healthz")
    assert answer.status == 503
    assert "canary" not in await answer.text()


async def test_many_who_ask_cost_one_look(parts: Parts) -> None:
    """Within a second the answer is kept; after it the parts are asked again."""
    health = parts.health()
    for _ in range(10):
        await health.parts()
    assert parts.asked == len(parts.states)
    parts.now += KEPT + 0.1
    await health.parts()
    assert parts.asked == 2 * len(parts.states)


@pytest.mark.parametrize(
    ("redis", "workers", "keeps", "status"),
    [
        ("not answering", "not answering", True, 200),
        ("not answering", "not answering", False, 503),
        ("ok", "not running", True, 503),
        ("ok", "ok", False, 200),
    ],
)
async def test_livez_with_a_spool(
    parts: Parts, redis: str, workers: str, keeps: bool, status: int
) -> None:
    """With the store away a process that keeps messages on disk still gives the numbers: 200."""
    parts.states |= {"redis": redis, "workers": workers}
    health = parts.health()
    health.keeps = lambda: keeps
    app = web.Application()
    app.add_routes(health.routes())
    async with TestClient(TestServer(app)) as client:
        assert (await client.get("/livez")).status == status
