"""Doubts about a takeover: each partition by itself, ended by what was seen after they began."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.stores.doubts import OTHERS_MARK_WITHIN, Doubts


@dataclass
class Bench:
    """Doubts about four partitions, and a watch that a test moves."""

    now: float = 100.0
    asked: int = 0
    doubts: Doubts = field(init=False)

    def __post_init__(self) -> None:
        self.doubts = Doubts(range(4), lambda: self.now, self._ask)

    def _ask(self) -> None:
        self.asked += 1

    def looked(self, *partitions: int, lacking: tuple[int, ...] = ()) -> None:
        """A look began and ended, with nothing in between."""
        self.doubts.settle(partitions, self.doubts.raised(), lacking)

    async def caught_up(self) -> list[int]:
        """Return the partitions whose newer messages may be stored now."""
        return [p for p in range(4) if await self.doubts.caught_up(p, 0)]

    def steady(self) -> list[int]:
        """Return the partitions whose replies may go out now."""
        return [p for p, each in self.doubts._each.items() if each.steady.is_set()]


async def test_nothing_is_sure_before_the_first_look() -> None:
    """What a dead process left may still have to be stored; who waits has a look made soon."""
    bench = Bench()
    assert await bench.caught_up() == bench.steady() == []
    assert bench.asked == 4
    bench.looked(0, 1, 2, 3)
    assert await bench.caught_up() == bench.steady() == [0, 1, 2, 3]
    assert bench.doubts.none


async def test_a_doubt_about_one_partition_holds_up_no_other() -> None:
    """A shard is away, and conversations on the others are stored and answered."""
    bench = Bench()
    bench.looked(0, 1, 2, 3)
    bench.doubts.unsure([1, 2])
    assert await bench.caught_up() == bench.steady() == [0, 3]
    assert not bench.doubts.none


async def test_a_look_that_began_before_a_doubt_does_not_end_it() -> None:
    """It may have seen the old master; that of the other partitions counts."""
    bench = Bench()
    before = bench.doubts.raised()
    bench.doubts.unsure([2])
    bench.doubts.settle(range(4), before, ())
    assert await bench.caught_up() == bench.steady() == [0, 1, 3]
    bench.looked(2)
    assert bench.doubts.none


async def test_after_a_takeover_replies_wait_a_second_more_and_messages_do_not() -> None:
    """Other workers mark what they had sent meanwhile; replies elsewhere go on at once."""
    bench = Bench()
    bench.looked(0, 1, 2, 3)
    bench.doubts.taken_over([3])
    bench.looked(0, 1, 2, 3)
    assert await bench.caught_up() == [0, 1, 2, 3]
    assert bench.steady() == [0, 1, 2]
    bench.now += OTHERS_MARK_WITHIN
    bench.looked(3)
    assert bench.steady() == [0, 1, 2, 3]


async def test_newer_messages_wait_for_as_long_as_one_is_missing() -> None:
    """Of its partition alone: the look stored again what the others lacked."""
    bench = Bench()
    bench.doubts.taken_over([0, 1])
    bench.looked(0, 1, 2, 3, lacking=(1,))
    assert await bench.caught_up() == [0, 2, 3]
    bench.looked(1)
    assert await bench.caught_up() == [0, 1, 2, 3]


async def test_a_partition_that_was_not_looked_at_stays_in_doubt() -> None:
    """Its master is away: nothing is known of it."""
    bench = Bench()
    bench.looked(0, 1)
    assert await bench.caught_up() == bench.steady() == [0, 1]


async def test_a_store_that_may_not_be_asked_holds_nothing_up() -> None:
    """Nothing is known of replicas then, and waiting would not make it known."""
    bench = Bench()
    bench.doubts.taken_over([0])
    bench.doubts.unknowable()
    assert await bench.caught_up() == bench.steady() == [0, 1, 2, 3]
