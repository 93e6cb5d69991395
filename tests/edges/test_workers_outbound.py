"""The outbound worker on a real Redis: in order, once, never blindly again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.casework.messages import (
    Channel,
    Delivery,
    Reply,
)
from bot.casework.records import Change, Sent
from bot.stores.redis_stores import RedisStores
from bot.workers.keeper import Keeper
from bot.workers.outbound import OutboundWork
from bot.workers.reader import Reader
from tests.edges.workers_kit import CONVERSATION, FakeSender, Sleeps, keeper, reading
from tests.fakes import START, FakeClock
from tests.makers import a_case, a_reply, the_entry_of
from tests.waiting import until

__all__ = ["keeper"]


@dataclass
class Outgoing:
    """The outbound worker under test, with its sender and its sleeps."""

    stores: RedisStores
    keeper: Keeper
    clock: FakeClock
    sender: FakeSender = field(default_factory=FakeSender)
    sleeps: Sleeps = field(default_factory=Sleeps)

    def reader(self) -> Reader[Reply]:
        """Return a reader of the outbound stream."""
        work = OutboundWork(
            self.stores.deliveries,
            self.stores.outbound,
            {Channel.TELEGRAM: self.sender},
            self.keeper,
            clock=self.clock,
            sleep=self.sleeps,
            timer=lambda: self.sleeps.seconds,
        )
        return Reader(self.stores.outbound, self.keeper, work=work, place=work.place)

    async def send_all(self) -> None:
        """Work the outbound stream off."""

        async def done() -> bool:
            return await self.stores.outbound.backlog() == 0

        await reading(self.reader(), done)

    async def queue(self, *replies: Reply, **change: Any) -> None:
        """Store replies as a flow does."""
        lines = tuple(the_entry_of(reply) for reply in replies)
        await self.stores.casebook.commit(Change(entries=lines, replies=replies, **change))


@pytest.fixture
def outgoing(stores: RedisStores, keeper: Keeper, clock: FakeClock) -> Outgoing:
    """Return an outbound worker."""
    return Outgoing(stores, keeper, clock)


async def test_replies_are_sent_once_in_order_and_recorded(outgoing: Outgoing) -> None:
    """Each reply of a conversation leaves after the one before."""
    await outgoing.queue(*(a_reply(number) for number in range(5)))
    await outgoing.send_all()
    assert [reply.text for reply in outgoing.sender.sent] == [f"answer {n}" for n in range(5)]
    said = await outgoing.stores.casebook.transcript(CONVERSATION)
    assert {entry.delivery for entry in said} == {Delivery.SENT}


async def test_a_reply_that_was_recorded_is_never_sent_again(outgoing: Outgoing) -> None:
    """An entry that is still on the stream though its send was recorded is taken off."""
    await outgoing.queue(a_reply())
    await outgoing.stores.deliveries.delivered(a_reply(), Sent(Delivery.SENT), START)
    await outgoing.send_all()
    assert outgoing.sender.sent == []


async def test_a_send_cut_off_by_a_crash_is_made_again(outgoing: Outgoing) -> None:
    """Begun and never recorded: at least once means again."""
    await outgoing.queue(a_reply())
    await outgoing.stores.deliveries.attempted(a_reply())
    await outgoing.send_all()
    assert len(outgoing.sender.sent) == 1


@pytest.mark.parametrize("breaks", [False, True])
async def test_an_unconfirmed_send_is_never_repeated_blindly(
    outgoing: Outgoing, *, breaks: bool
) -> None:
    """A lost answer, or a sender that breaks, is recorded and shown: not sent twice."""
    outgoing.sender.outcome = Sent(Delivery.UNCONFIRMED)
    outgoing.sender.breaks = breaks
    await outgoing.queue(a_reply(case_id=a_case().case_id), case=a_case())
    await outgoing.send_all()
    assert len(outgoing.sender.sent) == 1
    (entry,) = await outgoing.stores.casebook.transcript(CONVERSATION)
    assert entry.delivery is Delivery.UNCONFIRMED
    kept = await outgoing.stores.casebook.case(a_case().case_id)
    assert kept is not None
    assert kept.trouble
    assert await outgoing.stores.alerts.backlog() == 1


async def test_a_channel_that_is_not_connected_is_a_failed_send(outgoing: Outgoing) -> None:
    """It shows, instead of waiting for ever."""
    await outgoing.queue(a_reply(channel=Channel.WEBCHAT))
    await outgoing.send_all()
    (entry,) = await outgoing.stores.casebook.transcript(CONVERSATION)
    assert entry.delivery is Delivery.FAILED


@pytest.mark.parametrize("told", [True, False])
async def test_only_a_confirmed_alert_lets_the_words_say_so(
    outgoing: Outgoing, *, told: bool
) -> None:
    """Without it, and after at most 0.4 seconds, the words that claim nothing are sent."""
    case = a_case()
    reply = a_reply(case_id=case.case_id, text="Ring 999.", text_if_told="We told a worker.")
    await outgoing.queue(reply, case=case)
    if told:
        await outgoing.stores.deliveries.mark_told(case.case_id, START)
    await outgoing.send_all()
    expected = "We told a worker." if told else "Ring 999."
    assert [sent.text for sent in outgoing.sender.sent] == [expected]
    assert outgoing.sleeps.seconds <= 0.45
    (entry,) = await outgoing.stores.casebook.transcript(CONVERSATION)
    assert entry.text == expected


async def test_a_worker_that_lost_its_lease_sends_nothing(outgoing: Outgoing) -> None:
    """The reply waits for the worker that holds the partition now."""
    await outgoing.queue(a_reply())
    partition = outgoing.stores.shelf.partitions.of(CONVERSATION)
    await outgoing.stores.outbound.prepare(partition)
    (hop,) = await outgoing.stores.outbound.fresh([partition])
    outgoing.keeper._held = frozenset()
    await outgoing.reader().lanes._work(hop)
    assert outgoing.sender.sent == []
    assert await outgoing.stores.outbound.backlog() == 1


async def test_a_lease_lost_while_a_reply_waited_stops_its_send(outgoing: Outgoing) -> None:
    """Another worker has the partition by then, and it sends."""
    reply = a_reply(case_id=a_case().case_id, text_if_told="We told a worker.")
    await outgoing.queue(reply, case=a_case())
    partition = outgoing.stores.shelf.partitions.of(CONVERSATION)
    await outgoing.stores.outbound.prepare(partition)
    (hop,) = await outgoing.stores.outbound.fresh([partition])
    waits = outgoing.sleeps

    class Losing(Sleeps):
        async def __call__(self, length: float) -> None:
            outgoing.keeper._held = frozenset()
            await waits(length)

    outgoing.sleeps = Losing()
    outgoing.sleeps.seconds = 0.0
    working = asyncio.ensure_future(outgoing.reader().lanes._work(hop))
    await until(lambda: waits.seconds > 0)
    outgoing.sleeps.seconds = 1.0
    await working
    assert outgoing.sender.sent == []
    assert await outgoing.stores.outbound.backlog() == 1


async def test_a_reply_whose_record_breaks_is_kept_and_the_next_is_sent(
    outgoing: Outgoing,
) -> None:
    """A broken case record under one reply does not stop the worker."""
    stores = outgoing.stores
    first = a_reply(1, case_id=a_case().case_id)
    await outgoing.queue(first, a_reply(2), case=a_case())
    key = stores.shelf.partitions.key(
        stores.shelf.partitions.of(CONVERSATION), "case", a_case().case_id
    )
    await stores.redis.hset(key, "b", b"{}")
    outgoing.sender.outcome = Sent(Delivery.FAILED)
    await outgoing.send_all()
    assert len(outgoing.sender.sent) == 2
    assert await stores.outbound.dead() == 1


async def test_bytes_that_are_no_reply_are_kept_and_the_next_is_sent(outgoing: Outgoing) -> None:
    """A person looks at them later; nobody's reply waits behind them."""
    stores = outgoing.stores
    key = stores.outbound._key(stores.shelf.partitions.of(CONVERSATION))
    await stores.redis.xadd(key, {"i": b"\xff", "c": CONVERSATION})
    await outgoing.queue(a_reply())
    await outgoing.send_all()
    assert len(outgoing.sender.sent) == 1
    assert await stores.outbound.dead() == 1
