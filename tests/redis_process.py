"""One real redis-server process for tests: started, asked, frozen and killed by its id."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import redis

from bot.stores.embedded import answers, arguments, find_server

READY_WITHIN = 120.0
Started = TypeVar("Started")


class Taken(Exception):
    """Raised when somebody else took a port in the moment between its choice and its use."""


def trying(start: Callable[[Path], Started], folder: Path) -> Started:
    """Start something, with other ports when one of them was taken meanwhile."""
    for number in range(5):
        try:
            return start(folder / f"try-{number}")
        except Taken:
            continue
    return start(folder / "last")


def wait_for(condition: Callable[[], bool], what: str, *, within: float = READY_WITHIN) -> None:
    """Return once the condition holds; TimeoutError names what was waited for."""
    until = time.monotonic() + within
    while True:
        try:
            if condition():
                return
        except redis.RedisError:
            pass
        if time.monotonic() > until:
            raise TimeoutError(f"not within {within:.0f} s: {what}")
        time.sleep(0.02)


@dataclass
class Server:
    """One redis-server process. `more` are its further arguments, kept over a restart."""

    folder: Path
    port: int
    more: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return its address."""
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def pid(self) -> int:
        """Return its process id; 0 when it does not run."""
        return self.process.pid if self.process and self.process.poll() is None else 0

    def start(self) -> None:
        """Start it on what it has on disk; `wait` says when it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        binary = find_server(os.environ.get("REDIS_SERVER_BIN", ""))
        self._launch([*arguments(binary, self.port, self.folder), *self.more])

    def _launch(self, command: Sequence[str]) -> None:
        with (self.folder / "redis.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def wait(self) -> None:
        """Wait until it answers. Raises Taken when it could not have its port."""
        wait_for(lambda: answers(self.port) or not self.pid, f"a server on port {self.port}")
        if not self.pid:
            raise Taken(f"port {self.port}")

    def client(self) -> redis.Redis:
        """Return a plain client of this one process."""
        return redis.Redis(port=self.port, socket_timeout=2, decode_responses=True)

    def ask(self, *words: str | int) -> object:
        """Send one command to this one process and return its answer."""
        with self.client() as client:
            answer: object = client.execute_command(*words)
            return answer

    def info(self) -> dict[str, str]:
        """Return what it says of its replication."""
        with self.client() as client:
            return {name: str(value) for name, value in client.info("replication").items()}

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Freeze it: it holds its connections and answers nothing."""
        os.kill(self.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it run on."""
        os.kill(self.pid, signal.SIGCONT)

    def stop(self) -> None:
        """End it; harmless when it has ended."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
        if self.process is not None:
            self.process.wait(timeout=READY_WITHIN)
