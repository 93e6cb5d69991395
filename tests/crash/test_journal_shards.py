"""A journal over two masters: what one of them lacks or hides holds up nothing on the other."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from redis.exceptions import ResponseError

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId, Delivery
from bot.casework.records import Sent
from bot.stores.codec import Codec
from bot.stores.doubts import OTHERS_MARK_WITHIN
from bot.stores.journal import KEPT_FOR, Journal
from bot.stores.journal_file import JournalFiles
from bot.stores.masters import Look, Looks
from bot.stores.notes import JournalNote, Noted, about
from bot.stores.partitions import Partitions
from tests.fakes import FakeClock
from tests.makers import a_message, a_reply

PARTITIONS = Partitions(4)
EAST, WEST = frozenset({0, 1}), frozenset({2, 3})


def living_in(partition: int) -> str:
    """Return a conversation of a partition."""
    names = (f"telegram:{number}" for number in range(100))
    return next(name for name in names if PARTITIONS.of(ConversationId(name)) == partition)


@dataclass
class TwoMasters:
    """Says what a test set: each master's partitions and line of history, and which are away."""

    lines: dict[frozenset[int], str] = field(default_factory=lambda: {EAST: "e1", WEST: "w1"})
    away: set[frozenset[int]] = field(default_factory=set)
    confirmed: bool = False
    forbids: bool = False
    meanwhile: Callable[[], None] = lambda: None

    async def look(self, fenced: Collection[int]) -> Looks:
        """Look at both. Raises StoreUnavailable when neither is there."""
        if self.forbids:
            raise ResponseError("NOPERM this user has no permissions to run the 'info' command")
        self.meanwhile()
        there = {held: line for held, line in self.lines.items() if held not in self.away}
        if not there:
            raise StoreUnavailable("no master can be reached")
        looks = tuple(Look(held, line, 1, self.confirmed) for held, line in there.items())
        return Looks(looks, frozenset().union(*self.away))

    def beside(self, keys: Collection[str]) -> frozenset[int]:
        """Return what the master of the first key's partition holds; all for other keys."""
        named = [p for p in PARTITIONS.all() for key in keys if f"{{p{p:02d}}}" in key]
        held = [each for each in self.lines if each & set(named)]
        return held[0] if held else EAST | WEST

    async def close(self) -> None:
        """Nothing is open."""


@dataclass
class Stored:
    """The stores: they take what is stored again, but for that of a partition set to refuse.

    `odd`: of which partition they break; `until`: when they answer for another than that.
    """

    refuses: set[int] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    odd: int = -1
    until: asyncio.Event | None = None

    async def store(self, noted: Noted) -> str:
        """Take it. Raises StoreUnavailable."""
        partition = PARTITIONS.of(about(noted))
        if partition in self.refuses:
            raise StoreUnavailable("away again")
        if partition == self.odd:
            raise RuntimeError("odd")
        if self.until is not None:
            await self.until.wait()
        thing = noted.message or noted.reply
        self.texts.append(thing.text if thing else "")
        return "stored"


@dataclass
class Bench:
    """A journal over them, and a watch that a test moves."""

    journal: Journal
    masters: TwoMasters
    stored: Stored
    told: Counter[str]
    now: float = 100.0

    async def takes_in(self, partition: int, number: int) -> JournalNote | None:
        """Note a message as its store does."""
        note = self.journal.taking_in(partition, a_message(number, living_in(partition)))
        await self.journal.kept(note)
        return note

    async def caught_up(self) -> list[int]:
        """Return the partitions whose newer messages may be stored now."""
        return [p for p in PARTITIONS.all() if await self.journal.caught_up(p, 0)]

    def steady(self) -> list[int]:
        """Return the partitions whose replies may go out now."""
        each = self.journal.doubts._each
        return [p for p in PARTITIONS.all() if each[p].steady.is_set()]


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    """Return a journal that has looked once and found all well."""
    masters, stored, told = TwoMasters(), Stored(), Counter[str]()
    made: Any = None
    journal = Journal(
        JournalFiles(tmp_path / "journal", "web", 10_000_000),
        masters,  # type: ignore[arg-type]
        stored,  # type: ignore[arg-type]
        Codec(),
        PARTITIONS,
        FakeClock(),
        lambda what, count: told.update({what: count}),
        timer=lambda: made.now if made else 100.0,
    )
    made = Bench(journal, masters, stored, told)
    journal.open()
    await journal.look()
    yield made
    await journal.close()


async def test_a_master_that_is_away_holds_up_its_own_conversations_alone(bench: Bench) -> None:
    """Those on the other are stored and answered at once, and its return ends the wait."""
    bench.masters.away = {WEST}
    await bench.journal.look()
    assert await bench.caught_up() == bench.steady() == [0, 1]
    bench.masters.away = set()
    await bench.journal.look()
    assert await bench.caught_up() == bench.steady() == [0, 1, 2, 3]


async def test_what_replicas_have_leaves_the_journal_while_another_master_is_away(
    bench: Bench,
) -> None:
    """And what was taken in on the one that is away stays until its replicas have it."""
    east, west = await bench.takes_in(0, 1), await bench.takes_in(2, 1)
    bench.masters.confirmed, bench.masters.away = True, {WEST}
    await bench.journal.look()
    bench.now += KEPT_FOR
    await bench.journal.look()
    assert east is not None and east.closed
    assert west is not None and not west.closed
    assert bench.journal.open_records == 1


