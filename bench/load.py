"""Load: as much as it takes, half of that with random gaps, and one long conversation."""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.sides import Side, Unanswered

# A contact says so much before another comes: more than three at once in one chat would be held
# back by the limit that Telegram sets (one a second, short bursts let through).
TURNS_EACH = 3


@dataclass
class Contacts:
    """Messages with who sends them: each contact sends a few, then another comes."""

    texts: Iterator[str]
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1_000_000))

    def conversation(self) -> tuple[int, list[str]]:
        """Return a new contact and what they will say."""
        return next(self.numbers), list(itertools.islice(self.texts, TURNS_EACH))


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
            contact, texts = contacts.conversation()
            for text in texts:
                if time.perf_counter() >= until:
                    return
                try:
                    await side.say(contact, text)
                except Unanswered:
                    unanswered += 1
                    break
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

    # Conversations take turns, so that nobody writes twice before the first was answered.
    waiting = [
        (contact, iter(texts)) for contact, texts in (contacts.conversation() for _ in range(512))
    ]
    under_way = []
    for number in itertools.count():
        due += dice.expovariate(per_second)
        if due > seconds:
            break
        place = number % len(waiting)
        contact, texts = waiting[place]
        text = next(texts, None)
        if text is None:
            contact, fresh = contacts.conversation()
            text, *rest = fresh
            waiting[place] = (contact, iter(rest))
        await asyncio.sleep(max(0.0, began + due - loop.time()))
        under_way.append(asyncio.create_task(one(began + due, contact, text)))
    await asyncio.gather(*under_way)
    cuts = statistics.quantiles(took, n=100)
    return Latency(per_second, len(took), cuts[49], cuts[94], cuts[98], lost)


async def turns(
    side: Side, texts: Iterator[str], *, count: int, window: int
) -> tuple[float, float]:
    """Hold one conversation; return the median milliseconds of its first and last turns."""
    contact, took = random.Random(count).randrange(10**8, 10**9), []
    for text in itertools.islice(texts, count + 1):
        began = time.perf_counter()
        await side.say(contact, text)
        took.append((time.perf_counter() - began) * 1000)
    # The very first message of a conversation is answered with a greeting too: not counted.
    return statistics.median(took[1 : 1 + window]), statistics.median(took[-window:])
