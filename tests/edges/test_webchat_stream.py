"""The web chat's transcript as it streams: in order, whole, over lost lines and a lost store."""

from __future__ import annotations

import asyncio
import json

from bot.casework.messages import Choice, Delivery
from bot.casework.records import Author
from bot.channels.webchat_news import PAGES_PER_KEY
from tests.edges.webchat_kit import Kit
from tests.edges.webchat_tab import Tab, client, events, kit, tab, words
from tests.waiting import PATIENCE

__all__ = ["client", "kit", "tab"]


async def test_the_transcript_comes_in_order_and_says_when_it_is_live(tab: Tab, kit: Kit) -> None:
    """A page gets what was said so far, then `live`, then each new line as it happens."""
    await tab.send("whats your number")
    await kit.say_as_contact(kit.store.inbound[0])
    choice = Choice("Talk to a person", "human")
    await kit.put(tab.conversation, "Ring 0121 626 5322.", choices=(choice,))
    stream = await tab.stream()
    first = await events(stream, 3)
    assert [name for _, name, _ in first] == ["entry", "entry", "live"]
    assert words(first) == ["whats your number", "Ring 0121 626 5322."]
    assert first[1][2]["choices"] == [{"label": "Talk to a person", "value": "human"}]
    await kit.put(tab.conversation, "Hi", author=Author.STAFF, staff="Amira Khan")
    [(_, _, line)] = await events(stream, 1)
    assert (line["from"], line["name"]) == ("staff", "Amira")
    assert "Khan" not in json.dumps(line)
    stream.close()


async def test_a_reply_shows_only_once_it_is_sent(tab: Tab, kit: Kit) -> None:
    """What is not sent yet is not shown, nor is anything behind it; a failed reply never is."""
    await kit.put(tab.conversation, "failed", delivery=Delivery.FAILED)
    ref = await kit.put(tab.conversation, "first", delivery=None)
    await kit.put(tab.conversation, "second")
    stream = await tab.stream()
    assert [name for _, name, _ in await events(stream, 1)] == ["live"]
    await kit.became(tab.conversation, ref, "first", Delivery.SENT)
    assert words(await events(stream, 2)) == ["first", "second"]
    stream.close()


async def test_a_page_that_lost_its_line_reads_on_where_it_was(tab: Tab, kit: Kit) -> None:
    """With the last entry's id a stream goes on behind it: nothing is lost, nothing comes twice."""
    for n in range(4):
        await kit.put(tab.conversation, f"line {n}")
    stream = await tab.stream()
    seen = await events(stream, 2)
    stream.close()
    resumed = await tab.stream(after=seen[-1][0])
    assert words(await events(resumed, 2)) == ["line 2", "line 3"]
    resumed.close()


async def test_more_than_one_batch_arrives_whole(tab: Tab, kit: Kit) -> None:
    """A long conversation is read to its end before the page is told that it is live."""
    for n in range(1200):
        await kit.put(tab.conversation, f"line {n}", ref=f"r{n}")
    stream = await tab.stream()
    found = await events(stream, 1201)
    names = [name for _, name, _ in found]
    assert names.count("entry") == 1200
    assert words(found) == [f"line {n}" for n in range(1200)]
    stream.close()


async def test_another_key_sees_nothing(tab: Tab, kit: Kit) -> None:
    """One contact's words never reach another tab."""
    await kit.put(tab.conversation, "for one alone")
    other = Tab(tab.client, (await (await tab.client.post("/chat/start")).json())["key"])
    stream = await other.stream()
    assert [name for _, name, _ in await events(stream, 1)] == ["live"]
    stream.close()


async def test_a_stream_outlives_a_store_that_goes_away(tab: Tab, kit: Kit) -> None:
    """While the store is away the page is told so; when it is back the transcript goes on."""
    await kit.put(tab.conversation, "before")
    stream = await tab.stream()
    await events(stream, 2)
    kit.store.away = True
    assert [name for _, name, _ in await events(stream, 1)] == ["away"]
    kit.store.away = False
    assert [name for _, name, _ in await events(stream, 1)] == ["live"]
    await kit.put(tab.conversation, "after")
    assert words(await events(stream, 1)) == ["after"]
    stream.close()


async def test_many_open_lines_of_one_tab_cost_no_more_than_a_few(tab: Tab) -> None:
    """A phone that keeps losing its network leaves no lines open: the oldest is ended."""
    streams = [await tab.stream() for _ in range(PAGES_PER_KEY + 1)]
    for stream in streams[1:]:
        await events(stream, 1)
    async with asyncio.timeout(PATIENCE):
        await streams[0].content.read()
    for stream in streams:
        stream.close()
