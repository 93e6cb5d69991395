"""The ends of the audit trail that were written down outside the store.

One line each in WAYMARK_HOME/audit/heads.log: number, hash, time. Whoever can change the
store but not this file cannot cut or rewrite the trail unseen.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.desk.audit import Head

LINE = re.compile(r"(\d{1,15}) ([0-9a-f]{64}) ([0-9T:.+-]{1,40})")


@dataclass(frozen=True)
class Anchor:
    """One end of the chain, as it was written down."""

    head: Head
    at: str


class Heads(Protocol):
    """Where ends of the chain are written down."""

    def note(self, head: Head, at: datetime) -> None:
        """Write one down, on disk when this returns. Raises OSError."""
        ...

    def all(self) -> tuple[tuple[Anchor, ...], int]:
        """Return all, and how many lines could not be read. Raises OSError."""
        ...


@dataclass
class MemoryHeads:
    """Ends in memory, for tests."""

    kept: list[Anchor] = field(default_factory=list)

    def note(self, head: Head, at: datetime) -> None:
        """Keep one."""
        self.kept.append(Anchor(head, at.isoformat()))

    def all(self) -> tuple[tuple[Anchor, ...], int]:
        """Return all."""
        return tuple(self.kept), 0


@dataclass(frozen=True)
class HeadsFile:
    """The file. Lines are only ever added."""

    path: Path

    def note(self, head: Head, at: datetime) -> None:
        """Add a line, and wait until it is on disk."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            line = f"{head.seq} {head.hash} {at.isoformat()}\n"
            if _unfinished(handle):  # a crash in the middle of a line
                line = "\n" + line
            os.write(handle, line.encode("ascii"))
            os.fsync(handle)
        finally:
            os.close(handle)

    def all(self) -> tuple[tuple[Anchor, ...], int]:
        """Return what the lines say. A last line without its end was cut short by a crash."""
        if not self.path.exists():
            return (), 0
        text = self.path.read_text(encoding="ascii", errors="replace")
        lines = text.split("\n")[:-1]
        found = [LINE.fullmatch(line) for line in lines]
        anchors = tuple(Anchor(Head(int(m[1]), m[2]), m[3]) for m in found if m)
        return anchors, len(lines) - len(anchors)


def _unfinished(handle: int) -> bool:
    size = os.fstat(handle).st_size
    return size > 0 and os.pread(handle, 1, size - 1) != b"\n"
