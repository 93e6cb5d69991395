"""Random and hostile input: nothing breaks the doors, nothing blocks, danger is always seen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.hostile import run
from bench.hostile_bodies import DANGER, PLACES, Bodies
from bot.casework.messages import InboundMessage
from bot.casework.screen import screen
from bot.casework.triage import Tier
from bot.channels.telegram_update import Ignored, read_update
from bot.channels.webchat_body import BodyWrong, TooLong, read_body
from bot.flows.receive import receive
from bot.flows.take_in import TakeIn
from bot.stores.codec import Codec
from bot.stores.embedded import EmbeddedServer
from bot.stores.memory import MemoryStore
from bot.stores.redis_stores import RedisStores
from tests.fakes import START, FakeClock, FakeRasa
from tests.flows.scene import Scene, directory

KEY = b"a key for tests"
Json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
FIELDS = ("text", "caption", "sticker", "poll", "quote", "rich_message", "venue", "location")


@st.composite
def updates(draw: st.DrawFn) -> object:
    """Return an update of a private chat with hostile fields, or anything at all."""
    if draw(st.booleans()):
        return draw(Json)
    body: dict[str, object] = {name: draw(Json) for name in draw(st.sets(st.sampled_from(FIELDS)))}
    body |= {"chat": {"id": 7, "type": "private"}, "from": draw(Json), "message_id": draw(Json)}
    kind = draw(st.sampled_from(("message", "edited_message", "callback_query", "my_chat_member")))
    return {"update_id": draw(st.integers(0, 2**40)), kind: body}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(raw=updates())
async def test_whatever_telegram_sends_is_handled_or_set_aside(raw: object) -> None:
    """Read, stored as bytes and back, and handled to its end; no exception, no lost message."""
    clock = FakeClock()
    scene = Scene(MemoryStore(clock=clock), clock, FakeRasa())
    found = read_update(raw, key=KEY, received_at=START)
    if isinstance(found, Ignored):
        return
    codec = Codec()
    again = codec.decode(InboundMessage, codec.encode(found))
    assert again == found
    await TakeIn(scene.store, directory(), scene.clock)(found)
    await receive(scene.outside, found)
    said = await scene.store.transcript(found.conversation_id)
    assert found.message_id in {entry.ref for entry in said}


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(), Json.map(lambda value: json.dumps(value).encode())))
def test_whatever_a_page_posts_is_a_message_or_refused(raw: bytes) -> None:
    """Never another error, and the refusal never repeats what was posted."""
    why = ""
    try:
        read_body(raw)
    except (BodyWrong, TooLong) as error:
        why = str(error)
    assert len(why) < 100


@pytest.mark.parametrize("line", DANGER)
def test_the_planted_lines_are_danger_to_the_screen(line: str) -> None:
    """Else the oracle would look for what nobody promised."""
    assert screen(line).tier is Tier.P1


@pytest.mark.timeout(600)
async def test_hundreds_of_hostile_posts_break_nothing(
    redis_server: EmbeddedServer, stores: RedisStores, tmp_path: Path
) -> None:
    """The whole way over HTTP: danger planted in each place is a P1, good messages pass."""
    assert await stores.inbound.backlog() == 0
    figures = await run(redis_server.url, tmp_path, count=500, seed=7)
    assert figures["broken"] == []
    assert figures["planted"] > len(PLACES)  # type: ignore[operator]


def test_the_same_seed_throws_the_same_bodies() -> None:
    """So that what broke once can be broken again."""
    one, other = Bodies(5), Bodies(5)
    assert [one.next() for _ in range(200)] == [other.next() for _ in range(200)]
