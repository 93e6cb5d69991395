"""The short way through Rasa's dialogue says what the long way says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from rasa.core.agent import Agent, load_agent
from rasa.core.channels.channel import UserMessage
from rasa.core.utils import AvailableEndpoints

from bot.loopback import free_ports
from nlu.channel import long_way
from nlu.fingerprint import ROOT
from nlu.replies import joined
from nlu.short_way import ShortWay
from nlu.tracker import Visit
from nlu.wire import Ask, Outcome, read_ask
from tests.rasa.conftest import Back
from tests.rasa.servers import NOW

TEXTS = (
    "whats your number",
    "is there a youth club in Dudley for a 14 year old",
    "my boyfriend wont let me see my mates and he goes through my phone",
    "theyre outside mine with a machete",
    "",
    "💔",
)
# Slots that the front held, and entities that the message brings.
STATES: tuple[tuple[dict[str, str], list[tuple[str, str]]], ...] = (
    ({}, []),
    ({}, [("area", "Walsall"), ("age", "14"), ("for_whom", "child")]),
    ({"area": "Dudley", "topic": "family", "shown_services": "a,b"}, [("area", "Solihull")]),
    ({"topic": "bullying", "age": "13"}, [("more", "yes"), ("route", "bullying")]),
    ({"unheard_of": "x", "asked_again": "age"}, [("service", "childline"), ("age", "9")]),
)


@dataclass(frozen=True)
class Ways:
    """An agent, its short way, and how it read the texts before the short way took over."""

    agent: Agent
    short: ShortWay
    readings: dict[str, dict[str, Any]]


async def loaded(model: Path, actions: str) -> Agent:
    """The project's agent with an action server."""
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    endpoints.action.url = actions
    agent = await load_agent(model_path=str(model), endpoints=endpoints)
    assert agent.processor is not None
    return agent


@pytest_asyncio.fixture
async def ways(back: Back, model: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Ways]:
    """Both ways, in this process."""
    monkeypatch.setenv("WAYMARK_ACTIONS_URL", back.actions)
    agent = await loaded(model, back.actions)
    readings = {t: await agent.processor.parse_message(UserMessage(text=t)) for t in TEXTS}
    yield Ways(agent, ShortWay(agent), readings)
    await agent.processor.action_endpoint.close()


def ask_with(slots: dict[str, str]) -> Ask:
    """A message while the front holds these slots."""
    body = {"version": 1, "message_id": "m-1", "text": "words", "payload": "", "slots": slots}
    return read_ask({**body, "form": None, "asks": None, "now": NOW})


def parse_with(intent: str, entities: list[tuple[str, str]], tier: str) -> dict[str, Any]:
    """A reading as the pipeline gives it."""
    return {
        "text": "words",
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [{"entity": name, "value": value} for name, value in entities],
        "risk": {"tier": tier, "route": "family"},
    }


async def test_both_ways_say_the_same_for_every_intent(ways: Ways) -> None:
    """Answer, services, buttons and slots, whatever the slots held and the message brought."""
    domain = ways.agent.processor.domain
    short = 0
    for number, intent in enumerate(sorted(domain.intents)):
        slots, entities = STATES[number % len(STATES)]
        for held, brought in {
            str(state): state for state in (STATES[0], (slots, entities))
        }.values():
            ask, parse = ask_with(held), parse_with(intent, brought, "P4" if number % 3 else "P2")
            found = await ways.short.answer(ask, parse)
            if found is None:
                continue
            short += 1
            said, kept = found
            wanted = await long_way(ways.agent, ask, dict(parse), Visit(slots=dict(held)))
            assert Outcome(answer=joined(said), slots=kept) == wanted, intent
    assert short > len(domain.intents)


async def test_forms_go_the_long_way(ways: Ways) -> None:
    """What opens a form is not answered shortly."""
    for intent in ("mentoring_find", "callback_request"):
        assert await ways.short.answer(ask_with({}), parse_with(intent, [], "P4")) is None


async def test_words_are_read_alike(ways: Ways) -> None:
    """The plain runner gives what Rasa's own gave, number by number."""
    for text, before in ways.readings.items():
        now = ways.short.read(text)
        assert now["risk"] == before["risk"]
        assert now["intent"] == before["intent"]
        assert now["entities"] == before["entities"]


async def test_without_an_action_server_the_reading_still_comes(ways: Ways) -> None:
    """No answer, and the slots that the message filled; the front then answers by itself."""
    ways.agent.processor.action_endpoint.url = f"http://127.0.0.1:{free_ports(1)[0]}/webhook"
    parse = parse_with("greet", [("area", "Walsall")], "P4")
    assert await ways.short.answer(ask_with({}), parse) == ([], {"area": "Walsall"})


async def test_an_odd_answer_is_left_to_rasa(ways: Ways, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another event, or words of the domain by name, are none of the short way's business."""
    for odd in (
        {"events": [{"event": "restart"}], "responses": []},
        {"events": [], "responses": [{"response": "utter_hello"}]},
        {"events": None, "responses": []},
        ["not", "an", "object"],
    ):

        async def say(json: Any, answer: Any = odd) -> Any:
            await asyncio.sleep(0)
            return answer

        monkeypatch.setattr(ways.agent.processor.action_endpoint, "request", say)
        assert await ways.short.answer(ask_with({}), parse_with("greet", [], "P4")) is None
