"""The two that are compared, started as their makers mean them to be, and spoken to from outside.

Both are measured from the moment a message is posted to the moment its answer is in the hands
of the channel: Waymark by Telegram's webhook and a stand-in for Telegram's servers, stock Rasa by
its own REST channel, whose answer comes back in the response.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path
from typing import Protocol

import aiohttp

from bench import stock_rasa
from bench.processes import Used, used
from bench.standin import StandIn
from bot.home import Home
from bot.loopback import free_ports
from bot.settings import rows
from bot.stores.redis_stores import open_stores
from bot.wiring.metrics import EVERY as PUBLISHED_EVERY

ROOT = Path(__file__).parents[1]
UP_WITHIN = 300.0
SECRET = "bench"
TOKEN = "990001:bench"
ANSWERED_WITHIN = 30.0


class Unanswered(Exception):
    """Raised when no answer came in time."""


class Side(Protocol):
    """One of the two that are compared."""

    name: str

    async def start(self) -> float:
        """Start, trained, and return the seconds until the first message was answered."""
        ...

    async def say(self, contact: int, text: str) -> None:
        """Send one message and wait until it is answered. Raises Unanswered."""
        ...

    def used(self) -> Used:
        """What its processes have used."""
        ...

    async def stop(self) -> None:
        """End it."""
        ...


class Waymark:
    """A copy as `make run` starts it, with Telegram's webhook and nothing else changed."""

    name = "Waymark"

    def __init__(self, **settings: str) -> None:
        self.standin = StandIn()
        self._folder = tempfile.TemporaryDirectory(prefix="waymark-bench-")
        self.home = Path(self._folder.name)
        self._settings = settings
        self._process: Process | None = None
        self._http: aiohttp.ClientSession | None = None
        self._updates = itertools.count(1)
        self.web = ""

    async def start(self) -> float:
        """Start; the model is trained and the directory read, as on any later start."""
        await self.standin.start()
        port, desk_port = free_ports(2)
        self.web = f"http://127.0.0.1:{port}"
        known = {row.name for row in rows()}
        environment = {
            **{name: value for name, value in os.environ.items() if name not in known},
            "WAYMARK_HOME": str(self.home),
            "WAYMARK_PORT": str(port),
            "WAYMARK_DESK_PORT": str(desk_port),
            "WAYMARK_LOG_LEVEL": "INFO",
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{self.standin.port}",
            "TELEGRAM_WEBHOOK_URL": f"{self.web}/telegram/webhook",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "TELEGRAM_SENDS_PER_S": "10000",
            **self._settings,
        }
        began = time.perf_counter()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "all", cwd=ROOT, env=environment, stdout=DEVNULL
        )
        self._http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        await _until(self._well)
        await self.say(1, "hello, what does the violence reduction unit do in Walsall")
        return time.perf_counter() - began

    async def say(self, contact: int, text: str) -> None:
        """Post an update; the answer is what the stand-in gets for that chat."""
        answer = self.standin.waiting[str(contact)] = asyncio.get_running_loop().create_future()
        await self.post(contact, text)
        try:
            async with asyncio.timeout(ANSWERED_WITHIN):
                await answer
        except TimeoutError:
            raise Unanswered from None
        finally:
            del self.standin.waiting[str(contact)]

    async def post(self, contact: int, text: str) -> None:
        """Post an update as Telegram does, again until it is taken."""
        number = next(self._updates)
        update = {
            "update_id": number,
            "message": {
                "message_id": number,
                "date": int(time.time()),
                "chat": {"id": contact, "type": "private", "first_name": "C"},
                "from": {"id": contact, "is_bot": False, "first_name": "C"},
                "text": text,
            },
        }
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        assert self._http is not None
        while True:
            url = f"{self.web}/telegram/webhook"
            async with self._http.post(url, json=update, headers=headers) as taken:
                if taken.status == 200:
                    return

    def root(self) -> int:
        """The process that started all others of the copy."""
        assert self._process is not None
        return self._process.pid

    def used(self) -> Used:
        """What every process of the copy has used, Redis and the process runner too."""
        return used(self.root())

    def running(self) -> tuple[str, str]:
        """Return the addresses of its Redis and its Rasa."""
        running = Home(self.home).running()
        assert running is not None
        return running.redis_url, running.rasa_url

    async def not_understood(self) -> float:
        """Of the messages shown to Rasa, the share that it did not read in time."""
        await asyncio.sleep(PUBLISHED_EVERY + 1)
        stores = open_stores(self.running()[0])
        try:
            totals = await stores.totals.totals()
        finally:
            await stores.close()
        asks = {key: count for key, count in totals.items() if "waymark_rasa_asks_total" in key}
        read = sum(count for key, count in asks.items() if '"understood"' in key)
        return 1 - read / sum(asks.values())

    async def stop(self) -> None:
        """End it as Ctrl-C does."""
        if self._http is not None:
            await self._http.close()
        await _end(self._process, signal.SIGTERM)
        await self.standin.stop()
        self._folder.cleanup()

    async def _well(self) -> bool:
        assert self._http is not None
        async with self._http.get(f"{self.web}/healthz") as answer:
            return answer.status == 200


class Stock:
    """`rasa run` with the REST channel, as a newcomer starts it."""

    name = "stock Rasa 3.6.21"

    def __init__(
        self, per_intent: int = stock_rasa.PER_INTENT, epochs: int = stock_rasa.EPOCHS
    ) -> None:
        self._per_intent, self._epochs = per_intent, epochs
        self._process: Process | None = None
        self._http: aiohttp.ClientSession | None = None
        self._door = ""

    async def start(self) -> float:
        """Start on the model that was trained before."""
        folder, model = stock_rasa.trained(self._per_intent, self._epochs)
        (port,) = free_ports(1)
        self._door = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
        line = ["-m", "rasa", "run", "--model", str(model), "--port", str(port), "-i", "127.0.0.1"]
        began = time.perf_counter()
        with (folder / "run.log").open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                str(stock_rasa.RASA_PYTHON),
                *line,
                cwd=folder,
                env=stock_rasa.environment(os.cpu_count() or 1),
                stdout=log,
                stderr=log,
            )
        self._http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        await _until(self._well)
        await self.say(1, "hello, what does the violence reduction unit do in Walsall")
        return time.perf_counter() - began

    async def say(self, contact: int, text: str) -> None:
        """Post to the REST channel, whose response holds the answer."""
        assert self._http is not None
        body = {"sender": str(contact), "message": text}
        try:
            async with (
                asyncio.timeout(ANSWERED_WITHIN),
                self._http.post(self._door, json=body) as a,
            ):
                await a.read()  # empty where its policies chose to say nothing: that counts too
        except TimeoutError:
            raise Unanswered from None

    def used(self) -> Used:
        """What it has used."""
        assert self._process is not None
        return used(self._process.pid)

    async def stop(self) -> None:
        """End it."""
        if self._http is not None:
            await self._http.close()
        await _end(self._process, signal.SIGTERM)

    async def _well(self) -> bool:
        assert self._http is not None
        async with self._http.get(self._door.removesuffix("webhook")) as answer:
            return answer.status == 200


async def _until(well: object) -> None:
    """Ask until the answer is yes."""
    assert callable(well)
    async with asyncio.timeout(UP_WITHIN):
        while True:
            try:
                if await well():
                    return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.05)


async def _end(process: Process | None, how: signal.Signals) -> None:
    if process is not None and process.returncode is None:
        process.send_signal(how)
        await asyncio.wait_for(process.wait(), 90)
