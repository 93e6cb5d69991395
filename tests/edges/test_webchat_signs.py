"""The small signs of the web chat over real HTTP: typing both ways, and what was shown."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from aiohttp import ClientResponse

from bot.casework.records import Author, Change
from bot.ports import ReadTo
from tests.edges.webchat_kit import Kit
from tests.edges.webchat_tab import Client, Tab, client, events, kit, tab
from tests.fakes import START

__all__ = ["client", "kit", "tab"]


async def test_typing_is_noted_and_ends_with_the_message(tab: Tab, kit: Kit) -> None:
    """A sign without words, gone when the words come in."""
    presence = kit.store.presence
    answer = await tab.client.post("/chat/typing", json={}, headers=tab.headers)
    assert answer.status == 200
    assert await presence.typing(tab.conversation, Author.CONTACT)
    await tab.send("hello")
    assert not await presence.typing(tab.conversation, Author.CONTACT)


async def test_the_page_hears_that_a_worker_types_and_stops(tab: Tab, kit: Kit) -> None:
    """Said when it changes, and on its own line of the stream."""
    presence = kit.store.presence
    async with await tab.stream() as stream:
        assert [name for _, name, _ in await events(stream, 1)] == ["live"]
        await presence.types(tab.conversation, Author.STAFF, seconds=60)
        assert [name for _, name, _ in await events(stream, 1)] == ["typing"]
        await presence.types(tab.conversation, Author.STAFF, seconds=60)
        await presence.stops(tab.conversation, Author.STAFF)
        assert [name for _, name, _ in await events(stream, 1)] == ["typed"]


async def test_what_the_page_has_shown_is_kept(tab: Tab, kit: Kit) -> None:
    """The id that the stream gave comes back, with our own time."""
    await kit.put(tab.conversation, "Hello", author=Author.STAFF, staff="Amira")
    async with await tab.stream() as stream:
        ((entry_id, _, _),) = await events(stream, 1)
    answer = await tab.client.post("/chat/shown", json={"entry": entry_id}, headers=tab.headers)
    assert answer.status == 200
    read = await kit.store.presence.read_to(tab.conversation)
    assert read is not None
    assert (read.entry_id, read.at) == (entry_id, kit.clock.now())


NONSENSE = [b"", b"[]", b"{}", b'{"entry": 7}', b'{"entry": "x"}', b"x" * 99999]


@pytest.mark.parametrize("body", NONSENSE)
async def test_a_sign_that_makes_no_sense_is_refused(tab: Tab, kit: Kit, body: bytes) -> None:
    """In words, and nothing is kept."""
    answer = await tab.client.post("/chat/shown", data=body, headers=tab.headers)
    assert answer.status == 400
    assert json.loads(await answer.text())["error"] == "it should name an entry"
    assert await kit.store.presence.read_to(tab.conversation) is None


@pytest.mark.parametrize("path", ["/chat/typing", "/chat/shown"])
async def test_without_a_key_no_sign_is_taken(client: Client, path: str) -> None:
    """A sign belongs to a conversation, and the key opens it."""
    assert (await client.post(path, json={"entry": "1-0"})).status == 401


async def test_the_page_hears_what_staff_have_read(tab: Tab, kit: Kit) -> None:
    """Once for each step, in the words of the contact's language."""
    await tab.send("its about my brother")
    await kit.work()
    presence = kit.store.presence
    (mine, *_) = await kit.store.transcript(tab.conversation)
    async with await tab.stream() as stream:
        assert (await _until(stream, "live"))[0] == "live"
        await presence.has_read(tab.conversation, ReadTo(mine.entry_id, START), Author.STAFF)
        _, said = await _until(stream, "read")
        assert said == {"entry": mine.entry_id, "words": "Read by staff"}
        await presence.types(tab.conversation, Author.STAFF, seconds=60)
        ((_, name, _),) = await events(stream, 1)
        assert name == "typing"


async def test_what_staff_have_read_is_kept_from_a_screen_that_may_be_watched(
    tab: Tab, kit: Kit
) -> None:
    """Not at once and not on a page that is opened again: to a watcher nothing has changed."""
    await tab.send("its about my brother")
    await kit.work()
    contact = await kit.store.conversation(tab.conversation)
    assert contact is not None
    await kit.store.commit(Change(conversation=replace(contact, monitored=True)))
    presence = kit.store.presence
    (mine, *_) = await kit.store.transcript(tab.conversation)
    await presence.has_read(tab.conversation, ReadTo(mine.entry_id, START), Author.STAFF)
    async with await tab.stream() as stream:
        assert (await _until(stream, "live"))[0] == "live"
        await kit.put(tab.conversation, "OK.")
        ((_, name, _),) = await events(stream, 1)
        assert name == "entry"


async def _until(stream: ClientResponse, wanted: str) -> tuple[str, dict[str, str]]:
    while True:
        ((_, name, said),) = await events(stream, 1)
        if name == wanted:
            return name, said
