"""As much of Telegram's servers as measuring needs, in the process that measures."""

from __future__ import annotations

import asyncio
import itertools
import time
from typing import Self

from aiohttp import web

NOW = 1_767_225_600  # any moment: nobody reads the date of what the bot itself sent


class StandIn:
    """As much of Telegram's servers as sending needs; cheap, so that it does not get in the way."""

    def __init__(self) -> None:
        self.waiting: dict[str, asyncio.Future[float]] = {}
        self.port = 0
        self._numbers = itertools.count(1)
        self._runner: web.AppRunner | None = None

    async def start(self) -> Self:
        """Listen on loopback."""
        app = web.Application()
        app.router.add_post("/bot{token}/sendMessage", self._send)
        app.router.add_route("*", "/bot{token}/{method}", self._other)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = int(self._runner.addresses[0][1])
        return self

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _send(self, request: web.Request) -> web.Response:
        given = await (request.json() if request.content_type.endswith("json") else request.post())
        chat = str(given["chat_id"])
        answer = self.waiting.get(chat)
        if answer is not None and not answer.done():
            answer.set_result(time.perf_counter())
        message = {
            "message_id": next(self._numbers),
            "date": NOW,
            "chat": {"id": int(chat), "type": "private", "first_name": "C"},
            "text": given["text"],
        }
        return web.json_response({"ok": True, "result": message})

    async def _other(self, request: web.Request) -> web.Response:
        if request.match_info["method"] == "getMe":
            me = {"id": 990001, "is_bot": True, "first_name": "W", "username": "w_bot"}
            return web.json_response({"ok": True, "result": me})
        return web.json_response({"ok": True, "result": True})
