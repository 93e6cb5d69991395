"""Telegram's limits on sending, kept so that nobody's wait is somebody else's.

PTB's own AIORateLimiter stops every send when one contact's chat is told to wait. Here a
429 holds that chat alone, and the most urgent reply that may go next goes first.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import BaseRateLimiter

from bot.channels.telegram_bot import TooManyRequests
from bot.ports.turns import STILL_OURS, NoLongerOurs

# Telegram's bot FAQ: about 30 messages a second over all chats, one a second in one chat
# ("short bursts" are let through), and 20 a minute in one group. 28 and a burst of 2 keep
# every second's window at 30.
OVERALL_PER_S = 28.0
OVERALL_BURST = 2.0
CHAT_PER_S = 1.0
CHAT_BURST = 3.0
# Alerts of one bad minute go out at once: while they wait, contacts are told that nobody reads.
# If Telegram refuses some (429), only the staff chat is held.
STAFF_BURST = 20.0
GROUP_PER_S = 20 / 60
GROUP_BURST = 10.0

# A call that names no tier goes like a P4.
LEAST_URGENT = 4
# Told to wait this often, or longer than this, a send is given up and reported.
TRIES = 5
LONGEST_HOLD_S = 300.0
# An asker that took longer than this to say that it may send waits for another turn: after an
# outage of the store everybody who waited would send at once.
TURN_LASTS_S = 1.0
# Chats that are remembered before those at rest are forgotten.
CHATS_KEPT = 5_000


@dataclass
class Bucket:
    """Tokens that fill up at `per_s` a second to at most `burst`. Times are in seconds."""

    per_s: float
    burst: float
    tokens: float
    at: float
    held_until: float = 0.0

    def ready_at(self, now: float) -> float:
        """Return when the next token can be taken, `now` when it is there."""
        self._fill(now)
        wait = 0.0 if self.tokens >= 1.0 else (1.0 - self.tokens) / self.per_s
        return max(now + wait, self.held_until)

    def take(self, now: float) -> None:
        """Use up one token."""
        self._fill(now)
        self.tokens -= 1.0

    def resting(self, now: float) -> bool:
        """Whether nothing is remembered here that matters."""
        self._fill(now)
        return self.tokens >= self.burst and self.held_until <= now

    def _fill(self, now: float) -> None:
        self.tokens = min(self.burst, self.tokens + max(0.0, now - self.at) * self.per_s)
        self.at = max(now, self.at)


@dataclass(order=True)
class Waiting:
    """One call that waits for its turn: by rank of its tier, then in the order it came."""

    rank: int
    number: int
    turn: asyncio.Future[None] = field(compare=False)


class SendLimits(BaseRateLimiter[int]):
    """Behind `ExtBot`: `rate_limit_args` is the rank of the reply's tier, 1 (P1) to 4 (P4)."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        overall_per_s: float = OVERALL_PER_S,
        staff_chat: str = "",
    ) -> None:
        self._staff_chat = staff_chat
        self._clock = clock
        self._sleep = sleep
        now = clock()
        self._overall = Bucket(overall_per_s, OVERALL_BURST, OVERALL_BURST, now)
        self._chats: dict[str, Bucket] = {}
        self._queues: dict[str, list[Waiting]] = {}
        self._numbers = itertools.count()
        self._came = asyncio.Event()
        self._handing: asyncio.Task[None] | None = None

    async def initialize(self) -> None:
        """Nothing to do before the first call."""

    async def shutdown(self) -> None:
        """Stop handing out turns; calls that wait are cancelled."""
        if self._handing is not None:
            self._handing.cancel()
            await asyncio.gather(self._handing, return_exceptions=True)
            self._handing = None
        for queue in self._queues.values():
            for waiting in queue:
                waiting.turn.cancel()
        self._queues.clear()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,  # noqa: ARG002 - PTB passes it by name
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make a call in its turn; told to wait, hold its chat alone and try again.

        Calls to no chat (a button's answer, the webhook) are not limited. Raises
        TooManyRequests after `TRIES`, or at once when asked to wait too long; NoLongerOurs when
        the asker may not send any more once the turn comes.
        """
        if "chat_id" not in data:
            return await callback(*args, **kwargs)
        chat = str(data["chat_id"])
        rank = LEAST_URGENT if rate_limit_args is None else rate_limit_args
        number = next(self._numbers)
        tries = 0
        while True:
            tries += 1
            await self._our_turn(chat, rank, number)
            try:
                return await callback(*args, **kwargs)
            except TooManyRequests as told:
                self._bucket(chat).held_until = self._clock() + told.seconds
                if tries >= TRIES or told.seconds > LONGEST_HOLD_S:
                    raise

    async def _our_turn(self, chat: str, rank: int, number: int) -> None:
        """Wait for a turn in which the asker may send. Raises NoLongerOurs."""
        while True:
            await self._turn(chat, rank, number)
            if (still_ours := STILL_OURS.get()) is None:
                return
            asked = self._clock()
            # The wait may have outlasted the asker's lease: then the next holder sends it.
            if not await still_ours():
                raise NoLongerOurs
            if self._clock() - asked < TURN_LASTS_S:
                return

    async def _turn(self, chat: str, rank: int, number: int) -> None:
        waiting = Waiting(rank, number, asyncio.get_running_loop().create_future())
        heapq.heappush(self._queues.setdefault(chat, []), waiting)
        self._came.set()
        if self._handing is None or self._handing.done():
            self._handing = asyncio.create_task(self._hand_out())
        try:
            await waiting.turn
        except asyncio.CancelledError:
            self._leave(chat, waiting)
            raise

    def _leave(self, chat: str, waiting: Waiting) -> None:
        queue = self._queues.get(chat, [])
        if waiting in queue:
            queue.remove(waiting)
            heapq.heapify(queue)
            if not queue:
                del self._queues[chat]

    async def _hand_out(self) -> None:
        """Give turns while anyone waits."""
        while self._queues:
            self._came.clear()
            now = self._clock()
            chat, moment = self._next(now)
            if moment <= now:
                self._give(chat, now)
                continue
            await self._until(moment - now)
        self._forget_resting()

    def _next(self, now: float) -> tuple[str, float]:
        """Return whose turn is next, and when: the most urgent of the chats that may be sent to."""
        moments = {chat: self._bucket(chat).ready_at(now) for chat in self._queues}
        free = [chat for chat, moment in moments.items() if moment <= now]
        if free:
            chat = min(free, key=lambda each: self._queues[each][0])
            return chat, self._overall.ready_at(now)
        chat = min(moments, key=lambda each: moments[each])
        return chat, moments[chat]

    def _give(self, chat: str, now: float) -> None:
        queue = self._queues[chat]
        waiting = heapq.heappop(queue)
        if not queue:
            del self._queues[chat]
        if waiting.turn.done():
            return
        self._overall.take(now)
        self._bucket(chat).take(now)
        waiting.turn.set_result(None)

    async def _until(self, seconds: float) -> None:
        """Wait for the moment, or for someone new, who may be more urgent."""
        sleeping = asyncio.ensure_future(self._sleep(seconds))
        came = asyncio.ensure_future(self._came.wait())
        try:
            await asyncio.wait((sleeping, came), return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleeping.cancel()
            came.cancel()

    def _bucket(self, chat: str) -> Bucket:
        found = self._chats.get(chat)
        if found is None:
            group = chat.startswith(("-", "@"))
            per_s, burst = (GROUP_PER_S, GROUP_BURST) if group else (CHAT_PER_S, CHAT_BURST)
            if chat == self._staff_chat:
                burst = STAFF_BURST
            found = self._chats[chat] = Bucket(per_s, burst, burst, self._clock())
        return found

    def _forget_resting(self) -> None:
        if len(self._chats) > CHATS_KEPT:
            now = self._clock()
            resting = [chat for chat, bucket in self._chats.items() if bucket.resting(now)]
            for chat in resting:
                del self._chats[chat]
