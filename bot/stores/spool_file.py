"""One spool file: owned by one process, appended to, read from the front, gone when replayed.

The owner holds a lock on the file for as long as it lives; a file that can be locked was left
by a process that died. Every call here may wait for the disk: call it in a thread.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from bot.stores.spool_format import Damage, Found, records

SUFFIX = ".spool"
DAMAGED = ".damaged"
THINNER = ".thinner"
PIECE = 4096  # records


@dataclass
class SpoolFile:
    """A locked file. `size` is what is safely on disk; `position` what has been replayed.

    `ahead`: the ends of records behind `position` that have been replayed too. `stays`: those
    of records that could not be, and the part of the store that they are for.
    """

    path: Path
    handle: int
    size: int = 0
    position: int = 0
    ahead: set[int] = field(default_factory=set)
    stays: dict[int, int] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        """Whether all of it has been replayed."""
        return self.position >= self.size

    @property
    def begun(self) -> bool:
        """Whether any of it has been replayed."""
        return self.position > 0 or bool(self.ahead)

    def append(self, data: bytes) -> None:
        """Put bytes at the end, on disk. Raises OSError; then none of them count."""
        try:
            written = 0
            while written < len(data):
                written += os.pwrite(self.handle, data[written:], self.size + written)
            os.fsync(self.handle)
        except OSError:
            # What was written in part must not stand before the next record.
            os.ftruncate(self.handle, self.size)
            raise
        self.size += len(data)

    def read(self, count: int, start: int | None = None) -> list[Found | Damage]:
        """Return at most `count` records from `start` on, or else from `position`."""
        begin = self.position if start is None else start
        if begin >= self.size:
            return []
        with mmap.mmap(self.handle, self.size, access=mmap.ACCESS_READ) as view:
            return list(islice(records(view, begin), count))

    def move_on(self, found: Iterable[Found | Damage]) -> None:
        """Move `position` behind those of these next records that have been replayed."""
        for record in found:
            if record.start != self.position or record.end not in self.ahead:
                return
            self.ahead.remove(record.end)
            self.position = record.end

    def thin(self) -> None:
        """Put a file that holds only what is yet to be replayed in this one's place.

        Raises OSError. After that nothing may be appended: it may be unknown by which name.
        """
        fresh = self.path.with_suffix(THINNER)
        handle = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        rest = SpoolFile(fresh, handle)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for piece in self._yet_to_replay():
                rest.append(piece)
            # Files are adopted oldest first, by this time.
            os.utime(handle, ns=(0, os.fstat(self.handle).st_mtime_ns))
            fresh.rename(self.path)
        except OSError:
            os.close(handle)
            fresh.unlink(missing_ok=True)
            raise
        os.close(self.handle)
        self.handle, self.size, self.position = handle, rest.size, 0
        self.ahead.clear()
        self.stays.clear()
        _sync(self.path.parent)

    def _yet_to_replay(self) -> Iterator[bytes]:
        """Yield it in pieces of many records: each is one wait for the disk."""
        with mmap.mmap(self.handle, self.size, access=mmap.ACCESS_READ) as view:
            left = (each for each in records(view, self.position) if each.end not in self.ahead)
            while piece := [view[each.start : each.end] for each in islice(left, PIECE)]:
                yield b"".join(piece)

    def set_aside(self, start: int, end: int) -> None:
        """Copy bytes that could not be used to a file beside this one, for a person to look at."""
        append_to(self.path.with_suffix(DAMAGED), os.pread(self.handle, end - start, start))

    def remove(self) -> None:
        """Delete the file: all that it held is stored elsewhere."""
        self.path.unlink(missing_ok=True)
        # A process died while it wrote this.
        self.path.with_suffix(THINNER).unlink(missing_ok=True)
        _sync(self.path.parent)
        os.close(self.handle)

    def empty(self) -> None:
        """Forget all that it holds. After a crash in this moment it may still hold it."""
        os.ftruncate(self.handle, 0)
        self.size = self.position = 0
        self.ahead.clear()
        self.stays.clear()

    def give_up(self) -> None:
        """Give up the lock; the file stays as it is."""
        os.close(self.handle)

    def leave(self) -> None:
        """Give up the lock. What is not replayed is there for the next start."""
        if self.done:
            self.remove()
        else:
            os.close(self.handle)


def create(folder: Path, part: str) -> SpoolFile:
    """Make a new file for a part, locked before others can see it by its name."""
    name = f"{part}-{os.getpid()}-{secrets.token_hex(4)}"
    fresh = folder / f".{name}.new"
    handle = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path = folder / f"{name}{SUFFIX}"
        fresh.rename(path)
        _sync(folder)
    except OSError:
        os.close(handle)
        fresh.unlink(missing_ok=True)
        raise
    return SpoolFile(path, handle)


def adopt(path: Path) -> SpoolFile | None:
    """Take over a file whose owner is gone; None when it has one, or is gone itself."""
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Its owner may have deleted it just before giving up the lock.
        same = path.exists() and os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        os.close(handle)
        return None
    if not same:
        os.close(handle)
        return None
    return SpoolFile(path, handle, size=os.fstat(handle).st_size)


def append_to(path: Path, data: bytes) -> None:
    """Put bytes at the end of a file, on disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def files(folder: Path) -> tuple[Path, ...]:
    """Return every spool file, oldest first; none when there is no such folder."""
    found = []
    for path in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
        try:
            found.append((path.stat().st_mtime_ns, path))
        except FileNotFoundError:
            continue
    return tuple(path for _, path in sorted(found))


def bytes_waiting(folder: Path) -> int:
    """Return how many bytes lie in all spool files of this folder."""
    total = 0
    for path in files(folder):
        try:
            total += path.stat().st_size
        except FileNotFoundError:
            continue
    return total


def reason(error: OSError) -> str:
    """Say in a few words what the system found wrong."""
    return (error.strerror or type(error).__name__).lower()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
