"""Messages that wait for Rasa at the same moment are asked about in one call.

An HTTP call costs Rasa more than half a reading and us as much again, however little is in it. So a
message goes alone, at once, while few calls are under way; what comes while as many are under way
as Rasa can be busy with waits for one of them to end, and then goes with all that waited. Rasa
reads one message after another: to wait here is no longer than to wait there.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.casework.triage import Unavailable, Understanding

Heard = Understanding | Unavailable
Asked = dict[str, Any]
# One call is read while the answers of the other are on their way.
AT_ONCE = 2
# Messages in one call: readings of some 3 ms each, so that the first of them waits 25 ms at most
# for the last, and so does a P1 that asks by itself meanwhile.
MOST = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """One message and who waits for its answer."""

    ask: Asked
    answer: asyncio.Future[Heard]


class Together:
    """Gathers what is asked. `call` asks about one message or several, and never raises."""

    def __init__(
        self,
        call: Callable[[list[Asked]], Awaitable[list[Heard]]],
        *,
        budget: float,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """`budget`: seconds that a message may wait for its answer, from being asked about."""
        self._call = call
        self._budget = budget
        self._timer = timer
        self._waiting: deque[Waiting] = deque()
        # Each call with the moment at which it began.
        self._under_way: dict[asyncio.Task[None], float] = {}

    def silent_for(self) -> float:
        """Return the seconds for which the oldest call has had no answer; 0 with none under way."""
        return self._timer() - min(self._under_way.values(), default=self._timer())

    async def ask(self, ask: Asked) -> Heard:
        """Return what Rasa says of one message; `slow` when that takes longer than the budget."""
        one = Waiting(ask, asyncio.get_running_loop().create_future())
        self._waiting.append(one)
        self._go()
        try:
            async with asyncio.timeout(self._budget):
                return await one.answer
        except TimeoutError:
            return Unavailable("slow")

    async def close(self) -> None:
        """Give up what is under way."""
        calls = list(self._under_way)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)

    def _go(self) -> None:
        while self._waiting and len(self._under_way) < AT_ONCE:
            batch: list[Waiting] = []
            while self._waiting and len(batch) < MOST:
                one = self._waiting.popleft()
                if not one.answer.done():  # else whoever asked has given up waiting
                    batch.append(one)
            if batch:
                call = asyncio.get_running_loop().create_task(self._send(batch))
                self._under_way[call] = self._timer()
                call.add_done_callback(self._ended)

    def _ended(self, call: asyncio.Task[None]) -> None:
        self._under_way.pop(call, None)
        self._go()

    async def _send(self, batch: list[Waiting]) -> None:
        try:
            heard = await self._call([one.ask for one in batch])
        except asyncio.CancelledError:
            for one in batch:
                one.answer.cancel()
            raise
        for one, said in zip(batch, heard, strict=True):
            if not one.answer.done():
                one.answer.set_result(said)
