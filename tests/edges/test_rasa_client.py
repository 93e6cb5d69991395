"""The way to Rasa: quick, strict, and never an exception."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.casework.conversation import Conversation
from bot.casework.messages import Channel, ConversationId, MessageId
from bot.casework.triage import Route, Tier, Unavailable, Understanding
from bot.rasa_client import RasaClient
from bot.rasa_client.breaker import Breaker
from bot.rasa_client.wire import LONGEST_TEXT, reading
from tests.fakes import START, FakeClock

GOOD: dict[str, Any] = {
    "version": 1,
    "intent": "mentoring",
    "confidence": 0.91,
    "tier": "P4",
    "route": "mentoring",
    "tier_probabilities": {"P4": 0.9, "P3": 0.1},
    "route_probabilities": {"mentoring": 1},
    "reasons": ["The model reads this as mentoring."],
    "watched": 0.04,
    "entities": [["area", "Walsall"]],
    "language": "en",
    "answer": {
        "text": "Here is who can help.",
        "service_ids": ["mentoring-unit"],
        "choices": [["Talk to a person", "human"]],
        "referral": {},
    },
    "slots": {"age": "13"},
    "form": None,
    "asks": None,
}
CONVERSATION = Conversation(
    conversation_id=ConversationId("tg-1"),
    channel=Channel.TELEGRAM,
    address="1",
    opened_at=START,
    slots=(("area", "Walsall"),),
    form="mentoring_form",
    asks="age",
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Stub:
    """A Rasa that says what the test tells it to."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.body: bytes = json.dumps(GOOD).encode()
        self.status = 200
        self.held = asyncio.Event()
        self.held.set()
        self.url = ""

    async def webhook(self, request: web.Request) -> web.Response:
        """Keep the question, wait while held, answer."""
        self.asked.append(await request.json())
        await self.held.wait()
        return web.Response(body=self.body, status=self.status, content_type="application/json")

    async def ready(self, _: web.Request) -> web.Response:
        """Say whether a model is loaded."""
        return web.Response(status=self.status)


@pytest.fixture
async def rasa() -> AsyncIterator[Stub]:
    """Yield a stub Rasa on a real port."""
    stub = Stub()
    app = web.Application()
    app.router.add_post("/webhooks/waymark/webhook", stub.webhook)
    app.router.add_get("/webhooks/waymark/", stub.ready)
    async with TestServer(app) as server:
        stub.url = str(server.make_url("")).rstrip("/")
        yield stub
        stub.held.set()


async def ask(client: RasaClient, text: str = "hello") -> Understanding | Unavailable:
    """Ask about one message."""
    return await client.understand(CONVERSATION, text, message_id=MessageId("m1"))


async def test_a_good_answer_is_understood(rasa: Stub) -> None:
    """Intent, tier, route and the action server's answer come back in one round trip."""
    async with RasaClient(rasa.url, FakeClock()) as client:
        heard = await ask(client)
    assert isinstance(heard, Understanding)
    assert (heard.tier, heard.route, heard.intent) == (Tier.P4, Route.MENTORING, "mentoring")
    assert heard.answer is not None
    assert heard.answer.choices == (("Talk to a person", "human"),)
    assert (heard.slots, heard.watched) == ((("age", "13"),), 0.04)


@pytest.mark.parametrize(
    ("said", "heard_as"), [(0.004, 0.004), (2, 2.0), (-1, None), ("long", None), (None, None)]
)
async def test_how_long_the_answer_took_never_spoils_a_reading(
    rasa: Stub, said: object, heard_as: float | None
) -> None:
    """It is for traces alone: whatever stands there, the message is understood."""
    rasa.body = json.dumps({**GOOD, "action_seconds": said}).encode()
    async with RasaClient(rasa.url, FakeClock()) as client:
        heard = await ask(client)
    assert isinstance(heard, Understanding)
    assert getattr(heard, "action_seconds", None) == heard_as


async def test_slots_and_form_go_along(rasa: Stub) -> None:
    """Rasa keeps nothing, so each question carries what the conversation knows."""
    async with RasaClient(rasa.url, FakeClock()) as client:
        await client.understand(CONVERSATION, "13", payload="for:me", message_id=MessageId("m9"))
    assert rasa.asked == [
        {
            "version": 1,
            "message_id": "m9",
            "text": "13",
            "payload": "for:me",
            "slots": {"area": "Walsall"},
            "form": "mentoring_form",
            "asks": "age",
            "now": START.isoformat(),
        }
    ]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"version": 2}, "garbled"),
        ({"tier": "P5"}, "garbled"),
        ({"tier": None}, "garbled"),
        ({"route": "nowhere"}, "garbled"),
        ({"confidence": 1.5}, "garbled"),
        ({"confidence": float("nan")}, "garbled"),
        ({"reasons": "one"}, "garbled"),
        ({"slots": {"age": 13}}, "garbled"),
        ({"answer": {"text": "no ids"}}, "garbled"),
        ({"answer": {**GOOD["answer"], "choices": [["a", "v" * 65]]}}, "garbled"),
        ({"answer": {**GOOD["answer"], "service_ids": ["a", "b", "c", "d"]}}, "garbled"),
    ],
)
async def test_an_answer_that_breaks_the_contract_is_none(
    rasa: Stub, change: dict[str, Any], why: str
) -> None:
    """A wrong answer in any field counts as no answer at all."""
    rasa.body = json.dumps({**GOOD, **change}).encode()
    async with RasaClient(rasa.url, FakeClock()) as client:
        assert await ask(client) == Unavailable(why)


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        (b"", 200, "garbled"),
        (b"not json", 200, "garbled"),
        (b"[]", 200, "garbled"),
        (b'"' + b"x" * 300_000 + b'"', 200, "too large"),
        (b"{}", 500, "status 500"),
        (b"{}", 503, "status 503"),
        (json.dumps(GOOD).encode(), 201, "status 201"),
        (b"{}", 400, "refused"),
    ],
)
async def test_garbage_is_no_answer(rasa: Stub, body: bytes, status: int, why: str) -> None:
    """Broken JSON, huge bodies and error statuses are a short code, never an exception."""
    rasa.body, rasa.status = body, status
    async with RasaClient(rasa.url, FakeClock()) as client:
        assert await ask(client) == Unavailable(why)


