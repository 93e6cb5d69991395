"""The spool on a full or damaged disk: refused whole, set aside, nothing else lost."""

from __future__ import annotations

import asyncio
import errno
from typing import Any

import pytest

from bot.casework.errors import SpoolRefuses
from bot.stores.spool_file import files
from bot.stores.spool_format import record_of
from tests.edges.spool_bench import Bench, bench, crashed, running
from tests.makers import a_message
from tests.waiting import until

__all__ = ["bench"]


async def test_a_full_spool_refuses_and_says_so_until_there_is_room(bench: Bench) -> None:
    """Bounded: past the limit nothing is accepted; once handed over it is again."""
    spool = bench.spool(limit=2000)
    outcomes = await asyncio.gather(
        *(spool.keep(a_message(number)) for number in range(50)), return_exceptions=True
    )
    assert {type(each) for each in outcomes} == {bool, SpoolRefuses}
    assert spool.state() == "nothing can be kept: it is full"
    assert not spool.accepts()
    kept = len(spool._kept)
    async with running(spool):
        bench.store.away = False
        await until(spool.accepts)
    assert len(bench.texts) == kept


async def test_a_full_disk_refuses_whole_and_what_was_kept_stays(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that fails counts for nothing, and the records before it are still read."""
    spool = bench.spool()
    await spool.keep(a_message(1))

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("bot.stores.spool_file.os.fsync", full)
        with pytest.raises(SpoolRefuses, match="no space left"):
            await spool.keep(a_message(2))
    assert "no space left" in spool.state()
    assert await spool.keep(a_message(2))  # sent again once there is room
    assert spool.accepts()
    bench.store.away = False
    await spool.hand_over()
    assert bench.texts == ["hello 1", "hello 2"]


async def test_a_message_that_was_refused_never_comes_out_of_the_file(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a failed write left behind is cut off: a crash afterwards finds no trace of it."""
    spool = bench.spool()
    await spool.keep(a_message(1))

    def broken_disk(*_: Any) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr("bot.stores.spool_file.os.fsync", broken_disk)
        with pytest.raises(SpoolRefuses):
            await spool.keep(a_message(2, text="a long message " * 50))
    await spool.keep(a_message(3))
    crashed(spool)
    bench.store.away = False
    await bench.spool().hand_over()
    assert bench.texts == ["hello 1", "hello 3"]
    assert not [path for path in bench.folder.iterdir() if path.suffix == ".damaged"]


async def test_damage_is_set_aside_and_the_rest_is_handed_over(bench: Bench) -> None:
    """A flipped byte costs one message, which is kept for a person; nobody else waits for it."""
    spool = bench.spool()
    for number in range(3):
        await spool.keep(a_message(number))
    [path] = files(bench.folder)
    crashed(spool)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x20
    path.write_bytes(bytes(data) + record_of(b"{}") + b"\xffWM1torn")
    bench.store.away = False
    await bench.spool().hand_over()
    assert bench.texts == ["hello 0", "hello 2"]
    assert ("damaged", 1) in bench.told
    assert b"hello 1" in path.with_suffix(".damaged").read_bytes()
    assert files(bench.folder) == ()
