"""How live the queue is: from a message stored to the row in a browser.

    python -m bench.desk_live [--cases 200] [--rate 20] [--seconds 60] [--pages 3]

Starts a Redis and a real `web` process of its own in a temporary folder, opens the desk in
Chromium (--pages of them, each signed in as somebody else, the first is measured), fills the
queue, and lets contacts write through `flows.receive`. A message counts as shown when the row of
its case says so: a MutationObserver notes when each row's unread count is first seen. Both ends
use this machine's clock. At the end the queue on the page is compared with the store's. Writes
one JSON object to standard output.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from bench.desk_live_page import SHOWN, WATCH, chromium, sign_in, wait_for_desk
from bot.casework.conversation import Conversation
from bot.casework.messages import Channel, ConversationId, InboundMessage, MessageId, MessageKind
from bot.casework.triage import Route, Tier, Understanding
from bot.desk.accounts import Accounts
from bot.desk.drawer import RedisDrawer
from bot.flows.receive import receive
from bot.loopback import free_ports
from bot.settings import Settings
from bot.stores.embedded import start_server
from bot.wiring import open_core
from bot.wiring.core import Core

PASSWORD = secrets.token_hex(16)
# Of the contacts that are there, what they say first; the model below names tier and route.
FIRST = (
    ("theyre outside mine with a machete", 1),
    ("he says if i leave he will find me, week {n}", 5),
    ("some lads keep taking my bus money, day {n}", 14),
)
LATER = "and then it went on, part {n}"


class Model:
    """Reads each message at once, so that what is measured is the desk."""

    async def understand(
        self,
        conversation: Conversation,
        text: str,
        *,
        payload: str = "",
        message_id: MessageId,
        within: float | None = None,
    ) -> Understanding:
        """P2 for the second kind of contact, P3 for all else."""
        del conversation, payload, message_id, within
        urgent = text.startswith("he says")
        tier, route = (Tier.P2, Route.DOMESTIC_ABUSE) if urgent else (Tier.P3, Route.SCHOOL)
        return Understanding("concern", 0.9, tier, route, reasons=("The model reads a worry.",))


@dataclass
class Load:
    """Contacts that write, and when each of their messages was stored."""

    core: Core
    stored: dict[tuple[str, int], float] = field(default_factory=dict)
    late: int = 0

    async def says(self, name: str, number: int, text: str) -> None:
        """Handle one message whole; note when it was stored."""
        now = datetime.now(UTC)
        message = InboundMessage(
            message_id=MessageId(f"{name}-{number}"),
            conversation_id=ConversationId(name),
            channel=Channel.TELEGRAM,
            address="0",
            kind=MessageKind.TEXT,
            sent_at=now,
            received_at=now,
            text=text,
        )
        await receive(self.core.outside, message)
        self.stored[name, number] = time.time() * 1000

    async def fill(self, names: list[str]) -> None:
        """Let each contact open a case."""
        kinds = [text for text, share in FIRST for _ in range(share)]
        for number, name in enumerate(names):
            await self.says(name, 1, kinds[number % len(kinds)].format(n=number))
        self.stored.clear()

    async def run(self, names: list[str], rate: float, seconds: float) -> None:
        """Let contacts write `rate` messages a second, evenly, whatever the desk does."""
        begun = time.monotonic()
        async with asyncio.TaskGroup() as group:
            for count in range(int(rate * seconds)):
                wait = begun + count / rate - time.monotonic()
                self.late += wait < -0.1
                await asyncio.sleep(max(0.0, wait))
                name, number = names[count % len(names)], 2 + count // len(names)
                group.create_task(self.says(name, number, LATER.format(n=number)))


async def staff_pages(core: Core, browser: Browser, base: str, count: int) -> list[Page]:
    """Sign in this many members of staff, each in a browser of their own, on shift."""
    accounts = Accounts(RedisDrawer(core.stores.redis), core.clock)
    pages = []
    for number in range(count):
        name = f"Worker {number + 1}"
        account = await accounts.check(name, await accounts.add_staff(name))
        if account is None or isinstance(account, int):
            sys.exit("the account of the bench could not be made")
        await accounts.choose_password(account, PASSWORD, PASSWORD)
        pages.append(await sign_in(await browser.new_context(), base, name, PASSWORD))
    return pages


async def measure(asked: argparse.Namespace, folder: Path) -> dict[str, object]:
    """Play it and return the figures."""
    names = [f"tg-bench{number:04d}" for number in range(asked.cases)]
    async with AsyncExitStack() as stack:
        redis = start_server(folder / "redis")
        stack.callback(redis.stop)
        port, desk_port = free_ports(2)
        settings = {
            "WAYMARK_HOME": str(folder / "home"),
            "WAYMARK_PORT": str(port),
            "WAYMARK_DESK_PORT": str(desk_port),
            "REDIS_URL": redis.url,
            "RASA_URL": "http://127.0.0.1:9",
        }
        os.environ.update(settings)
        web = subprocess.Popen(  # noqa: ASYNC220 - nothing else runs yet
            [sys.executable, "-m", "bot", "web"], stdout=subprocess.DEVNULL
        )
        stack.callback(web.wait)
        stack.callback(web.terminate)
        core = await stack.enter_async_context(open_core(Settings(), "bench", rasa=Model()))
        base = f"http://127.0.0.1:{desk_port}"
        await wait_for_desk(base)
        load = Load(core)
        await load.fill(names)
        playwright = await stack.enter_async_context(async_playwright())
        browser = await chromium(playwright)
        stack.push_async_callback(browser.close)
        pages = await staff_pages(core, browser, base, asked.pages)
        await pages[0].locator(".row").nth(asked.cases - 1).wait_for()
        await pages[0].evaluate(WATCH)
        await load.run(names, asked.rate, asked.seconds)
        return await figures(load, pages[0], asked)


async def figures(load: Load, page: Page, asked: argparse.Namespace) -> dict[str, object]:
    """Compare what was stored with what was shown, and both queues at the end."""
    right = [case.case_id for case in await load.core.stores.casebook.open_cases()]
    until = time.monotonic() + 10
    while True:
        shown = await page.evaluate(SHOWN)
        waits = [
            max(0.0, min(at for (n, at) in shown["seen"].get(name, ()) if n >= number) - stored)
            for (name, number), stored in load.stored.items()
            if any(n >= number for n, _ in shown["seen"].get(name, ()))
        ]
        done = len(waits) == len(load.stored) and shown["queue"] == right
        if done or time.monotonic() > until:
            break
        await asyncio.sleep(0.2)
    waits.sort()
    return {
        "cases": asked.cases,
        "messages": len(load.stored),
        "sent_late": load.late,
        "pages": asked.pages,
        "shown": len(waits),
        "p50_ms": round(statistics.median(waits)),
        "p95_ms": round(waits[int(len(waits) * 0.95)]),
        "max_ms": round(waits[-1]),
        "allowed_p95_ms": 500,
        "queue_right_at_the_end": shown["queue"] == right,
        "draws": shown["draws"],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--rate", type=float, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pages", type=int, default=3)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measure(parser.parse_args(), Path(folder)))))


if __name__ == "__main__":
    main()
