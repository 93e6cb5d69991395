"""What a process and all that it started have used, read from /proc (Linux)."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
# Fields of /proc/<pid>/stat after the name in brackets: proc(5), counted from the state.
PARENT, USER, SYSTEM, RESIDENT = 1, 11, 12, 21
# What a part is known by in its command line, from the most particular.
PARTS = (
    ("redis-server", "redis"),
    ("nlu.serve", "rasa"),
    ("rasa run", "rasa"),
    ("-m actions", "actions"),
    ("bot web", "web"),
    ("bot worker", "worker"),
    ("bot telegram", "telegram"),
    ("supervisor.supervisord", "supervisor"),
    ("bot all", "runner"),
)


@dataclass(frozen=True)
class Used:
    """CPU seconds and resident bytes of each part, by name."""

    cpu: dict[str, float]
    resident: dict[str, int]

    @property
    def seconds(self) -> float:
        """CPU seconds of all parts."""
        return sum(self.cpu.values())

    @property
    def megabytes(self) -> float:
        """Resident megabytes of all parts; pages that two share count twice."""
        return sum(self.resident.values()) / 1e6

    def since(self, before: Used) -> dict[str, float]:
        """CPU seconds of each part since an earlier look."""
        return {name: spent - before.cpu.get(name, 0.0) for name, spent in self.cpu.items()}


def used(root: int) -> Used:
    """Look at a process and all below it."""
    cpu: dict[str, float] = defaultdict(float)
    resident: dict[str, int] = defaultdict(int)
    for pid, stat in _below(root).items():
        name = _part(pid)
        cpu[name] += (int(stat[USER]) + int(stat[SYSTEM])) / TICKS
        resident[name] += int(stat[RESIDENT]) * PAGE
    return Used(dict(cpu), dict(resident))


def pids_of(root: int, part: str) -> list[int]:
    """The processes of one part below a process."""
    return [pid for pid in _below(root) if _part(pid) == part]


def _below(root: int) -> dict[int, list[str]]:
    rows = {pid: stat for pid in _pids() if (stat := _stat(pid)) is not None}
    children: dict[int, list[int]] = defaultdict(list)
    for pid, stat in rows.items():
        children[int(stat[PARENT])].append(pid)
    waiting, found = [root], {}
    while waiting:
        pid = waiting.pop()
        waiting += children[pid]
        if pid in rows:
            found[pid] = rows[pid]
    return found


def _pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _stat(pid: int) -> list[str] | None:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None  # it ended meanwhile


def _part(pid: int) -> str:
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return "ended"
    return next((name for words, name in PARTS if words in line), "other")
