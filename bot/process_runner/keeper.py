"""`supervisord` as a child of ours, and talking to it over its socket."""

from __future__ import annotations

import ctypes
import http.client
import shutil
import signal
import subprocess
import sys
import tempfile
import xmlrpc.client
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from supervisor.xmlrpc import SupervisorTransport

from bot.process_runner.conf import STOPS_WITHIN, conf_text
from bot.process_runner.plan import ONE_THREAD, ROOT, Plan
from bot.settings import environment_for_children

# A Unix socket's path has at most 104 bytes on some systems, and WAYMARK_HOME may be deeper.
LONGEST_SOCKET = 100
DIES_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG
GONE = (OSError, http.client.HTTPException, xmlrpc.client.Error)


@dataclass(frozen=True)
class PartState:
    """One part as supervisord sees it. `state` is its word, for example RUNNING."""

    name: str
    state: str
    pid: int
    exit_status: int


@dataclass
class Keeper:
    """One supervisord."""

    plan: Plan
    _folder: Path = field(init=False)
    _process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        """Find a short place for the socket."""
        self._folder = Path(tempfile.mkdtemp(prefix="waymark-"))
        if len(str(self._folder)) > LONGEST_SOCKET:
            self._folder.rmdir()
            self._folder = Path(tempfile.mkdtemp(prefix="waymark-", dir="/tmp"))

    @property
    def pid(self) -> int:
        """Supervisord's process number; 0 when it is not running."""
        return self._process.pid if self._process and self._process.poll() is None else 0

    def start(self) -> None:
        """Start supervisord, which starts every part."""
        conf = self.plan.home.path / "supervisord.conf"
        conf.write_text(conf_text(self.plan, self._socket), encoding="utf-8")
        self._socket.unlink(missing_ok=True)
        # A group of its own: Ctrl-C reaches us alone, and we stop the parts in order.
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "supervisor.supervisord", "-n", "-c", str(conf)],
            cwd=ROOT,
            env=environment_for_children(**ONE_THREAD),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - we have no other thread
        )

    def states(self) -> list[PartState] | None:
        """Each part's state, or None while supervisord cannot be asked."""
        try:
            rows: Any = self._proxy().supervisor.getAllProcessInfo()
        except GONE:
            return None
        return [
            PartState(row["name"], row["statename"], int(row["pid"]), int(row["exitstatus"]))
            for row in rows
        ]

    def start_part(self, name: str) -> None:
        """Ask for a part that was given up to be started again, without waiting for it."""
        try:
            self._proxy().supervisor.startProcess(name, False)
        except GONE:
            return

    def stop(self) -> None:
        """Stop every part in order, then supervisord itself."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(STOPS_WITHIN * 4)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _socket(self) -> Path:
        return self._folder / "s"

    def _proxy(self) -> xmlrpc.client.ServerProxy:
        transport = SupervisorTransport(None, None, f"unix://{self._socket}")
        return xmlrpc.client.ServerProxy("http://127.0.0.1", transport=transport)


def _end_with_parent() -> None:
    """On Linux: when we are killed, supervisord is told to stop, and stops the parts."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGTERM)
