"""Who types and what was shown: the stores, the contact's page and the desk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestServer

from bot.casework.messages import Channel, ConversationId, Delivery, MessageKind, StaffName
from bot.casework.records import Author, Sent
from bot.flows import claim, relay
from bot.ports import Presence, ReadTo
from bot.stores.memory import MemoryStore
from bot.stores.redis_stores import RedisStores
from tests.edges.desk_kit import DeskKit, Worker, a_worker
from tests.fakes import START, FakeClock
from tests.waiting import until

CHAT = ConversationId("web-1a2b3c4d")
PRIYA = StaffName("Priya Shah")


@pytest.fixture(params=["memory", "redis"])
def held(request: pytest.FixtureRequest, clock: FakeClock) -> tuple[Presence, Any]:
    """Return each kind of presence with the events of its store."""
    if request.param == "memory":
        store = MemoryStore(clock=clock)
        return store.presence, store
    stores: RedisStores = request.getfixturevalue("stores")
    return stores.presence, stores.events


async def test_a_sign_of_typing_is_there_until_it_is_sent(held: tuple[Presence, Any]) -> None:
    """Each side has its own."""
    presence, _ = held
    await presence.types(CHAT, Author.CONTACT, seconds=60)
    assert await presence.typing(CHAT, Author.CONTACT)
    assert not await presence.typing(CHAT, Author.STAFF)
    assert not await presence.typing(ConversationId("web-other"), Author.CONTACT)
    await presence.stops(CHAT, Author.CONTACT)
    assert not await presence.typing(CHAT, Author.CONTACT)


async def test_a_sign_goes_by_itself(clock: FakeClock, stores: RedisStores) -> None:
    """A tab that closed types for ever otherwise."""
    memory = MemoryStore(clock=clock).presence
    await memory.types(CHAT, Author.CONTACT, seconds=8)
    clock.moves(seconds=8)
    assert not await memory.typing(CHAT, Author.CONTACT)
    await stores.presence.types(CHAT, Author.CONTACT, seconds=1)
    await until(lambda: _gone(stores.presence))


async def _gone(presence: Presence) -> bool:
    return not await presence.typing(CHAT, Author.CONTACT)


async def test_what_was_shown_never_goes_back(held: tuple[Presence, Any]) -> None:
    """Two tabs may tell in any order; the numbers of entries are compared as numbers."""
    presence, _ = held
    assert await presence.read_to(CHAT) is None
    for entry_id in ("9-0", "10-0", "9-7", "10-0"):
        await presence.has_read(CHAT, ReadTo(entry_id, START))
    assert await presence.read_to(CHAT) == ReadTo("10-0", START)
    later = ReadTo("10-1", START + timedelta(seconds=5))
    await presence.has_read(CHAT, later)
    assert await presence.read_to(CHAT) == later


async def test_open_pages_hear_of_the_first_sign_and_not_of_each(
    held: tuple[Presence, Any],
) -> None:
    """Typing for a minute must not draw every page of the desk fifteen times."""
    presence, events = held
    heard: list[str] = []

    async def listen() -> None:
        async for changed in events.listen():
            heard.append(changed)  # noqa: PERF401 - read while it grows

    async def hears(name: str) -> bool:
        await presence.stops(ConversationId(name), Author.CONTACT)
        await presence.types(ConversationId(name), Author.CONTACT, seconds=60)
        return name in heard

    task = asyncio.create_task(listen())
    await until(lambda: hears("web-listening"))
    for _ in range(5):
        await presence.types(CHAT, Author.CONTACT, seconds=60)
    await until(lambda: hears("web-last"))
    task.cancel()
    assert heard.count(CHAT) == 1


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def worker(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return Priya, signed in, with a web chat case of hers open."""
    await kit.staff(PRIYA)
    await kit.says("theyre outside mine with a machete", CHAT, channel=Channel.WEBCHAT)
    (case,) = await kit.store.open_cases()
    await claim.claim(kit.outside, case.case_id, PRIYA, cause="claim")
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        await made.signs_in(PRIYA)
        await made.opens(f"/cases/{case.case_id}")
        yield made


async def types(worker: Worker, case: str, where: str = "reply") -> None:
    """Give the page's sign that its person writes."""
    await worker.opens(case)
    await worker.posts(f"{case}/writing", where=where)


async def test_staff_see_that_the_contact_types(kit: DeskKit, worker: Worker) -> None:
    """While they do, and no longer."""
    await kit.store.presence.types(CHAT, Author.CONTACT, seconds=8)
    await worker.opens(worker.path)
    assert "The contact is typing." in worker.words
    kit.clock.moves(seconds=9)
    await worker.opens(worker.path)
    assert "The contact is typing." not in worker.words


async def test_staff_see_how_far_the_contact_has_come(kit: DeskKit, worker: Worker) -> None:
    """On the last of our lines that their page has shown, and on no other."""
    (case,) = await kit.store.open_cases()
    for number in range(2):
        await relay.from_staff(
            kit.outside, case.case_id, PRIYA, f"Line {number}", cause=f"r{number}"
        )
    for reply in list(kit.store.outbound):
        await kit.store.delivered(reply, Sent(Delivery.SENT), kit.clock.now())
    entries = await kit.store.transcript(CHAT)
    first = next(entry for entry in entries if entry.text == "Line 0")
    await kit.store.presence.has_read(CHAT, ReadTo(first.entry_id, kit.clock.now()))
    page = await worker.opens(worker.path)
    assert page.count("Shown on their screen") == 1
    assert page.index("Line 0") < page.index("Shown on their screen") < page.index("Line 1")


async def test_the_contact_sees_typing_of_who_has_the_case_alone(
    kit: DeskKit, worker: Worker
) -> None:
    """Notes are not typing; nor is what a colleague without the case writes."""
    presence, case = kit.store.presence, worker.path
    await types(worker, case, "note")
    assert not await presence.typing(CHAT, Author.STAFF)
    await types(worker, case)
    assert await presence.typing(CHAT, Author.STAFF)
    await worker.opens(case)
    await worker.posts(f"{case}/reply", text="Hello.")
    assert not await presence.typing(CHAT, Author.STAFF)
    await worker.opens(case)
    await worker.posts(f"{case}/release")
    await types(worker, case)
    assert not await presence.typing(CHAT, Author.STAFF)


async def test_nothing_types_on_a_screen_that_may_be_watched(kit: DeskKit, worker: Worker) -> None:
    """Whoever looks over the contact's shoulder must not see that somebody answers."""
    case = worker.path
    answer = {"kind": MessageKind.BUTTON, "payload": "safe_chat:no", "channel": Channel.WEBCHAT}
    await kit.says("No", CHAT, **answer)
    (stored,) = await kit.store.open_cases()
    assert stored.monitored
    await types(worker, case)
    assert not await kit.store.presence.typing(CHAT, Author.STAFF)
