"""The doctor: a deployment in good order is 0; each thing that is not is named, with its cure."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.casework.hops import Hop
from bot.commands import doctor_traces
from bot.commands.doctor import doctor, examine
from bot.commands.findings import Finding, Level
from bot.desk.accounts import Accounts
from bot.desk.drawer import RedisDrawer
from bot.settings import Settings
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from tests.edges.desk_kit import QUICK
from tests.fakes import FakeClock
from tests.makers import a_message
from tests.telegram_standin import running

TOKEN = "123456:of-the-tests"


@dataclass
class Deployment:
    """A deployment whose settings a test changes before the doctor comes."""

    settings: dict[str, object]

    async def finds(self, name: str) -> Finding:
        """Return the worst of what the doctor finds under this name."""
        found = [f for f in await examine(Settings(**self.settings)) if f.name == name]  # type: ignore[arg-type]
        order = list(Level)
        return max(found, key=lambda finding: order.index(finding.level))


@pytest.fixture
async def deployment(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path, clock: FakeClock
) -> AsyncIterator[Deployment]:
    """Yield a deployment in good order: Redis, Rasa, actions, a worker, an account, a sink."""
    await Accounts(RedisDrawer(stores.redis), clock, QUICK).first_run()
    await stores.leases.beat("worker", 60_000)
    async with answering() as url:
        yield Deployment(
            {
                "WAYMARK_HOME": tmp_path,
                "REDIS_URL": redis_server.url,
                "RASA_URL": url,
                "ACTION_SERVER_URL": url,
                "ALERT_WEBHOOK_URL": "http://127.0.0.1:9/alerts",
            }
        )


@asynccontextmanager
async def answering() -> AsyncIterator[str]:
    """Answer as Rasa and the action server do when they are well."""

    async def well(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    app = web.Application()
    app.router.add_get("/webhooks/waymark/", well)
    app.router.add_get("/health", well)
    async with TestServer(app) as server:
        yield str(server.make_url("/")).rstrip("/")


async def test_a_deployment_in_good_order_is_zero(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    """All is well, for people and for programs."""
    settings = Settings(**deployment.settings)  # type: ignore[arg-type]
    assert await doctor(settings, as_json=False) == 0
    assert "All is well." in capsys.readouterr().out
    assert await doctor(settings, as_json=True) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] is True
    assert {"redis", "layout", "clock", "spool", "dead", "staff", "alerts"} <= {
        finding["name"] for finding in said["findings"]
    }


async def test_redis_away_leaves_the_rest_checked(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong is said of Redis, not known of what lies in it, and the status is 1."""
    deployment.settings["REDIS_URL"] = "redis://127.0.0.1:9/0"
    settings = Settings(**deployment.settings)  # type: ignore[arg-type]
    assert await doctor(settings, as_json=False) == 1
    first_words = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    assert ["WRONG", "redis"] in first_words
    assert ["?", "staff"] in first_words
    assert ["ok", "rasa"] in first_words


async def test_a_redis_that_may_lose_what_it_said_is_wrong(
    deployment: Deployment, stores: RedisStores
) -> None:
    """Each setting of Redis that breaks the promise is named."""
    await stores.redis.config_set("appendfsync", "everysec")
    try:
        found = await deployment.finds("durability")
    finally:
        await stores.redis.config_set("appendfsync", "always")
    assert found.level is Level.WRONG
    assert "appendfsync is everysec" in found.says


async def test_other_partitions_than_the_data_are_wrong(deployment: Deployment) -> None:
    """The number cannot change once there are data."""
    deployment.settings["WAYMARK_PARTITIONS"] = 8
    found = await deployment.finds("layout")
    assert found.level is Level.WRONG
    assert "16" in found.says


@pytest.mark.parametrize(
    ("setting", "value", "name"),
    [
        ("RASA_URL", "http://127.0.0.1:9", "rasa"),
        ("ACTION_SERVER_URL", "http://127.0.0.1:9", "actions"),
        ("ALERT_WEBHOOK_URL", None, "alerts"),
    ],
)
async def test_a_part_that_is_away_is_wrong_with_its_cure(
    deployment: Deployment, setting: str, value: str | None, name: str
) -> None:
    """It is named, and what to do stands beside it."""
    deployment.settings[setting] = value
    found = await deployment.finds(name)
    assert found.level is Level.WRONG
    assert found.fix


async def test_no_worker_and_no_account_are_wrong(
    deployment: Deployment, stores: RedisStores
) -> None:
    """Messages would be stored, and nobody would handle or see them."""
    await stores.redis.flushall()
    assert (await deployment.finds("workers")).level is Level.WRONG
    assert (await deployment.finds("staff")).level is Level.WRONG


