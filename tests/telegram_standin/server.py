"""The stand-in's HTTP: the Bot API on one side, webhook posts on the other, faults between."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from tests.telegram_standin.control import control_routes
from tests.telegram_standin.methods import METHODS, Refused
from tests.telegram_standin.schema import BadCall, read_params
from tests.telegram_standin.world import Fault, World

RETRY_POST_S = 0.05


@dataclass
class StandIn:
    """A Bot API server on loopback. `url` is what TELEGRAM_API_URL is set to."""

    world: World = field(default_factory=World)
    url: str = ""
    _poll: asyncio.Event | None = None

    def app(self) -> web.Application:
        """Return the application: `/bot<token>/<method>` and `/control/...`."""
        app = web.Application()
        app.router.add_route("*", r"/bot{token}/{method}", self._call)
        app.add_routes(control_routes(self.world))
        return app

    async def _call(self, request: web.Request) -> web.StreamResponse:
        world, method = self.world, request.match_info["method"]
        if world.token is not None and request.match_info["token"] != world.token:
            return _error(401, "Unauthorized")
        if method != "getUpdates" and method not in METHODS:
            return _error(404, "Not Found")
        given = await _given(request)
        world.calls.append((method, given))
        world.news()
        fault = world.fault(method, _number(given.get("chat_id")))
        early = await self._before(request, fault)
        if early is not None:
            return early
        try:
            params, unknown = read_params(method, given)
            world.oddities += [f"{method}: {name}" for name in unknown]
            if method == "getUpdates":
                result = await self._get_updates(params)
            else:
                result = METHODS[method](world, params)
        except BadCall as refused:
            return _error(400, str(refused))
        except Refused as refused:
            told = {"retry_after": 1} if refused.status == 429 else None
            return _error(refused.status, str(refused), told)
        if fault is not None and fault.kind == "lost":
            return _cut(request)
        if fault is not None and fault.kind == "garbage":
            return web.Response(text="<html>not the Bot API</html>")
        return web.json_response({"ok": True, "result": result})

    async def _before(self, request: web.Request, fault: Fault | None) -> web.StreamResponse | None:
        """Go wrong before anything is done."""
        if fault is None:
            return None
        if fault.kind == "429":
            seconds = int(fault.seconds)
            return _error(
                429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds}
            )
        if fault.kind == "status":
            return _error(fault.status, "Internal Server Error")
        if fault.kind == "cut":
            return _cut(request)
        if fault.kind == "slow":
            wait = fault.let_go.wait() if fault.let_go else asyncio.sleep(fault.seconds)
            await wait
        return None

    async def _get_updates(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        world = self.world
        if world.webhook:
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self._poll is not None:
            self._poll.set()
        mine = self._poll = asyncio.Event()
        try:
            if "offset" in params:
                world.confirm_below(params["offset"])
            if not world.pending:
                await self._something(mine, min(params.get("timeout", 0), 50))
            if mine.is_set():
                raise Refused(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
        finally:
            if self._poll is mine:
                self._poll = None
        batch = list(world.pending.values())[: params.get("limit", 100)]
        world.given.update(each["update_id"] for each in batch)
        return batch

    async def _something(self, other: asyncio.Event, seconds: float) -> None:
        """Wait for an update, another poller, a webhook or the end of the long poll."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                waits = [
                    asyncio.ensure_future(self.world.until(lambda: bool(self.world.pending))),
                    asyncio.ensure_future(other.wait()),
                ]
                try:
                    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    for wait in waits:
                        wait.cancel()
                    await asyncio.gather(*waits, return_exceptions=True)

    async def post_updates(self) -> None:
        """Post what waits to the webhook, one at a time, again until it is taken."""
        world = self.world
        async with aiohttp.ClientSession() as http:
            while True:
                await world.until(lambda: bool(world.webhook and world.pending), timeout=86_400)
                number, update = next(iter(world.pending.items()))
                headers = {}
                if "secret_token" in world.webhook:
                    headers["X-Telegram-Bot-Api-Secret-Token"] = world.webhook["secret_token"]
                world.given[number] += 1
                status = await _post(http, world.webhook["url"], update, headers)
                if 200 <= status <= 299:
                    world.forget([number])
                    continue
                world.webhook["last_error_message"] = f"Wrong response from the webhook: {status}"
                world.news()
                await asyncio.sleep(RETRY_POST_S)


async def _post(
    http: aiohttp.ClientSession, url: str, update: dict[str, Any], headers: dict[str, str]
) -> int:
    try:
        async with http.post(url, json=update, headers=headers) as answer:
            return answer.status
    except aiohttp.ClientError:
        return 0


async def _given(request: web.Request) -> dict[str, Any]:
    """Return parameters from the query, a form or JSON, as the Bot API takes them."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given.update(json.loads(await request.text() or "{}"))
    else:
        given.update(dict(await request.post()))
    return given


def _number(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None


def _error(status: int, description: str, parameters: dict[str, Any] | None = None) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=status)


def _cut(request: web.Request) -> web.StreamResponse:
    """Cut the connection: the caller never learns what became of its call."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


@asynccontextmanager
async def running(port: int = 0, *, world: World | None = None) -> AsyncIterator[StandIn]:
    """Run a stand-in on loopback; `port` 0 picks a free one."""
    standin = StandIn(world or World())
    # A poller that hangs up must not look as if it were still there.
    runner = web.AppRunner(
        standin.app(), handler_cancellation=True, shutdown_timeout=1.0, access_log=None
    )
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    standin.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    posting = asyncio.create_task(standin.post_updates())
    try:
        yield standin
    finally:
        posting.cancel()
        await asyncio.gather(posting, return_exceptions=True)
        await runner.cleanup()
