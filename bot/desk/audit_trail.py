"""Writing the audit trail: one record at a time, and its end written down outside the store."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime

from bot.casework.errors import StoreUnavailable
from bot.desk.audit import Chain, Happened, Head, RecordWrong, link, write
from bot.desk.audit_heads import Heads
from bot.desk.audit_verify import Verdict, verify
from bot.ports import Clock
from bot.ports.replicas import Copied

log = logging.getLogger(__name__)

# An end is written down at once, and then at most once in this many seconds: what could be cut
# unseen is what happened since, and the file stays small.
ANCHOR_EVERY = 1.0
# Other processes write on the same chain; each failed try means that one of them succeeded.
TRIES = 50
# Seconds, waiting for others included: a store that hangs must not queue up the whole desk.
WRITTEN_WITHIN = 3.0
# Where another server may take over: an end that no replica has confirmed is written down after
# this all the same (seconds; `audit_verify` misses it after a minute), and looked after until then.
CONFIRMED_WITHIN = 30.0
# A record that has waited for so long (seconds) was waited for once, and keeps nobody else.
LONG = 1.0
# What could not be recorded and was done all the same waits here for the store (oldest lost).
LATE_AT_MOST = 1000


class AuditAway(StoreUnavailable):
    """Raised when a record cannot be written, and so nothing was done."""


@dataclass(frozen=True)
class Unconfirmed:
    """A record that a server may have alone: as it was stored, and in which line of history."""

    head: Head
    text: str
    happened: Happened
    line: str
    since: datetime


class AuditTrail:
    """The trail of one process. Hand `keep_anchored` to a task of the application."""

    def __init__(self, chain: Chain, heads: Heads, clock: Clock, key: bytes) -> None:
        """`key` makes the hashes; 16 to 64 bytes, the same at each start."""
        self.chain = chain
        self._heads = heads
        self._clock = clock
        self._key = key
        self._one_at_a_time = asyncio.Lock()
        self._late: deque[Happened] = deque(maxlen=LATE_AT_MOST)
        self._newest = Head()
        # The last end that a server which takes over would have, and what came behind it.
        self._safe = Head()
        self._unconfirmed: list[Unconfirmed] = []
        self._anchored = Head()
        self._news = asyncio.Event()
        self.anchors_well = True

    @property
    def well(self) -> bool:
        """Whether records get through, and their ends are written down."""
        return self.anchors_well and not self._late

    async def record(self, *happened: Happened) -> None:
        """Write down what happened. Raises AuditAway when it could not be."""
        try:
            async with asyncio.timeout(WRITTEN_WITHIN), self._one_at_a_time:
                while self._late:
                    await self._append(self._late[0])
                    self._late.popleft()
                for one in happened:
                    await self._append(one)
        except (StoreUnavailable, RecordWrong, TimeoutError) as wrong:
            log.error("audit record not written: %s", type(wrong).__name__)  # noqa: TRY400
            raise AuditAway("the audit trail cannot be written") from None
        # It is written. Replicas that keep everybody waiting are left to `keep_anchored`.
        if not self._waits_long():
            await self._confirm_again()

    async def record_or_keep(self, happened: Happened) -> None:
        """Write down what happened; when that cannot be, keep it and write it with the next."""
        try:
            await self.record(happened)
        except AuditAway:
            self._late.append(happened)

    async def _append(self, happened: Happened) -> None:
        line = await self.chain.line()
        behind = self._newest if self._newest.seq else await self.chain.head()
        for _ in range(TRIES):
            record = link(happened, behind, self._key)
            new, text = Head(record.seq, record.hash), write(record)
            if await self.chain.push(behind, new, text):
                self._newest = new
                now = self._clock.now()
                self._unconfirmed.append(Unconfirmed(new, text, happened, line, now))
                return
            behind = await self.chain.head()
        raise StoreUnavailable("others write on the audit trail without end")

    async def _confirm(self) -> bool:
        """Wait until a server that takes over would have the end; False when one has taken over."""
        doubted = tuple(self._unconfirmed)
        if not doubted:
            return True
        first, last = doubted[0], doubted[-1]
        copied = await self.chain.copied(last.line)
        if copied is Copied.UNKNOWN or first.line != last.line:
            return False
        waited = (self._clock.now() - first.since).total_seconds()
        if copied is Copied.YES or waited > CONFIRMED_WITHIN:
            self._safe = max(self._safe, last.head, key=lambda head: head.seq)
            self._unconfirmed = [one for one in self._unconfirmed if one not in doubted]
        self._news.set()
        return True

    async def _write_anew(self) -> None:
        """After a takeover: what the new server lacks comes behind what it has."""
        line = await self.chain.line()
        doubted, self._unconfirmed = self._unconfirmed, []
        self._newest = Head()
        for number, one in enumerate(doubted):
            try:
                if await self.chain.texts(one.head.seq - 1, one.head.seq) == [one.text]:
                    self._unconfirmed.append(replace(one, line=line))
                    continue
                log.warning("record %d of the audit trail was lost: written anew", one.head.seq)
                await self._append(one.happened)
            except BaseException:
                self._unconfirmed += doubted[number:]
                raise

    async def keep_anchored(self) -> None:
        """Write down ends as they come; runs until cancelled. Call `anchor` after it."""
        with contextlib.suppress(StoreUnavailable, RecordWrong):
            # What a killed process before this one did not come to write down.
            line, end = await self.chain.line(), await self.chain.head()
            if not self._newest.seq and await self.chain.copied(line) is Copied.YES:
                self._newest = self._safe = end
            await self.anchor()
        while True:
            await self._news.wait()
            self._news.clear()
            await self._confirm_again()
            await self.anchor()
            await asyncio.sleep(ANCHOR_EVERY)

    async def _confirm_again(self) -> None:
        try:
            async with asyncio.timeout(WRITTEN_WITHIN):
                while not await self._confirm():
                    async with self._one_at_a_time:
                        await self._write_anew()
        except (StoreUnavailable, RecordWrong, TimeoutError):
            log.warning("the end of the audit trail is not confirmed yet")
        if self._unconfirmed:
            self._news.set()

    def _waits_long(self) -> bool:
        waits = self._unconfirmed[:1]
        return any((self._clock.now() - one.since).total_seconds() > LONG for one in waits)

    async def anchor(self) -> None:
        """Write down the newest end that is safe, unless it is written down. Never raises."""
        newest = self._safe
        if newest == self._anchored:
            return
        try:
            await asyncio.to_thread(self._heads.note, newest, self._clock.now())
        except OSError as wrong:
            self.anchors_well = False
            self._news.set()
            log.error("audit end not written down: %s", type(wrong).__name__)  # noqa: TRY400
        else:
            self.anchors_well = True
            self._anchored = newest

    async def verify(self) -> Verdict:
        """Read the whole trail and say whether it is as it was written."""
        await self.anchor()
        return await verify(self.chain, self._heads, self._key, self._clock.now())