async def test_what_was_given_up_or_left_behind_is_named_without_words(
    deployment: Deployment, stores: RedisStores, tmp_path: Path
) -> None:
    """Dead entries are to be looked at; a spool that waits and damage are wrong."""
    await stores.inbox.add(a_message(1, text="words of a contact"))
    await stores.inbound.prepare(0)
    partition = stores.shelf.partitions.of(a_message().conversation_id)
    await stores.inbound.prepare(partition)
    [hop] = await stores.inbound.fresh([partition])
    assert isinstance(hop, Hop)
    await stores.inbound.bury(hop, "ValueError", FakeClock().now())
    assert (await deployment.finds("dead")).level is Level.LOOK
    folder = tmp_path / "spool"
    folder.mkdir()
    (folder / "web-1-x.spool").write_bytes(b"words of a contact")
    (folder / "web-1-y.damaged").write_bytes(b"words of a contact")
    settings = Settings(**deployment.settings)  # type: ignore[arg-type]
    spool = [finding for finding in await examine(settings) if finding.name == "spool"]
    assert [finding.level for finding in spool] == [Level.WRONG, Level.WRONG]
    assert "words" not in repr(spool)


async def test_telegram_is_asked_who_we_are_and_where_it_posts(deployment: Deployment) -> None:
    """A webhook nobody set, one left behind, and a token that is rejected are told apart."""
    async with running() as standin:
        deployment.settings |= {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": standin.url}
        assert (await deployment.finds("telegram")).level is Level.OK
        assert (await deployment.finds("channel")).level is Level.WRONG
        deployment.settings["TELEGRAM_WEBHOOK_URL"] = "https://chat.example"
        lost = await deployment.finds("telegram")
        assert lost.level is Level.WRONG
        assert "no webhook" in lost.says
        standin.world.webhook = {"url": "https://chat.example/telegram/webhook"}
        assert (await deployment.finds("telegram")).level is Level.OK
        deployment.settings["TELEGRAM_WEBHOOK_URL"] = None
        assert "has a webhook" in (await deployment.finds("telegram")).says
    away = await deployment.finds("telegram")
    assert away.level is Level.WRONG
    assert TOKEN not in repr(away)


async def test_a_setting_nobody_knows_is_named(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip of the pen in the environment is seen."""
    monkeypatch.setenv("WAYMARK_PROT", "8080")
    found = await deployment.finds("settings")
    assert found.level is Level.LOOK
    assert "WAYMARK_PORT" in found.says


async def test_a_full_disk_and_an_old_directory_are_wrong(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both end in harm that nobody sees coming."""
    monkeypatch.setattr("bot.commands.doctor_outside.NO_ROOM", 1 << 60)
    monkeypatch.setattr("bot.commands.doctor_outside.DIRECTORY_TOO_OLD", -1)
    assert (await deployment.finds("disk")).level is Level.WRONG
    assert (await deployment.finds("directory")).level is Level.WRONG


async def test_a_clock_that_is_wrong_is_seen(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Due times are counted by each machine's own clock."""
    import time

    real = time.time
    monkeypatch.setattr("bot.commands.doctor_store.time.time", lambda: real() + 30)
    assert (await deployment.finds("clock")).level is Level.WRONG


async def test_traces_are_said_to_be_off_on_or_taken_by_nobody(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Off is well; on is well when the collector answers; else somebody should look, no more."""
    assert (await deployment.finds("traces")).says == "off (TRACES_URL is not set)"
    posted = []

    async def takes(request: web.Request) -> web.Response:
        posted.append(await request.read())
        return web.Response(status=200 if request.path == "/v1/traces" else 404)

    app = web.Application()
    app.router.add_post("/{place:.*}", takes)
    monkeypatch.setattr(doctor_traces, "installed", lambda: True)
    async with TestServer(app) as server:
        url = str(server.make_url("/"))
        deployment.settings["TRACES_URL"] = url
        assert (await deployment.finds("traces")).level is Level.OK
        deployment.settings["TRACES_URL"] = f"{url}canary/traces"
        lost = await deployment.finds("traces")
    gone = await deployment.finds("traces")
    monkeypatch.setattr(doctor_traces, "installed", lambda: False)
    missing = await deployment.finds("traces")
    assert posted == [b"", b""]  # nothing is sent to find out
    assert [found.level for found in (lost, gone, missing)] == [Level.LOOK] * 3
    assert "status 404" in lost.says
    assert "nobody takes them" in gone.says
    assert "`traces`" in missing.fix
    assert not any("canary" in found.says + found.fix for found in (lost, gone, missing))
