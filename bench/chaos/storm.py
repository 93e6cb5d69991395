"""The chaos itself: by the seed, at moments of the traffic and not of the clock."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.chaos.copy_that_runs import Copy
from bench.chaos.evidence import Blow
from bench.chaos.orders import Orders
from bench.chaos.redis_house import RedisHouse
from bench.chaos.telegram_world import ChaosWorld

# What is hit, and how often. "desk": the web process while staff press a button there.
TARGETS = (
    ("worker", 0.50),
    ("web", 0.14),
    ("telegram", 0.20),
    ("desk", 0.10),
    ("redis", 0.04),
    ("supervisord", 0.02),
)
# Seconds. A worker's lease lasts 3, so that another takes over from one that is paused.
PAUSED = {"worker": 4.5, "telegram": 3.0, "web": 2.0}
# A process needs a moment of life before it can die in the middle of something, and the next
# blow waits until a contact has heard something again, at most so long.
BETWEEN = 0.8
AWAITED = 20.0
FIND_WITHIN = 120.0


@dataclass
class Storm:
    """Hits the copy when so many messages were written. `staff_act` ends when staff press."""

    copy: Copy
    house: RedisHouse
    world: ChaosWorld
    orders: Orders
    written: Callable[[], int]
    heard: Callable[[], int]
    # Whether contacts have written all: nobody then waits for an answer, and so need no blow.
    over: Callable[[], bool]
    staff_act: Callable[[], asyncio.Future[None]]
    blows: list[Blow] = field(default_factory=list)
    _pausing: list[asyncio.Task[None]] = field(default_factory=list)

    def schedule(self) -> list[tuple[int, str, str]]:
        """Return (after how many messages, kind, target) in order."""
        orders, dice = self.orders, random.Random(f"storm {self.orders.seed}")
        names, weights = zip(*TARGETS, strict=True)
        low, high = orders.messages // 50, orders.messages - orders.messages // 50
        blows = [("kill", dice.choices(names, weights)[0]) for _ in range(orders.kills)]
        blows += [("pause", dice.choice(sorted(PAUSED))) for _ in range(orders.pauses)]
        moments = sorted(dice.randint(low, high) for _ in blows)
        dice.shuffle(blows)
        planned = [(at, kind, on) for at, (kind, on) in zip(moments, blows, strict=True)]
        for number in range(orders.failovers):
            at = low + (high - low) * (2 * number + 1) // (2 * orders.failovers)
            planned.append((at, "failover", "redis"))
        return sorted(planned)

    async def run(self) -> None:
        """Do all of it. Ends when the last process that was paused runs again."""
        try:
            for at, kind, on in self.schedule():
                while self._early(at):  # noqa: ASYNC110 - a count, looked at now and then
                    await asyncio.sleep(0.02)
                if self.written() < at:
                    break  # they ended before they had written all
                await self._hit(kind, on)
                await self._life(self.heard())
            await asyncio.gather(*self._pausing)
        finally:
            for pausing in self._pausing:
                pausing.cancel()

    def _early(self, at: int) -> bool:
        return self.written() < at and not self.over()

    async def _life(self, heard: int) -> None:
        """Wait until something is heard after a blow, while anything is still to be heard."""
        until = time.monotonic() + AWAITED
        await asyncio.sleep(BETWEEN)
        while self._deaf(heard) and time.monotonic() < until:  # noqa: ASYNC110 - a count
            await asyncio.sleep(0.02)

    def _deaf(self, heard: int) -> bool:
        return self.heard() == heard and not self.over()

    async def _hit(self, kind: str, on: str) -> None:
        if kind == "failover":
            self._note(kind, "redis")
            await self.house.fail_over()
        elif kind == "pause":
            pid = await self._find(on)
            self._note(kind, on)
            self._pausing.append(asyncio.create_task(_pause(pid, PAUSED[on])))
        elif on == "redis":
            self._note(kind, on)
            await self.house.kill()
        else:
            if on == "desk":
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.staff_act(), 5)
            pid = await self._find("web" if on == "desk" else on)
            self._note(kind, on)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            if on == "telegram":
                self.world.deliver_again()

    async def _find(self, name: str) -> int:
        """Return one of the processes of a name, waiting for it to come back if it must."""
        dice = random.Random(f"which {self.orders.seed} {len(self.blows)}")
        until = time.monotonic() + FIND_WITHIN
        while time.monotonic() < until:
            found = self.copy.processes(name)
            if found:
                return dice.choice(sorted(found))
            await asyncio.sleep(0.05)
        raise RuntimeError(f"no {name} runs any more, {FIND_WITHIN:.0f} s after it was last hit")

    def _note(self, kind: str, on: str) -> None:
        self.blows.append(Blow(time.monotonic(), kind, on))


async def _pause(pid: int, seconds: float) -> None:
    try:
        os.kill(pid, signal.SIGSTOP)
        await asyncio.sleep(seconds)
    except ProcessLookupError:
        return
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)
