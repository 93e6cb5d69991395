"""The web chat on a real Redis: stored there, read from there, woken by it."""

from __future__ import annotations

import asyncio
from uuid import uuid4
from zoneinfo import ZoneInfo

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.casework.due import WorkingWeek
from bot.casework.messages import MessageKind
from bot.channels.webchat import WebSender, webchat_routes
from bot.channels.webchat_body import Posted
from bot.channels.webchat_links import Linker
from bot.channels.webchat_news import News
from bot.channels.webchat_stream import TranscriptStream
from bot.flows.receive import receive, work_out
from bot.flows.take_in import TakeIn
from bot.ports import Outside
from bot.stores.redis_stores import RedisStores
from tests.edges.webchat_kit import DIRECTORY, EXIT_URL, SECRET
from tests.edges.webchat_tab import Tab, events, words
from tests.fakes import FakeClock, FakeRasa
from tests.waiting import PATIENCE


def application(stores: RedisStores, clock: FakeClock) -> web.Application:
    """Build the chat on Redis, with pages that look by themselves only once an hour."""
    stream = TranscriptStream(
        stores.casebook, News(stores.events), Linker(DIRECTORY), poll_s=3600, beat_s=3600
    )
    app = web.Application()
    chat = webchat_routes(
        take_in=TakeIn(stores.inbox, DIRECTORY, clock),
        casebook=stores.casebook,
        events=stores.events,
        clock=clock,
        directory=DIRECTORY,
        secret=SECRET,
        exit_url=EXIT_URL,
        stream=stream,
    )
    app.add_subapp("/chat", chat)
    return app


async def test_news_alone_wakes_an_open_page(stores: RedisStores, clock: FakeClock) -> None:
    """A message is stored once; its answer shows when, and only when, its sending is recorded."""
    outside = Outside(
        casebook=stores.casebook,
        rasa=FakeRasa(),
        roster=stores.roster,
        clock=clock,
        directory=DIRECTORY,
        week=WorkingWeek(zone=ZoneInfo("Europe/London")),
    )
    async with TestClient(TestServer(application(stores, clock))) as client:
        tab = Tab(client, (await (await client.post("/chat/start")).json())["key"])
        stream = await tab.stream()
        assert [name for _, name, _ in await events(stream, 1)] == ["live"]
        client_id = str(uuid4())
        for _ in range(2):
            assert (await tab.send("theyre outside with a machete", id=client_id)).status == 200
        assert await stores.inbound.backlog() == 1
        posted = Posted(client_id, MessageKind.TEXT, "theyre outside with a machete")
        message = posted.message(tab.conversation, clock.now())
        change = await work_out(outside, message)
        await receive(outside, message)
        assert words(await events(stream, 1)) == ["theyre outside with a machete"]
        for reply in change.replies:
            sent = await WebSender().send(reply)
            await stores.casebook.delivered(reply, sent, clock.now())
        [(_, _, answer)] = await events(stream, 1)
        assert answer["from"] == "bot"
        assert {"text": "999", "href": "tel:999"} in answer["parts"]
        stream.close()


async def test_an_id_beyond_every_entry_waits_for_what_comes(
    stores: RedisStores, clock: FakeClock
) -> None:
    """The largest id that a page may name breaks nothing in Redis."""
    async with TestClient(TestServer(application(stores, clock))) as client:
        tab = Tab(client, (await (await client.post("/chat/start")).json())["key"])
        async with asyncio.timeout(PATIENCE):
            stream = await tab.stream(after=f"{'9' * 19}-{'9' * 19}")
            assert [name for _, name, _ in await events(stream, 1)] == ["live"]
        stream.close()
