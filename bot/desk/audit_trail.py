"""Writing the audit trail: one record at a time, and its end written down outside the store."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque

from bot.casework.errors import StoreUnavailable
from bot.desk.audit import Chain, Happened, Head, RecordWrong, link, write
from bot.desk.audit_heads import Heads
from bot.desk.audit_verify import Verdict, verify
from bot.ports import Clock

log = logging.getLogger(__name__)

# An end is written down at once, and then at most once in this many seconds: what could be cut
# unseen is what happened since, and the file stays small.
ANCHOR_EVERY = 1.0
# Other processes write on the same chain; each failed try means that one of them succeeded.
TRIES = 50
# Seconds, waiting for others included: a store that hangs must not queue up the whole desk.
WRITTEN_WITHIN = 3.0
# What could not be recorded and was done all the same waits here for the store (oldest lost).
LATE_AT_MOST = 1000


class AuditAway(StoreUnavailable):
    """Raised when a record cannot be written, and so nothing was done."""


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

    async def record_or_keep(self, happened: Happened) -> None:
        """Write down what happened; when that cannot be, keep it and write it with the next."""
        try:
            await self.record(happened)
        except AuditAway:
            self._late.append(happened)

    async def _append(self, happened: Happened) -> None:
        behind = self._newest if self._newest.seq else await self.chain.head()
        for _ in range(TRIES):
            record = link(happened, behind, self._key)
            new = Head(record.seq, record.hash)
            if await self.chain.push(behind, new, write(record)):
                self._newest = new
                self._news.set()
                return
            behind = await self.chain.head()
        raise StoreUnavailable("others write on the audit trail without end")

    async def keep_anchored(self) -> None:
        """Write down ends as they come; runs until cancelled. Call `anchor` after it."""
        with contextlib.suppress(StoreUnavailable, RecordWrong):
            # What a killed process before this one did not come to write down.
            self._newest = self._newest if self._newest.seq else await self.chain.head()
            await self.anchor()
        while True:
            await self._news.wait()
            self._news.clear()
            await self.anchor()
            await asyncio.sleep(ANCHOR_EVERY)

    async def anchor(self) -> None:
        """Write down the newest end, unless it is written down already. Never raises."""
        newest = self._newest
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
