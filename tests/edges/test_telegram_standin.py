"""The stand-in itself: as strict as Telegram where it matters, and drivable as a process."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import aiohttp
import pytest

from tests.telegram_standin import World, running
from tests.waiting import PATIENCE


async def call(url: str, method: str, **params: Any) -> tuple[int, dict[str, Any]]:
    """Call a Bot API method with JSON; return status and body."""
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{url}/bot1:x/{method}", json=params) as answer,
    ):
        return answer.status, await answer.json()


async def test_updates_come_again_until_the_offset_passes_them() -> None:
    """Confirming is asking for what comes after."""
    async with running() as standin:
        first = standin.world.says(1, "a")
        second = standin.world.says(1, "b")
        for _ in range(2):
            _, body = await call(standin.url, "getUpdates")
            assert [each["update_id"] for each in body["result"]] == [first, second]
        _, body = await call(standin.url, "getUpdates", offset=second)
        assert [each["update_id"] for each in body["result"]] == [second]
        _, body = await call(standin.url, "getUpdates", offset=second + 1)
        assert body["result"] == []
        assert standin.world.confirmed == [first, second]


@pytest.mark.parametrize(
    ("params", "status", "description"),
    [
        ({"chat_id": 1, "text": "x"}, 200, ""),
        ({"chat_id": 1}, 400, "message text is empty"),
        ({"chat_id": 1, "text": "  "}, 400, "message text is empty"),
        ({"text": "x"}, 400, "parameter chat_id is empty"),
        ({"chat_id": 2, "text": "x"}, 400, "chat not found"),
        ({"chat_id": 1, "text": "😀" * 2_049}, 400, "message is too long"),
        ({"chat_id": 1, "text": "😀" * 2_048}, 200, ""),
        (
            {
                "chat_id": 1,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b" * 65}]]},
            },
            400,
            "BUTTON_DATA_INVALID",
        ),
        (
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"url": "u"}]]}},
            400,
            "field text must be there",
        ),
    ],
)
async def test_sends_are_checked_as_telegram_checks_them(
    params: dict[str, Any], status: int, description: str
) -> None:
    """A sender that passes here passes there."""
    async with running(world=World(known={1})) as standin:
        answered, body = await call(standin.url, "sendMessage", **params)
    assert (answered, body["ok"]) == (status, status == 200)
    assert description in body.get("description", "")


async def test_deleting_and_changing_messages() -> None:
    """The bot may change its own words and delete both sides' in a private chat."""
    async with running() as standin:
        world = standin.world
        world.says(1, "mine")
        _, sent = await call(standin.url, "sendMessage", chat_id=1, text="yours")
        number = sent["result"]["message_id"]
        await call(standin.url, "editMessageText", chat_id=1, message_id=number, text="changed")
        assert world.texts_to(1) == ["changed"]
        await call(standin.url, "deleteMessages", chat_id=1, message_ids=[1, number, 99])
        assert (world.texts_to(1), world.written) == ([], {})


async def test_people_can_drive_it_as_a_process() -> None:
    """`python -m tests.telegram_standin`: act as a contact, read what the bot sent."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.telegram_standin",
        "--port",
        "0",
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as http:
            line = (await process.stdout.readline()).decode()
            url = line.strip().rpartition("=")[2]
            said = {"chat_id": 5, "text": "hello"}
            async with http.post(f"{url}/control/say", json=said) as answer:
                assert answer.status == 200
            keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "safe:yes"}]]}
            await call(url, "sendMessage", chat_id=5, text="hi", reply_markup=keyboard)
            asked = f"{url}/control/sent?chat_id=5&count=1&containing=hi"
            async with http.get(asked) as answer:
                assert (await answer.json())["messages"][0]["buttons"] == [["Yes", "safe:yes"]]
            press = {"chat_id": 5, "button": "Yes"}
            async with http.post(f"{url}/control/press", json=press) as answer:
                assert answer.status == 200
            async with http.post(f"{url}/control/press", json={**press, "button": "No"}) as answer:
                assert answer.status == 400
            _, body = await call(url, "getUpdates")
            assert [next(iter(set(each) - {"update_id"})) for each in body["result"]] == [
                "message",
                "callback_query",
            ]
    finally:
        process.terminate()
        assert await process.wait() == 0
