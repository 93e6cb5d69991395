"""A spool of which a part stays for long: what is handed over leaves the disk meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.casework.errors import SpoolRefuses
from bot.stores.spool import OTHERS_AFTER, THIN_EVERY, Spool
from bot.stores.spool_file import SpoolFile, bytes_waiting, files
from tests.edges.spool_bench import Bench, bench, crashed, running
from tests.edges.test_spool_parts import EAST, WEST, Servers, kept, round_of, servers
from tests.makers import a_message
from tests.waiting import until

__all__ = ["bench", "servers"]


async def spooled(bench: Bench, servers: Servers, limit: int = 1_000_000) -> Spool:
    """Return a spool of which a server took its half, and the other is away."""
    spool = bench.spool(limit=limit)
    for number in range(3):
        await kept(spool, WEST, number)
        await kept(spool, EAST, number)
    servers.away = {"w"}
    assert not await round_of(spool)
    return spool


async def test_what_was_handed_over_leaves_the_disk(bench: Bench, servers: Servers) -> None:
    """A crash after days does not hand it over again: its ids may be forgotten by then."""
    spool = await spooled(bench, servers)
    whole = bytes_waiting(bench.folder)
    bench.now += THIN_EVERY
    assert not await round_of(spool)
    assert bytes_waiting(bench.folder) == whole // 2
    await kept(spool, WEST, 3)
    crashed(spool)
    servers.tried.clear()
    servers.away = set()
    assert await round_of(bench.spool())
    assert servers.stored(WEST) == ["hello 0", "hello 1", "hello 2", "hello 3"]
    assert servers.tried == [f"{WEST}:{number}" for number in range(4)]
    assert list(bench.folder.iterdir()) == []


async def test_what_was_handed_over_does_not_fill_the_spool(
    bench: Bench, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shard is away for hours; all messages of the others come through here meanwhile."""
    monkeypatch.setattr("bot.stores.spool_replay.CHUNK", 1)
    spool = await spooled(bench, servers)
    spool.limit = bytes_waiting(bench.folder)
    with pytest.raises(SpoolRefuses):
        await spool.keep(a_message(4, EAST))
    assert not spool.accepts()
    bench.now += THIN_EVERY
    assert not await round_of(spool)
    assert spool.accepts()
    for number in (4, 5):  # they lie where others lay before
        assert await spool.keep(a_message(number, EAST))
    assert not await round_of(spool)
    assert servers.stored(EAST)[-2:] == ["hello 4", "hello 5"]
    await spool.close()


async def test_files_that_were_written_anew_are_still_adopted_oldest_first(
    bench: Bench, servers: Servers
) -> None:
    """A conversation's messages may lie in two of them."""
    crashed(await spooled(bench, servers))
    (left,) = files(bench.folder)
    os.utime(left, (0, left.stat().st_mtime - 10))
    spool = bench.spool()
    await kept(spool, WEST, 3)
    older, newer = files(bench.folder)
    bench.now += THIN_EVERY
    assert not await round_of(spool)
    assert files(bench.folder) == (older, newer)
    crashed(spool)
    servers.away = set()
    assert await round_of(bench.spool())
    assert servers.stored(WEST) == ["hello 0", "hello 1", "hello 2", "hello 3"]


@pytest.mark.parametrize("fails_at", ["fsync", "utime", "_sync"])
async def test_a_disk_that_fails_meanwhile_costs_nothing(
    bench: Bench, servers: Servers, monkeypatch: pytest.MonkeyPatch, fails_at: str
) -> None:
    """The file stays as it was, or is the new one; new messages go to one of their own."""
    spool = await spooled(bench, servers)
    bench.now += THIN_EVERY

    def fails(*_args: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        if fails_at == "_sync":
            disk.setattr("bot.stores.spool_file._sync", fails)
        else:
            disk.setattr(os, fails_at, fails)
        with pytest.raises(OSError, match="No space"):
            await spool.hand_over()
    await kept(spool, WEST, 3)
    assert len(files(bench.folder)) == 2
    servers.away = set()
    assert await round_of(spool)
    assert servers.stored(WEST) == ["hello 0", "hello 1", "hello 2", "hello 3"]
    assert servers.stored(EAST) == ["hello 0", "hello 1", "hello 2"]
    assert list(bench.folder.iterdir()) == []


async def test_a_crash_while_a_file_is_written_anew_leaves_the_old_one(
    bench: Bench, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the new one, half written, is gone with it."""
    spool = await spooled(bench, servers)

    def dies(_path: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    file = spool._own
    assert isinstance(file, SpoolFile)
    with monkeypatch.context() as crash:
        crash.setattr(Path, "rename", dies)
        with pytest.raises(KeyboardInterrupt):
            file.thin()
    crashed(spool)
    assert len(list(bench.folder.iterdir())) == 2
    servers.away = set()
    assert await round_of(bench.spool())
    assert servers.stored(WEST) == ["hello 0", "hello 1", "hello 2"]
    assert list(bench.folder.iterdir()) == []


async def test_what_another_part_left_is_adopted_while_a_server_is_away(
    bench: Bench, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most of it may be for servers that are there."""
    monkeypatch.setattr("bot.stores.spool.AGAIN_AFTER", 0.01)
    dead = bench.spool("telegram")
    await kept(dead, EAST, 1)
    crashed(dead)
    web = bench.spool()
    await kept(web, WEST, 1)
    servers.away = {"w"}
    async with running(web):
        await until(lambda: web._others != {})
        assert servers.stored(EAST) == []
        bench.now += OTHERS_AFTER
        await until(lambda: servers.stored(EAST) == ["hello 1"])
