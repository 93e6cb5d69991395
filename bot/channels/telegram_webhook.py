"""The webhook: Telegram posts an update and may forget it once we answer 200.

| what came                         | answer | why                                             |
|-----------------------------------|--------|-------------------------------------------------|
| a wrong or missing secret         | 403    | not Telegram                                    |
| a body over the limit, or no JSON | 200    | asked for again it would hold up all behind it: |
|                                   |        | it is kept for a person, and counted            |
| an update that was stored         | 200    | also one that is set aside on purpose           |
| an update while the store is away | 503    | Telegram sends it again                         |
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.casework.errors import SettingWrong
from bot.channels.telegram import TelegramDoor
from bot.channels.telegram_bot import raw_name
from bot.channels.telegram_content import mapping
from bot.channels.telegram_update import ALLOWED_UPDATES

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
# Bot API, setWebhook: 1-256 characters of this set.
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
# The longest message is 4,096 characters; with entities and a quoted message an update
# stays far below this many bytes.
LARGEST = 1_048_576
# How often the webhook is looked at: another copy's polling would have deleted it.
LOOK_S = 60.0
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0)


def webhook_routes(path: str, secret: str, door: TelegramDoor) -> list[web.RouteDef]:
    """Return the route for Telegram's posts. Raises SettingWrong for an unusable secret."""
    check_secret(secret)
    expected = secret.encode()

    async def take(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, expected):
            log.warning("webhook: a post without the right secret was refused")
            return web.Response(status=403)
        return await _take(request, door)

    return [web.post(path, take)]


def check_secret(secret: str) -> None:
    """Raise SettingWrong when Telegram would not take this secret."""
    if not SECRET.fullmatch(secret):
        raise SettingWrong(
            "TELEGRAM_WEBHOOK_SECRET must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -"
        )


async def _take(request: web.Request, door: TelegramDoor) -> web.Response:
    body = bytearray()
    async for piece in request.content.iter_chunked(65_536):
        body += piece
        if len(body) > LARGEST:
            await door.unreadable(bytes(body), "too_large")
            return web.Response(status=200)
    try:
        raw = json.loads(bytes(body))
    except (ValueError, RecursionError):
        await door.unreadable(bytes(body), "not_json")
        return web.Response(status=200)
    # Once begun it is finished, even when Telegram hangs up: a half-taken update helps nobody.
    stored = await asyncio.shield(door.deliver(raw))
    return web.Response(status=200 if stored else 503)


async def _nobody(_state: str) -> None:
    """Tell no one."""


@dataclass
class WebhookKeeper:
    """Sets the webhook at the start, and again when it was lost. What waits is never dropped.

    `tell` hears how it went: "ok" or a short code.
    """

    bot: ExtBot[Any]
    url: str
    secret: str
    tell: Callable[[str], Awaitable[None]] = _nobody
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    look_s: float = LOOK_S

    async def run(self, stop: asyncio.Event) -> None:
        """Keep the webhook set until `stop`."""
        check_secret(self.secret)
        begun, trouble = False, 0
        while not stop.is_set():
            try:
                # The secret cannot be read back, so that a start always sets it anew.
                if not begun or await self._lost():
                    await self._set()
                begun, trouble, pause = True, 0, self.look_s
                await self.tell("ok")
            except TelegramError as error:
                pause = PAUSES[min(trouble, len(PAUSES) - 1)]
                trouble += 1
                log.warning("webhook: could not be set (%s)", type(error).__name__)
                await self.tell("webhook_not_set")
            waits = [asyncio.ensure_future(self.sleep(pause)), asyncio.ensure_future(stop.wait())]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()

    async def _lost(self) -> bool:
        info = mapping(await self.bot.do_api_request(raw_name("getWebhookInfo")))
        return info.get("url") != self.url

    async def _set(self) -> None:
        await self.bot.do_api_request(
            raw_name("setWebhook"),
            {
                "url": self.url,
                "secret_token": self.secret,
                "allowed_updates": list(ALLOWED_UPDATES),
                "drop_pending_updates": False,
            },
        )