@given(st.binary(max_size=400) | st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner),
).map(lambda value: json.dumps(value).encode()))  # fmt: skip
def test_no_bytes_get_past_the_reader(body: bytes) -> None:
    """Whatever Rasa sends, reading it gives an understanding or a ValidationError."""
    with pytest.raises(ValidationError):
        reading(body)


async def test_a_dead_rasa_is_unreachable_then_left_alone(unused_tcp_port: int) -> None:
    """After three failures nobody waits for it; two seconds later one message asks again."""
    clock = FakeClock()
    async with RasaClient(f"http://127.0.0.1:{unused_tcp_port}", clock) as client:
        heard = [await ask(client) for _ in range(5)]
        assert heard == [Unavailable("unreachable")] * 3 + [Unavailable("waiting")] * 2
        clock.moves(seconds=2)
        assert await ask(client) == Unavailable("unreachable")
        assert await ask(client) == Unavailable("waiting")


async def test_rasa_comes_back_by_itself(rasa: Stub) -> None:
    """One good answer to the message that asks again closes the circuit for everyone."""
    clock = FakeClock()
    rasa.status = 503
    async with RasaClient(rasa.url, clock) as client:
        for _ in range(4):
            await ask(client)
        rasa.status = 200
        assert await ask(client) == Unavailable("waiting")
        clock.moves(seconds=2)
        assert isinstance(await ask(client), Understanding)
        assert isinstance(await ask(client), Understanding)


async def test_who_cannot_wait_is_let_go_and_rasa_is_not_blamed(rasa: Stub) -> None:
    """A short wait that runs out is "slow" for that message; the next one is asked as ever."""
    rasa.held.clear()
    async with RasaClient(rasa.url, FakeClock()) as client:
        for number in range(20):
            heard = await client.understand(
                CONVERSATION, "hello", message_id=MessageId(f"m{number}"), within=0.001
            )
            assert heard == Unavailable("slow")
        rasa.held.set()
        assert isinstance(await ask(client), Understanding)


async def test_a_slow_rasa_is_given_up(rasa: Stub) -> None:
    """Past the budget the contact is answered without it."""
    rasa.held.clear()
    async with RasaClient(rasa.url, FakeClock(), budget=0.05) as client:
        assert await ask(client) == Unavailable("slow")


async def test_a_refused_message_does_not_open_the_circuit(rasa: Stub) -> None:
    """One contact's odd message must not cost the others the model."""
    rasa.status = 400
    async with RasaClient(rasa.url, FakeClock()) as client:
        for _ in range(10):
            assert await ask(client) == Unavailable("refused")
        rasa.status = 200
        assert isinstance(await ask(client), Understanding)


async def test_only_one_message_at_a_time_asks_a_dead_rasa() -> None:
    """While one probes, the rest are answered at once; a cancelled probe frees the next."""
    clock = FakeClock()
    breaker = Breaker(clock, opens_after=1, asks_again_after=timedelta(seconds=2))
    breaker.failed()
    assert not breaker.may_ask()
    clock.moves(seconds=2)
    assert breaker.may_ask()
    assert not breaker.may_ask()
    breaker.gave_up()
    assert breaker.may_ask()


async def test_very_long_text_is_cut_to_what_rasa_takes(rasa: Stub) -> None:
    """Rasa refuses text over its limit, so the front sends the beginning."""
    async with RasaClient(rasa.url, FakeClock()) as client:
        assert isinstance(await ask(client, "x" * (LONGEST_TEXT + 1)), Understanding)
    assert len(rasa.asked[0]["text"]) == LONGEST_TEXT


async def test_no_words_in_the_log(rasa: Stub, caplog: pytest.LogCaptureFixture) -> None:
    """A failure is logged by its code, and never with what the contact wrote."""
    caplog.set_level(logging.DEBUG)
    rasa.body = json.dumps({**GOOD, "tier": "canary words"}).encode()
    async with RasaClient(rasa.url, FakeClock()) as client:
        await ask(client, "canary words")
    assert "garbled" in caplog.text
    assert "canary" not in caplog.text


async def test_ready_says_whether_a_model_is_loaded(rasa: Stub, unused_tcp_port: int) -> None:
    """The health check asks Rasa itself."""
    async with RasaClient(rasa.url, FakeClock()) as client:
        assert await client.ready()
        rasa.status = 503
        assert not await client.ready()
    async with RasaClient(f"http://127.0.0.1:{unused_tcp_port}", FakeClock()) as client:
        assert not await client.ready()


async def test_a_server_that_is_up_and_talks_nonsense_is_in_trouble(rasa: Stub) -> None:
    """Health asks for an answer that can be used, and spends none of the contacts' tries."""
    async with RasaClient(rasa.url, FakeClock()) as client:
        assert await client.trouble() == ""
        rasa.body = b"not json"
        assert await client.ready()
        for _ in range(10):
            assert await client.trouble() == "garbled"
        rasa.body = json.dumps(GOOD).encode()
        assert isinstance(await ask(client), Understanding)
