"""How soon a P1 that the screen sees is on the staff queue, and its fixed answer at the contact.

The clock starts when Telegram begins to post the update. "On the queue" is the news that the
desk's open pages get from the same transaction that puts the case there; "answered" is the
fixed wording in the hands of the stand-in for Telegram. Meanwhile calm messages come in.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import statistics
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from redis.asyncio import Redis

from bench.load import Contacts, latency
from bench.processes import pids_of
from bench.sides import Waymark
from bot.channels.telegram_update import conversation_id_for
from bot.home import Home
from bot.stores.partitions import EVENTS

BETWEEN = 0.1  # seconds from one P1 to the next
QUEUED_WITHIN = 30.0


@dataclass(frozen=True)
class Urgent:
    """Milliseconds; `late` are those that were not on the queue within QUEUED_WITHIN."""

    messages: int
    queued_p50: float
    queued_p99: float
    answered_p50: float
    answered_p99: float
    late: int


class Queue:
    """Hears of cases as the desk's pages do."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._waiting: dict[str, asyncio.Future[float]] = {}

    def expect(self, conversation: str) -> asyncio.Future[float]:
        """Return what will hold the moment at which a case of the conversation is there."""
        return self._waiting.setdefault(conversation, asyncio.get_running_loop().create_future())

    async def listen(self) -> None:
        """Hear until cancelled."""
        pubsub = self._redis.pubsub(ignore_subscribe_messages=True)
        await pubsub.subscribe(EVENTS)
        try:
            async for news in pubsub.listen():
                conversation, dot, _ = news["data"].decode().rpartition(".")
                found = self._waiting.pop(conversation, None) if dot else None
                if found is not None and not found.done():
                    found.set_result(time.perf_counter())
        finally:
            await pubsub.aclose()  # type: ignore[no-untyped-call]


async def urgent(
    side: Waymark, texts: Iterator[str], calm: Iterator[str], *, count: int, per_second: float
) -> Urgent:
    """Send `count` messages of danger while calm ones come at a rate."""
    redis_url, _ = side.running()
    redis: Redis = Redis.from_url(redis_url)
    queue, key = Queue(redis), Home(side.home).key("telegram conversations")
    hearing = asyncio.create_task(queue.listen())
    contacts = Contacts(calm, itertools.count(50_000_000))
    seconds = count * BETWEEN + 2
    around = asyncio.create_task(
        latency(side, contacts, per_second=per_second, seconds=seconds, seed=11)
    )
    await asyncio.sleep(1)

    async def one(contact: int, text: str) -> tuple[float, float] | None:
        queued = queue.expect(conversation_id_for(contact, key))
        began = time.perf_counter()
        await side.say(contact, text)
        answered = time.perf_counter()
        with suppress(TimeoutError):
            at = await asyncio.wait_for(queued, QUEUED_WITHIN)
            return (at - began) * 1000, (answered - began) * 1000
        return None

    under_way = []
    for contact, text in enumerate(itertools.islice(texts, count), start=70_000_000):
        under_way.append(asyncio.create_task(one(contact, text)))
        await asyncio.sleep(BETWEEN)
    done = await asyncio.gather(*under_way, around)
    hearing.cancel()
    await asyncio.gather(hearing, return_exceptions=True)
    await redis.aclose()
    took = [pair for pair in done[:-1] if isinstance(pair, tuple)]
    on_queue = statistics.quantiles([pair[0] for pair in took], n=100)
    at_contact = statistics.quantiles([pair[1] for pair in took], n=100)
    late = count - len(took)
    return Urgent(count, on_queue[49], on_queue[98], at_contact[49], at_contact[98], late)


@asynccontextmanager
async def rasa_stopped(side: Waymark) -> AsyncIterator[None]:
    """Stop Rasa in mid-air, as a machine that swaps does: it takes calls and answers nothing."""
    pids = pids_of(side.root(), "rasa")
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)