async def test_what_a_takeover_lost_is_stored_again_while_another_master_is_away(
    bench: Bench,
) -> None:
    """One shard is taken over and another is gone: the first is whole again all the same."""
    await bench.takes_in(0, 1)
    await bench.takes_in(2, 2)
    bench.masters.lines[EAST], bench.masters.away = "e2", {WEST}
    await bench.journal.look()
    assert bench.stored.texts == ["hello 1"]
    assert await bench.caught_up() == [0, 1]
    bench.masters.lines[WEST], bench.masters.away = "w2", set()
    await bench.journal.look()
    assert bench.stored.texts == ["hello 1", "hello 2"]
    assert bench.told == {"takeovers": 2, "stored": 2}


async def test_newer_messages_of_a_shard_wait_until_what_it_lost_is_stored_again(
    bench: Bench,
) -> None:
    """However long: they go to the spool meanwhile, and those of other shards do not."""
    await bench.takes_in(2, 1)
    bench.masters.lines[WEST], bench.stored.refuses = "w2", {2}
    for _ in range(3):
        await bench.journal.look()
        assert await bench.caught_up() == [0, 1]
    bench.stored.refuses = set()
    await bench.journal.look()
    assert bench.stored.texts == ["hello 1"]
    assert await bench.caught_up() == [0, 1, 2, 3]


async def test_a_disk_that_fails_for_one_shard_does_not_end_a_look_before_the_other_is_done(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two looks at once could store a conversation's messages in each other's order."""

    def fails(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.stores.journal_left.append_to", fails)
    await bench.takes_in(0, 1)
    await bench.takes_in(2, 2)
    bench.masters.lines = {EAST: "e2", WEST: "w2"}
    bench.stored.odd, bench.stored.until = 0, asyncio.Event()
    look = asyncio.ensure_future(bench.journal.look())
    await asyncio.wait([look], timeout=0.2)
    assert not look.done()
    bench.stored.until.set()
    with pytest.raises(OSError, match="No space"):
        await look
    assert bench.stored.texts == ["hello 2"]
    assert await bench.caught_up() == [2, 3]
    bench.stored.odd = -1


async def test_replies_of_the_shard_alone_wait_the_second_after_a_takeover(bench: Bench) -> None:
    """Workers mark what they had sent there; what goes out elsewhere was never in doubt."""
    note = bench.journal.sending(3, a_reply(1, living_in(3)), Sent(Delivery.SENT, "tg:1"))
    await bench.journal.kept(note)
    bench.masters.lines[WEST] = "w2"
    await bench.journal.look()
    assert bench.stored.texts == ["answer 1"]
    assert bench.steady() == [0, 1]
    bench.now += OTHERS_MARK_WITHIN
    await bench.journal.look()
    assert bench.steady() == [0, 1, 2, 3]


async def test_a_call_that_failed_casts_doubt_on_the_masters_own_partitions(
    bench: Bench,
) -> None:
    """On all of them, since one server holds them; and a look under way does not end it."""
    bench.masters.meanwhile = lambda: bench.journal.unsure([PARTITIONS.key(3, "in")])
    await bench.journal.look()
    assert await bench.caught_up() == bench.steady() == [0, 1]
    bench.masters.meanwhile = lambda: None
    await bench.journal.look()
    assert await bench.caught_up() == bench.steady() == [0, 1, 2, 3]


async def test_a_call_for_a_key_that_lies_anywhere_casts_doubt_on_all(bench: Bench) -> None:
    """Behind Sentinels, and wherever it is not known who holds the key."""
    bench.journal.unsure(["wm:workers"])
    assert await bench.caught_up() == bench.steady() == []


async def test_a_partition_that_moved_to_another_master_is_stored_again_alone(
    bench: Bench,
) -> None:
    """Slots are moved between servers: what is kept of the others stays as it is."""
    for partition in (0, 1, 2):
        await bench.takes_in(partition, partition)
    bench.masters.lines = {frozenset({0}): "e1", frozenset({1, 2, 3}): "w1"}
    await bench.journal.look()
    assert bench.stored.texts == ["hello 1"]
    assert bench.steady() == [0, 2, 3]


async def test_a_store_that_may_not_be_asked_holds_nothing_up(bench: Bench) -> None:
    """INFO and WAIT are forbidden to our name: nothing is known, `/healthz` says it, all go on."""
    bench.masters.forbids = True
    bench.journal.unsure(["wm:workers"])
    stop = Stopped()
    await bench.journal.run(stop)  # type: ignore[arg-type]
    assert await bench.caught_up() == bench.steady() == [0, 1, 2, 3]
    assert "refuses to be asked" in bench.journal.state()


class Stopped:
    """An event that is set from its second question on: one round, and no rest."""

    def __init__(self) -> None:
        self.asked = 0

    def is_set(self) -> bool:
        """Whether the round is over."""
        self.asked += 1
        return self.asked > 1

    async def wait(self) -> bool:
        """Return at once."""
        return True
