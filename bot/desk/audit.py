"""The audit trail: who did what at the desk, in a chain that shows when it was changed.

Each record carries a keyed hash of itself and of the hash before it, so that nothing can be
changed, left out, moved or slipped in without the key; the newest hash is written outside the
store now and then (`audit_heads`), so that cutting off the end shows too.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Awaitable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Protocol

from bot.casework.errors import WaymarkError
from bot.ports.replicas import Copied

VERSION = 1
START = "0" * 64


class RecordWrong(WaymarkError):
    """Raised when what is stored is not the record that was written."""


@dataclass(frozen=True)
class Happened:
    """One thing that happened. `who` is a name that colleagues see, `about` whom it concerned.

    No words of a contact and none of staff: names, codes and ids alone.
    """

    at: datetime
    what: str
    outcome: str
    who: str = ""
    role: str = ""
    case_id: str = ""
    about: str = ""


@dataclass(frozen=True)
class AuditRecord:
    """What happened, in its place on the chain. `at` is ISO 8601 in UTC.

    `mark` is random: two processes that write the same at one moment write two records.
    """

    seq: int
    at: str
    who: str
    role: str
    what: str
    case_id: str
    about: str
    outcome: str
    mark: str
    prev: str
    hash: str = ""
    v: int = VERSION


@dataclass(frozen=True)
class Head:
    """The end of the chain: how many records there are, and the hash of the last."""

    seq: int = 0
    hash: str = START


class Sealing(Protocol):
    """Turns text into stored bytes and back (`bot.stores.codec.Codec`)."""

    def seal_text(self, text: str, *, about: str = "") -> bytes:
        """Return the bytes to store."""
        ...

    def open_text(self, data: bytes, *, about: str = "") -> str:
        """Return the text that was stored."""
        ...


class Chain(Protocol):
    """Where the chain is kept. Each method raises StoreUnavailable."""

    async def line(self) -> str:
        """Return the line of history in which records are written now (`ports.replicas`)."""
        ...

    async def copied(self, line: str) -> Copied:
        """Say whether a server that takes over would have what was written in a line."""
        ...

    async def head(self) -> Head:
        """Return the end of the chain, as noted beside it."""
        ...

    async def push(self, old: Head, new: Head, text: str) -> bool:
        """Add one record behind `old`; False when the chain has another end by now."""
        ...

    def texts(self, start: int, stop: int) -> Awaitable[list[str]]:
        """Return records from place `start` up to, not including, `stop`; the first is 0.

        Raises RecordWrong when one cannot be opened.
        """
        ...

    async def count(self) -> int:
        """Return how many records are stored."""
        ...


def link(happened: Happened, behind: Head, key: bytes) -> AuditRecord:
    """Return the record that comes behind the end of the chain."""
    plain = AuditRecord(
        seq=behind.seq + 1,
        at=happened.at.isoformat(),
        who=happened.who,
        role=happened.role,
        what=happened.what,
        case_id=happened.case_id,
        about=happened.about,
        outcome=happened.outcome,
        mark=secrets.token_hex(4),
        prev=behind.hash,
    )
    return AuditRecord(**{**asdict(plain), "hash": hash_of(plain, key)})


def hash_of(record: AuditRecord, key: bytes) -> str:
    """Return the keyed hash of a record and, through `prev`, of all before it."""
    body = {name: value for name, value in asdict(record).items() if name != "hash"}
    return hashlib.blake2b(_canonical(body), key=key, digest_size=32, person=b"audit").hexdigest()


def write(record: AuditRecord) -> str:
    """Return a record as text; the same record always gives the same text."""
    return _canonical(asdict(record)).decode()


def read(text: str) -> AuditRecord:
    """Return the record of a text. Raises RecordWrong unless it is exactly what `write` gives."""
    try:
        kept = json.loads(text)
        record = AuditRecord(**kept)
    except (ValueError, TypeError):
        raise RecordWrong("cannot be read") from None
    types = {"seq": int, "v": int}
    if any(type(kept[f.name]) is not types.get(f.name, str) for f in fields(AuditRecord)):
        raise RecordWrong("cannot be read")
    if write(record) != text:
        raise RecordWrong("is not as it was written")
    return record


def check_link(record: AuditRecord, behind: Head, key: bytes) -> Head:
    """Return the new end of the chain. Raises RecordWrong when the record does not belong here."""
    if record.seq != behind.seq + 1:
        raise RecordWrong(f"has number {record.seq}")
    if record.prev != behind.hash:
        raise RecordWrong("does not follow the one before it")
    if not hmac.compare_digest(record.hash, hash_of(record, key)):
        raise RecordWrong("was changed")
    return Head(record.seq, record.hash)


def _canonical(body: dict[str, object]) -> bytes:
    return json.dumps(body, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()
