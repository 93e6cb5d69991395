"""What one conversation, one message and one case take in Redis: `python -m bench.unit_costs`.

A Redis of its own is filled by the real flows, with a reading as the model would give it, so that
the model's speed does not matter here. Bytes of memory are Redis' own `used_memory`, before and
after; bytes of disk are what the append-only file grew by before any rewriting. Writes one JSON
object to standard output. docs/scale.md is built on these.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench import texts
from bot.casework.messages import (
    Channel,
    ConversationId,
    Delivery,
    InboundMessage,
    MessageId,
    MessageKind,
)
from bot.casework.records import Sent
from bot.casework.triage import Answer, Route, Tier, Unavailable, Understanding
from bot.flows.receive import work_out
from bot.settings import load
from bot.stores.embedded import start_server
from bot.wiring import open_core
from bot.wiring.core import Core

CONVERSATIONS = 1000
UNUSED = "http://127.0.0.1:9"  # a setting must be there; nothing is asked
FURTHER = 9  # messages of each after its first
AT_ONCE = 50
READING = Understanding(
    intent="activities_find",
    confidence=0.93,
    tier=Tier.P4,
    route=Route.SMALLTALK,
    answer=Answer("Here is what I found near you.", (), (("Talk to a person", "human"),)),
    slots=(("age", "14"), ("area", "Dudley")),
)


class Calm:
    """Reads every message as a calm question."""

    async def understand(self, *_: object, **__: object) -> Understanding | Unavailable:
        """Give the same reading."""
        return READING


@dataclass(frozen=True)
class Size:
    """Bytes in memory and in the append-only file, and how many keys."""

    memory: int
    disk: int
    keys: int


@asynccontextmanager
async def filled() -> AsyncIterator[Core]:
    """Yield the parts of a process on a Redis of its own."""
    with tempfile.TemporaryDirectory(prefix="waymark-bench-") as folder:
        server = start_server(Path(folder) / "redis")
        os.environ.update(REDIS_URL=server.url, RASA_URL=UNUSED, WAYMARK_HOME=folder)
        try:
            async with open_core(load(), "bench", rasa=Calm()) as core:
                await core.stores.check()
                yield core
        finally:
            server.stop()


async def size(core: Core) -> Size:
    """Look at the server."""
    info = await core.stores.redis.info()
    keys = await core.stores.redis.dbsize()
    return Size(int(info["used_memory"]), int(info["aof_current_size"]), int(keys))


async def one(core: Core, conversation: int, number: int, text: str) -> None:
    """Take a message in, handle it and record what was sent, as web and worker do."""
    name, now = ConversationId(f"tg-{conversation:032x}"), datetime.now(UTC)
    message = InboundMessage(
        message_id=MessageId(f"tg-{conversation}{number:03}"),
        conversation_id=name,
        channel=Channel.TELEGRAM,
        address=str(10**9 + conversation),
        kind=MessageKind.TEXT,
        sent_at=now,
        received_at=now,
        text=text,
        channel_ref=str(number),
    )
    await core.stores.inbox.add(message)
    change = await work_out(core.outside, message)
    await core.stores.casebook.commit(change)
    for reply in change.replies:
        await core.stores.deliveries.attempted(reply)
        await core.stores.deliveries.delivered(reply, Sent(Delivery.SENT, "77"), now)


async def all_say(core: Core, number: int, words: list[str]) -> Size:
    """Every conversation gets one message; the streams are emptied as workers would."""
    waiting = list(enumerate(words))
    while waiting:
        now, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        await asyncio.gather(*(one(core, who, number, text) for who, text in now))
    partitions = core.stores.shelf.partitions
    for partition in partitions.all():
        for stream in ("in", "out", "alerts"):
            await core.stores.redis.xtrim(partitions.key(partition, stream), 0, approximate=False)
    return await size(core)


def between(before: Size, after: Size, count: int) -> dict[str, float]:
    """What each of `count` things took."""
    return {
        "memory_bytes": round((after.memory - before.memory) / count),
        "disk_bytes": round((after.disk - before.disk) / count),
        "keys": round((after.keys - before.keys) / count, 2),
    }


async def measure() -> dict[str, dict[str, float]]:
    """Fill, look, and fill again."""
    calm, grave = texts.calm(1), texts.grave(1)
    async with filled() as core:
        empty = await size(core)
        first = await all_say(core, 0, list(itertools.islice(calm, CONVERSATIONS)))
        last = first
        for number in range(1, 1 + FURTHER):
            last = await all_say(core, number, list(itertools.islice(calm, CONVERSATIONS)))
            print(f"message {number + 1} of {1 + FURTHER}", file=sys.stderr)
        cases = await all_say(core, 99, list(itertools.islice(grave, CONVERSATIONS)))
    message = between(first, last, CONVERSATIONS * FURTHER)
    new = between(empty, first, CONVERSATIONS)
    urgent = between(last, cases, CONVERSATIONS)
    return {
        "conversation_without_messages": less(new, message),
        "message_with_its_answer": message,
        "case_without_its_message": less(urgent, message),
    }


def less(whole: dict[str, float], part: dict[str, float]) -> dict[str, float]:
    """What is left of `whole`."""
    return {name: round(value - part[name], 2) for name, value in whole.items()}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure()), indent=1))
