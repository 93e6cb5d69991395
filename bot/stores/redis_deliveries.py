"""What became of replies, in Redis: one hash a conversation, written with the stream's ack.

Of a reply, `a:<id>` marks a send that began, `d:<id>` holds how it ended and `i:<id>` the
record: the channel's name for it, and the words sent where they differ from the transcript's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.casework.cases import Case
from bot.casework.errors import Conflict, StoreUnavailable
from bot.casework.hops import Hop
from bot.casework.messages import CaseId, ConversationId, Delivery, Reply, ReplyId
from bot.casework.records import Alert, Author, Entry, Sent, unrecorded
from bot.casework.triage import Tier
from bot.stores.connection import reaching
from bot.stores.partitions import EVENTS
from bot.stores.send_trouble import in_trouble, send_alert
from bot.stores.shelf import GROUP, Shelf

# A case that moves this often while one send is recorded is no accident.
TRIES = 20
# Seconds that a reply waits after a takeover, until it is known again what had been sent.
SETTLES_WITHIN = 5.0


@dataclass(frozen=True)
class SendRecord:
    """How the channel knows a reply, and its words where they differ from the transcript's."""

    channel_ref: str = ""
    text: str | None = None


@dataclass(frozen=True)
class RedisDeliveries:
    """The Deliveries of the ports, and the record of what was sent."""

    shelf: Shelf

    async def told(self, case_id: CaseId, tier: Tier = Tier.P4) -> bool:
        """Whether an alert about the case, of this tier or a more urgent one, was confirmed."""
        fields = [f"t:{other.value}" for other in Tier if other.rank <= tier.rank]
        with reaching():
            return any(await self.shelf.redis.hmget(self._case_key(case_id), fields))

    async def mark_told(self, case_id: CaseId, at: datetime, tier: Tier = Tier.P1) -> None:
        """Mark that an alert of this tier was confirmed while someone was on shift."""
        args = [at.isoformat(), f"t:{tier.value}", EVENTS, case_id]
        await self.shelf.run("TOLD", [self._case_key(case_id)], args)

    async def attempted(self, reply: Reply) -> bool:
        """Mark that a send begins; True when one had begun before and was never recorded."""
        with reaching():
            new = await self.shelf.redis.hsetnx(self._sent_key(reply), f"a:{reply.reply_id}", "1")
        return not new

    async def delivery(self, reply: Reply) -> Delivery | None:
        """Return what is recorded of a reply, or known to have been sent by this process."""
        partition = self.shelf.partitions.of(reply.conversation_id)
        await self.shelf.notes.settled(partition, SETTLES_WITHIN)
        if (known := self.shelf.notes.sent(reply.reply_id)) is not None:
            return known
        with reaching():
            kept = await self.shelf.redis.hget(self._sent_key(reply), f"d:{reply.reply_id}")
        return Delivery(kept.decode()) if kept else None

    async def recalled(self, reply: Reply) -> tuple[Reply, Sent] | None:
        """Return what a process of this machine sent, worded as sent, and could not record.

        Ask `delivery` after it: what is recorded meanwhile leaves the disk.
        """
        noted = await self.shelf.notes.left(reply.reply_id)
        if noted is None or noted.reply is None or noted.sent is None:
            return None
        return noted.reply, noted.sent

    async def delivered(
        self, reply: Reply, sent: Sent, at: datetime, *, hop: Hop[Reply] | None = None
    ) -> None:
        """Record what became of a reply, on its open case too, and take `hop` off the stream.

        `reply.text` are the words that were sent.
        """
        partition = self.shelf.partitions.of(reply.conversation_id)
        # Tried before: a server that took over meanwhile may not have the reply, and handling
        # its message again may word it otherwise. The words that were sent are kept then.
        again = self.shelf.notes.sent(reply.reply_id) is not None
        note = self.shelf.notes.sending(partition, reply, sent)
        try:
            for _ in range(TRIES):
                case = await self._troubled(reply, sent.delivery)
                if await self._record(reply, sent, at, hop, case, again=again):
                    await self.shelf.notes.kept(note)
                    return
        except StoreUnavailable:
            # Whoever is killed now must not leave it to be sent again.
            await self.shelf.notes.unrecorded(note)
            raise
        raise Conflict(f"case {reply.case_id} kept moving while a send was recorded")

    async def _troubled(self, reply: Reply, delivery: Delivery) -> Case | None:
        if reply.case_id is None or delivery in (Delivery.SENT, Delivery.QUEUED):
            return None
        key = self._case_key(reply.case_id)
        with reaching():
            revision, data = await self.shelf.redis.hmget(key, ["r", "b"])
        if data is None:
            return None
        case = self.shelf.codec.decode(Case, data, about=key)
        return in_trouble(replace(case, revision=int(revision)), delivery)

    async def _record(
        self,
        reply: Reply,
        sent: Sent,
        at: datetime,
        hop: Hop[Reply] | None,
        case: Case | None,
        *,
        again: bool,
    ) -> bool:
        partitions, codec = self.shelf.partitions, self.shelf.codec
        partition = partitions.of(reply.conversation_id)
        alerts = partitions.key(partition, "alerts")
        keys = [
            self._sent_key(reply),
            self._case_key(case.case_id) if case else partitions.key(partition, "case", "none"),
            partitions.key(partition, "where", reply.conversation_id),
            partitions.key(partition, "out"),
            alerts,
        ]
        stored = hop.item if hop is not None and not again else None
        as_written = stored is not None and stored.text == reply.text
        record = SendRecord(sent.channel_ref, None if as_written else reply.text)
        raised: tuple[Alert, ...] = send_alert(case, reply, at) if case else ()
        args: list[str | int | bytes] = [
            reply.reply_id,
            codec.encode(record, about=keys[0]),
            sent.delivery.value,
            sent.channel_ref,
            GROUP,
            hop.entry_id if hop else "",
            EVENTS,
            reply.conversation_id,
            reply.case_id or "",
            case.revision if case else "",
            codec.encode(replace(case, revision=0), about=keys[1]) if case else "",
            codec.encode(raised[0], about=alerts) if raised else "",
        ]
        return bool(await self.shelf.run("DELIVERED", keys, args) == b"ok")

    def _case_key(self, case_id: CaseId) -> str:
        partitions = self.shelf.partitions
        return partitions.key(partitions.of_case(case_id), "case", case_id)

    def _sent_key(self, reply: Reply) -> str:
        return sent_key(self.shelf, reply.conversation_id)


