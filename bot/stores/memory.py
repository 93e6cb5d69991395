"""Every store in memory, true to the real ones: for tests, for `say`, and for reading."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone

from bot.casework.cases import Case, queue_order
from bot.casework.conversation import Conversation
from bot.casework.errors import AlreadyHandled, Conflict, StoreUnavailable
from bot.casework.hops import Hop
from bot.casework.messages import (
    CaseId,
    ConversationId,
    Delivery,
    InboundMessage,
    MessageId,
    Reply,
    ReplyId,
    StaffName,
)
from bot.casework.records import Alert, Author, Change, Entry, Sent, unrecorded
from bot.casework.tally import added_up
from bot.casework.triage import Tier
from bot.ports import Clock
from bot.stores.falls_due import falls_due
from bot.stores.memory_presence import MemoryPresence
from bot.stores.partitions import conversation_of
from bot.stores.send_trouble import in_trouble, send_alert

# How long a message id is remembered, so that a redelivery changes nothing (Telegram keeps
# undelivered updates for 24 hours).
REMEMBERED = timedelta(hours=48)


class _SystemClock:
    def now(self) -> datetime:
        return datetime.now(timezone.utc)


@dataclass(frozen=True)
class _Record:
    """What is known of a reply that was sent, or could not be."""

    delivery: Delivery
    channel_ref: str
    text: str


@dataclass
class MemoryStore:
    """Inbox, Casebook, Deliveries, Events and Roster in one object.

    `inbound`, `outbound` and `alerts` are what still waits on the streams. With `away` set
    every call raises StoreUnavailable, as when Redis is gone.
    """

    clock: Clock = field(default_factory=_SystemClock)
    away: bool = False
    inbound: list[InboundMessage] = field(default_factory=list)
    outbound: list[Reply] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    _conversations: dict[ConversationId, Conversation] = field(default_factory=dict)
    _cases: dict[CaseId, Case] = field(default_factory=dict)
    _entries: dict[ConversationId, list[Entry]] = field(default_factory=dict)
    _seen: dict[MessageId, datetime] = field(default_factory=dict)
    _handled: dict[MessageId, datetime] = field(default_factory=dict)
    _records: dict[ReplyId, _Record] = field(default_factory=dict)
    _attempts: set[ReplyId] = field(default_factory=set)
    _told: dict[CaseId, datetime] = field(default_factory=dict)
    _told_tiers: dict[CaseId, set[Tier]] = field(default_factory=dict)
    _tallies: dict[str, Counter[str]] = field(default_factory=dict)
    _shifts: dict[StaffName, datetime] = field(default_factory=dict)
    _listeners: set[asyncio.Queue[str]] = field(default_factory=set)
    presence: MemoryPresence = field(init=False)

    def __post_init__(self) -> None:
        """Let what is typed and read be told to the same listeners."""
        self.presence = MemoryPresence(self.clock, self._publish)

    # Inbox

    async def add(self, message: InboundMessage) -> bool:
        """Store a message; False when this message id was stored in the last 48 hours."""
        self._reach()
        if self._remembered(self._seen, message.message_id):
            return False
        self._seen[message.message_id] = self.clock.now()
        self.inbound.append(message)
        return True

    # Casebook

    async def conversation(self, conversation_id: ConversationId) -> Conversation | None:
        """Return a conversation as stored, or None."""
        self._reach()
        return self._conversations.get(conversation_id)

    async def case(self, case_id: CaseId) -> Case | None:
        """Return a case as stored, with when staff were told of it, or None."""
        self._reach()
        case = self._cases.get(case_id)
        told = self._told.get(case_id)
        return replace(case, told_at=told) if case and told else case

    async def commit(self, change: Change, *, hop: Hop[InboundMessage] | None = None) -> None:
        """Store a change whole, and take the stream entry `hop` that caused it off the stream."""
        self._reach()
        self._check(change)
        if change.handled:
            self._handled[change.handled] = self.clock.now()
        if change.conversation:
            conversation = change.conversation
            self._conversations[conversation.conversation_id] = replace(
                conversation, revision=conversation.revision + 1
            )
        if change.case:
            self._cases[change.case.case_id] = replace(
                change.case, revision=change.case.revision + 1
            )
        for entry in change.entries:
            line = self._entries.setdefault(entry.conversation_id, [])
            line.append(replace(entry, entry_id=f"{len(line) + 1}-0", delivery=None))
        self.outbound.extend(change.replies)
        self.alerts.extend(change.alerts)
        for day, counts in added_up(change.facts).items():
            self._tallies.setdefault(day, Counter()).update(counts)
        if hop is not None and hop.item in self.inbound:
            self.inbound.remove(hop.item)
        self._publish(
            *(entry.conversation_id for entry in change.entries[:1]),
            *([change.conversation.conversation_id] if change.conversation else []),
            *([change.case.case_id] if change.case else []),
        )

    def _check(self, change: Change) -> None:
        if change.handled and self._remembered(self._handled, change.handled):
            raise AlreadyHandled(change.handled)
        if change.conversation:
            kept = self._conversations.get(change.conversation.conversation_id)
            if (kept.revision if kept else 0) != change.conversation.revision:
                raise Conflict(change.conversation.conversation_id)
        if change.case:
            had = self._cases.get(change.case.case_id)
            if (had.revision if had else 0) != change.case.revision:
                raise Conflict(change.case.case_id)

    async def transcript(
        self, conversation_id: ConversationId, *, after: str = "", limit: int = 500
    ) -> tuple[Entry, ...]:
        """Return entries in order, after the entry id `after`, with their delivery filled in."""
        self._reach()
        start = int(after.partition("-")[0]) if after else 0
        line = self._entries.get(conversation_id, [])[start : start + limit]
        return tuple(self._as_delivered(entry) for entry in line)

    def _as_delivered(self, entry: Entry) -> Entry:
        if entry.author not in (Author.BOT, Author.STAFF) or not entry.ref:
            return entry
        record = self._records.get(ReplyId(entry.ref))
        if record is None:
            return replace(entry, delivery=unrecorded(entry.ref))
        return replace(
            entry, delivery=record.delivery, channel_ref=record.channel_ref, text=record.text
        )

    async def entry_of(self, conversation_id: ConversationId, channel_ref: str) -> str | None:
        """Return the id of the entry that the channel knows by `channel_ref`, or None."""
        self._reach()
        for entry in reversed(self._entries.get(conversation_id, [])):
            if channel_ref and self._as_delivered(entry).channel_ref == channel_ref:
                return entry.entry_id
        return None

    async def open_cases(self) -> tuple[Case, ...]:
        """Return every open case in queue order: by tier, then longest waiting."""
        self._reach()
        return tuple(sorted((case for case in self._cases.values() if case.open), key=queue_order))

    async def all_cases(self) -> tuple[Case, ...]:
        """Return every case, closed ones too, newest first."""
        self._reach()
        return tuple(sorted(self._cases.values(), key=lambda case: case.opened_at, reverse=True))

    async def opened_since(self, at: datetime, limit: int = 200) -> tuple[Case, ...]:
        """Return cases opened since `at`, closed ones too, newest first; at most `limit`."""
        return tuple(case for case in await self.all_cases() if case.opened_at >= at)[:limit]

    async def due_cases(self, now: datetime) -> tuple[Case, ...]:
        """Return the open cases on which something has fallen due, the longest due first."""
        self._reach()
        due = ((falls_due(case), case) for case in self._cases.values())
        ready = [(at, case) for at, case in due if at is not None and at <= now]
        return tuple(case for _, case in sorted(ready, key=lambda pair: pair[0]))

    async def unassessed(self) -> tuple[ConversationId, ...]:
        """Return the conversations with messages that were read without the model."""
        self._reach()
        return tuple(key for key, kept in self._conversations.items() if kept.unassessed)

    async def delivered(
        self,
        reply: Reply,
        sent: Sent,
        at: datetime,
        *,
        hop: Hop[Reply] | None = None,  # noqa: ARG002 - as the real one
    ) -> None:
        """Record what became of a reply; a send that failed shows on its open case."""
        self._reach()
        before = self._records.get(reply.reply_id)
        if before is None or before.delivery is not Delivery.SENT:
            self._records[reply.reply_id] = _Record(sent.delivery, sent.channel_ref, reply.text)
        self._attempts.discard(reply.reply_id)
        self.outbound = [r for r in self.outbound if r.reply_id != reply.reply_id]
        case = self._cases.get(reply.case_id) if reply.case_id else None
        troubled = in_trouble(case, sent.delivery) if case else None
        if troubled is not None and before is None:
            self._cases[troubled.case_id] = replace(troubled, revision=troubled.revision + 1)
            self.alerts.extend(send_alert(troubled, reply, at))
        self._publish(reply.conversation_id, *([reply.case_id] if reply.case_id else []))

    async def tally(self, days: Sequence[str]) -> dict[str, dict[str, int]]:
        """Return the numbers of local days, by name."""
        self._reach()
        kept = {day: self._tallies.get(day, Counter[str]()) for day in days}
        return {day: {name: n for name, n in counts.items() if n} for day, counts in kept.items()}

    def drop(self, conversation_id: ConversationId) -> frozenset[CaseId] | None:
        """Drop a conversation; return the ids of its cases. None: some of it still waits."""
        self._reach()
        waits = (*self.inbound, *self.outbound, *self.alerts)
        about = {getattr(item, "conversation_id", None) for item in waits}
        about |= {conversation_of(alert.case_id) for alert in self.alerts}
        if conversation_id in about:
            return None
        cases = frozenset(c for c in self._cases if conversation_of(c) == conversation_id)
        for case_id in cases:
            for kept in (self._cases, self._told, self._told_tiers):
                kept.pop(case_id, None)
        for entry in self._entries.pop(conversation_id, []):
            self._records.pop(ReplyId(entry.ref), None)
        self._conversations.pop(conversation_id, None)
        self._publish(conversation_id, *cases)
        return cases

    # Deliveries

    async def told(self, case_id: CaseId, tier: Tier = Tier.P4) -> bool:
        """Whether an alert about the case, of this tier or a more urgent one, was confirmed."""
        self._reach()
        return any(told.rank <= tier.rank for told in self._told_tiers.get(case_id, ()))

    async def mark_told(self, case_id: CaseId, at: datetime, tier: Tier = Tier.P1) -> None:
        """Mark that an alert of this tier was confirmed while someone was on shift."""
        self._reach()
        self._told.setdefault(case_id, at)
        self._told_tiers.setdefault(case_id, set()).add(tier)
        self._publish(case_id)

    async def attempted(self, reply: Reply) -> bool:
        """Mark that a send begins; True when one had begun before and was never recorded."""
        self._reach()
        before = reply.reply_id in self._attempts
        self._attempts.add(reply.reply_id)
        return before

    async def delivery(self, reply: Reply) -> Delivery | None:
        """Return what is recorded of a reply, or None."""
        self._reach()
        record = self._records.get(reply.reply_id)
        return record.delivery if record else None

    async def recalled(self, reply: Reply) -> tuple[Reply, Sent] | None:  # noqa: ARG002
        """Return nothing: what ends with its process is not left to another."""
        return None

    # Roster

    async def on_shift(self) -> tuple[StaffName, ...]:
        """Return the names of staff on shift now, longest on shift first."""
        return tuple(name for name, _ in await self.shifts())

    async def shifts(self) -> tuple[tuple[StaffName, datetime], ...]:
        """Return who is on shift and since when, longest first."""
        self._reach()
        return tuple(sorted(self._shifts.items(), key=lambda pair: (pair[1], pair[0])))

    async def shift_on(self, name: StaffName, at: datetime) -> None:
        """Put a member of staff on shift; being on already changes nothing."""
        self._reach()
        self._shifts.setdefault(name, at)
        self._publish("roster")

    async def shift_off(self, name: StaffName) -> None:
        """Take a member of staff off shift."""
        self._reach()
        self._shifts.pop(name, None)
        self._publish("roster")

    # Events

    async def listen(self) -> AsyncIterator[str]:
        """Yield the ids of conversations and cases that changed, as it happens."""
        news: asyncio.Queue[str] = asyncio.Queue()
        self._listeners.add(news)
        try:
            while True:
                yield await news.get()
        finally:
            self._listeners.discard(news)

    def _publish(self, *ids: str) -> None:
        for listener in self._listeners:
            for changed in dict.fromkeys(ids):
                listener.put_nowait(changed)

    def _reach(self) -> None:
        if self.away:
            raise StoreUnavailable("the store is away")

    def _remembered(self, marks: dict[MessageId, datetime], message_id: MessageId) -> bool:
        at = marks.get(message_id)
        return at is not None and self.clock.now() - at < REMEMBERED
