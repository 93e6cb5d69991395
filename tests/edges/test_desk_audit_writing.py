"""The audit trail as it is written: one chain of many writers, on disk, over stores that fail."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.casework.errors import StoreUnavailable
from bot.desk.audit import Head
from bot.desk.audit_heads import HeadsFile, MemoryHeads
from bot.desk.audit_store import MemoryChain, RedisChain
from bot.desk.audit_trail import AuditAway, AuditTrail
from bot.stores.codec import Codec
from bot.stores.connection import connect
from bot.stores.redis_stores import RedisStores
from tests.edges.audit_kit import happened
from tests.edges.desk_kit import AUDIT_KEY
from tests.fakes import FakeClock
from tests.waiting import until


async def test_many_writers_make_one_chain(stores: RedisStores) -> None:
    """Several processes write at once; no record is lost and none stands twice."""
    chain = RedisChain(stores.redis, stores.shelf.codec)
    trails = [AuditTrail(chain, MemoryHeads(), FakeClock(), AUDIT_KEY) for _ in range(4)]
    await asyncio.gather(*(t.record(happened(n)) for t in trails for n in range(10)))
    heads = MemoryHeads()
    last = AuditTrail(chain, heads, FakeClock(), AUDIT_KEY)
    await last.record(happened(1))
    await last.anchor()
    verdict = await last.verify()
    assert verdict.well, verdict.words
    assert verdict.records == 41


async def test_a_push_that_ran_twice_is_one_record(stores: RedisStores) -> None:
    """After a lost answer the client may send it again: the chain keeps one."""
    chain = RedisChain(stores.redis, stores.shelf.codec)
    new = Head(1, "a" * 64)
    assert await chain.push(Head(), new, "{}")
    assert await chain.push(Head(), new, "{}")
    assert await chain.count() == 1
    assert not await chain.push(Head(), Head(1, "b" * 64), "{}")


async def test_a_store_that_is_away_refuses_the_record() -> None:
    """Without Redis a record raises, and what may wait is kept for later."""
    gone = connect("redis://127.0.0.1:1/0")
    trail = AuditTrail(RedisChain(gone, Codec()), MemoryHeads(), FakeClock(), AUDIT_KEY)
    try:
        with pytest.raises(AuditAway):
            await trail.record(happened(1))
        await trail.record_or_keep(happened(2))
        assert not trail.well
        with pytest.raises(StoreUnavailable):
            await trail.verify()
    finally:
        await gone.aclose()


async def test_ends_are_on_disk_when_the_desk_stops(tmp_path: Path) -> None:
    """The task writes an end down at once, and the last one when it is told to."""
    heads = HeadsFile(tmp_path / "audit" / "heads.log")
    trail = AuditTrail(MemoryChain(), heads, FakeClock(), AUDIT_KEY)
    task = asyncio.create_task(trail.keep_anchored())
    await trail.record(happened(1))
    await until(lambda: bool(heads.all()[0]))
    await trail.record(happened(2))
    task.cancel()
    await trail.anchor()
    anchors, unread = heads.all()
    assert (anchors[-1].head.seq, unread) == (2, 0)
    assert heads.path.stat().st_mode & 0o777 == 0o600


async def test_what_a_killed_desk_left_is_written_down_by_the_next(tmp_path: Path) -> None:
    """The end that nobody came to write down is written at the next start."""
    chain, heads = MemoryChain(), HeadsFile(tmp_path / "heads.log")
    await AuditTrail(chain, heads, FakeClock(), AUDIT_KEY).record(happened(1))
    task = asyncio.create_task(AuditTrail(chain, heads, FakeClock(), AUDIT_KEY).keep_anchored())
    await until(lambda: bool(heads.all()[0]))
    task.cancel()


async def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """The desk works on and is not well: its banner says so until the file can be written."""
    (tmp_path / "audit").write_text("a file where a folder should be")
    heads = HeadsFile(tmp_path / "audit" / "heads.log")
    trail = AuditTrail(MemoryChain(), heads, FakeClock(), AUDIT_KEY)
    await trail.record(happened(1))
    await trail.anchor()
    assert not trail.well
    (tmp_path / "audit").unlink()
    await trail.anchor()
    assert trail.well


async def test_a_store_that_hangs_holds_up_nobody_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Many who wait for the trail at once are all told within the time for one."""
    chain, never = MemoryChain(), asyncio.Event()

    async def hangs(*_: object) -> bool:
        return await never.wait()

    monkeypatch.setattr(chain, "push", hangs)
    monkeypatch.setattr("bot.desk.audit_trail.WRITTEN_WITHIN", 0.5)
    trail = AuditTrail(chain, MemoryHeads(), FakeClock(), AUDIT_KEY)
    async with asyncio.timeout(8):  # one after the other would take ten seconds
        told = await asyncio.gather(
            *(trail.record(happened(n)) for n in range(20)), return_exceptions=True
        )
    assert all(isinstance(outcome, AuditAway) for outcome in told)
