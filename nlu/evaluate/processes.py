"""Starting servers on loopback and weighing them, by what the kernel tells (Linux)."""

from __future__ import annotations

import json
import os
import resource
import select
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, final

from nlu.evaluate.stock_model import Cost
from nlu.fingerprint import ROOT

START_WITHIN = 600  # seconds; stock Rasa takes a minute on a free machine
LOOK_EVERY = 0.05
NOWHERE = "http://127.0.0.1:9/webhook"  # the discard port: no action server is needed here


class NotReady(RuntimeError):
    """Raised when a server ended or did not answer in time; says the end of its log."""


@final
class Server:
    """One Rasa on loopback: ours (`nlu.serve`), or stock (`rasa run` with its HTTP API)."""

    def __init__(self, side: str, model: Path, environment: Mapping[str, str]) -> None:
        """`side` is waymark or stock."""
        self._port, self._stock = free_port(), side == "stock"
        self._model, self._environment = model, dict(environment)
        self._folder = tempfile.TemporaryDirectory()

    def __enter__(self) -> Server:
        home = Path(self._folder.name)
        self._log = home / "log"
        port = str(self._port)
        if self._stock:
            (home / "endpoints.yml").write_text("", encoding="utf-8")
            (home / "credentials.yml").write_text("rest:\n", encoding="utf-8")
            call = [
                "-m", "rasa", "run", "--enable-api", "--port", port, "-i", "127.0.0.1",
                "--model", str(self._model.resolve()), "--endpoints", str(home / "endpoints.yml"),
                "--credentials", str(home / "credentials.yml"),
            ]  # fmt: skip
        else:
            call = ["-m", "nlu.serve", "--port", port, "--model", str(self._model.resolve())]
            call += ["--actions", NOWHERE]
        self._began = time.monotonic()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own command, no shell
                [sys.executable, *call],
                cwd=ROOT, env=self._environment, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._folder.cleanup()

    def until_ready(self) -> tuple[float, float]:
        """Seconds of the clock and of the processor until it answers with its model loaded."""
        place = "status" if self._stock else "webhooks/waymark/"
        while not self._answers(place):
            late = time.monotonic() - self._began > START_WITHIN
            if late or self._process.poll() is not None:
                tail = self._log.read_text(encoding="utf-8", errors="replace")[-800:]
                raise NotReady(f"no answer on {place}; its log ends: {tail}")
            select.select([], [], [], LOOK_EVERY)
        return time.monotonic() - self._began, processor_seconds(self._process.pid)

    def ask(self, text: str) -> None:
        """One message, through the door that messages come by."""
        if self._stock:
            place = "model/parse"
            body: dict[str, Any] = {"text": text}
        else:
            place = "webhooks/waymark/webhook"
            body = {
                "version": 1, "message_id": "weigh", "text": text, "payload": "", "slots": {},
                "form": None, "asks": None, "now": "2026-01-01T12:00:00+00:00",
            }  # fmt: skip
        self._fetch(place, json.dumps(body).encode())

    def megabytes(self) -> float:
        """Resident memory now."""
        return resident_megabytes(self._process.pid)

    def _answers(self, place: str) -> bool:
        try:
            return self._fetch(place) == 200
        except (urllib.error.URLError, OSError):
            return False

    def _fetch(self, place: str, body: bytes | None = None) -> int:
        address = f"http://127.0.0.1:{self._port}/{place}"
        ask = urllib.request.Request(address, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(ask, timeout=120) as answer:  # noqa: S310 - loopback
            return int(answer.status)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def resident_megabytes(pid: int) -> float:
    """What the process holds in memory (VmRSS), in millions of bytes."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise NotReady(f"process {pid} is gone")


def processor_seconds(pid: int) -> float:
    """What the process has used of the processor since it started."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def spent_by(command: Sequence[str]) -> Cost:
    """Run a command to its end; what it took. SystemExit when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    subprocess.run(list(command), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
    return Cost(seconds, worked)
