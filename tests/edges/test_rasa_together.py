"""Messages that wait for Rasa at the same moment travel together, and none pays for another."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.messages import MessageId
from bot.casework.triage import Unavailable, Understanding
from bot.rasa_client import RasaClient
from bot.rasa_client.breaker import Breaker
from bot.rasa_client.together import AT_ONCE, MOST
from bot.rasa_client.wire import readings
from tests.edges.test_rasa_client import CONVERSATION, GOOD
from tests.fakes import FakeClock
from tests.waiting import until

ALONE, SEVERAL = "/webhooks/waymark/webhook", "/webhooks/waymark/several"


class Door:
    """A Rasa that keeps what came in each call, and answers once it is let."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.open = asyncio.Event()
        self.several = True
        self.broken = ""
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        """Answer one message or several."""
        body = await request.json()
        if request.path == SEVERAL and not self.several:
            return web.Response(status=404)
        texts = [ask["text"] for ask in body.get("messages", [body])]
        self.calls.append(texts)
        await self.open.wait()
        if request.path == ALONE:
            return web.json_response(self.answer(texts[0]))
        lines = [self.line(text) for text in texts]
        return web.Response(text="".join(lines))

    def answer(self, text: str) -> dict[str, Any]:
        """Return a good answer that names the message."""
        return {**GOOD, "reasons": [text]}

    def line(self, text: str) -> str:
        """Return the answer in a line; what is broken has a status of its own."""
        if text == self.broken:
            return '500 {"error": "KeyError"}\n'
        return f"200 {json.dumps(self.answer(text))}\n"


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    """Yield a server on a real port."""
    found = Door()
    app = web.Application()
    app.router.add_post(ALONE, found.take)
    app.router.add_post(SEVERAL, found.take)
    async with TestServer(app) as server:
        found.url = str(server.make_url("")).rstrip("/")
        yield found
        found.open.set()


def ask(client: RasaClient, text: str) -> asyncio.Task[Understanding | Unavailable]:
    """Begin to ask about one message."""
    return asyncio.create_task(
        client.understand(CONVERSATION, text, message_id=MessageId(f"m-{text}"))
    )


def said(heard: Understanding | Unavailable) -> str:
    """Return what an answer is about."""
    return heard.reasons[0] if isinstance(heard, Understanding) else heard.why


async def test_what_waits_travels_together_and_each_gets_its_own_answer(door: Door) -> None:
    """The first go alone, at once; the rest in as few calls as hold them."""
    texts = [str(number) for number in range(AT_ONCE + MOST + 1)]
    async with RasaClient(door.url, FakeClock(), budget=30) as client:
        asked = [ask(client, text) for text in texts]
        await until(lambda: len(door.calls) == AT_ONCE)
        door.open.set()
        assert [said(heard) for heard in await asyncio.gather(*asked)] == texts
    assert sorted(map(len, door.calls)) == [1] * (AT_ONCE + 1) + [MOST]


async def test_one_that_breaks_spares_the_others(door: Door) -> None:
    """A status for each: only the broken one goes without an answer."""
    door.broken = "3"
    async with RasaClient(door.url, FakeClock(), budget=30) as client:
        asked = [ask(client, str(number)) for number in range(6)]
        await until(lambda: len(door.calls) == AT_ONCE)
        door.open.set()
        found = [said(heard) for heard in await asyncio.gather(*asked)]
    assert found == ["0", "1", "2", "status 500", "4", "5"]


async def test_an_older_rasa_is_asked_one_by_one(door: Door) -> None:
    """It has no door for several: nothing is lost, and it is not tried again."""
    door.several = False
    async with RasaClient(door.url, FakeClock(), budget=30) as client:
        for _ in range(2):
            asked = [ask(client, str(number)) for number in range(6)]
            door.open.set()
            assert [said(heard) for heard in await asyncio.gather(*asked)] == list("012345")
    assert [len(call) for call in door.calls] == [1] * 12


async def test_who_cannot_wait_does_not_wait_for_company(door: Door) -> None:
    """Danger is asked about at once, however many calls are under way."""
    async with RasaClient(door.url, FakeClock(), budget=30) as client:
        calm = [ask(client, str(number)) for number in range(6)]
        await until(lambda: len(door.calls) == AT_ONCE)
        urgent = asyncio.create_task(
            client.understand(CONVERSATION, "danger", message_id=MessageId("p1"), within=30)
        )
        await until(lambda: ["danger"] in door.calls)
        door.open.set()
        assert said(await urgent) == "danger"
        await asyncio.gather(*calm)


async def test_who_gave_up_is_not_asked_about(door: Door) -> None:
    """A message that waits no more takes no place in a call."""
    async with RasaClient(door.url, FakeClock(), budget=30) as client:
        asked = [ask(client, str(number)) for number in range(5)]
        await until(lambda: len(door.calls) == AT_ONCE)
        asked[3].cancel()
        await asyncio.gather(asked[3], return_exceptions=True)
        door.open.set()
        await asyncio.gather(*asked, return_exceptions=True)
    assert ["2", "4"] in door.calls


async def test_waiting_for_others_counts_as_waiting(door: Door) -> None:
    """Behind a Rasa that hangs, each message is given up after its own time."""
    async with RasaClient(door.url, FakeClock(), budget=0.05) as client:
        heard = await asyncio.gather(*(ask(client, str(number)) for number in range(12)))
    assert {said(each) for each in heard} <= {"slow", "waiting"}


@given(st.binary(max_size=200), st.integers(1, 5))
def test_no_bytes_give_one_message_anothers_answer(body: bytes, count: int) -> None:
    """Always as many as were asked about; lines in another number are no answers at all."""
    found = readings(body, count)
    assert len(found) == count
    if body.count(b"\n") not in (count, count - 1):
        assert found == [(200, b"")] * count


async def test_who_is_in_a_hurry_does_not_wait_to_see_that_rasa_is_silent(door: Door) -> None:
    """A call that has had no answer for longer than the hurried one would wait tells it enough."""
    passed = 0.0
    async with RasaClient(door.url, FakeClock(), timer=lambda: passed) as client:
        calm = ask(client, "calm")
        await until(lambda: bool(door.calls))
        passed += 0.2
        asked = MessageId("m-hurried")
        heard = await client.understand(CONVERSATION, "hurried", message_id=asked, within=0.1)
        assert heard == Unavailable("slow")
        assert door.calls == [["calm"]]
        door.open.set()
        assert isinstance(await calm, Understanding)
        heard = await client.understand(CONVERSATION, "hurried", message_id=asked, within=20)
        assert isinstance(heard, Understanding)


async def test_who_can_wait_finds_out_whether_a_dead_rasa_is_back() -> None:
    """Who is in a hurry asks a dead Rasa only when nobody else did for ten seconds."""
    clock = FakeClock()
    breaker = Breaker(clock, opens_after=1)
    breaker.failed()
    clock.moves(seconds=9)
    assert not breaker.may_ask(hurried=True)
    assert breaker.may_ask()
    breaker.failed()
    clock.moves(seconds=9)
    assert not breaker.may_ask(hurried=True)
    clock.moves(seconds=1)
    assert breaker.may_ask(hurried=True)
