"""What lies on one part of the store and every message needs: who is on shift, and the rota.

While that part is away (a shard of a cluster), contacts whose own part is there must not wait
for it: what was last heard is gone by, or that nobody is known to be on shift. That promises
nobody anything that may not be so, and rings further up the ladder sooner.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Generic, TypeVar

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import StaffName
from bot.casework.rota import Rota
from bot.ports import Roster, Rotas
from bot.ports.in_time import InTime

log = logging.getLogger(__name__)
Value = TypeVar("Value")
# Seconds. A P1 is answered within one, and asks more than this of the store.
ANSWERS_WITHIN = 0.2
HEARD_EVERY = 5.0
# Where this worker alone cannot ask, staff may leave their shift meanwhile.
SHIFTS_GOOD_FOR = 600.0


class LastHeard(Generic[Value]):
    """The last answer to one question, gone by for `good_for` seconds while none comes."""

    def __init__(
        self,
        read: Callable[[], Awaitable[Value]],
        otherwise: Value,
        *,
        good_for: float,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """`otherwise` is what counts when nothing was heard, or too long ago."""
        self._read = read
        self._otherwise = otherwise
        self._good_for = good_for
        self._timer = timer
        self._in_time = InTime(ANSWERS_WITHIN)
        self._heard: tuple[Value, float] | None = None

    async def ask(self) -> Value:
        """Return the answer, or what counts without one. Raises what else the read does."""
        try:
            return await self._in_time.ask("", self._hear)
        except StoreUnavailable:
            if self._heard is None or self._timer() - self._heard[1] > self._good_for:
                return self._otherwise
            return self._heard[0]

    async def _hear(self) -> Value:
        """Read; an answer that comes too late for who asked is the last one heard all the same."""
        value = await self._read()
        self._heard = value, self._timer()
        return value

    async def close(self) -> None:
        """Ask no more."""
        await self._in_time.close()


class KnownRoster:
    """The Roster of the ports, for a store in parts."""

    def __init__(self, roster: Roster, timer: Callable[[], float] = time.monotonic) -> None:
        """Ask `roster`."""
        self.heard: LastHeard[tuple[StaffName, ...]] = LastHeard(
            roster.on_shift, (), good_for=SHIFTS_GOOD_FOR, timer=timer
        )

    async def on_shift(self) -> tuple[StaffName, ...]:
        """Return who is on shift, or was when last heard; empty when that is not known."""
        return await self.heard.ask()


class KnownRotas:
    """The Rotas of the ports, for a store in parts."""

    def __init__(self, rotas: Rotas) -> None:
        """Ask `rotas`."""
        self._rotas = rotas
        self.heard: LastHeard[Rota] = LastHeard(rotas.rota, Rota(), good_for=float("inf"))

    async def rota(self) -> Rota:
        """Return the rota, or what it was when last heard; an empty one when none was."""
        return await self.heard.ask()

    async def save(self, rota: Rota) -> None:
        """As the rotas: nothing is saved unheard."""
        await self._rotas.save(rota)

    def bank_holidays(self, year: int) -> Mapping[date, str]:
        """As the rotas."""
        return self._rotas.bank_holidays(year)


class Listening:
    """Asks every few seconds, so that what was last heard is never old when a part goes away."""

    def __init__(self, roster: KnownRoster, rotas: KnownRotas) -> None:
        """Ask both."""
        self._heard = (roster.heard, rotas.heard)

    async def run(self, stop: asyncio.Event) -> None:
        """Ask until told to stop."""
        while not stop.is_set():
            for each in self._heard:
                with suppress(Exception):  # a rota that cannot be read is said by who needs it
                    await each.ask()
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), HEARD_EVERY)
        for each in self._heard:
            await each.close()
