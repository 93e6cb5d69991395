"""The journal's files: what is written stays, whatever is tidied up beside it."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from bot.stores import journal_file
from bot.stores.journal_file import JournalFiles
from bot.stores.spool_file import SpoolFile
from bot.stores.spool_format import Found, record_of, records

MUCH = 1 << 20


def kept(folder: Path) -> list[bytes]:
    """Return every whole record on disk; fails on a hole."""
    found = [one for path in folder.glob("*.spool") for one in records(path.read_bytes())]
    assert all(isinstance(one, Found) for one in found)
    return [one.payload for one in found if isinstance(one, Found)]


async def filled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> JournalFiles:
    """Return files with one record that is not needed any more, large enough to be emptied."""
    monkeypatch.setattr(journal_file, "LARGE", 100)
    files = JournalFiles(folder, "worker", MUCH)
    old = files.write(record_of(b"old" * 20))
    await old.done
    files.close_record(old)
    return files


async def test_a_record_written_while_an_old_file_is_emptied_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Emptying waits for the disk while a new record comes: neither harms the other."""
    files = await filled(tmp_path, monkeypatch)
    empty, begun, go_on = SpoolFile.empty, threading.Event(), threading.Event()

    def slowly(file: SpoolFile) -> None:
        begun.set()
        assert go_on.wait(20)
        empty(file)

    monkeypatch.setattr(SpoolFile, "empty", slowly)
    tidying = asyncio.create_task(files.tidy())
    assert await asyncio.to_thread(begun.wait, 20)
    new = files.write(record_of(b"new"))
    asyncio.get_running_loop().call_later(0.05, go_on.set)
    await asyncio.gather(tidying, new.done)
    assert kept(tmp_path) == [b"new"]
    await files.close()
    assert kept(tmp_path) == [b"new"]


async def test_a_file_is_not_emptied_while_a_record_is_on_its_way_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked at before the append counts, the file seemed to hold nothing that is needed."""
    files = await filled(tmp_path, monkeypatch)
    append, begun, go_on = SpoolFile.append, threading.Event(), threading.Event()

    def slowly(file: SpoolFile, data: bytes) -> None:
        append(file, data)
        begun.set()
        assert go_on.wait(20)

    monkeypatch.setattr(SpoolFile, "append", slowly)
    new = files.write(record_of(b"new"))
    assert await asyncio.to_thread(begun.wait, 20)
    tidying = asyncio.create_task(files.tidy())
    asyncio.get_running_loop().call_later(0.05, go_on.set)
    await asyncio.gather(tidying, new.done)
    assert b"new" in kept(tmp_path)
    await files.close()


async def test_what_nobody_needs_is_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file does not grow for ever."""
    files = await filled(tmp_path, monkeypatch)
    await files.tidy()
    assert kept(tmp_path) == []
    await files.close()
