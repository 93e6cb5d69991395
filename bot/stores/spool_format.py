"""The bytes of a spool: record after record, each with its length and a checksum.

| bytes | what                                                        |
|-------|-------------------------------------------------------------|
| 4     | a mark, which no JSON holds, to find the next record by     |
| 4     | the length of what follows the head, big-endian             |
| 4     | CRC-32 of the length and of what follows                    |
| n     | a stored message, as the codec writes it                    |
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap
from zlib import crc32

# 0xff stands in no UTF-8, so the mark never stands inside a record that the codec wrote plainly.
MARK = b"\xffWM1"
HEAD = struct.Struct(">4sII")
LENGTH = struct.Struct(">I")
# Far above the longest message (20,000 characters): a longer one is damage, and is not read.
LARGEST = 1 << 20

Buffer = bytes | mmap


@dataclass(frozen=True)
class Found:
    """A whole record. `end` is where the next one begins."""

    start: int
    end: int
    payload: bytes


@dataclass(frozen=True)
class Damage:
    """Bytes that are no record. `torn`: the beginning of a last one, which nobody was promised."""

    start: int
    end: int
    torn: bool


def record_of(payload: bytes) -> bytes:
    """Return a record. Raises ValueError for more than `LARGEST` bytes."""
    if len(payload) > LARGEST:
        raise ValueError("a record of the spool is too long")
    return HEAD.pack(MARK, len(payload), _checksum(payload)) + payload


def records(buffer: Buffer, start: int = 0) -> Iterator[Found | Damage]:
    """Read a spool from `start` on, whatever it holds; what comes after damage is found again."""
    at, size = start, len(buffer)
    while at < size:
        payload = _payload(buffer, at)
        if payload is not None:
            end = at + HEAD.size + len(payload)
            yield Found(at, end, payload)
        else:
            end = _next_record(buffer, at)
            yield Damage(at, end, torn=end == size and _is_beginning(buffer, at))
        at = end


def _next_record(buffer: Buffer, at: int) -> int:
    found = buffer.find(MARK, at + 1)
    while found >= 0 and _payload(buffer, found) is None:
        found = buffer.find(MARK, found + 1)
    return found if found >= 0 else len(buffer)


def _payload(buffer: Buffer, at: int) -> bytes | None:
    head = buffer[at : at + HEAD.size]
    if len(head) < HEAD.size:
        return None
    mark, length, checksum = HEAD.unpack(head)
    if mark != MARK or length > LARGEST:
        return None
    payload = buffer[at + HEAD.size : at + HEAD.size + length]
    return payload if len(payload) == length and _checksum(payload) == checksum else None


def _is_beginning(buffer: Buffer, at: int) -> bool:
    """Whether a process may have died while it wrote this: all is there but the rest."""
    head = buffer[at : at + HEAD.size]
    if len(head) < HEAD.size:
        return head.startswith(MARK[: len(head)])
    mark, length, _ = HEAD.unpack(head)
    return bool(mark == MARK and length <= LARGEST and at + HEAD.size + length > len(buffer))


def _checksum(payload: bytes) -> int:
    return crc32(payload, crc32(LENGTH.pack(len(payload))))
