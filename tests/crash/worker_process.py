"""A whole worker in a process of its own, which can be told where to be killed.

    python -m tests.crash.worker_process ORDERS.json

The sender and the sink write each send to a file, synced, before they answer: the file is what
contacts and staff saw. With `hold` an answer to a send comes only once that file is there.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.casework.due import WorkingWeek
from bot.casework.messages import CaseId, Channel, Delivery, Reply
from bot.casework.records import Alert, Sent
from bot.ports import Outside
from bot.stores.directory_file import load_directory
from bot.stores.redis_stores import open_stores
from bot.wiring.store import with_journal
from bot.workers.runner import run_worker
from tests.fakes import FakeRasa


@dataclass(frozen=True)
class Orders:
    """What the test tells the process. `crash_at` is a moment's name, empty: never.

    `journal` is the folder of the journal, empty: none is kept.
    """

    redis_url: str
    seen: str
    worker: str
    crash_at: str = ""
    crash_count: int = 1
    journal: str = ""
    hold: str = ""


class WallClock:
    """The time as it is."""

    def now(self) -> datetime:
        """Return it."""
        return datetime.now(timezone.utc)


class KillAt:
    """Checkpoints that end the process, as a power cut would, at the nth passing of one."""

    def __init__(self, orders: Orders) -> None:
        """Count down to the moment that the orders name."""
        self._orders = orders
        self._passed: Counter[str] = Counter()

    def reach(self, name: str) -> None:
        """Pass a moment, or die at it."""
        self._passed[name] += 1
        if name == self._orders.crash_at and self._passed[name] == self._orders.crash_count:
            os.kill(os.getpid(), signal.SIGKILL)


class Seen:
    """What left the house: a line for each send, on disk before it counts as sent."""

    name = "file"

    def __init__(self, path: str, hold: str = "") -> None:
        """Append to the file at `path`."""
        self._hold = Path(hold) if hold else None
        self._file = Path(path).open("a", encoding="utf-8")  # noqa: SIM115 - open for life

    async def send(self, reply: Reply) -> Sent:
        """Take a reply."""
        self._write({"reply": reply.reply_id, "text": reply.text})
        # Another process says it, and by a file.
        while self._hold is not None and not self._hold.exists():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        return Sent(Delivery.SENT, f"ref:{reply.reply_id}")

    async def tell(self, alert: Alert, link: str) -> bool:
        """Take an alert."""
        self._write({"alert": alert.alert_id, "link": link})
        return True

    def _write(self, line: dict[str, str]) -> None:
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())


def link(case_id: CaseId) -> str:
    """Return a case's address at the desk."""
    return f"http://desk/{case_id}"


async def work(orders: Orders) -> None:
    """Run the worker until it is terminated or killed."""
    stores, journal = open_stores(orders.redis_url), None
    if orders.journal:
        stores, journal = with_journal(
            stores, Path(orders.journal), "worker", clock=WallClock(), limit=10_000_000
        )
        journal.open()
    outside = Outside(
        casebook=stores.casebook,
        rasa=FakeRasa(),
        roster=stores.roster,
        clock=WallClock(),
        directory=load_directory(),
        week=WorkingWeek(ZoneInfo("Europe/London")),
    )
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    seen = Seen(orders.seen, orders.hold)
    keeping = asyncio.ensure_future(journal.run(stop)) if journal else None
    await run_worker(
        outside,
        stores,
        {Channel.TELEGRAM: seen},
        [seen],
        stop,
        partitions=16,
        link=link,
        worker=orders.worker,
        checkpoints=KillAt(orders),
    )
    if journal is not None and keeping is not None:
        await keeping
        await journal.close()
    await stores.close()


if __name__ == "__main__":
    asyncio.run(work(Orders(**json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
