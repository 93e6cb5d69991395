"""The files of a journal: appended to by one process, many records to one wait for the disk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.stores.spool_file import SpoolFile, adopt, bytes_waiting, create, files
from bot.stores.spool_format import Damage

log = logging.getLogger(__name__)
# Bytes after which the next records go to a new file, so that old ones can be deleted.
LARGE = 1_000_000
# Records read at a time from a file that is taken over.
CHUNK = 256
FULL = "it is full"


@dataclass
class Segment:
    """One file. `open_records` counts those that replicas have not confirmed.

    `adopted`: another process wrote it; it is read once, and never added to.
    """

    file: SpoolFile
    open_records: int = 0
    adopted: bool = False


@dataclass
class Written:
    """A record on its way to the disk, or there. `segment` is None until it is."""

    data: bytes
    done: asyncio.Future[None]
    segment: Segment | None = None
    closed: bool = False


@dataclass
class JournalFiles:
    """The files of one process in a folder that may hold `limit` bytes."""

    folder: Path
    part: str
    limit: int
    trouble: str = ""
    _segments: list[Segment] = field(default_factory=list)
    _queue: list[Written] = field(default_factory=list)
    _writing: asyncio.Task[None] | None = None
    # One thread at a time at the files: what is emptied while another appends to it keeps a hole
    # of zeros where its records were, and the new one behind it counts for nothing.
    _disk: asyncio.Lock = field(default_factory=asyncio.Lock)

    def taken_over(self, *, others: bool = False) -> Iterator[tuple[Segment, bytes]]:
        """Yield the records of files whose process is gone; those of other parts when asked."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mine = {segment.file.path for segment in self._segments}
        for path in files(self.folder):
            if path in mine or not (others or path.name.startswith(f"{self.part}-")):
                continue
            if (file := adopt(path)) is not None:
                segment = Segment(file, adopted=True)
                self._segments.insert(0, segment)  # the last one is written to
                yield from self._payloads(segment)

    def _payloads(self, segment: Segment) -> Iterator[tuple[Segment, bytes]]:
        file = segment.file
        log.warning("%s was left by a process that is gone: %d bytes", file.path.name, file.size)
        while found := file.read(CHUNK):
            file.position = found[-1].end
            for record in found:
                if not isinstance(record, Damage):
                    segment.open_records += 1
                    yield segment, record.payload
                elif not record.torn:
                    log.error("the journal %s is damaged and kept beside it", file.path.name)
                    file.set_aside(record.start, record.end)

    def write(self, data: bytes) -> Written:
        """Begin to write a record. `done` ends when it is on disk, or cannot be (`trouble`)."""
        written = Written(data, asyncio.get_running_loop().create_future())
        self._queue.append(written)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        return written

    async def _write_all(self) -> None:
        while self._queue:
            async with self._disk:
                batch, self._queue = self._queue, []
                await self._write_batch(batch)

    async def _write_batch(self, batch: list[Written]) -> None:
        try:
            segment = await asyncio.to_thread(self._append, b"".join(w.data for w in batch))
            self.trouble = ""
        except OSError as error:
            # The store has it: only what a takeover loses in this time is not covered.
            why = (error.strerror or type(error).__name__).lower()
            if self.trouble != why:
                log.error("the journal cannot be written: %s", why)  # noqa: TRY400
            self.trouble, segment = why, None
        for written in batch:
            if segment is not None and not written.closed:
                written.segment = segment
                segment.open_records += 1
            written.done.set_result(None)

    def _append(self, data: bytes) -> Segment:
        if bytes_waiting(self.folder) + len(data) > self.limit:
            raise OSError(0, FULL)
        if not self._segments or self._segments[-1].file.size > LARGE or self._old(-1):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._segments.append(Segment(create(self.folder, self.part)))
        segment = self._segments[-1]
        segment.file.append(data)
        return segment

    def _old(self, place: int) -> bool:
        return self._segments[place].adopted

    def close_record(self, written: Written) -> None:
        """Hear that a record is not needed any more."""
        if not written.closed:
            written.closed = True
            if written.segment is not None:
                written.segment.open_records -= 1

    async def tidy(self) -> None:
        """Delete the files, and empty the newest, in which nothing is needed any more."""
        for segment in list(self._segments):
            async with self._disk:
                await self._tidy_one(segment)

    async def _tidy_one(self, segment: Segment) -> None:
        if segment.open_records > 0:
            return
        if segment is not self._segments[-1] or self._old(-1):
            self._segments.remove(segment)
            await asyncio.to_thread(segment.file.remove)
        elif segment.file.size > LARGE // 10:
            await asyncio.to_thread(segment.file.empty)

    async def close(self) -> None:
        """Give the files up; those in which something is needed stay for the next start."""
        if self._writing is not None:
            await self._writing
        for segment in self._segments:
            with suppress(OSError):
                if segment.open_records > 0:
                    segment.file.give_up()
                else:
                    segment.file.remove()
        self._segments.clear()
