"""Load: as much as it takes, half of that with random gaps, and one long conversation."""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

from bench.sides import Side, Unanswered

# A conversation has so many messages before another contact begins.
TURNS_EACH = 10
# So many contacts write in turn, so that none writes more often than Telegram lets us answer in
# one chat (once a second; short bursts are let through).
AT_A_TIME = 1024


@dataclass
class Contacts:
    """Messages with who sends them: contacts write in turn, each a few, then others come."""

    texts: Iterator[str]
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1_000_000))
    _writing: deque[tuple[int, int]] = field(default_factory=deque)

    def next(self) -> tuple[int, str]:
        """Return whose turn it is and what they write."""
        if len(self._writing) < AT_A_TIME:
            # The first have fewer to say, so that later not all end in one moment.
            left = TURNS_EACH - len(self._writing) % TURNS_EACH
            self._writing.append((next(self.numbers), left))
            self._writing.rotate(1)
        contact, left = self._writing.popleft()
        if left > 1:
            self._writing.append((contact, left - 1))
        return contact, next(self.texts)


@dataclass(frozen=True)
class Rate:
    """What a side did at its top speed. `cpu` is in seconds, by part."""

    messages: int
    seconds: float
    cpu: dict[str, float]
    unanswered: int
    megabytes: float

    @property
    def per_second(self) -> float:
        """Messages answered a second."""
        return self.messages / self.seconds

    @property
    def per_core(self) -> float:
        """Messages answered a second of CPU, over all processes."""
        return self.messages / sum(self.cpu.values())


@dataclass(frozen=True)
class Latency:
    """Milliseconds from the moment a message was due to the moment it was answered."""

    per_second: float
    messages: int
    p50: float
    p95: float
    p99: float
    unanswered: int


async def top_rate(side: Side, contacts: Contacts, *, seconds: float, at_once: int) -> Rate:
    """Keep `at_once` conversations going and count what was answered."""
    answered = unanswered = 0
    until = time.perf_counter() + seconds

    async def talk() -> None:
        nonlocal answered, unanswered
        while time.perf_counter() < until:
            try:
                await side.say(*contacts.next())
            except Unanswered:
                unanswered += 1
            else:
                answered += 1

    before, began = side.used(), time.perf_counter()
    await asyncio.gather(*(talk() for _ in range(at_once)))
    took, after = time.perf_counter() - began, side.used()
    return Rate(answered, took, after.since(before), unanswered, after.megabytes)


async def latency(
    side: Side, contacts: Contacts, *, per_second: float, seconds: float, seed: int
) -> Latency:
    """Send at random moments (a Poisson process), whether or not earlier ones were answered."""
    dice = random.Random(seed)
    loop = asyncio.get_running_loop()
    due, began = 0.0, loop.time()
    took: list[float] = []
    lost = 0

    async def one(at: float, contact: int, text: str) -> None:
        nonlocal lost
        try:
            await side.say(contact, text)
        except Unanswered:
            lost += 1
        else:
            took.append((loop.time() - at) * 1000)

    under_way = []
    while True:
        due += dice.expovariate(per_second)
        if due > seconds:
            break
        contact, text = contacts.next()
        await asyncio.sleep(max(0.0, began + due - loop.time()))
        under_way.append(asyncio.create_task(one(began + due, contact, text)))
    await asyncio.gather(*under_way)
    cuts = statistics.quantiles(took, n=100)
    return Latency(per_second, len(took), cuts[49], cuts[94], cuts[98], lost)


async def turns(
    say: Callable[[int, str], Awaitable[None]], texts: Iterator[str], *, count: int, window: int
) -> tuple[float, float]:
    """Hold one conversation of `count` turns; return what a turn costs at its start and its end.

    Both are median milliseconds over `window` turns. The early turns are those of another
    conversation, held in turn with the late ones: a busy machine is as busy for both. The very
    first message of a conversation is answered with a greeting too, and is not counted.
    """
    old, young = 80_000_000 + count, 81_000_000 + count
    for text in itertools.islice(texts, count - window):
        await say(old, text)
    await say(young, next(texts))
    early: list[float] = []
    late: list[float] = []
    for _ in range(window):
        for contact, took in ((old, late), (young, early)):
            began = time.perf_counter()
            await say(contact, next(texts))
            took.append((time.perf_counter() - began) * 1000)
    return statistics.median(early), statistics.median(late)
