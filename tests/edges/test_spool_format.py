"""The bytes of a spool: whatever happened to them, what is whole is read, and nothing crashes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stores.spool_format import LARGEST, MARK, Damage, Found, record_of, records

PAYLOADS = st.lists(st.binary(max_size=200) | st.just(MARK * 3), max_size=12)


def read(data: bytes) -> tuple[list[bytes], list[Damage]]:
    """Return the payloads and the damage of a spool."""
    found = list(records(data))
    whole = [each.payload for each in found if isinstance(each, Found)]
    return whole, [each for each in found if isinstance(each, Damage)]


@given(PAYLOADS)
def test_what_was_written_is_read(payloads: list[bytes]) -> None:
    """Every record comes back, in order, with no damage."""
    assert read(b"".join(map(record_of, payloads))) == (payloads, [])


@given(PAYLOADS, st.data())
def test_a_cut_anywhere_loses_only_what_it_cut(payloads: list[bytes], data: st.DataObject) -> None:
    """All whole records before the cut are read; a torn last one is told from damage."""
    written = [record_of(payload) for payload in payloads]
    whole = b"".join(written)
    cut = data.draw(st.integers(0, len(whole)))
    before, at = 0, 0
    for record in written:
        if at + len(record) > cut:
            break
        before, at = before + 1, at + len(record)
    found, damage = read(whole[:cut])
    assert found == payloads[:before]
    assert [(each.start, each.end, each.torn) for each in damage] == (
        [(at, cut, True)] if cut > at else []
    )


@given(st.lists(st.binary(max_size=60), min_size=1, max_size=8), st.data())
def test_a_flipped_byte_costs_one_record(payloads: list[bytes], data: st.DataObject) -> None:
    """Everything before the damage is read, and everything after it too; it is counted once."""
    written = [record_of(payload) for payload in payloads]
    which = data.draw(st.integers(0, len(written) - 1))
    where = data.draw(st.integers(0, len(written[which]) - 1))
    flip = data.draw(st.integers(1, 255))
    broken = bytearray(written[which])
    broken[where] ^= flip
    spoiled = b"".join([*written[:which], bytes(broken), *written[which + 1 :]])
    found, damage = read(spoiled)
    assert found == payloads[:which] + payloads[which + 1 :]
    assert len(damage) == 1


@given(st.binary(max_size=2000))
def test_any_bytes_at_all_are_read_to_their_end(data: bytes) -> None:
    """Noise is damage: what is found covers the whole of it, without gap or overlap."""
    at = 0
    for each in records(data):
        assert each.start == at
        at = each.end
    assert at == len(data)


def test_a_record_beyond_reason_is_not_written() -> None:
    """A length that no message has is refused when it is written, and damage when it is read."""
    with pytest.raises(ValueError, match="too long"):
        record_of(b"x" * (LARGEST + 1))
