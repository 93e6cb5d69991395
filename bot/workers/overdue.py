"""Every second, by one worker of all: what has fallen due, and what the model is yet to read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.casework.cases import Case
from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId
from bot.flows.chase import chase
from bot.flows.reassess import reassess
from bot.ports import Outside
from bot.workers.hops import LeaseStore, WorkersCasebook

log = logging.getLogger(__name__)
EVERY = 1.0
LEADS_FOR = 3000  # milliseconds
# Rounds between looks at what was read without the model.
REASSESS_EACH = 3
# Conversations read again at a time: what comes in now must not wait behind them.
AT_ONCE = 8

Chase = Callable[[Outside, Case], Awaitable[bool]]
Reassess = Callable[[Outside, ConversationId], Awaitable[bool]]


@dataclass
class Overdue:
    """The one who looks at the clock. `chase` and `reassess` are the flows of those names."""

    outside: Outside
    casebook: WorkersCasebook
    leases: LeaseStore
    worker: str
    chase: Chase = chase
    reassess: Reassess = reassess
    _round: int = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Look every second until told to stop."""
        try:
            while not stop.is_set():
                try:
                    await self.look()
                except StoreUnavailable as error:
                    log.warning("the clock was not looked at: %s", error)
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), EVERY)
        finally:
            with suppress(StoreUnavailable):
                await self.leases.stop_leading(self.worker)

    async def look(self) -> None:
        """Do one round, if this worker leads. Raises StoreUnavailable."""
        if not await self.leases.lead(self.worker, LEADS_FOR):
            return
        for case in await self.casebook.due_cases(self.outside.clock.now()):
            await self._guarded(case.case_id, self.chase(self.outside, case))
        if self._round % REASSESS_EACH == 0:
            await self._read_again()
        self._round += 1

    async def _read_again(self) -> None:
        waiting = list(await self.casebook.unassessed())
        while waiting:
            now, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
            done = await asyncio.gather(
                *(self._guarded(one, self.reassess(self.outside, one)) for one in now)
            )
            if not all(done) or not await self.leases.lead(self.worker, LEADS_FOR):
                return  # the model is still away, or another worker leads now

    async def _guarded(self, about: str, step: Awaitable[bool]) -> bool:
        """Do one step; one that breaks is said and does not keep the others from theirs."""
        try:
            return await step
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one that breaks keeps no other from its own
            log.error("looking after %s failed: %s", about, type(error).__name__)  # noqa: TRY400
            return True
