"""Conversations, cases and transcripts in Redis. A change is one script: whole or not at all.

Keys of a partition: `conv:<id>` and `case:<id>` are hashes of revision `r` and bytes `b`
(a case also `t`, when staff were told); `log:<conversation>` is the transcript's stream;
`where:<conversation>` finds its entries by reply (`r:`) and by the channel's name (`c:`);
`sent:<conversation>` says what became of replies; `done:<message>` marks what was handled;
`open`, `all`, `due` and `unread` are the indexes; `tally:<day>` holds the day's numbers.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any

from bot.casework.cases import Case, queue_order
from bot.casework.conversation import Conversation
from bot.casework.errors import AlreadyHandled, Conflict, RecordVersionWrong
from bot.casework.hops import Hop
from bot.casework.messages import CaseId, ConversationId, InboundMessage, Reply
from bot.casework.records import Author, Change, Entry, Sent
from bot.casework.tally import added_up
from bot.stores.codec import RecordBroken
from bot.stores.connection import reaching
from bot.stores.falls_due import falls_due
from bot.stores.last_look import LastLook, Row
from bot.stores.partitions import EVENTS, conversation_of
from bot.stores.redis_deliveries import RedisDeliveries, as_delivered
from bot.stores.redis_tallies import TALLY
from bot.stores.shelf import GROUP, REMEMBERED, Shelf

log = logging.getLogger(__name__)
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
# Scores are doubles: exact to 2**53. Tier times this, plus milliseconds, stays under it.
TIER_STEP = 10**13


def milliseconds(at: datetime) -> int:
    """Return a time as whole milliseconds since 1970, rounded down."""
    return (at - EPOCH) // timedelta(milliseconds=1)


@dataclass(frozen=True)
class RedisCasebook:
    """The Casebook of the ports, in Redis."""

    shelf: Shelf
    deliveries: RedisDeliveries
    look: LastLook = field(default_factory=LastLook)

    async def conversation(self, conversation_id: ConversationId) -> Conversation | None:
        """Return a conversation as stored, or None."""
        shelf = self.shelf
        key = shelf.partitions.key(shelf.partitions.of(conversation_id), "conv", conversation_id)
        with reaching():
            revision, data = await shelf.redis.hmget(key, ["r", "b"])
        if data is None:
            return None
        kept = shelf.codec.decode(Conversation, data, about=key)
        return replace(kept, revision=int(revision))

    async def case(self, case_id: CaseId) -> Case | None:
        """Return a case as stored, with when staff were told of it, or None."""
        rows = await self._rows([(self.shelf.partitions.of_case(case_id), case_id)])
        return self._as_case(*rows[0]) if rows else None

    async def _cases(self, ids: Iterable[tuple[int, str]]) -> list[Case]:
        """Return cases; one that cannot be read is said and never hides the others."""
        read = (self._readable(key, row) for key, row in await self._rows(ids))
        return [case for case in read if case is not None]

    async def _rows(self, ids: Iterable[tuple[int, str]]) -> list[tuple[str, Row]]:
        shelf = self.shelf
        keys = [shelf.partitions.key(partition, "case", case_id) for partition, case_id in ids]
        if not keys:
            return []
        with reaching():
            pipe = shelf.redis.pipeline(transaction=False)
            for key in keys:
                pipe.hmget(key, ["r", "b", "t"])
            rows = await pipe.execute()
        return [(key, row) for key, row in zip(keys, rows, strict=True) if row[1]]

    def _readable(self, key: str, row: Row) -> Case | None:
        try:
            return self._as_case(key, row)
        except (RecordBroken, RecordVersionWrong) as error:
            log.error("%s cannot be read: %s", key, error)  # noqa: TRY400
            return None

    def _as_case(self, key: str, row: Row) -> Case:
        revision, data, told = row
        case = self.shelf.codec.decode(Case, data or b"", about=key)
        told_at = datetime.fromisoformat(told.decode()) if told else case.told_at
        return replace(case, revision=int(revision or 0), told_at=told_at)

    async def commit(self, change: Change, *, hop: Hop[InboundMessage] | None = None) -> None:
        """Store a change whole, and take the stream entry `hop` that caused it off the stream."""
        conversation_id = _conversation_id(change)
        if conversation_id is None:
            return
        partition = self.shelf.partitions.of(conversation_id)
        keys = self._keys(partition, conversation_id, change)
        arguments = self._arguments(conversation_id, change, hop, keys)
        # What an entry of a stream caused is worked out again if its commit is lost: the entry
        # is lost from the stream in the same moment. A press of staff does not come again.
        pressed = hop is None and change.handled is not None
        note = self.shelf.notes.changing(partition, change) if pressed else None
        try:
            outcome = await self.shelf.run("COMMIT", keys, arguments)
        except BaseException:
            self.shelf.notes.refused(note)
            raise
        if outcome not in (b"ok", b"handled"):
            self.shelf.notes.refused(note)
            raise Conflict(f"{outcome.decode()} of {conversation_id}")
        # Also when it was handled before: the answer to that may have been lost on its way.
        await self.shelf.notes.kept(note)
        if outcome == b"handled":
            raise AlreadyHandled(change.handled)

    def _keys(self, partition: int, conversation_id: str, change: Change) -> list[str]:
        key = self.shelf.partitions.key
        return [
            key(partition, "conv", conversation_id),
            key(partition, "case", change.case.case_id if change.case else "none"),
            key(partition, "done", change.handled or "none"),
            key(partition, "log", conversation_id),
            key(partition, "where", conversation_id),
            key(partition, "out"),
            key(partition, "alerts"),
            key(partition, "open"),
            key(partition, "all"),
            key(partition, "due"),
            key(partition, "unread"),
            key(partition, "in"),
            *(key(partition, TALLY, day) for day in added_up(change.facts)),
        ]

    def _arguments(
        self,
        conversation_id: str,
        change: Change,
        hop: Hop[InboundMessage] | None,
        keys: list[str],
    ) -> list[str | int | bytes]:
        encode = self.shelf.codec.encode
        args: list[str | int | bytes] = [
            REMEMBERED if change.handled else "",
            EVENTS,
            GROUP,
            hop.entry_id if hop else "",
        ]
        told = change.conversation
        args += [
            conversation_id,
            told.revision if told else "",
            encode(replace(told, revision=0), about=keys[0]) if told else "",
            "1" if told and told.unassessed else "",
        ]
        args += self._case_arguments(change.case, keys[1])
        args.append(len(change.entries))
        for entry in change.entries:
            mine = entry.author in (Author.BOT, Author.STAFF)
            bare = replace(entry, delivery=None, entry_id="")
            args += [
                encode(bare, about=keys[3]),
                entry.ref if mine else "",
                "" if mine else entry.channel_ref,
            ]
        for items, key in ((change.replies, keys[5]), (change.alerts, keys[6])):
            args.append(len(items))
            args += [encode(item, about=key) for item in items]
        for counts in added_up(change.facts).values():
            args.append(len(counts))
            for name, count in counts.items():
                args += [name, count]
        return args

    def _case_arguments(self, case: Case | None, key: str) -> list[str | int | bytes]:
        if case is None:
            return [""] * 6
        due = falls_due(case)
        return [
            case.case_id,
            case.revision,
            self.shelf.codec.encode(replace(case, revision=0), about=key),
            case.tier.rank * TIER_STEP + milliseconds(case.waiting_since) if case.open else "",
            milliseconds(case.opened_at),
            milliseconds(due) if due else "",
        ]

    async def transcript(
        self, conversation_id: ConversationId, *, after: str = "", limit: int = 500
    ) -> tuple[Entry, ...]:
        """Return entries in order, after the entry id `after`, with their delivery filled in."""
        shelf = self.shelf
        partition = shelf.partitions.of(conversation_id)
        log = shelf.partitions.key(partition, "log", conversation_id)
        with reaching():
            rows = await shelf.redis.xrange(log, min=f"({after}" if after else "-", count=limit)
        entries = [
            replace(shelf.codec.decode(Entry, fields[b"i"], about=log), entry_id=entry_id.decode())
            for entry_id, fields in rows
        ]
        return await as_delivered(shelf, conversation_id, entries)

    async def entry_of(self, conversation_id: ConversationId, channel_ref: str) -> str | None:
        """Return the id of the entry that the channel knows by `channel_ref`, or None."""
        partitions = self.shelf.partitions
        key = partitions.key(partitions.of(conversation_id), "where", conversation_id)
        with reaching():
            found = await self.shelf.redis.hget(key, f"c:{channel_ref}")
        return found.decode() if found else None

    async def open_cases(self) -> tuple[Case, ...]:
        """Return every open case in queue order: by tier, then longest waiting."""
        rows = await self._rows(await self._members("open", "zrange", 0, -1))
        cases = self.look.read(rows, self._readable)
        return tuple(sorted((case for case in cases if case.open), key=queue_order))

    async def all_cases(self) -> tuple[Case, ...]:
        """Return every case, closed ones too, newest first."""
        cases = await self._indexed("all", "zrange", 0, -1)
        return tuple(sorted(cases, key=lambda case: case.opened_at, reverse=True))

    async def opened_since(self, at: datetime, limit: int = 200) -> tuple[Case, ...]:
        """Return cases opened since `at`, closed ones too, newest first; at most `limit`."""
        newest = ("zrevrangebyscore", "+inf", milliseconds(at), 0, limit)
        cases = await self._indexed("all", *newest)
        return tuple(sorted(cases, key=lambda case: case.opened_at, reverse=True)[:limit])

    async def due_cases(
        self, now: datetime, partitions: Collection[int] | None = None
    ) -> tuple[Case, ...]:
        """Return the open cases on which something has fallen due, the longest due first.

        `partitions`: of these alone.
        """
        until = ("zrangebyscore", "-inf", milliseconds(now))
        cases = await self._indexed("due", *until, partitions=partitions)
        ready = [(at, case) for case in cases if (at := falls_due(case)) and at <= now]
        return tuple(case for _, case in sorted(ready, key=lambda pair: pair[0]))

    async def unassessed(
        self, partitions: Collection[int] | None = None
    ) -> tuple[ConversationId, ...]:
        """Return the conversations with messages that were read without the model."""
        rows = await self._members("unread", "smembers", partitions=partitions)
        return tuple(ConversationId(member) for _, member in rows)

    async def delivered(
        self, reply: Reply, sent: Sent, at: datetime, *, hop: Hop[Reply] | None = None
    ) -> None:
        """Record what became of a reply and take it off the outbound stream, together."""
        await self.deliveries.delivered(reply, sent, at, hop=hop)

    async def _indexed(
        self, name: str, command: str, *args: Any, partitions: Collection[int] | None = None
    ) -> list[Case]:
        return await self._cases(await self._members(name, command, *args, partitions=partitions))

    async def _members(
        self, name: str, command: str, *args: Any, partitions: Collection[int] | None = None
    ) -> list[tuple[int, str]]:
        shelf = self.shelf
        asked = shelf.partitions.all() if partitions is None else partitions
        rows = await shelf.of_each(
            asked,
            lambda redis, each: getattr(redis, command)(shelf.partitions.key(each, name), *args),
        )
        return [
            (partition, member.decode())
            for partition, members in zip(asked, rows, strict=True)
            for member in members
        ]


def _conversation_id(change: Change) -> ConversationId | None:
    """Return the one conversation that a change is about; None when it changes nothing."""
    if change.conversation:
        return change.conversation.conversation_id
    if change.case:
        return change.case.conversation_id
    named = [
        *(entry.conversation_id for entry in change.entries[:1]),
        *(reply.conversation_id for reply in change.replies[:1]),
        *(conversation_of(alert.case_id) for alert in change.alerts[:1]),
    ]
    if named:
        return named[0]
    if change.handled:
        raise ValueError("a change that marks a message as handled must name its conversation")
    return None
