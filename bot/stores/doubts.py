"""Of which partitions it is not sure that what a takeover may have lost is stored again.

Each partition stands by itself: in a cluster one master that is away says nothing about what
lies on the others. Nothing here asks a store; the journal says what it saw and when.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

# Seconds after a takeover before replies go out again: other workers mark what they had sent.
OTHERS_MARK_WITHIN = 1.0


@dataclass
class _Partition:
    """Set: no message that this process took in is missing; all of them, and a second passed."""

    caught_up: asyncio.Event = field(default_factory=asyncio.Event)
    steady: asyncio.Event = field(default_factory=asyncio.Event)
    unsteady_until: float = 0.0

    def clear(self) -> None:
        self.caught_up.clear()
        self.steady.clear()


@dataclass
class Doubts:
    """What is doubted, and who waits for it. At first everything is: nobody has looked yet."""

    partitions: Collection[int]
    timer: Callable[[], float]
    # Called when somebody begins to wait: a look soon helps.
    asked: Callable[[], None] = lambda: None
    _raised: Counter[int] = field(default_factory=Counter)
    _each: dict[int, _Partition] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with a doubt about each partition."""
        self._each = {partition: _Partition() for partition in self.partitions}

    def raised(self) -> Mapping[int, int]:
        """Return how often each was doubted. A look keeps this from before it began."""
        return Counter(self._raised)

    def unsure(self, partitions: Iterable[int]) -> None:
        """Hear that another server may serve these: only a look begun from now on settles it."""
        for partition in partitions:
            self._raised[partition] += 1
            self._each[partition].clear()

    def taken_over(self, partitions: Iterable[int]) -> None:
        """Hear that a look found another line of history; what it lacks is not stored again yet."""
        for partition in partitions:
            self._each[partition].clear()
            self._each[partition].unsteady_until = self.timer() + OTHERS_MARK_WITHIN

    def settle(
        self, partitions: Iterable[int], before: Mapping[int, int], lacking: Collection[int]
    ) -> None:
        """Hear that a look is done with these; `lacking` still miss messages.

        `before`: what `raised` said when it began. A partition that was doubted meanwhile stays
        so: what was looked at may have been the old master.
        """
        for partition in partitions:
            if self._raised[partition] != before.get(partition, 0):
                continue
            each = self._each[partition]
            if partition not in lacking:
                each.caught_up.set()
            if self.timer() >= each.unsteady_until:
                each.steady.set()

    def unknowable(self) -> None:
        """Hear that the store lets nobody ask: then nothing is held up."""
        for each in self._each.values():
            each.caught_up.set()
            each.steady.set()

    @property
    def none(self) -> bool:
        """Whether nothing is doubted."""
        return all(each.steady.is_set() and each.caught_up.is_set() for each in self._each.values())

    async def caught_up(self, partition: int, within: float) -> bool:
        """Wait until no message of a partition is missing; False when one still is."""
        return await self._until(self._each[partition].caught_up, within)

    async def settled(self, partition: int, within: float) -> None:
        """Wait, at most so long, until all that was lost is stored again, by others too."""
        await self._until(self._each[partition].steady, within)

    async def _until(self, event: asyncio.Event, within: float) -> bool:
        if not event.is_set():
            self.asked()
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), within)
        return event.is_set()
