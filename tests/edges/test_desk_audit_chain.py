"""The chain of the audit trail: whatever is done to what is stored, verifying finds it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk.audit import Head, RecordWrong, read, write
from bot.desk.audit_heads import HeadsFile, MemoryHeads
from bot.desk.audit_store import HEAD, RECORDS, MemoryChain, RedisChain
from bot.desk.audit_trail import AuditTrail
from bot.desk.audit_verify import verify
from bot.stores.codec import Codec
from bot.stores.redis_stores import RedisStores
from tests.edges.audit_kit import COUNT, found, happened, written
from tests.edges.desk_kit import AUDIT_KEY
from tests.fakes import START, FakeClock


async def test_an_untouched_trail_is_well() -> None:
    """What was only written verifies, and says how much there is."""
    chain, heads = MemoryChain(), MemoryHeads()
    verdict = await (await written(chain, heads)).verify()
    assert verdict.well
    assert (verdict.records, verdict.anchors, verdict.anchored) == (COUNT, 2, COUNT)
    assert "8 records, each in its place" in verdict.words
    empty = await verify(MemoryChain(), MemoryHeads(), AUDIT_KEY, START)
    assert empty.well
    assert "empty" in empty.words


@given(data=st.data())
@settings(max_examples=300, deadline=None)
async def test_whatever_is_done_to_it_is_found(data: st.DataObject) -> None:
    """Change any letter, leave any out, cut, move, repeat, slip one in: each is found."""
    chain, heads = MemoryChain(), MemoryHeads()
    await written(chain, heads)
    rows, place = chain.rows, data.draw(st.integers(0, COUNT - 1))
    match data.draw(st.sampled_from(["change", "remove", "cut", "move", "repeat", "slip in"])):
        case "change":
            at = data.draw(st.integers(0, len(rows[place]) - 1))
            letter = data.draw(st.characters().filter(lambda c: c != rows[place][at]))
            rows[place] = rows[place][:at] + letter + rows[place][at + 1 :]
        case "remove":
            del rows[place]
        case "cut":
            del rows[place:]
        case "move":
            other = data.draw(st.integers(0, COUNT - 1).filter(lambda n: n != place))
            rows.insert(other, rows.pop(place))
        case "repeat":
            rows.insert(data.draw(st.integers(0, COUNT)), rows[place])
        case _:
            rows.insert(place, write(replace(read(rows[place]), who="Somebody Else")))
    if data.draw(st.booleans(), label="the noted end is put right too"):
        kept = [text for text in rows if _readable(text)]
        chain.end = Head(len(rows), read(kept[-1]).hash) if kept else Head()
    assert await found(chain, heads)


def _readable(text: str) -> bool:
    try:
        read(text)
    except RecordWrong:
        return False
    return True


@given(cut=st.integers(1, COUNT), seed=st.integers(0, 99))
@settings(max_examples=60, deadline=None)
async def test_writing_it_anew_is_found_even_with_the_key(cut: int, seed: int) -> None:
    """Who has the store and the key, and not heads.log, cannot rewrite what was written down."""
    chain, heads = MemoryChain(), MemoryHeads()
    await written(chain, heads)
    chain.rows, chain.end = [], Head()
    forger = AuditTrail(chain, MemoryHeads(), FakeClock(), AUDIT_KEY)
    for number in range(COUNT + seed % 3):
        changed = number == cut - 1
        await forger.record(replace(happened(number), who="X" if changed else happened(number).who))
    assert any("heads.log" in line for line in await found(chain, heads))


async def test_without_the_key_no_record_can_be_made() -> None:
    """Who has the store alone cannot add a record that verifies."""
    chain, heads = MemoryChain(), MemoryHeads()
    await written(chain, heads)
    await AuditTrail(chain, MemoryHeads(), FakeClock(), b"another key" * 3).record(happened(1))
    assert "Record 9 was changed." in await found(chain, heads)


async def test_cutting_heads_log_shows_too() -> None:
    """Records that nothing outside vouches for are pointed out, unless they are a moment old."""
    chain, heads = MemoryChain(), MemoryHeads()
    trail = await written(chain, heads)
    del heads.kept[1:]
    assert (await trail.verify()).well  # a moment old: the end may be on its way
    clock = FakeClock()
    clock.moves(minutes=2)
    verdict = await verify(chain, heads, AUDIT_KEY, clock.now())
    assert "from number 6 on are not in" in verdict.words
    heads.kept.clear()
    assert not (await verify(chain, heads, AUDIT_KEY, clock.now())).well


async def test_every_byte_in_redis_counts(stores: RedisStores) -> None:
    """Flip any one byte of any stored record, or of the noted end: verifying finds it."""
    chain, heads = RedisChain(stores.redis, stores.shelf.codec), MemoryHeads()
    raw: Any = stores.redis  # redis-py types what it stores as str
    trail = await written(chain, heads)
    assert (await trail.verify()).well
    for place in (0, 3, COUNT - 1):
        row = await stores.redis.lindex(RECORDS, place)
        assert isinstance(row, bytes)
        for at in range(len(row)):
            flipped = row[:at] + bytes([row[at] ^ 1]) + row[at + 1 :]
            await raw.lset(RECORDS, place, flipped)
            assert not (await trail.verify()).well, (place, at)
        await raw.lset(RECORDS, place, row)
    end = await stores.redis.get(HEAD)
    assert isinstance(end, bytes)
    for at in range(len(end)):
        await stores.redis.set(HEAD, end[:at] + bytes([end[at] ^ 1]) + end[at + 1 :])
        assert not (await trail.verify()).well, at
    await stores.redis.set(HEAD, end)
    await stores.redis.rpop(RECORDS)
    assert "Records are missing at the end: 7 are there" in (await trail.verify()).words
    await stores.redis.delete(RECORDS, HEAD)
    assert not (await trail.verify()).well


class Shifting:
    """A seal that changes every byte, as encryption does, and fails as it does."""

    def close(self, plain: bytes, *, about: str) -> bytes:
        """Return other bytes, bound to what they are about."""
        return about.encode() + b"|" + bytes(byte ^ 0x5A for byte in plain)

    def open(self, sealed: bytes, *, about: str) -> bytes:
        """Return the bytes. Raises LookupError for a record moved from elsewhere."""
        start = about.encode() + b"|"
        if not sealed.startswith(start):
            raise LookupError
        return bytes(byte ^ 0x5A for byte in sealed[len(start) :])


async def test_a_sealed_trail_verifies_and_a_broken_seal_shows(stores: RedisStores) -> None:
    """Records pass through the codec's seal; one that cannot be opened is named."""
    raw: Any = stores.redis
    trail = await written(RedisChain(stores.redis, Codec(Shifting())), MemoryHeads())
    assert (await trail.verify()).well
    row = await stores.redis.lindex(RECORDS, 2)
    assert isinstance(row, bytes)
    assert b"Priya" not in row
    await raw.lset(RECORDS, 2, b"x" + row)
    assert "Record 3 cannot be read." in (await trail.verify()).words


@given(at=st.integers(0, 10_000), byte=st.integers(1, 255))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_a_changed_byte_in_heads_log_never_hides_anything(
    tmp_path: Path, at: int, byte: int
) -> None:
    """It is found, or it is in a time that nothing hangs on; a torn last line is no alarm."""
    chain, heads = MemoryChain(), HeadsFile(tmp_path / "heads.log")
    heads.path.unlink(missing_ok=True)
    await written(chain, heads)
    data = bytearray(heads.path.read_bytes())
    at %= len(data)
    data[at] ^= byte
    heads.path.write_bytes(data)
    verdict = await verify(chain, heads, AUDIT_KEY, START)
    line = bytes(data).rfind(b"\n", 0, at) + 1
    in_time = at - line > 66 and chr(data[at]) in "0123456789T:.+-"
    torn = at == len(data) - 1
    assert not verdict.well or in_time or torn
    heads.path.write_bytes(bytes(data[:-40]))
    heads.note(chain.end, START)
    anchors, unread = heads.all()
    assert anchors[-1].head == chain.end
    assert unread >= 1
