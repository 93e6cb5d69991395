"""Order in a lane, lanes side by side, danger first."""

from __future__ import annotations

import asyncio
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workers.lanes import Lanes


class Gate:
    """Work that waits until it is let go, and remembers what began and ended."""

    def __init__(self) -> None:
        """Begin closed."""
        self.open = asyncio.Event()
        self.begun: list[tuple[str, int]] = []
        self.most = 0
        self._now = 0

    async def __call__(self, item: tuple[str, int]) -> None:
        """Work on one item."""
        self.begun.append(item)
        self._now += 1
        self.most = max(self.most, self._now)
        await self.open.wait()
        self._now -= 1


@settings(max_examples=60, deadline=None)
@given(
    items=st.lists(st.tuples(st.sampled_from("abcde"), st.integers(1, 4)), max_size=40),
    at_once=st.integers(1, 4),
)
def test_whatever_comes_each_lane_keeps_its_order_and_nothing_is_lost(
    items: list[tuple[str, int]], at_once: int
) -> None:
    """Any mix of lanes and ranks: every item once, each lane in the order it came."""

    async def run() -> dict[str, list[int]]:
        done: dict[str, list[int]] = defaultdict(list)

        busy: set[str] = set()

        async def work(item: tuple[str, int]) -> None:
            assert item[0] not in busy
            busy.add(item[0])
            for _ in range(item[1] % 3):
                await asyncio.sleep(0)
            done[item[0]].append(item[1])
            busy.remove(item[0])

        lanes: Lanes[tuple[str, int]] = Lanes(work, at_once=at_once)
        for number, (lane, rank) in enumerate(items):
            lanes.put(lane, (lane, number), rank=rank)
        await lanes.room(0)
        return done

    done = asyncio.run(run())
    for lane in "abcde":
        assert done[lane] == [n for n, (name, _) in enumerate(items) if name == lane]


async def test_lanes_run_side_by_side_and_never_more_than_allowed() -> None:
    """Three lanes at once, one item each; the rest wait."""
    gate = Gate()
    lanes = Lanes(gate, at_once=3)
    for number in range(10):
        for lane in "abcde":
            lanes.put(lane, (lane, number), rank=4)
    await asyncio.sleep(0)
    assert gate.begun == [("a", 0), ("b", 0), ("c", 0)]
    gate.open.set()
    await lanes.room(0)
    assert gate.most == 3
    assert len(gate.begun) == 50


async def test_a_lane_never_runs_beside_itself() -> None:
    """Two places that come free at once do not both go to the lane that waited longest."""
    gate = Gate()
    lanes = Lanes(gate, at_once=2)
    for lane in ("a", "b", "c", "c", "c"):
        lanes.put(lane, (lane, 0), rank=4)
    await asyncio.sleep(0)
    gate.open.set()
    gate.open = asyncio.Event()
    for _ in range(5):
        await asyncio.sleep(0)
    assert gate.begun == [("a", 0), ("b", 0), ("c", 0)]
    gate.open.set()
    await lanes.room(0)


async def test_danger_overtakes_other_conversations() -> None:
    """With every place taken by calm work, danger still begins at once."""
    gate = Gate()
    lanes = Lanes(gate, at_once=2)
    for lane in "abcdef":
        lanes.put(lane, (lane, 0), rank=4)
    lanes.put("danger", ("danger", 0), rank=1)
    await asyncio.sleep(0)
    assert gate.begun == [("a", 0), ("b", 0), ("danger", 0)]
    gate.open.set()
    await lanes.room(0)


async def test_danger_never_overtakes_its_own_earlier_messages_and_pulls_them_ahead() -> None:
    """A conversation with danger in it goes before calm ones, in its own order."""
    gate = Gate()
    gate.open.set()
    lanes = Lanes(gate, at_once=1)
    for lane in "abc":
        lanes.put(lane, (lane, 0), rank=4)
    lanes.put("c", ("c", 1), rank=2)
    await lanes.room(0)
    assert gate.begun.index(("c", 0)) < gate.begun.index(("c", 1))
    assert gate.begun.index(("c", 0)) < gate.begun.index(("b", 0))


async def test_forgotten_items_are_never_begun() -> None:
    """What belongs to a lost partition is dropped; what is under way goes on."""
    gate = Gate()
    lanes = Lanes(gate, at_once=1)
    for number in range(3):
        lanes.put("a", ("a", number), rank=4)
    await asyncio.sleep(0)
    lanes.forget(lambda item: item[0] == "a")
    assert lanes.busy(lambda item: item[0] == "a")
    gate.open.set()
    await lanes.room(0)
    assert gate.begun == [("a", 0)]


async def test_work_that_breaks_is_not_swallowed() -> None:
    """A bug in the worker itself ends it, so that it is restarted and seen."""

    async def work(_: int) -> None:
        raise LookupError("a bug")

    lanes: Lanes[int] = Lanes(work)
    lanes.put("a", 1, rank=4)
    await asyncio.sleep(0)
    with pytest.raises(LookupError):
        await lanes.room(0)


async def test_a_stop_waits_for_what_is_under_way_and_begins_nothing_more() -> None:
    """Clean stop: the item in hand is finished, the next one left for whoever comes after."""
    gate = Gate()
    lanes = Lanes(gate, at_once=1)
    lanes.put("a", ("a", 0), rank=4)
    lanes.put("b", ("b", 0), rank=4)
    await asyncio.sleep(0)
    settling = asyncio.ensure_future(lanes.settle(5))
    await asyncio.sleep(0)
    gate.open.set()
    await settling
    assert gate.begun == [("a", 0)]
