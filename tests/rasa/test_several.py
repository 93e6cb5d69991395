"""Several messages in one call get what each would get alone, at both doors of the back."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from rasa.utils.endpoints import ClientResponseError

from nlu import channel
from nlu.action_server import KeptEndpoint
from nlu.wire import BadMessage, read_several
from tests.rasa.conftest import Back
from tests.rasa.servers import Talk

TEXTS = (
    "whats your number",
    "is there a youth club in Dudley for a 14 year old",
    "my boyfriend wont let me see my mates and he goes through my phone",
    "theyre outside mine with a machete",
    "",
    "can i get a mentor",  # opens a form: this one goes the long way
)


def lines(address: str, messages: list[Any]) -> list[tuple[int, Any]]:
    """Ask about several; return status and JSON of each."""
    body = json.dumps({"version": 1, "messages": messages}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        said = answer.read().decode().splitlines()
    return [(int(line[:3]), json.loads(line[4:])) for line in said]


def test_each_is_read_and_answered_as_alone(back: Back) -> None:
    """Reading, reasons, answer, slots and form: to the last digit."""
    asks = [json.loads(Talk(back.address).body(text)) for text in TEXTS]
    alone = [back.talk().say(text) for text in TEXTS]
    together = lines(f"{back.health}several", asks)
    for answer in (*alone, *(said for _, said in together)):
        answer.pop("action_seconds")  # how long it took is its own
    assert together == [(200, answer) for answer in alone]


async def test_who_asks_alone_gets_in_between_two_readings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Danger does not wait for all that is read in one call; the answers still go together."""
    happened: list[str] = []

    class Way:
        def read(self, text: str) -> dict[str, Any]:
            happened.append(f"read {text}")
            return {"intent": {"name": "smalltalk", "confidence": 1.0}, "entities": [], "risk": {}}

        async def answer(self, ask: Any, _: Any) -> tuple[list[Any], dict[str, str]]:
            happened.append(f"answer {ask.text}")
            return [], {}

    async def danger() -> None:
        happened.append("danger")

    monkeypatch.setattr(channel, "short_way", lambda _: Way())
    monkeypatch.setattr(channel, "reply_body", lambda *_: {})
    asks = [json.loads(Talk("").body(text)) for text in "abc"]
    several = asyncio.create_task(channel.answer_each(None, asks))
    alone = asyncio.create_task(danger())
    assert await several == ["200 {}\n"] * 3
    await alone
    assert happened.index("danger") < happened.index("read c")
    assert happened[-3:] == ["answer a", "answer b", "answer c"]


def test_a_message_that_breaks_the_contract_spares_the_others(back: Back) -> None:
    """It is refused by itself, without a word of it."""
    good = json.loads(Talk(back.address).body("whats your number"))
    found = lines(f"{back.health}several", [good, {**good, "text": 7}, "canary", good])
    assert [status for status, _ in found] == [200, 400, 400, 200]
    assert found[1][1] == {"error": "text: must be a string"}
    assert "canary" not in json.dumps(found[2][1])


@pytest.mark.parametrize("body", [[], {"version": 1}, {"version": 1, "messages": []},
                                  {"version": 1, "messages": [1] * 33},
                                  {"version": 2, "messages": [1]}])  # fmt: skip
def test_what_is_no_list_of_messages_is_refused(body: Any) -> None:
    """Nothing is half understood."""
    with pytest.raises(BadMessage):
        read_several(body)


class Actions:
    """An action server that takes several calls or does not."""

    def __init__(self) -> None:
        self.several = True
        self.calls: list[int] = []
        self.url = ""

    async def one(self, request: web.Request) -> web.Response:
        """Answer one call; "broken" is refused."""
        self.calls.append(1)
        call = await request.json()
        status = 400 if call["next_action"] == "broken" else 200
        return web.json_response({"said": call["next_action"]}, status=status)

    async def many(self, request: web.Request) -> web.Response:
        """Answer a line a call."""
        if not self.several:
            return web.Response(status=404)
        names = [call["next_action"] for call in await request.json()]
        self.calls.append(len(names))
        each = (f'{400 if n == "broken" else 200} {{"said": "{n}"}}\n' for n in names)
        return web.Response(text="".join(each))


@pytest_asyncio.fixture
async def actions() -> AsyncIterator[Actions]:
    """Yield one on a real port."""
    found = Actions()
    app = web.Application()
    app.router.add_post("/webhook", found.one)
    app.router.add_post("/webhook/several", found.many)
    async with TestServer(app) as server:
        found.url = str(server.make_url("/webhook"))
        yield found


async def ask(endpoint: KeptEndpoint, *names: str) -> list[Any]:
    """Ask for actions in one moment; an error is told by its status."""
    calls = (endpoint.request(json={"next_action": name}) for name in names)
    found = await asyncio.gather(*calls, return_exceptions=True)
    return [one.status if isinstance(one, ClientResponseError) else one for one in found]


@pytest.mark.parametrize(("several", "calls"), [(True, [3]), (False, [1, 1, 1])])
async def test_actions_of_one_moment_are_asked_for_together(
    actions: Actions, several: bool, calls: list[int]
) -> None:
    """In one call where the server takes that, else one by one; each gets its own answer."""
    actions.several = several
    endpoint = KeptEndpoint(actions.url)
    try:
        found = await ask(endpoint, "a", "broken", "c")
        assert found == [{"said": "a"}, 400, {"said": "c"}]
        assert await ask(endpoint, "alone") == [{"said": "alone"}]
    finally:
        await endpoint.close()
    assert actions.calls == [*calls, 1]
