"""A copy of Waymark that really runs, as `make run` starts it, and what tests ask of it."""

from __future__ import annotations

import asyncio
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bot.casework.messages import ConversationId
from bot.channels.telegram_update import conversation_id_for
from bot.commands.cases import row
from bot.home import Home, Running
from bot.loopback import free_ports
from bot.settings import rows
from bot.stores.redis_stores import open_stores
from tests.waiting import PATIENCE

ROOT = Path(__file__).parents[2]
UP_WITHIN = 300.0  # seconds; the first start may train the model
STAFF_CHAT = 9001


def bare_environment() -> dict[str, str]:
    """The environment without any setting of Waymark."""
    names = {row.name for row in rows()}
    return {name: value for name, value in os.environ.items() if name not in names}


@dataclass
class Copy:
    """One running copy: its process, what it printed, and its addresses."""

    process: subprocess.Popen[str]
    home: Home
    port: int
    desk_port: int
    printed: list[str] = field(default_factory=list)
    _lines: queue.Queue[str] = field(default_factory=queue.Queue)

    def __post_init__(self) -> None:
        """Read what it prints as it comes."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip())
        self._lines.put("\0ended")

    def until_printed(self, wanted: str, within: float = UP_WITHIN) -> str:
        """Return the first line from here on with these words in it; fails when it ends first."""
        while True:
            line = self._lines.get(timeout=within)
            if line == "\0ended":
                raise AssertionError("it ended:\n" + "\n".join(self.printed))
            self.printed.append(line)
            if wanted in line:
                return line

    @property
    def web(self) -> str:
        """Where contacts and balancers reach it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def desk(self) -> str:
        """Where staff reach it."""
        return f"http://127.0.0.1:{self.desk_port}"

    @property
    def password(self) -> str:
        """The first sign-in's password, as printed."""
        found = re.search(r"password (\S+) \(works once\)", "\n".join(self.printed))
        assert found, self.printed
        return found[1]

    def health(self) -> httpx.Response:
        """What /healthz answers."""
        return httpx.get(f"{self.web}/healthz", timeout=PATIENCE)

    def running(self) -> Running:
        """Where its parts are."""
        running = self.home.running()
        assert running is not None
        return running

    def pid_of(self, words: str) -> int:
        """The process whose command line has these words."""
        for pid, _ in self.running().processes:
            try:
                line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            except FileNotFoundError:
                continue  # it ended a moment ago
            if words in line:
                return pid
        raise AssertionError(f"no process with {words!r}")

    def kill(self, words: str) -> None:
        """End a part as a crash would."""
        os.kill(self.pid_of(words), signal.SIGKILL)

    def case_of(self, chat_id: int) -> dict[str, Any] | None:
        """The newest case of a Telegram contact, open or closed."""
        mine = conversation_id_for(chat_id, self.home.key("telegram conversations"))
        return next((case for case in self.cases() if case["conversation_id"] == mine), None)

    def cases(self) -> list[dict[str, Any]]:
        """Every case, as `python -m bot cases --json --all` prints them."""

        async def read() -> list[dict[str, Any]]:
            stores = open_stores(self.running().redis_url)
            try:
                return [row(case) for case in await stores.casebook.all_cases()]
            finally:
                await stores.close()

        return asyncio.run(read())

    def conversation(self, chat_id: int) -> ConversationId:
        """The conversation of a Telegram contact."""
        return conversation_id_for(chat_id, self.home.key("telegram conversations"))

    def stop(self) -> int:
        """Ask it to stop, as Ctrl-C or a service manager does; return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(120)


@contextmanager
def started(home: Path, **settings: str) -> Iterator[Copy]:
    """Start a copy on free ports; it may still be starting when the block begins."""
    port, desk_port = free_ports(2)
    environment = {
        **bare_environment(),
        "WAYMARK_HOME": str(home),
        "WAYMARK_PORT": str(port),
        "WAYMARK_DESK_PORT": str(desk_port),
        **settings,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "all"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    copy = Copy(process, Home(home), port, desk_port)
    try:
        yield copy
    finally:
        copy.stop()
        assert process.stdout is not None
        process.stdout.close()


@dataclass
class Telegram:
    """The stand-in for Telegram, in a process of its own. Chats are numbered as tests need."""

    url: str
    http: httpx.Client
    _chats: int = 7000

    def contact(self) -> int:
        """A contact nobody has heard of."""
        self._chats += 1
        return self._chats

    def act(self, what: str, **body: Any) -> None:
        """Do something as a contact; see tests/telegram_standin/control.py."""
        self.http.post(f"{self.url}/control/{what}", json=body).raise_for_status()

    def says(self, chat_id: int, text: str) -> None:
        """A contact types."""
        self.act("say", chat_id=chat_id, text=text)

    def hears(
        self, chat_id: int, words: str = "", *, within: float = PATIENCE, count: int = 1
    ) -> str:
        """Wait until the contact was sent these words; return all that the bot ever sent them."""
        wanted: dict[str, str | float] = {
            "chat_id": chat_id,
            "containing": words,
            "count": count,
            "timeout": within,
        }
        answer = self.http.get(f"{self.url}/control/sent", params=wanted, timeout=within + 5)
        if answer.status_code == 408:
            now = self.http.get(f"{self.url}/control/sent", params={"chat_id": chat_id}).json()
            raise AssertionError(f"{words!r} did not come; what came: {json.dumps(now)}")
        return "\n".join(message["text"] for message in answer.json()["messages"])


@contextmanager
def telegram() -> Iterator[Telegram]:
    """Start the stand-in."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.telegram_standin", "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        url = process.stdout.readline().strip().partition("TELEGRAM_API_URL=")[2]
        with httpx.Client(timeout=PATIENCE, trust_env=False) as http:
            standin = Telegram(url, http)
            standin.act("know", chat_id=STAFF_CHAT)
            yield standin
    finally:
        process.terminate()
        process.wait(120)
        process.stdout.close()
