"""A replica takes over that never had the last moments: the journal stores them again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import RedisError

from bot.casework.cases import CaseState, Claim
from bot.casework.errors import StoreUnavailable
from bot.casework.hops import Hop
from bot.casework.messages import (
    ConversationId,
    Delivery,
    InboundMessage,
    MessageId,
    StaffName,
)
from bot.casework.records import Author, Change, Sent
from bot.stores.embedded import EmbeddedServer
from bot.stores.journal_replay import Again
from bot.stores.notes import Noted
from bot.stores.redis_deliveries import RedisDeliveries
from bot.stores.redis_stores import RedisStores, open_stores
from bot.wiring.store import with_journal
from tests.crash.journal_kit import WallClock, cut_off, part
from tests.fakes import START
from tests.makers import a_case, a_conversation, a_message, a_reply, an_entry
from tests.redis_servers import Trio, start_trio
from tests.waiting import until

CONVERSATION = ConversationId("telegram:7")
SARA = StaffName("Sara")


@pytest.fixture
def own_trio(tmp_path: Path, redis_server: EmbeddedServer) -> Iterator[Trio]:
    """Start a master, one replica and three Sentinels, for a test to break."""
    started = start_trio(tmp_path / "servers", replicas=1)
    yield started
    started.stop()


async def press_and_send(stores: RedisStores) -> None:
    """Take a message in, claim the case, and record a reply as sent."""
    assert await stores.inbox.add(a_message(2))
    case = await stores.casebook.case(a_case().case_id)
    conversation = await stores.casebook.conversation(CONVERSATION)
    assert case is not None
    claimed = replace(
        case, state=CaseState.CLAIMED, claim=Claim(SARA, START, START + timedelta(minutes=10))
    )
    said = (an_entry("Sara claimed the case."),)
    change = Change(conversation, claimed, entries=said, handled=MessageId("press:1"))
    await stores.casebook.commit(change)
    await stores.deliveries.delivered(a_reply(), Sent(Delivery.SENT, "tg:55"), START)


async def kept(stores: RedisStores) -> bool:
    """Whether all of that is stored."""
    case = await stores.casebook.case(a_case().case_id)
    return (
        await stores.inbound.backlog() == 2
        and case is not None
        and case.claim is not None
        and case.claim.by == SARA
        and await stores.deliveries.delivery(a_reply()) is Delivery.SENT
    )


async def before(stores: RedisStores) -> None:
    """Store what the replica has too."""
    await stores.check()
    await stores.inbox.add(a_message(1))
    await stores.casebook.commit(Change(conversation=a_conversation(), case=a_case()))


# redis-py leaves connections that it was making to a dead server to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_what_the_new_master_never_had_is_stored_again(
    own_trio: Trio, tmp_path: Path
) -> None:
    """A message taken in, a claim and a send: without the journal all three would be gone."""
    async with part("web", own_trio.address, tmp_path) as web:
        await before(web.stores)
        await until(lambda: not web.journal.open_records)
        cut_off(own_trio)
        await press_and_send(web.stores)
        assert web.journal.open_records == 3
        own_trio.master().kill()
        await until(lambda: web.told["takeovers"] > 0)
        await until(lambda: kept(web.stores))
        assert web.told["stored"] == 3
        assert len(await web.stores.casebook.transcript(CONVERSATION)) == 1
        # Its own record says so at once, also before the store does.
        assert await web.stores.deliveries.attempted(a_reply()) is False


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_a_process_that_ended_meanwhile_stores_it_at_its_next_start(
    own_trio: Trio, tmp_path: Path
) -> None:
    """The journal lies on disk: who starts again as the same part takes it over."""
    async with part("web", own_trio.address, tmp_path) as web:
        await before(web.stores)
        await until(lambda: not web.journal.open_records)
        cut_off(own_trio)
        await press_and_send(web.stores)
    dead = own_trio.master()
    dead.kill()
    own_trio.wait_for_another(dead)
    plain = open_stores(own_trio.address)
    assert not await kept(plain)
    await plain.close()
    async with part("web", own_trio.address, tmp_path) as web:
        await until(lambda: kept(web.stores))


async def waiting(stores: RedisStores) -> list[str]:
    """Return the ids on the stream of the conversation, in the order in which they are read."""
    shelf = stores.shelf
    stream = shelf.partitions.key(shelf.partitions.of(CONVERSATION), "in")
    rows: Any = await stores.redis.xrange(stream)
    found = [shelf.codec.decode(InboundMessage, row[b"i"], about=stream) for _, row in rows]
    return [message.message_id for message in found]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_a_newer_message_does_not_overtake_one_that_is_stored_again(
    own_trio: Trio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long that takes: the newer one is refused, and so waits in the spool."""
    go_on, store = asyncio.Event(), Again.store

    async def slowly(again: Again, noted: Noted) -> str:
        await go_on.wait()
        return await store(again, noted)

    monkeypatch.setattr(Again, "store", slowly)
    async with part("web", own_trio.address, tmp_path) as web:
        await before(web.stores)
        await until(lambda: not web.journal.open_records)
        cut_off(own_trio)
        await web.stores.inbox.add(a_message(2))
        dead = own_trio.master()
        dead.kill()
        own_trio.wait_for_another(dead)
        await until(lambda: web.told["takeovers"] > 0)
        try:
            for _ in range(3):
                with pytest.raises(StoreUnavailable):
                    await web.stores.inbox.add(a_message(3))
        finally:
            go_on.set()

        async def taken() -> bool:
            with suppress(StoreUnavailable):
                return await web.stores.inbox.add(a_message(3))
            return False

        await until(taken)
        ids = [a_message(number).message_id for number in (1, 2, 3)]
        assert await waiting(web.stores) == ids


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_what_a_replica_confirmed_and_lost_is_stored_again(
    own_trio: Trio, tmp_path: Path
) -> None:
    """Master and replica had it, and both threw it away: the journal keeps it a little longer."""
    async with part("web", own_trio.address, tmp_path) as web:
        await before(web.stores)
        await web.stores.inbox.add(a_message(2))
        await until(lambda: not web.journal.open_records)
        own_trio.master().ask("FLUSHALL")
        assert await waiting(web.stores) == []
        own_trio.master().kill()
        await until(lambda: web.told["takeovers"] > 0)
        ids = [a_message(number).message_id for number in (1, 2)]

        async def back() -> bool:
            with suppress(StoreUnavailable, RedisError):
                return await waiting(web.stores) == ids
            return False

        await until(back)


