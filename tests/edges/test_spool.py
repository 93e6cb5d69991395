"""The spool: kept means on disk, handed over in order and once, by whoever starts next."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId, InboundMessage
from bot.stores.spool import OTHERS_AFTER
from bot.stores.spool_file import SpoolFile, files
from bot.stores.spool_format import record_of
from tests.edges.spool_bench import Bench, bench, crashed, running
from tests.makers import a_message
from tests.waiting import until

__all__ = ["bench"]


async def test_kept_messages_reach_the_store_in_order_and_leave_nothing(bench: Bench) -> None:
    """While the store is away nothing is lost; afterwards no file remains."""
    spool = bench.spool()
    for number in range(3):
        for name in ("telegram:1", "telegram:2"):
            assert await spool.keep(a_message(number, name))
    assert spool.state() == "6 waiting for the store"
    async with running(spool):
        bench.store.away = False
        await until(lambda: spool.state() == "ok")
    for name in ("telegram:1", "telegram:2"):
        mine = [m.text for m in bench.store.inbound if m.conversation_id == name]
        assert mine == ["hello 0", "hello 1", "hello 2"]
    assert files(bench.folder) == ()
    assert sum(count for what, count in bench.told if what == "replayed") == 6


async def test_the_same_message_is_kept_once(bench: Bench) -> None:
    """A redelivery while the store is away changes nothing, even while the first is written."""
    spool = bench.spool()
    outcomes = await asyncio.gather(*(spool.keep(a_message(1)) for _ in range(4)))
    assert sorted(outcomes) == [False, False, False, True]
    bench.store.away = False
    await spool.hand_over()
    assert bench.texts == ["hello 1"]
    await spool.close()


async def test_a_conversation_that_waits_keeps_its_later_messages_behind(bench: Bench) -> None:
    """With the store back, only what waits for earlier words comes to the spool."""
    spool = bench.spool()
    spool.lost()
    await spool.keep(a_message(1, "telegram:1"))
    assert spool.first(ConversationId("telegram:9"))  # away: all come here
    spool._away = False
    assert spool.first(ConversationId("telegram:1"))
    assert not spool.first(ConversationId("telegram:9"))
    bench.store.away = False
    await spool.hand_over()
    assert not spool.first(ConversationId("telegram:1"))
    await spool.close()


async def test_what_a_dead_process_left_is_handed_over_by_the_next(bench: Bench) -> None:
    """The next start of the part reads it before anything new, and holds its conversations."""
    first = bench.spool()
    await first.keep(a_message(1))
    await first.keep(a_message(2))
    crashed(first)
    second = bench.spool()
    assert second.first(a_message().conversation_id)
    assert second.away()
    await second.keep(a_message(3))
    bench.store.away = False
    await second.hand_over()
    assert bench.texts == ["hello 1", "hello 2", "hello 3"]
    assert files(bench.folder) == ()


async def test_a_file_whose_owner_lives_is_left_alone(bench: Bench) -> None:
    """The owner's lock holds: two copies of a part never hand over the same file."""
    owner = bench.spool()
    await owner.keep(a_message(1))
    other = bench.spool()
    bench.store.away = False
    await other.hand_over()
    assert bench.texts == []
    assert len(files(bench.folder)) == 1
    await owner.close()


async def test_another_part_takes_it_over_only_after_a_while(bench: Bench) -> None:
    """A part that is started again comes first; one that never comes back loses nothing."""
    gone = bench.spool("telegram")
    await gone.keep(a_message(1))
    crashed(gone)
    bench.store.away = False
    web = bench.spool("web")
    web._look_at_others()
    await web.hand_over()
    assert bench.texts == []
    bench.now += OTHERS_AFTER
    web._look_at_others()
    await web.hand_over()
    assert bench.texts == ["hello 1"]


async def test_more_than_fits_into_one_round_is_all_handed_over(bench: Bench) -> None:
    """A long outage of many contacts: in order for each, and none left out."""
    spool = bench.spool()
    names = [f"telegram:{number}" for number in range(60)]
    for number in range(10):
        await asyncio.gather(*(spool.keep(a_message(number, name)) for name in names))
    bench.store.away = False
    await spool.hand_over()
    for name in names:
        mine = [m.text for m in bench.store.inbound if m.conversation_id == name]
        assert mine == [f"hello {number}" for number in range(10)]


async def test_a_store_that_goes_away_in_the_middle_gets_the_rest_later(bench: Bench) -> None:
    """What it took is not handed over again; the rest follows in its order."""
    spool = bench.spool()
    for number in range(5):
        await spool.keep(a_message(number))
    original, left = bench.store.add, 2

    async def falters(message: InboundMessage) -> bool:
        nonlocal left
        left -= 1
        if left < 0:
            raise StoreUnavailable("away again")
        return await original(message)

    bench.store.away = False
    bench.store.add = falters  # type: ignore[method-assign]
    with pytest.raises(StoreUnavailable):
        await spool.hand_over()
    assert spool.state() == "3 waiting for the store"
    bench.store.add = original  # type: ignore[method-assign]
    await spool.hand_over()
    assert bench.texts == [f"hello {number}" for number in range(5)]


async def test_one_message_that_the_store_will_not_have_holds_up_nobody(bench: Bench) -> None:
    """It is tried some times, then set aside on disk."""
    spool = bench.spool()
    for number in range(3):
        await spool.keep(a_message(number))
    original = bench.store.add

    async def picky(message: InboundMessage) -> bool:
        if message.text == "hello 1":
            raise RuntimeError("hello 1 is quoted by the error")
        return await original(message)

    bench.store.away = False
    bench.store.add = picky  # type: ignore[method-assign]
    for _ in range(4):
        with pytest.raises(StoreUnavailable):
            await spool.hand_over()
    await spool.hand_over()
    assert bench.texts == ["hello 0", "hello 2"]
    assert b"hello 1" in (bench.folder / "refused.damaged").read_bytes()


def test_an_owner_that_deletes_its_file_cannot_lose_anothers(tmp_path: Path) -> None:
    """A file that is done is deleted with the lock held; a new one has a name of its own."""
    from bot.stores.spool_file import adopt, create

    first = create(tmp_path, "web")
    first.append(record_of(b"a"))
    second = create(tmp_path, "web")
    assert first.path != second.path
    assert adopt(first.path) is None
    assert isinstance(first, SpoolFile)
    first.position = first.size
    first.leave()
    second.leave()
    assert files(tmp_path) == ()
