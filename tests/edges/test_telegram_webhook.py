"""The webhook: 200 only for what is stored, nothing for whoever is not Telegram."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from bot.casework.errors import SettingWrong
from bot.channels.telegram import KEPT_AT_MOST
from bot.channels.telegram_webhook import SECRET_HEADER, WebhookKeeper, webhook_routes
from tests.telegram_standin import Fault, running
from tests.telegram_standin.kit import Edge, edge

SECRET = "a-secret_of-the-webhook"
PATH = "/telegram/webhook"


@dataclass
class Hook:
    """The webhook's own server, as the web process runs it."""

    edge: Edge
    url: str

    def keeper(self) -> WebhookKeeper:
        """Return a keeper that hurries."""

        async def hurry(seconds: float) -> None:
            await asyncio.sleep(min(seconds, 2.0) / 100)

        return WebhookKeeper(self.edge.bot, self.url, SECRET, tell=self.edge.tell, sleep=hurry)


@pytest_asyncio.fixture
async def hook() -> AsyncIterator[Hook]:
    """The webhook route on loopback, its door, and a stand-in."""
    async with running() as standin, edge(standin) as built:
        app = web.Application()
        app.add_routes(webhook_routes(PATH, SECRET, built.door))
        runner = web.AppRunner(app, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield Hook(built, f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}")
        finally:
            await runner.cleanup()


async def post(hook: Hook, body: bytes, secret: str | None = SECRET) -> int:
    """Post a body and return the status."""
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with (
        aiohttp.ClientSession() as http,
        http.post(hook.url, data=io.BytesIO(body), headers=headers) as answer,
    ):
        return answer.status


UPDATE = (
    b'{"update_id": 7, "message": {"message_id": 1, "date": 1790000000, "text": "hello",'
    b' "chat": {"id": 1001, "type": "private"}, "from": {"id": 1001, "is_bot": false}}}'
)


async def test_telegram_posts_and_is_confirmed(hook: Hook) -> None:
    """The keeper sets the webhook with its secret; what is posted is stored and forgotten."""
    world, stop = hook.edge.standin.world, asyncio.Event()
    waiting = world.says(1001, "written before the webhook was set")
    keeping = asyncio.create_task(hook.keeper().run(stop))
    taken = await hook.edge.store.until(1)
    after = world.says(1001, "written after")
    await world.until(lambda: world.confirmed == [waiting, after])
    stop.set()
    await keeping
    assert [m.text for m in taken] == ["written before the webhook was set", "written after"]
    assert world.oddities == []
    assert hook.edge.states[0] == "ok"


async def test_the_webhook_is_set_again_when_it_was_lost(hook: Hook) -> None:
    """Another copy's polling deletes it; and Telegram may be away at the start."""
    world, stop = hook.edge.standin.world, asyncio.Event()
    world.faults.append(Fault("status", "setWebhook", status=500, times=2))
    keeping = asyncio.create_task(hook.keeper().run(stop))
    await world.until(lambda: bool(world.webhook))
    assert "webhook_not_set" in hook.edge.states
    world.webhook = {}
    await world.until(lambda: bool(world.webhook))
    stop.set()
    await keeping
    assert world.webhook["secret_token"] == SECRET


async def test_while_the_store_is_away_telegram_keeps_the_update(hook: Hook) -> None:
    """It is posted again until it is stored, and danger is answered at once."""
    world, stop = hook.edge.standin.world, asyncio.Event()
    hook.edge.store.away = True
    keeping = asyncio.create_task(hook.keeper().run(stop))
    number = world.says(1001, "he has a machete")
    await world.wait_for(1001, "999")
    await hook.edge.store.until_tried(3)
    assert world.confirmed == []
    hook.edge.store.away = False
    await world.until(lambda: world.confirmed == [number])
    stop.set()
    await keeping
    assert world.texts_to(1001) == ["Ring 999 now."]


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", "é"])
async def test_without_the_secret_nothing_is_taken(hook: Hook, secret: str | None) -> None:
    """Whoever does not know the secret is refused before the body is read."""
    assert await post(hook, UPDATE, secret) == 403
    assert hook.edge.store.tried == []


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (UPDATE, ""),
        (b"{}", "no_update_id"),
        (b"[1, 2]", "no_update_id"),
        (b'{"update_id": 1, "message": {"chat": {"id": -1, "type": "group"}}}', ""),
        (b"not json", "not_json"),
        (b"", "not_json"),
        (b'{"update_id": ' + b"9" * 5_000 + b"}", "not_json"),
        (b"[" * 200_000, "not_json"),
        (b'"' + b"x" * 1_100_000 + b'"', "too_large"),
    ],
    ids=["update", "empty", "list", "group", "words", "nothing", "huge int", "deep", "large"],
)
async def test_each_body_is_answered_200_and_what_is_no_update_is_kept(
    hook: Hook, body: bytes, why: str
) -> None:
    """Asked for again and again it would hold up everybody: a person gets it, and it counts."""
    kept: list[tuple[int, str]] = []

    async def keep(data: bytes, reason: str) -> None:
        kept.append((len(data), reason))

    hook.edge.door.keep = keep
    assert await post(hook, body) == 200
    assert [reason for _, reason in kept] == ([why] if why else [])
    assert all(size <= KEPT_AT_MOST for size, _ in kept)
    assert sum(hook.edge.door.set_aside.values()) == (body is not UPDATE)


async def test_the_same_update_twice_is_stored_once(hook: Hook) -> None:
    """A retry of Telegram's is answered 200 and changes nothing."""
    assert [await post(hook, UPDATE) for _ in range(2)] == [200, 200]
    assert len(hook.edge.store.taken) == 1


async def test_a_bug_in_storing_is_not_confirmed_as_stored(
    hook: Hook, caplog: pytest.LogCaptureFixture
) -> None:
    """The update stays with Telegram, and the log names the error without its words."""

    async def broken(_message: object) -> None:
        raise RuntimeError("the contact's words")

    hook.edge.door.take_in = broken  # type: ignore[assignment]
    with caplog.at_level(logging.DEBUG):
        assert await post(hook, UPDATE) == 503
    assert "RuntimeError" in caplog.text
    assert "words" not in caplog.text


@pytest.mark.parametrize("secret", ["", "with space", "x" * 257, "ключ"])
def test_a_secret_that_telegram_refuses_stops_the_start(secret: str) -> None:
    """Better at the start than as silence later."""
    with pytest.raises(SettingWrong, match="TELEGRAM_WEBHOOK_SECRET"):
        webhook_routes(PATH, secret, None)  # type: ignore[arg-type]
