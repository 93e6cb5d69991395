"""The reader keeps a conversation's order when a lease is gone for a moment."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.casework.hops import Hop
from bot.workers.reader import Reader
from tests.waiting import until


@dataclass
class Blinking:
    """A keeper that holds partition 0, but not when it is asked about the first entry."""

    worker: str = "us"
    parts: tuple[frozenset[int], ...] = (frozenset({0}),)
    in_parts: bool = False
    asked: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def held(self) -> frozenset[int]:
        """Hold one partition."""
        return frozenset({0})

    def holds(self, partition: int) -> bool:
        """Have it but for a moment."""
        self.asked += 1
        return self.asked > 1

    def asks(self, busy: Any) -> None:
        """Give nothing up."""


@dataclass
class OneStream:
    """Two entries of one conversation: the first was left by a predecessor, the second is new."""

    left_over: list[str] = field(default_factory=lambda: ["1-0"])
    new: list[str] = field(default_factory=lambda: ["2-0"])

    async def prepare(self, partition: int) -> None:
        """Nothing to make."""

    async def left(self, partition: int, *, after: str = "0", count: int = 200) -> list[Hop[str]]:
        """Return what was handed out and not finished; asking takes a moment."""
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return [self._hop(name) for name in self.left_over if after == "0" or name > after]

    async def fresh(self, partitions: Collection[int], **_: Any) -> list[Hop[str]]:
        """Hand out what is new: from then on it is left over, until it is finished."""
        await asyncio.sleep(0)
        handed, self.new = self.new, []
        self.left_over += handed
        return [self._hop(name) for name in handed]

    async def waiting(self, partitions: Collection[int], **_: Any) -> list[tuple[int, str]]:
        """Find nothing that was forgotten."""
        return []

    def _hop(self, name: str) -> Hop[str]:
        return Hop(0, name, name, 1, about="telegram:1")


async def test_what_was_let_go_while_the_rest_is_read_is_not_overtaken() -> None:
    """The lease is back before the reader has noticed: it begins anew, in order."""
    stream, done = OneStream(), list[str]()

    async def work(hop: Hop[str]) -> None:
        done.append(hop.entry_id)
        stream.left_over.remove(hop.entry_id)

    reader: Reader[str] = Reader(
        stream,  # type: ignore[arg-type]
        Blinking(),  # type: ignore[arg-type]
        work=work,
        place=lambda hop: (hop.about, 4),
    )
    stop = asyncio.Event()
    running = asyncio.ensure_future(reader.run(stop))
    try:
        await until(lambda: len(done) == 2)
    finally:
        stop.set()
        await running
    assert done == ["1-0", "2-0"]


@dataclass
class Held:
    """A keeper that always holds partition 0."""

    worker: str = "us"
    parts: tuple[frozenset[int], ...] = (frozenset({0}),)
    in_parts: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def held(self) -> frozenset[int]:
        """Hold one partition."""
        return frozenset({0})

    def holds(self, partition: int) -> bool:
        """Have it."""
        return True

    def asks(self, busy: Any) -> None:
        """Give nothing up."""


@dataclass
class AskedWhileItEnds(OneStream):
    """Of which the look for what was forgotten is answered when the work has just ended."""

    end: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    looks: int = 0

    async def waiting(self, partitions: Collection[int], **_: Any) -> list[tuple[int, str]]:
        """Return what was being worked on when the store was asked."""
        self.looks += 1
        if self.looks > 1:
            return []
        found = [(0, name) for name in self.left_over]
        self.end.set()
        await self.ended.wait()
        await asyncio.sleep(0)
        return found


async def test_work_that_ends_while_the_look_is_answered_was_not_forgotten(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody is told that something was found, and nothing is read anew."""
    stream = AskedWhileItEnds(left_over=[], new=["1-0"])

    async def work(hop: Hop[str]) -> None:
        await stream.end.wait()
        stream.left_over.remove(hop.entry_id)
        stream.ended.set()

    times = iter(range(0, 10_000, 10))
    reader: Reader[str] = Reader(
        stream,  # type: ignore[arg-type]
        Held(),  # type: ignore[arg-type]
        work=work,
        place=lambda hop: (hop.about, 4),
        timer=lambda: float(next(times)),
    )
    stop = asyncio.Event()
    running = asyncio.ensure_future(reader.run(stop))
    try:
        await until(lambda: stream.looks > 1)
    finally:
        stop.set()
        await running
    assert "reached nobody" not in caplog.text
