"""The inbound worker on a real Redis: in order, once, danger first, poison aside."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import (
    ConversationId,
    InboundMessage,
)
from bot.casework.records import Change
from bot.casework.triage import Route, Tier, Unavailable
from bot.flows.receive import receive
from bot.ports import Outside
from bot.stores.redis_stores import RedisStores
from bot.workers.inbound import InboundWork
from bot.workers.keeper import Keeper
from bot.workers.reader import Reader
from tests.edges.workers_kit import (
    CONVERSATION,
    MACHETE,
    Sleeps,
    directory,
    keeper,
    outside,
    reading,
)
from tests.fakes import FakeRasa
from tests.makers import a_conversation, a_message
from tests.waiting import until

__all__ = ["directory", "keeper", "outside"]


def inbound(
    outside: Outside, stores: RedisStores, keeper: Keeper, handle: Any = receive
) -> Reader[InboundMessage]:
    """Return a reader of the inbound stream."""
    work = InboundWork(outside, stores.casebook, stores.inbound, handle=handle, sleep=Sleeps())
    return Reader(stores.inbound, keeper, work=work, place=work.place)


async def empty(stores: RedisStores) -> bool:
    """Whether the inbound stream is worked off."""
    return await stores.inbound.backlog() == 0


async def test_messages_are_handled_in_order_and_come_off_the_stream(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """Twenty messages of four conversations: each transcript in order, the stream empty."""
    for number in range(5):
        for name in "abcd":
            await stores.inbox.add(a_message(number, f"telegram:{name}"))
    await reading(inbound(outside, stores, keeper), lambda: empty(stores))
    for name in "abcd":
        said = await stores.casebook.transcript(ConversationId(f"telegram:{name}"))
        theirs = [entry.text for entry in said if entry.author.value == "contact"]
        assert theirs == [f"hello {number}" for number in range(5)]
    assert await stores.outbound.backlog() >= 4


async def test_a_redelivery_that_was_handled_is_dropped(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """The same message on the stream a second time changes nothing and leaves the stream."""
    message = a_message()
    await stores.inbox.add(message)
    key = stores.shelf.partitions.key(stores.shelf.partitions.of(CONVERSATION), "in")
    await stores.redis.xadd(key, {"i": stores.shelf.codec.encode(message), "c": CONVERSATION})
    await reading(inbound(outside, stores, keeper), lambda: empty(stores))
    said = await stores.casebook.transcript(CONVERSATION)
    assert [entry.author.value for entry in said].count("contact") == 1


async def test_danger_is_on_the_queue_while_every_other_message_waits_for_the_model(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """With the model stuck and every place taken, a P1 that the screen sees still opens."""
    stuck = asyncio.Event()

    class Stuck(FakeRasa):
        async def understand(self, *args: Any, **named: Any) -> Any:
            if named.get("within") is not None:
                return Unavailable("slow")  # as the real one, for who cannot wait
            await stuck.wait()
            return await super().understand(*args, **named)

    for number in range(100):
        await stores.inbox.add(a_message(1, f"telegram:calm{number}"))
    await stores.inbox.add(a_message(1, text=MACHETE))
    slow = replace(outside, rasa=Stuck())

    async def opened() -> bool:
        cases = await stores.casebook.open_cases()
        return [case.tier for case in cases] == [Tier.P1]

    async def then_free() -> bool:
        if not stuck.is_set():
            await until(opened)
            stuck.set()
        return await empty(stores)

    await reading(inbound(slow, stores, keeper), then_free)


async def test_what_a_dead_worker_left_is_handled_first_and_in_order(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """Entries that were handed out and never finished come before fresh ones."""
    partition = stores.shelf.partitions.of(CONVERSATION)
    for number in range(3):
        await stores.inbox.add(a_message(number))
    await stores.inbound.prepare(partition)
    await stores.inbound.fresh([partition], count=2)
    await reading(inbound(outside, stores, keeper), lambda: empty(stores))
    said = await stores.casebook.transcript(CONVERSATION)
    theirs = [entry.text for entry in said if entry.author.value == "contact"]
    assert theirs == ["hello 0", "hello 1", "hello 2"]


async def test_poison_is_set_aside_for_a_person_and_blocks_nobody(
    outside: Outside, stores: RedisStores, keeper: Keeper, caplog: pytest.LogCaptureFixture
) -> None:
    """A message that fails five times becomes a P3 case and a dead entry; its words stay out."""
    tries: list[str] = []

    async def handle(given: Outside, message: InboundMessage) -> None:
        if message.text == "poison words":
            tries.append(message.text)
            raise ZeroDivisionError("poison words")
        await receive(given, message)

    await stores.inbox.add(a_message(1, text="poison words"))
    await stores.inbox.add(a_message(2))
    with caplog.at_level(logging.DEBUG):
        await reading(inbound(outside, stores, keeper, handle), lambda: empty(stores))
    assert len(tries) == 5
    assert await stores.inbound.dead() == 1
    (case,) = await stores.casebook.open_cases()
    assert (case.tier, case.route) == (Tier.P3, Route.HUMAN)
    assert "hello 2" in [e.text for e in await stores.casebook.transcript(CONVERSATION)]
    assert "poison" not in caplog.text


async def test_bytes_that_are_no_message_are_set_aside(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """When it is known whose they are a person is told; the next message is handled."""
    await stores.casebook.commit(Change(conversation=a_conversation()))
    key = stores.shelf.partitions.key(stores.shelf.partitions.of(CONVERSATION), "in")
    await stores.redis.xadd(key, {"i": b"\xff", "c": CONVERSATION})
    await stores.redis.xadd(key, {"nonsense": b"\xff"})
    await stores.inbox.add(a_message(2))
    await reading(inbound(outside, stores, keeper), lambda: empty(stores))
    assert await stores.inbound.dead() >= 1
    (case,) = await stores.casebook.open_cases()
    assert case.route is Route.HUMAN
    assert "hello 2" in [e.text for e in await stores.casebook.transcript(CONVERSATION)]


async def test_a_message_that_ends_the_process_is_set_aside_in_the_end(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """Handed out again and again, and begun too often alone: then a person has it."""
    partition = stores.shelf.partitions.of(CONVERSATION)
    await stores.inbox.add(a_message())
    await stores.inbound.prepare(partition)
    (hop,) = await stores.inbound.fresh([partition])
    for _ in range(5):
        await stores.inbound.left(partition)
        await stores.inbound.begin(hop)

    async def never(_: Outside, __: InboundMessage) -> None:
        raise AssertionError("it would end the process again")

    await reading(inbound(outside, stores, keeper, never), lambda: empty(stores))
    assert await stores.inbound.dead() == 1
    assert len(await stores.casebook.open_cases()) == 1


async def test_an_outage_of_the_store_uses_up_no_try(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """However long the store is away, a message waits for it."""
    tries: list[int] = []

    async def handle(given: Outside, message: InboundMessage) -> None:
        tries.append(1)
        if len(tries) < 20:
            raise StoreUnavailable("away")
        await receive(given, message)

    await stores.inbox.add(a_message())
    await reading(inbound(outside, stores, keeper, handle), lambda: empty(stores))
    assert len(tries) == 20
    assert await stores.inbound.dead() == 0
