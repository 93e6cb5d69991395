"""What became of each try to tell staff, in Redis, and how the sinks are.

`tries:<case>` lies in the case's partition and holds what was tried about it; `wm:tries` holds
the latest of all. A try is a member of a sorted set, so that writing it twice keeps it once.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.casework.errors import RecordVersionWrong
from bot.casework.messages import CaseId
from bot.casework.telling import Attempt, Notice, SinkState
from bot.stores.codec import RecordBroken
from bot.stores.connection import reaching
from bot.stores.partitions import ALERT_TEST, EVENTS, SINK, TRIES
from bot.stores.redis_casebook import milliseconds
from bot.stores.shelf import Shelf

log = logging.getLogger(__name__)
LATEST_KEPT = 1000
CASE_KEPT = 300
# Seconds. The latest are to look into a failure; a case's own stay as long as the case may.
LATEST_FOR = 30 * 86400
CASE_FOR = 400 * 86400
# A test that no worker has sent by then is forgotten: it would surprise whoever gets it.
TEST_WAITS = 120


@dataclass(frozen=True)
class RedisLedger:
    """The Ledger of the ports, in Redis."""

    shelf: Shelf

    async def tried(self, attempt: Attempt) -> None:
        """Record one try, on its case and among the latest."""
        places = [(TRIES, LATEST_KEPT, LATEST_FOR)]
        if attempt.case_id is not None:
            # First: in a cluster the latest may be away while the case is there.
            places.insert(0, (self._case_key(attempt.case_id), CASE_KEPT, CASE_FOR))
        for key, kept, seconds in places:
            data = self.shelf.codec.encode(attempt, about=key)
            await self.shelf.run("TRIED", [key], [milliseconds(attempt.at), data, kept, seconds])
        with reaching():
            await self.shelf.redis.publish(EVENTS, attempt.case_id or "alerts")

    async def of_case(self, case_id: CaseId) -> tuple[Attempt, ...]:
        """Return the tries about a case, in order."""
        key = self._case_key(case_id)
        with reaching():
            rows = await self.shelf.redis.zrange(key, 0, -1)
        return tuple(self._read(rows, key))

    async def latest(self, limit: int = 100) -> tuple[Attempt, ...]:
        """Return the last tries of all, newest first."""
        with reaching():
            rows = await self.shelf.redis.zrevrange(TRIES, 0, limit - 1)
        return tuple(self._read(rows, TRIES))

    def _read(self, rows: Iterable[bytes], key: str) -> list[Attempt]:
        found = []
        for data in rows:
            try:
                found.append(self.shelf.codec.decode(Attempt, data, about=key))
            except (RecordBroken, RecordVersionWrong) as error:
                log.error("a try in %s cannot be read: %s", key, error)  # noqa: TRY400
        return found

    async def sink(self, name: str) -> SinkState:
        """Return how a sink has been."""
        key = f"{SINK}:{name}"
        with reaching():
            revision, data = await self.shelf.redis.hmget(key, ["r", "b"])
        if data is None:
            return SinkState(name)
        kept = self.shelf.codec.decode(SinkState, data, about=key)
        return replace(kept, revision=int(revision))

    async def set_sink(self, state: SinkState) -> bool:
        """Replace the revision that was read; False when it had changed."""
        key = f"{SINK}:{state.name}"
        data = self.shelf.codec.encode(replace(state, revision=0), about=key)
        return bool(await self.shelf.run("KEEP", [key], [state.revision, data]))

    async def ask_test(self, notice: Notice) -> None:
        """Ask the worker for a test alert."""
        data = self.shelf.codec.encode(notice, about=ALERT_TEST)
        with reaching():
            await self.shelf.redis.set(ALERT_TEST, data, ex=TEST_WAITS)

    async def asked_test(self) -> Notice | None:
        """Return the test that waits, or None."""
        with reaching():
            data = await self.shelf.redis.get(ALERT_TEST)
        return self.shelf.codec.decode(Notice, data, about=ALERT_TEST) if data else None

    async def tested(self, notice: Notice) -> None:
        """Take a test off, unless another was asked for meanwhile."""
        waiting = await self.asked_test()
        if waiting is not None and waiting.notice_id == notice.notice_id:
            with reaching():
                await self.shelf.redis.delete(ALERT_TEST)

    def _case_key(self, case_id: CaseId) -> str:
        partitions = self.shelf.partitions
        return partitions.key(partitions.of_case(case_id), "tries", case_id)
