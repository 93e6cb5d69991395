"""The counts of every process, added up in Redis: they outlive the processes that counted.

Each process adds what it counted since it last did, under a growing number, so that an answer
that was lost adds nothing twice. No conversation is involved: these keys have a tag of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.stores.connection import reaching
from bot.stores.partitions import PREFIX
from bot.stores.shelf import Shelf

TOTALS = f"{PREFIX}:{{metrics}}:totals"
NOW = f"{PREFIX}:{{metrics}}:now"
# Milliseconds for which what a process said of itself counts: it says so every 5 s.
COUNTS_FOR = 20_000


@dataclass(frozen=True)
class RedisTotals:
    """What processes counted, and how many of them have stopped asking Rasa."""

    shelf: Shelf

    async def add(
        self, process: str, number: int, counted: Mapping[str, float], *, breaker_open: bool
    ) -> None:
        """Add counts under `number`, once. Raises StoreUnavailable."""
        args: list[str | int | bytes] = [process, number, int(breaker_open), COUNTS_FOR]
        for key, value in counted.items():
            args += [key, repr(value)]
        mark = f"{PREFIX}:{{metrics}}:process:{process}"
        await self.shelf.run("ADD_UP", [TOTALS, mark, NOW], args)

    async def totals(self) -> dict[str, float]:
        """Return the sum over all processes, by sample. Raises StoreUnavailable."""
        with reaching():
            held = await self.shelf.redis.hgetall(TOTALS)
        return {key.decode(): float(value) for key, value in held.items()}

    async def breakers_open(self) -> int:
        """Return how many live processes have stopped asking Rasa. Raises StoreUnavailable."""
        with reaching():
            held = await self.shelf.redis.hvals(NOW)
            seconds, micros = await self.shelf.redis.time()
        now = seconds * 1000 + micros // 1000
        said = [value.decode().split(" ") for value in held]
        return sum(int(is_open) for at, is_open in said if now - int(at) <= COUNTS_FOR)
