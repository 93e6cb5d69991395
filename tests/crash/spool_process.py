"""A process that takes messages in, for tests that kill it: prints each once it is accepted."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.casework.messages import InboundMessage
from bot.flows.take_in import TakeIn
from bot.stores.directory_file import load_directory
from bot.stores.redis_inbox import RedisInbox
from bot.stores.redis_stores import open_stores
from bot.stores.spool import Spool
from bot.stores.spool_replay import Replay
from tests.fakes import FakeClock
from tests.makers import a_message


class Deadly:
    """An inbox that ends its process, as a crash would, before one of its adds."""

    def __init__(self, inbox: RedisInbox, before: int) -> None:
        """`before` counts from 1; 0 lets it live."""
        self._inbox, self._left = inbox, before

    async def add(self, message: InboundMessage) -> bool:
        """Add, or end."""
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return await self._inbox.add(message)


async def main(folder: str, url: str, first: int, count: int, dies_before: int) -> None:
    """Take in `count` messages each of two contacts, from number `first` on, then hand over."""
    stores = open_stores(url)
    inbox = Deadly(stores.inbox, dies_before)
    replay = Replay(Path(folder), inbox, stores.shelf.codec)
    spool = Spool(Path(folder), "web", replay, 1_000_000)
    spool.open()
    take_in = TakeIn(stores.inbox, load_directory(), FakeClock(), spool)
    for number in range(first, first + count):
        for name in ("telegram:1", "telegram:2"):
            message = a_message(number, name)
            if (await take_in(message)).stored:
                print(message.message_id, flush=True)  # noqa: T201 - the test reads it
    print("taken in", flush=True)  # noqa: T201
    await spool.run(asyncio.Event())


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])))
