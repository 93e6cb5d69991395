"""Whether the audit trail is as it was written: nothing changed, left out, moved or cut off."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.desk.audit import Chain, Head, RecordWrong, check_link, read
from bot.desk.audit_heads import Anchor, Heads

READ_AT_ONCE = 1000
# A record older than this has had its end written down, or somebody removed it.
ANCHORED_WITHIN = timedelta(minutes=1)
HEADS = "audit/heads.log"


@dataclass(frozen=True)
class Verdict:
    """What a look at the whole trail found. `wrong` is empty when all is well."""

    records: int
    anchors: int
    anchored: int
    wrong: tuple[str, ...] = ()

    @property
    def well(self) -> bool:
        """Whether nothing was found."""
        return not self.wrong

    @property
    def words(self) -> str:
        """Say it in one line."""
        if self.wrong:
            return "The audit trail is NOT as it was written. " + " ".join(self.wrong)
        if not self.records:
            return "The audit trail is empty, and nothing says that it ever held a record."
        return (
            f"The audit trail is as it was written: {self.records:,} records, each in its place,"
            f" and {self.anchors:,} ends written down outside the store, the last at record"
            f" {self.anchored:,}."
        )


async def verify(chain: Chain, heads: Heads, key: bytes, now: datetime) -> Verdict:
    """Read everything. Raises StoreUnavailable when the store is away."""
    try:
        anchors, unread = await asyncio.to_thread(heads.all)
    except OSError as error:
        return Verdict(0, 0, 0, (f"{HEADS} cannot be read ({type(error).__name__}).",))
    wrong = [f"{unread} lines of {HEADS} cannot be read."] if unread else []
    last = max((anchor.head.seq for anchor in anchors), default=0)
    try:
        walk = _Walk(await chain.head(), _by_number(anchors), last, key)
        await _walk(walk, chain)
        after = await chain.head()
    except RecordWrong as error:
        return Verdict(0, len(anchors), last, (*wrong, f"{error}."))
    wrong += [walk.wrong] if walk.wrong else _ends(walk, after, now)
    return Verdict(walk.end.seq, len(anchors), last, tuple(wrong))


@dataclass
class _Walk:
    """A walk over the records: what was known before it, how far it came, what it found."""

    before: Head
    anchors: dict[int, set[str]]
    last_anchor: int
    key: bytes
    end: Head = field(default_factory=Head)
    wrong: str = ""
    met_before: bool = False
    loose_since: datetime | None = None


def _by_number(anchors: tuple[Anchor, ...]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for anchor in anchors:
        found.setdefault(anchor.head.seq, set()).add(anchor.head.hash)
    return found


async def _walk(walk: _Walk, chain: Chain) -> None:
    while not walk.wrong:
        texts = await chain.texts(walk.end.seq, walk.end.seq + READ_AT_ONCE)
        if not texts:
            return
        # In a thread, so that the desk stays live while a long trail is read.
        await asyncio.to_thread(_follow, walk, texts)


def _follow(walk: _Walk, texts: list[str]) -> None:
    for text in texts:
        number = walk.end.seq + 1
        try:
            record = read(text)
            walk.end = check_link(record, walk.end, walk.key)
        except RecordWrong as error:
            walk.wrong = f"Record {number:,} {error}."
            return
        if walk.anchors.get(number, {record.hash}) != {record.hash}:
            walk.wrong = f"Record {number:,} is not the one that {HEADS} knows."
            return
        walk.met_before |= walk.end == walk.before
        if number == walk.last_anchor + 1:
            walk.loose_since = datetime.fromisoformat(record.at)


def _ends(walk: _Walk, after: Head, now: datetime) -> list[str]:
    """Compare the end that was reached with the ends noted beside the chain and outside."""
    wrong = []
    count = walk.end.seq
    if walk.last_anchor > count:
        wrong.append(
            f"Records are missing at the end: {count:,} are there, and {HEADS} knows record"
            f" {walk.last_anchor:,}."
        )
    if walk.before.seq and not walk.met_before:
        wrong.append(f"The trail ends at record {count:,}, and not at the end noted beside it.")
    elif count > after.seq:
        wrong.append("There are records behind the noted end of the trail.")
    if walk.loose_since is not None and now - walk.loose_since > ANCHORED_WITHIN:
        wrong.append(
            f"The records from number {walk.last_anchor + 1:,} on are not in {HEADS}: it was"
            " cut, or belongs to another copy, or the desk could not write it."
        )
    return wrong