def sent_key(shelf: Shelf, conversation_id: ConversationId) -> str:
    """Return the key of what became of a conversation's replies."""
    partition = shelf.partitions.of(conversation_id)
    return shelf.partitions.key(partition, "sent", conversation_id)


async def as_delivered(
    shelf: Shelf, conversation_id: ConversationId, entries: Sequence[Entry]
) -> tuple[Entry, ...]:
    """Return entries with what became of the replies among them."""
    asked = [
        ReplyId(entry.ref)
        for entry in entries
        if entry.author in (Author.BOT, Author.STAFF) and entry.ref
    ]
    if not asked:
        return tuple(entries)
    key = sent_key(shelf, conversation_id)
    names = [f"{letter}:{reply_id}" for reply_id in asked for letter in "di"]
    with reaching():
        values = await shelf.redis.hmget(key, names)
    known: dict[str, tuple[Delivery, SendRecord]] = {}
    for reply_id, how, data in zip(asked, values[::2], values[1::2], strict=True):
        if how is None or data is None:
            known[reply_id] = (unrecorded(reply_id), SendRecord())
        else:
            record = shelf.codec.decode(SendRecord, data, about=key)
            known[reply_id] = (Delivery(how.decode()), record)
    return tuple(_with(entry, known) for entry in entries)


def _with(entry: Entry, known: dict[str, tuple[Delivery, SendRecord]]) -> Entry:
    if entry.author not in (Author.BOT, Author.STAFF) or entry.ref not in known:
        return entry
    delivery, record = known[entry.ref]
    return replace(
        entry,
        delivery=delivery,
        channel_ref=record.channel_ref or entry.channel_ref,
        text=entry.text if record.text is None else record.text,
    )
