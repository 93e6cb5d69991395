"""Polling: what is confirmed to Telegram is stored, and nothing stops it for long."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.casework.messages import InboundMessage, MessageKind
from bot.channels.telegram_bot import AnswerTooDeep, QuietRequest
from bot.flows.take_in import Intake
from tests.edges.telegram_tg import tg
from tests.telegram_standin.kit import Edge, a_reply

__all__ = ["tg"]


async def test_words_reach_the_store_and_are_confirmed(tg: Edge) -> None:
    """Two contacts write; both are stored in order and Telegram forgets them."""
    world = tg.standin.world
    ids = [world.says(1001, "hello"), world.says(1002, "is there a mentor"), world.says(1001, "?")]
    async with tg.polling():
        await tg.store.until(3)
        await world.until(lambda: world.confirmed == ids)
    assert [m.text for m in tg.store.taken if m.address == "1001"] == ["hello", "?"]
    assert world.oddities == []


async def test_an_update_is_not_confirmed_while_the_store_is_away(tg: Edge) -> None:
    """It comes again until it is stored; danger is answered meanwhile, once."""
    world = tg.standin.world
    tg.store.away = True
    first = world.says(1001, "hi")
    async with tg.polling():
        await tg.store.until_tried(3)
        danger = world.says(1002, "theyre outside with a machete")
        await world.wait_for(1002, "999")
        await tg.store.until_tried(12)
        assert world.confirmed == []
        tg.store.away = False
        await tg.store.until(2)
        await world.until(lambda: world.confirmed == [first, danger])
    assert world.texts_to(1002) == ["Ring 999 now."]
    assert "store_away" in tg.states


async def test_nothing_is_confirmed_past_what_is_not_stored(tg: Edge) -> None:
    """One that cannot be stored holds the offset back; those after it are stored all the same."""
    world = tg.standin.world
    tg.store.breaks_on = "poison"
    original = tg.store.take_in
    stuck = asyncio.Event()

    async def no_bare_copy(message: InboundMessage) -> Intake:
        if message.kind is MessageKind.UNREADABLE and not stuck.is_set():
            raise RuntimeError("still broken")
        return await original(message)

    tg.door.take_in = no_bare_copy
    ids = [world.says(1001, "poison"), world.says(1002, "good")]
    async with tg.polling():
        await tg.store.until(1)
        assert tg.store.taken[0].text == "good"
        assert world.confirmed == []
        stuck.set()
        await world.until(lambda: world.confirmed == ids)
    assert any(m.kind is MessageKind.UNREADABLE for m in tg.store.taken)


async def test_a_message_that_breaks_our_code_is_kept_without_its_words(tg: Edge) -> None:
    """A person is told that something came, and the next contact is not held up."""
    world = tg.standin.world
    tg.store.breaks_on = "poison"
    world.says(1001, "poison words")
    world.says(1002, "hello")
    async with tg.polling():
        taken = {m.address: m for m in await tg.store.until(2)}
    assert taken["1001"].kind is MessageKind.UNREADABLE
    assert taken["1001"].text == ""
    assert taken["1002"].text == "hello"


async def test_one_that_can_never_be_stored_is_given_up_after_a_while(tg: Edge) -> None:
    """Everyone behind it is answered; the log has its number and no word of it."""

    async def always(_message: InboundMessage) -> Intake:
        raise RuntimeError("a secret word")

    tg.door.take_in = always
    number = tg.standin.world.says(1001, "x")
    async with tg.polling():
        await tg.standin.world.until(lambda: tg.standin.world.confirmed == [number])
    assert tg.door.set_aside[("broken", "message")] == 1


async def test_one_odd_update_does_not_fail_the_batch(tg: Edge) -> None:
    """Shapes that no library would parse are set aside, kept or read, each alone."""
    world = tg.standin.world
    world.says(1001, "before")
    world.update(message={"chat": "what"})
    world.update(message=world.frame(1002) | {"text": 5, "date": "yesterday"})
    world.update(a_new_kind={"chat": world.chat(1003), "from": world.person(1003)})
    world.update()
    last = world.says(1001, "after")
    async with tg.polling():
        taken = await tg.store.until(4)
        await world.until(lambda: last in world.confirmed)
    kinds = sorted((m.address, m.kind.value) for m in taken)
    assert kinds == [
        ("1001", "text"),
        ("1001", "text"),
        ("1002", "unreadable"),
        ("1003", "unreadable"),
    ]


async def test_one_nested_too_deeply_is_set_aside_and_the_rest_of_its_batch_is_read(
    tg: Edge,
) -> None:
    """No parser can read it: it is kept for a person, confirmed, and blocks nobody."""
    kept: list[str] = []

    async def keep(_: bytes, reason: str) -> None:
        kept.append(reason)

    tg.door.keep = keep
    world = tg.standin.world
    world.says(1001, "before")
    deep: list[object] = []
    for _ in range(900):
        deep = [deep]
    world.update(message=world.frame(1002) | {"text": "deep", "odd": deep})
    last = world.says(1001, "after")
    parse = tg.bot.request.__class__.parse_json_payload

    def shallow(payload: bytes) -> dict[str, Any]:
        if payload.count(b"[") > 800:  # how deep a parser goes differs between Pythons
            raise AnswerTooDeep(payload)
        return parse(payload)

    for request in tg.bot._request:
        request.parse_json_payload = shallow  # type: ignore[method-assign]
    async with tg.polling():
        taken = await tg.store.until(2)
        await world.until(lambda: last in world.confirmed)
    assert [m.text for m in taken] == ["before", "after"]
    assert kept == ["too_deep"]


def test_json_that_no_parser_reads_names_its_updates() -> None:
    """By their keys alone: the same words inside a text count for nothing."""
    payload = b'{"result":[{"update_id": 7,"t":"\\"update_id\\": 9","x":' + b"[" * 200_000
    with pytest.raises(AnswerTooDeep) as raised:
        QuietRequest.parse_json_payload(payload)
    assert raised.value.numbers == [7]


async def test_groups_are_met_with_silence(tg: Edge) -> None:
    """What is said in a group is confirmed, not stored and not answered."""
    world = tg.standin.world
    number = world.update(message=world.frame(-200) | {"text": "hello bot"})
    async with tg.polling():
        await world.until(lambda: world.confirmed == [number])
    assert tg.store.taken == []
    assert world.sent == []


async def test_what_waited_behind_a_webhook_is_not_dropped(tg: Edge) -> None:
    """The webhook is deleted before polling, and what waits is kept."""
    world = tg.standin.world
    world.webhook = {"url": "http://127.0.0.1:9/gone"}
    world.says(1001, "hello")
    async with tg.polling():
        await tg.store.until(1)
    dropped = [
        params.get("drop_pending_updates")
        for name, params in world.calls
        if name == "deleteWebhook"
    ]
    assert dropped == ["false"]


async def test_a_webhook_set_meanwhile_is_deleted_again(tg: Edge) -> None:
    """A 409 because of a webhook heals by itself."""
    world = tg.standin.world
    async with tg.polling(long_poll_s=1):
        await world.until(lambda: world.count("getUpdates") > 0)
        world.webhook = {"url": "http://127.0.0.1:9/elsewhere"}
        world.says(1001, "hello")
        await world.until(lambda: "conflict" in tg.states and not world.webhook)
        await tg.store.until(1)


async def test_a_press_is_stored_and_its_clock_stopped(tg: Edge) -> None:
    """Also on a message so old that Telegram does not show it."""
    world = tg.standin.world
    world.known.add(1001)
    await tg.sender.send(a_reply("Are you safe?", choices=[("Yes", "safe:yes")]))
    async with tg.polling():
        world.presses(1001, "Yes")
        await tg.store.until(1)
        world.presses(1001, "safe:yes", inaccessible=True)
        await tg.store.until(2)
        await world.until(lambda: len(world.presses_answered) == 2)
    assert [m.payload for m in tg.store.taken] == ["safe:yes", "safe:yes"]
