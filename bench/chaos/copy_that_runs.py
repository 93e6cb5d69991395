"""The copy under test: every process as `make run` starts it, and the numbers to hit them by."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.chaos.orders import Orders
from bot.loopback import free_ports
from bot.process_runner.plan import ROOT
from bot.settings import rows

UP_WITHIN = 400.0
TOKEN = "990001:chaos"
# What a process does, by a word of its command line.
NAMES = ("worker", "web", "telegram", "redis-server", "supervisord")


@dataclass
class Copy:
    """One running copy."""

    process: subprocess.Popen[str]
    home: Path
    port: int
    desk_port: int
    # What its command line is given to look at it.
    environment: dict[str, str]
    printed: list[str] = field(default_factory=list)
    _ready: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        """Read what it prints, as it comes."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed.append(line.rstrip())
            if "Stop with Ctrl-C." in line:
                self._ready.set()

    async def until_ready(self) -> None:
        """Wait until everything is up. Raises RuntimeError with what was printed."""
        for _ in range(int(UP_WITHIN * 10)):
            if self._ready.is_set():
                return
            if self.process.poll() is not None:
                break
            await asyncio.sleep(0.1)
        raise RuntimeError("the copy did not come up:\n" + "\n".join(self.printed))

    @property
    def web(self) -> str:
        """Where contacts reach it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def desk(self) -> str:
        """Where staff reach it."""
        return f"http://127.0.0.1:{self.desk_port}"

    @property
    def password(self) -> str:
        """The first sign-in's password, as printed."""
        found = re.search(r"password (\S+) \(works once\)", "\n".join(self.printed))
        if found is None:
            raise RuntimeError("no password was printed:\n" + "\n".join(self.printed))
        return found[1]

    def processes(self, name: str) -> list[int]:
        """Return the numbers of the processes that do `name` now."""
        return [pid for pid in descendants(self.process.pid) if name_of(pid) == name]

    def stop(self) -> None:
        """End it cleanly."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(90)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def bare() -> dict[str, str]:
    """Return the environment without any setting of Waymark."""
    names = {row.name for row in rows()}
    return {name: value for name, value in os.environ.items() if name not in names}


@asynccontextmanager
async def running(orders: Orders, home: Path, **settings: str) -> AsyncIterator[Copy]:
    """Run a copy in `home` on free ports; it is up when the block begins."""
    port, desk_port = free_ports(2)
    environment = {
        **bare(),
        "WAYMARK_HOME": str(home),
        "WAYMARK_PORT": str(port),
        "WAYMARK_DESK_PORT": str(desk_port),
        "WAYMARK_WORKERS": str(orders.workers),
        "TELEGRAM_TOKEN": TOKEN,
        "CHAOS_BREAK": orders.broken,
        **({"TELEGRAM_SENDS_PER_S": str(orders.sends_per_s)} if orders.sends_per_s else {}),
        **settings,
    }
    process = subprocess.Popen(  # noqa: ASYNC220 - it is a moment's work, and threads read it
        [sys.executable, "-m", "bench.chaos.altered", "all"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    copy = Copy(process, home, port, desk_port, environment)
    try:
        await copy.until_ready()
        yield copy
    finally:
        for name in NAMES:  # a stopped process hears no SIGTERM
            for pid in copy.processes(name):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)
        await asyncio.to_thread(copy.stop)
        assert process.stdout is not None
        process.stdout.close()


def descendants(pid: int) -> list[int]:
    """Return every process below this one."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    below = [int(child) for child in children]
    return below + [pid for child in below for pid in descendants(child)]


def name_of(pid: int) -> str:
    """Return what a process does, or an empty text."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
    except OSError:
        return ""
    if "supervisor.supervisord" in words:
        return "supervisord"
    if words and Path(words[0].split(" ")[0]).name == "redis-server":
        return "redis-server"
    return next((name for name in NAMES if name in words[-2:]), "")
