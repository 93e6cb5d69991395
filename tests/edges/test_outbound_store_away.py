"""Sends while the store is away: none begins, and what was made is told to who comes after."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.hops import Hop
from bot.casework.messages import Delivery, Reply
from bot.casework.records import Change, Sent
from bot.ports.turns import STILL_OURS
from bot.stores.redis_deliveries import RedisDeliveries
from bot.stores.redis_stores import RedisStores
from bot.stores.sent_notes import SentNotes
from bot.wiring.store import with_journal
from bot.workers.keeper import Keeper
from tests.edges.test_workers_outbound import Outgoing
from tests.edges.workers_kit import FakeSender, Sleeps, keeper
from tests.fakes import START, FakeClock
from tests.makers import a_reply, the_entry_of

__all__ = ["keeper"]


@dataclass
class Leases:
    """The store's leases, away for as many questions as the test says."""

    kept: Any
    away: int = 0
    lost: bool = False

    async def renew(self, partitions: Collection[int], worker: str, lasts: int) -> frozenset[int]:
        """Renew, unless away."""
        if self.away:
            self.away -= 1
            raise StoreUnavailable("away")
        return frozenset() if self.lost else await self.kept.renew(partitions, worker, lasts)


@dataclass
class Waits(FakeSender):
    """Waits a second for its turn, then asks whether it may send, as Telegram's limits do."""

    sleeps: Sleeps = field(default_factory=Sleeps)
    answers: list[bool] = field(default_factory=list)

    async def send(self, reply: Reply) -> Sent:
        """Take one reply, or leave it."""
        await self.sleeps(1.0)
        still_ours = STILL_OURS.get()
        assert still_ours is not None
        self.answers.append(await still_ours())
        return await super().send(reply)


@pytest.fixture
def leases(keeper: Keeper) -> Leases:
    """Return the keeper's leases, which the test may take away."""
    keeper.leases = Leases(keeper.leases)  # type: ignore[assignment]
    return keeper.leases  # type: ignore[return-value]


async def test_no_send_begins_while_the_store_is_away(
    stores: RedisStores,
    keeper: Keeper,
    clock: FakeClock,
    leases: Leases,
) -> None:
    """Its turn has come and the store does not answer: it waits until it does."""
    sleeps = Sleeps()
    sender = Waits(sleeps=sleeps)
    outgoing = Outgoing(stores, keeper, clock, sender, sleeps)
    leases.away = 3
    await outgoing.queue(a_reply())
    await outgoing.send_all()
    assert leases.away == 0
    assert sender.answers == [True]
    assert len(sender.sent) == 1


async def test_a_lease_that_the_store_gave_to_another_stops_the_send(
    keeper: Keeper,
    leases: Leases,
) -> None:
    """By its own clock the worker holds it still: the store's word counts."""
    leases.lost = True
    assert keeper.holds(3)
    assert await keeper.confirms(3) is False


@asynccontextmanager
async def noting(stores: RedisStores, folder: Path) -> AsyncIterator[tuple[RedisStores, SentNotes]]:
    """Open what a process has of the store, with its notes of sends."""
    clock = FakeClock()
    mine, notes = with_journal(stores, folder, "worker", clock=clock, limit=1_000_000)
    assert isinstance(notes, SentNotes)
    notes.open()
    yield mine, notes
    await notes.close()


def kept_in(folder: Path) -> list[Path]:
    """Return the files of a folder."""
    return list(folder.iterdir())


async def fails_to_record(
    stores: RedisStores, reply: Reply, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Send a reply, and find the store away."""

    async def away(*_: object, **__: object) -> bool:
        raise StoreUnavailable("away")

    with monkeypatch.context() as patch:
        patch.setattr(RedisDeliveries, "_record", away)
        with pytest.raises(StoreUnavailable):
            await stores.deliveries.delivered(reply, Sent(Delivery.SENT, "tg:9"), START)


async def queued(stores: RedisStores, replies: Sequence[Reply]) -> None:
    """Store replies as a flow does, with their first sends begun."""
    lines = tuple(the_entry_of(reply) for reply in replies)
    await stores.casebook.commit(Change(entries=lines, replies=tuple(replies)))
    for reply in replies:
        await stores.deliveries.attempted(reply)


async def test_what_a_living_worker_could_not_record_is_not_sent_again(
    stores: RedisStores,
    keeper: Keeper,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The next holder reads its file, and records the words as they were sent."""
    async with noting(stores, tmp_path) as (first, _), noting(stores, tmp_path) as (second, _):
        await queued(stores, [a_reply()])
        await fails_to_record(first, replace(a_reply(), text="as sent"), monkeypatch)
        outgoing = Outgoing(second, keeper, clock)
        await outgoing.send_all()
        assert outgoing.sender.sent == []
        (entry,) = await stores.casebook.transcript(a_reply().conversation_id)
        assert (entry.text, entry.delivery, entry.channel_ref) == (
            "as sent",
            Delivery.SENT,
            "tg:9",
        )


async def test_the_next_start_stores_what_a_dead_worker_left(
    stores: RedisStores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And then the file goes."""
    async with noting(stores, tmp_path) as (dead, _):
        await fails_to_record(dead, a_reply(), monkeypatch)
    assert len(kept_in(tmp_path)) == 1
    async with noting(stores, tmp_path) as (_, notes):
        assert notes.open_records == 1
        await notes.store_left()
        assert notes.open_records == 0
    assert await stores.deliveries.delivery(a_reply()) is Delivery.SENT
    assert not kept_in(tmp_path)


async def test_what_is_recorded_in_the_end_leaves_the_notes(
    stores: RedisStores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then its own process knows of it without asking the store."""
    async with noting(stores, tmp_path) as (mine, notes):
        await fails_to_record(mine, a_reply(), monkeypatch)
        assert await mine.deliveries.delivery(a_reply()) is Delivery.SENT
        assert await stores.deliveries.delivery(a_reply()) is None
        hop = Hop(0, "0-1", a_reply(), 1)
        await mine.deliveries.delivered(a_reply(), Sent(Delivery.SENT, "tg:9"), START, hop=hop)
        assert notes.open_records == 0
    assert not kept_in(tmp_path)


async def test_who_began_a_send_and_lives_has_time_to_record_it(
    stores: RedisStores,
    keeper: Keeper,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its lease ran out while its send was in the air: the next holder does not send it too."""
    looks = 0
    ours = RedisDeliveries.delivery

    async def delivery(deliveries: RedisDeliveries, reply: Reply) -> Delivery | None:
        nonlocal looks
        looks += 1
        if looks == 4:
            await stores.deliveries.delivered(reply, Sent(Delivery.SENT, "tg:9"), START)
        return await ours(deliveries, reply)

    monkeypatch.setattr(RedisDeliveries, "delivery", delivery)
    await queued(stores, [a_reply()])
    outgoing = Outgoing(stores, keeper, clock)
    await outgoing.send_all()
    assert outgoing.sender.sent == []
