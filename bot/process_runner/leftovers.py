"""Parts that an earlier copy left running because it was killed: found exactly, then ended."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path

# Seconds that a part gets to end by itself.
ENDS_WITHIN = 15.0


def identity(pid: int) -> str:
    """What tells this process from a later one with the same number; empty when it is gone."""
    proc = Path(f"/proc/{pid}")
    if Path("/proc/self/stat").exists():
        try:
            fields = (proc / "stat").read_text().rpartition(")")[2].split()
        except (OSError, ValueError):
            return ""
        # Field 3 is the state (Z: ended, not yet collected), field 22 when it began.
        return "" if fields[0] == "Z" else f"began {fields[19]}"
    done = subprocess.run(  # noqa: S603 - a number of our own
        ["ps", "-o", "lstart=", "-p", str(pid)],  # noqa: S607 - where ps is differs by system
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip()


def known(pids: Iterable[int]) -> tuple[tuple[int, str], ...]:
    """Return processes as they are written down: number and identity."""
    return tuple((pid, identity(pid)) for pid in pids)


def still_running(processes: Iterable[tuple[int, str]]) -> list[int]:
    """Return those that run: the same process, not another with its number."""
    return [pid for pid, was in processes if was and identity(pid) == was]


def end(
    processes: tuple[tuple[int, str], ...],
    pause: Callable[[float], None] = time.sleep,
    *,
    last: int = 0,
) -> int:
    """End those that still run, politely first; return how many there were.

    `last` is ended when the others have: a store from which workers can no longer record what
    they sent would let it be sent again.
    """
    found = still_running(processes)
    _end([one for one in processes if one[0] != last], pause)
    _end([one for one in processes if one[0] == last], pause)
    return len(found)


def _end(processes: Iterable[tuple[int, str]], pause: Callable[[float], None]) -> None:
    processes = tuple(processes)
    for pid in still_running(processes):
        _signal(pid, signal.SIGTERM)
    until = time.monotonic() + ENDS_WITHIN
    while (left := still_running(processes)) and time.monotonic() < until:
        pause(0.1)
    for pid in left:
        _signal(pid, signal.SIGKILL)


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
