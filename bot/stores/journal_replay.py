"""Stores again what a takeover may have lost. A second time changes nothing."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.casework.cases import Case
from bot.casework.conversation import Conversation
from bot.casework.errors import AlreadyHandled, Conflict, StoreUnavailable
from bot.casework.mending import mended
from bot.casework.records import Change
from bot.stores.notes import Noted
from bot.stores.redis_casebook import RedisCasebook
from bot.stores.redis_deliveries import RedisDeliveries
from bot.stores.redis_inbox import RedisInbox

log = logging.getLogger(__name__)
# Seconds that a change waits for what came before it to be stored again by others: messages
# are handled anew, and another process may hold an earlier change. Then it is joined as it is.
WAITS = 5.0
TRIES = 5


@dataclass
class Again:
    """Writes records of the journal to stores that keep no journal of it."""

    inbox: RedisInbox
    casebook: RedisCasebook
    deliveries: RedisDeliveries
    timer: Callable[[], float] = time.monotonic
    _waiting: dict[str, float] = field(default_factory=dict)

    async def store(self, noted: Noted) -> str:
        """Store a record again; say `stored`, `known`, `mended`, or `later`: not yet.

        Raises StoreUnavailable.
        """
        if noted.message is not None:
            return "stored" if await self.inbox.add(noted.message) else "known"
        if noted.reply is not None and noted.sent is not None:
            known = await self.deliveries.delivery(noted.reply)
            if known is not None:
                return "known"
            await self.deliveries.delivered(noted.reply, noted.sent, noted.at)
            return "stored"
        return await self._change(noted.change) if noted.change else "known"

    async def _change(self, change: Change) -> str:
        try:
            await self.casebook.commit(change)
        except AlreadyHandled:
            return self._done(change, "known")
        except Conflict:
            return await self._joined(change)
        return self._done(change, "stored")

    async def _joined(self, change: Change) -> str:
        for _ in range(TRIES):
            conversation, case = await self._as_stored(change)
            behind = _behind(change, conversation, case)
            since = self._waiting.setdefault(str(change.handled), self.timer())
            if behind and self.timer() - since < WAITS:
                return "later"
            try:
                await self.casebook.commit(mended(change, conversation, case))
            except AlreadyHandled:
                return self._done(change, "known")
            except Conflict:
                continue
            log.warning("a change of case %s was joined after a takeover", _name(change))
            return self._done(change, "mended")
        raise StoreUnavailable("a case kept moving while a change was joined to it")

    async def _as_stored(self, change: Change) -> tuple[Conversation | None, Case | None]:
        told, case = change.conversation, change.case
        return (
            await self.casebook.conversation(told.conversation_id) if told else None,
            await self.casebook.case(case.case_id) if case else None,
        )

    def _done(self, change: Change, outcome: str) -> str:
        self._waiting.pop(str(change.handled), None)
        return outcome


def _behind(change: Change, conversation: Conversation | None, case: Case | None) -> bool:
    """Whether the store has not come as far as where the change began."""
    told, of = change.conversation, change.case
    conversation_at = conversation.revision if conversation else 0
    case_at = case.revision if case else 0
    return bool((told and conversation_at < told.revision) or (of and case_at < of.revision))


def _name(change: Change) -> str:
    return change.case.case_id if change.case else "none"
