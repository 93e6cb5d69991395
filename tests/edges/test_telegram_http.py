"""Calls to a Bot API server: what each kind of trouble is told as, over real connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from telegram import InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram_bot import never_sent
from bot.channels.telegram_http import AiohttpRequest, by_proxy
from bot.loopback import free_ports

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Server:
    """A server that answers as the test says, and how it was reached."""

    answer: Answer
    url: str = ""
    peers: set[Any] = field(default_factory=set)

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Answer."""
        assert request.transport is not None
        self.peers.add(request.transport.get_extra_info("peername"))
        return await self.answer(request)


async def fine(request: web.Request) -> web.StreamResponse:
    """Say what was posted."""
    return web.json_response(dict(await request.post()), dumps=lambda body: str(sorted(body)))


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    """Yield a server on loopback."""
    serving = Server(fine)
    app = web.Application()
    app.router.add_route("*", "/{way:.*}", serving.take)
    runner = web.AppRunner(app, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    serving.url = f"http://127.0.0.1:{runner.addresses[0][1]}/call"
    yield serving
    await runner.cleanup()


@pytest_asyncio.fixture
async def calls() -> AsyncIterator[AiohttpRequest]:
    """Yield the way to call."""
    request = AiohttpRequest(connections=4, read_timeout=5.0, connect_timeout=5.0, pool_timeout=5.0)
    yield request
    await request.shutdown()


def given(**values: Any) -> RequestData:
    """Parameters as python-telegram-bot hands them over."""
    return RequestData([RequestParameter.from_input(key, value) for key, value in values.items()])


async def test_calls_share_one_connection(server: Server, calls: AiohttpRequest) -> None:
    """Ten calls, one after another, open one connection."""
    for _ in range(10):
        status, body = await calls.do_request(server.url, "POST", given(chat_id=1, text="hello"))
        assert (status, body) == (200, b"['chat_id', 'text']")
    assert len(server.peers) == 1


async def test_a_file_goes_along(server: Server, calls: AiohttpRequest) -> None:
    """What python-telegram-bot gives as a file is posted as one."""
    data = given(chat_id=1, document=InputFile(b"words", filename="a.txt"))
    status, body = await calls.do_request(server.url, "POST", data)
    assert (status, body) == (200, b"['chat_id', 'document']")


async def test_nobody_there_means_never_sent(calls: AiohttpRequest) -> None:
    """A refused connection carried nothing."""
    (port,) = free_ports(1)
    with pytest.raises(NetworkError) as caught:
        await calls.do_request(f"http://127.0.0.1:{port}/bot:secret/x", "POST", given(text="a"))
    assert never_sent(caught.value)
    assert "secret" not in str(caught.value)


async def test_silence_may_have_arrived(server: Server, calls: AiohttpRequest) -> None:
    """A server that took the call and says nothing: nobody knows."""

    async def silent(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    server.answer = silent
    with pytest.raises(TimedOut) as caught:
        await calls.do_request(server.url, "POST", given(text="a"), read_timeout=0.05)
    assert not never_sent(caught.value)


async def test_a_cut_line_may_have_arrived(server: Server, calls: AiohttpRequest) -> None:
    """So may a call whose answer was cut off."""

    async def cut(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    server.answer = cut
    with pytest.raises(NetworkError) as caught:
        await calls.do_request(server.url, "POST", given(text="a"))
    assert not never_sent(caught.value)


async def test_a_full_pool_means_never_sent(server: Server) -> None:
    """Who waits in vain for a free connection has sent nothing."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: web.Request) -> web.StreamResponse:
        begun.set()
        await go_on.wait()
        return web.Response()

    server.answer = slow
    one = AiohttpRequest(connections=1, read_timeout=20, connect_timeout=0.05, pool_timeout=0.05)
    first = asyncio.ensure_future(one.do_request(server.url, "POST", given(text="a")))
    await begun.wait()
    with pytest.raises(TimedOut) as caught:
        await one.do_request(server.url, "POST", given(text="b"))
    assert never_sent(caught.value)
    go_on.set()
    assert (await first)[0] == 200
    await one.shutdown()


@pytest.mark.parametrize(
    ("proxies", "url", "used"),
    [
        ({}, "https://api.telegram.org/bot1", False),
        ({"https_proxy": "http://proxy.test:3128"}, "https://api.telegram.org/bot1", True),
        ({"https_proxy": "http://proxy.test:3128"}, "http://127.0.0.1:8081/bot1", False),
        (
            {"https_proxy": "http://proxy.test:3128", "no_proxy": "telegram.org"},
            "https://api.telegram.org/bot1",
            False,
        ),
    ],
)
def test_a_proxy_is_used_where_the_environment_names_one(
    monkeypatch: pytest.MonkeyPatch, proxies: dict[str, str], url: str, used: bool
) -> None:
    """For that kind of address, and not for those that are excepted."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in proxies.items():
        monkeypatch.setenv(name, value)
    assert by_proxy(url) is used
