"""Every second, by one worker of all: what has fallen due, and what the model is yet to read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from bot.casework.cases import Case
from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId
from bot.flows.chase import chase
from bot.flows.reassess import reassess
from bot.ports import Outside
from bot.ports.in_time import InTime
from bot.workers.hops import LeaseStore, WorkersCasebook
from bot.workers.keeper import Keeper

log = logging.getLogger(__name__)
EVERY = 1.0
LEADS_FOR = 3000  # milliseconds
# Rounds between looks at what was read without the model.
REASSESS_EACH = 3
# Conversations read again at a time: what comes in now must not wait behind them.
AT_ONCE = 8
# Seconds that a round waits for one part of several; what goes on longer goes on beside it.
ANSWERS_WITHIN = 1.0

Chase = Callable[[Outside, Case], Awaitable[bool]]
Reassess = Callable[[Outside, ConversationId], Awaitable[bool]]


@dataclass
class Overdue:
    """The one who looks at the clock. `chase` and `reassess` are the flows of those names."""

    outside: Outside
    casebook: WorkersCasebook
    leases: LeaseStore
    worker: str
    keeper: Keeper | None = None
    chase: Chase = chase
    reassess: Reassess = reassess
    _round: int = 0
    _in_time: InTime = field(default_factory=lambda: InTime(ANSWERS_WITHIN))
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

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
            await self._in_time.close()
            with suppress(StoreUnavailable):
                await self.leases.stop_leading(self.worker)

    async def look(self) -> None:
        """Do one round, if this worker leads. Raises StoreUnavailable."""
        if self.keeper is not None and self.keeper.in_parts:
            await self._look_at_parts(self.keeper)
        elif await self._lead():
            await self._chase_all(None)
            if self._round % REASSESS_EACH == 0:
                await self._read_again(None)
            self._round += 1

    async def _look_at_parts(self, keeper: Keeper) -> None:
        """Look at each part of the store by itself: none waits for one that is away."""
        ours = await self._ours(keeper)
        steps = [self._chase_all]
        if self._round % REASSESS_EACH == 0:
            steps.append(self._read_again)
        self._round += 1
        looks = [(step, part & ours) for step in steps for part in keeper.parts if part & ours]
        outcomes = await asyncio.gather(
            *(self._in_time.ask((step, part), partial(step, part)) for step, part in looks),
            return_exceptions=True,
        )
        for (_, part), outcome in zip(looks, outcomes, strict=True):
            if isinstance(outcome, StoreUnavailable):
                log.warning("what is due in partitions %s waits: %s", sorted(part), outcome)
            elif isinstance(outcome, BaseException):
                raise outcome

    async def _ours(self, keeper: Keeper) -> frozenset[int]:
        """Return the partitions that this worker looks after: the leader looks after all.

        While the part where its lease lies is away nobody leads; then each worker looks after
        those that it reads. What is done twice does no harm (`flows/chase.py`).
        """
        try:
            leads = await self._in_time.ask("lead", self._lead)
        except StoreUnavailable:
            return keeper.held()
        return frozenset[int]().union(*keeper.parts) if leads else frozenset()

    async def _lead(self) -> bool:
        return await self.leases.lead(self.worker, LEADS_FOR)

    async def _chase_all(self, partitions: frozenset[int] | None) -> None:
        for case in await self.casebook.due_cases(self.outside.clock.now(), partitions):
            await self._guarded(case.case_id, self.chase(self.outside, case))

    async def _read_again(self, partitions: frozenset[int] | None) -> None:
        waiting = list(await self.casebook.unassessed(partitions))
        while waiting:
            now, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
            done = await asyncio.gather(*map(self._read_one_again, now))
            if not all(done) or not await self._lead_on(partitions):
                return  # the model is still away, or another worker leads now

    async def _lead_on(self, partitions: frozenset[int] | None) -> bool:
        # Of parts it goes on beside the rounds, which keep the lease.
        return partitions is not None or await self._lead()

    async def _read_one_again(self, about: ConversationId) -> bool:
        async with self._turns:
            return await self._guarded(about, self.reassess(self.outside, about))

    async def _guarded(self, about: str, step: Awaitable[bool]) -> bool:
        """Do one step; one that breaks is said and does not keep the others from theirs."""
        try:
            return await step
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one that breaks keeps no other from its own
            log.error("looking after %s failed: %s", about, type(error).__name__)  # noqa: TRY400
            return True
