"""Real processes of the back of house on loopback ports, and a way to ask them."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
NOW = "2026-11-22T20:00:00+00:00"
START_WITHIN = 240  # seconds; a cold import of Rasa on a busy machine


@contextmanager
def process(
    command: list[str], log: Path, environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command with its output in a file; ends it on leaving."""
    with log.open("wb") as out:
        running = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
        )
        try:
            yield running
        finally:
            running.terminate()
            running.wait(timeout=120)


def wait_for(address: str, log: Path, running: subprocess.Popen[bytes]) -> None:
    """Return when the address answers 200; fail with the log's tail otherwise."""
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until and running.poll() is None:
        status, _ = get(address)
        if status == 200:
            return
        select.select([], [], [], 0.2)
    raise AssertionError(f"{address} did not answer; its log ends: {log.read_text()[-800:]}")


def get(address: str) -> tuple[int, str]:
    """Status and body; 0 when nobody listens."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def post(address: str, body: bytes) -> tuple[int, Any]:
    """Status and JSON of a POST."""
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


@dataclass
class Talk:
    """One contact's conversation: holds the state between messages, as the front does."""

    address: str
    slots: dict[str, str] = field(default_factory=dict)
    form: str | None = None
    asks: str | None = None

    def say(self, text: str = "", press: str = "") -> dict[str, Any]:
        """Send a message or a button press and take the new state over."""
        status, answer = post(self.address, self.body(text, press))
        assert status == 200, answer
        self.slots, self.form, self.asks = answer["slots"], answer["form"], answer["asks"]
        return dict(answer)

    def body(self, text: str, press: str = "") -> bytes:
        """The front's JSON."""
        ask = {
            "version": 1,
            "message_id": "m-1",
            "text": text,
            "payload": press,
            "slots": self.slots,
            "form": self.form,
            "asks": self.asks,
            "now": NOW,
        }
        return json.dumps(ask).encode()
