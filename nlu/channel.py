"""The front's door into Rasa: one request a message, with the reading and the answer together.

POST /webhooks/waymark/webhook takes the JSON of `nlu.wire`, POST /webhooks/waymark/several that
of several messages, and answers with a line for each; GET /webhooks/waymark/ answers 200 only when
a model is loaded. Nothing of a message is kept: see `nlu.tracker`.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import uuid4
from weakref import WeakKeyDictionary

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.constants import REQUESTED_SLOT
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as as_json

from nlu import quiet
from nlu.buttons import parse_of_button, without_risk
from nlu.form_stays import stays_open
from nlu.forms import (
    ASKED_AGAIN,
    FREE_TEXT,
    InForm,
    a_place_alone,
    answer_in_form,
    is_bare,
    read_in_form,
    whom_said,
    with_entity,
)
from nlu.replies import joined
from nlu.short_way import ShortWay
from nlu.tracker import Visit, visiting
from nlu.wire import Ask, BadMessage, Outcome, read_ask, read_several, reply_body
from nlu.words import words_only

quiet.hush()

log = logging.getLogger(__name__)
NAME = "waymark"
_SHORT_WAYS: WeakKeyDictionary[Agent, ShortWay] = WeakKeyDictionary()
LONGEST_OWN_WORDS = 500  # of a name, or of a safe way and time


class WaymarkInput(InputChannel):
    """Named in credentials.yml as `nlu.channel.WaymarkInput`."""

    @classmethod
    def name(cls) -> str:
        """The part of the address that names this channel."""
        return NAME

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The two routes."""
        routes = Blueprint("waymark_webhook", __name__)

        @routes.get("/")
        async def health(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            ready = agent is not None and agent.is_ready()
            return as_json({"status": "ok" if ready else "loading"}, 200 if ready else 503)

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            quiet.seal()
            agent = getattr(request.app.ctx, "agent", None)
            if agent is None or not agent.is_ready():
                return as_json({"error": "the model is not loaded"}, 503)
            try:
                ask = read_ask(json.loads(request.body))
            except BadMessage as error:
                return as_json({"error": str(error)}, 400)
            except ValueError:
                return as_json({"error": "the body is not JSON"}, 400)
            return as_json(await understand(agent, ask))

        @routes.post("/several")
        async def receive_several(request: Request) -> HTTPResponse:
            quiet.seal()
            agent = getattr(request.app.ctx, "agent", None)
            if agent is None or not agent.is_ready():
                return as_json({"error": "the model is not loaded"}, 503)
            try:
                asks = read_several(json.loads(request.body))
            except BadMessage as error:
                return as_json({"error": str(error)}, 400)
            except ValueError:
                return as_json({"error": "the body is not JSON"}, 400)
            lines = await answer_each(agent, asks)
            return HTTPResponse("".join(lines), content_type="text/plain; charset=utf-8")

        return routes


async def answer_each(agent: Agent, asks: list[Any]) -> list[str]:
    """A line for each message. They are read one by one and answered together.

    Between two readings the server looks up: who asks alone meanwhile is in danger now and cannot
    wait (the front's `flows.words.A_BLINK`), and eight readings in a row take as long.
    """
    all_read = asyncio.Event()
    lines = []
    try:
        for asked in asks:
            lines.append(asyncio.create_task(_one_of_several(agent, asked, all_read)))
            await asyncio.sleep(0)  # it is read now
    finally:
        all_read.set()
    return list(await asyncio.gather(*lines))


async def _one_of_several(agent: Agent, asked: Any, all_read: asyncio.Event) -> str:
    """Status and JSON of one message's answer, in a line; what breaks on one spares the others."""
    try:
        status, body = 200, await understand(agent, read_ask(asked), first=all_read)
    except BadMessage as error:
        status, body = 400, {"error": str(error)}
    except Exception as error:  # noqa: BLE001 - as the server answers when one alone breaks
        log.error("a message could not be read: %s", type(error).__name__)  # noqa: TRY400
        status, body = 500, {"error": type(error).__name__}
    return f"{status} {json.dumps(body)}\n"


async def understand(
    agent: Agent, ask: Ask, *, first: asyncio.Event | None = None
) -> dict[str, Any]:
    """Read one message, let the rules answer it, and return the reply's JSON.

    `first`: what is waited for between the two.
    """
    way = short_way(agent)
    reading = parse_of_button(ask.payload, ask.asks) if ask.payload else None
    if reading is None:
        reading = a_place_alone(ask.text, way.read(words_only(ask.text)))
    if first is not None:
        await first.wait()
    # From here on it is answered: most of that is the action server's time.
    began = time.perf_counter()
    if not ask.form:
        plainly = await way.answer(ask, reading)
        if plainly is not None:
            said, slots = plainly
            outcome = Outcome(answer=joined(said), slots=slots)
            return reply_body(reading, outcome, time.perf_counter() - began)
    visit = Visit(slots=dict(ask.slots), form=ask.form, asks=ask.asks)
    if visit.form and visit.asks:
        reading = whom_said(visit.asks, ask.text, reading)
        again = ask.slots.get(ASKED_AGAIN)
        meaning = read_in_form(visit.asks, ask.text, reading, form=ask.form, asked_again=again)
        if is_bare(visit.asks, meaning, ask.text):
            reading = without_risk(reading)
        if meaning in (InForm.QUESTION, InForm.EARLY):
            outcome = await stays_open(way, ask, reading, meaning)
            return reply_body(reading, outcome, time.perf_counter() - began)
        parse = _for_the_form(visit, visit.asks, meaning, ask.text, reading)
    else:
        parse = dict(reading)
    outcome = await long_way(agent, ask, parse, visit)
    return reply_body(reading, outcome, time.perf_counter() - began)


async def long_way(agent: Agent, ask: Ask, parse: dict[str, Any], visit: Visit) -> Outcome:
    """Rasa's whole dialogue for one message."""
    with visiting(visit):
        said = await _let_rules_answer(agent, ask, parse)
    return _outcome(visit, said)


def short_way(agent: Agent) -> ShortWay:
    """The agent's short way, made at its first message and again for another model."""
    kept = _SHORT_WAYS.get(agent)
    if kept is None or not kept.serves(agent):
        kept = _SHORT_WAYS[agent] = ShortWay(agent)
    return kept


def _for_the_form(
    visit: Visit, asks: str, meaning: InForm, text: str, reading: Mapping[str, Any]
) -> dict[str, Any]:
    """What the rules see while a form is open; closes it when the contact has left it."""
    if meaning in (InForm.STOP, InForm.ELSEWHERE):
        visit.form, visit.asks = None, None
        if meaning is InForm.STOP:
            return {**reading, "intent": {"name": "leave_form", "confidence": 1.0}}
        return dict(reading)
    if meaning is InForm.ANSWER and asks in FREE_TEXT and text.strip():
        return with_entity(reading, asks, text.strip()[:LONGEST_OWN_WORDS], "inform")
    return answer_in_form(asks, meaning, reading, visit.slots)


async def _let_rules_answer(agent: Agent, ask: Ask, parse: dict[str, Any]) -> list[dict[str, Any]]:
    """Run Rasa's dialogue for one message and return what the action server said."""
    output = CollectingOutputChannel()
    risk = parse["risk"]
    message = UserMessage(
        text=words_only(ask.text),
        output_channel=output,
        # A name for this message alone: no conversation exists on this side.
        sender_id=uuid4().hex,
        parse_data=parse,
        input_channel=NAME,
        message_id=ask.message_id,
        metadata={"tier": risk["tier"], "route": risk["route"], "now": ask.now.isoformat()},
    )
    await agent.processor.handle_message(message)
    return [said["custom"] for said in output.messages if isinstance(said.get("custom"), dict)]


def _outcome(visit: Visit, said: list[dict[str, Any]]) -> Outcome:
    tracker = visit.tracker
    if tracker is None:
        return Outcome()
    values = {slot.name: slot.value for slot in tracker.slots.values()}
    asks = values.pop(REQUESTED_SLOT, None)
    form = tracker.active_loop_name
    return Outcome(
        answer=joined(said),
        slots={name: value for name, value in values.items() if isinstance(value, str) and value},
        form=form,
        asks=asks if form else None,
    )