async def test_what_replicas_have_leaves_the_journal(own_trio: Trio, tmp_path: Path) -> None:
    """In step, nothing stays open, nothing is stored twice, and a clean end leaves no file."""
    async with part("web", own_trio.address, tmp_path) as web:
        await before(web.stores)
        await press_and_send(web.stores)
        await until(lambda: not web.journal.open_records)
        assert web.told["takeovers"] == 0
        assert web.journal.state() == "ok"
    assert not list((tmp_path / "journal").iterdir())


async def test_one_redis_needs_no_journal_while_it_answers(
    stores: RedisStores, tmp_path: Path
) -> None:
    """What it acknowledged is on its own disk, and nobody takes over: nothing is written."""
    noting, journal = with_journal(
        stores, tmp_path / "journal", "web", clock=WallClock(), limit=10_000_000
    )
    journal.open()
    await before(noting)
    await press_and_send(noting)
    assert journal.open_records == 0
    await journal.close()
    assert not list((tmp_path / "journal").iterdir())


async def test_the_desk_shows_the_words_that_were_sent_when_a_reply_is_worded_anew(
    stores: RedisStores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record of a send is late, and a server without the reply has taken over meanwhile."""
    noting, journal = with_journal(
        stores, tmp_path / "journal", "worker", clock=WallClock(), limit=10_000_000
    )
    journal.open()
    await noting.casebook.commit(Change(conversation=a_conversation()))
    sent = replace(a_reply(), text="the words that were sent")
    hop = Hop(noting.shelf.partitions.of(CONVERSATION), "1-0", sent)
    record, tries = RedisDeliveries._record, 0

    async def away_at_first(deliveries: RedisDeliveries, *args: Any, **more: Any) -> bool:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise StoreUnavailable("away")
        return await record(deliveries, *args, **more)

    monkeypatch.setattr(RedisDeliveries, "_record", away_at_first)
    with pytest.raises(StoreUnavailable):
        await noting.deliveries.delivered(sent, Sent(Delivery.SENT, "tg:5"), START, hop=hop)
    await noting.deliveries.delivered(sent, Sent(Delivery.SENT, "tg:5"), START, hop=hop)
    anew = replace(an_entry("other words"), author=Author.BOT, ref=sent.reply_id)
    conversation = await noting.casebook.conversation(CONVERSATION)
    await noting.casebook.commit(Change(conversation=conversation, entries=(anew,)))
    (shown,) = await noting.casebook.transcript(CONVERSATION)
    assert (shown.text, shown.delivery) == (sent.text, Delivery.SENT)
    await journal.close()
