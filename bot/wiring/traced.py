"""The stores of a process, with a span for what passes through them.

Put around the measured ones, and only where TRACES_URL is set: without it none of this is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any, TypeVar

from bot.casework.hops import Hop as Entry
from bot.casework.messages import InboundMessage, Reply
from bot.casework.records import Alert, Author, Change
from bot.casework.tally import Measure
from bot.ports import Clock
from bot.stores.redis_inbox import RedisInbox
from bot.stores.redis_stores import RedisStores
from bot.stores.redis_streams import Item
from bot.traces import Hop, Span, Trace, Tracer, of_alert, of_message, of_reply
from bot.wiring.measured import MeasuredCasebook, MeasuredStream

Made = TypeVar("Made")


@dataclass(frozen=True)
class TracedInbox(RedisInbox):
    """Says when a message is stored in Redis, by its channel or by the spool."""

    tracer: Tracer = field(kw_only=True)
    clock: Clock = field(kw_only=True)

    async def add(self, message: InboundMessage) -> bool:
        """Store a message as `RedisInbox.add` does."""
        began, outcome = self.clock.now(), "unavailable"
        try:
            fresh = await super().add(message)
            outcome = "stored" if fresh else "duplicate"
        finally:  # given up, too, when it took too long
            self.tracer.record(
                Span(
                    Hop.STORED,
                    of_message(message.conversation_id, message.message_id),
                    began,
                    self.clock.now(),
                    channel=message.channel,
                    outcome=outcome,
                    partition=self.shelf.partitions.of(message.conversation_id),
                    failed=outcome == "unavailable",
                )
            )
        return fresh


@dataclass(frozen=True)
class TracedCasebook(MeasuredCasebook):
    """Says what follows from a message, or from a press of staff, once it is stored."""

    tracer: Tracer = field(kw_only=True)

    async def commit(self, change: Change, *, hop: Entry[InboundMessage] | None = None) -> None:
        """Store a change whole, then say what it was."""
        began = self.clock.now()
        await super().commit(change, hop=hop)
        if change.conversation is None or change.handled is None:
            return
        trace = of_message(change.conversation.conversation_id, change.handled)
        # What a message causes hangs on its taking in; a press of staff begins its own trace.
        lines = change.entries
        wrote = bool(lines) and lines[0].author is Author.CONTACT
        pressed = hop is None and not wrote and trace.cause == change.handled
        for span in _spans_of(change, trace, began, self.clock.now()):
            first = pressed and span.hop is Hop.CHANGED
            partition = self.shelf.partitions.of(change.conversation.conversation_id)
            self.tracer.record(replace(span, first=first, partition=partition))


def _spans_of(change: Change, trace: Trace, began: datetime, ended: datetime) -> Iterator[Span]:
    case = change.case
    case_id = case.case_id if case else None
    assert change.conversation is not None
    channel = change.conversation.channel
    tier = change.entries[0].tier if change.entries else None
    yield Span(Hop.CHANGED, trace, began, ended, channel=channel, tier=tier, case_id=case_id)
    if case is not None:
        rose = any(fact.measure == Measure.RAISED.value for fact in change.facts)
        hop = Hop.OPENED if not case.revision else Hop.RAISED
        if rose or hop is Hop.OPENED:
            yield Span(hop, trace, began, ended, channel=channel, tier=case.tier, case_id=case_id)
    for reply in change.replies:
        yield span_of_reply(Hop.RECORDED, reply, began, ended)


def span_of_reply(hop: Hop, reply: Reply, began: datetime, ended: datetime) -> Span:
    """Return one step of a reply's way."""
    return Span(
        hop,
        of_reply(reply),
        began,
        ended,
        channel=reply.channel,
        tier=reply.tier,
        case_id=reply.case_id,
        reply_id=reply.reply_id,
    )


@dataclass(frozen=True)
class TracedStream(MeasuredStream[Item]):
    """Says what is given up."""

    tracer: Tracer = field(kw_only=True)
    clock: Clock = field(kw_only=True)

    async def bury(self, hop: Entry[Item], error: str, at: datetime) -> None:
        """Move an entry to the dead entries, then say it, if it could be read whose it is."""
        began = self.clock.now()
        await super().bury(hop, error, at)
        trace = trace_of(hop.item)
        if trace is not None:
            self.tracer.record(
                Span(
                    Hop.SET_ASIDE,
                    trace,
                    began,
                    self.clock.now(),
                    outcome=error,
                    partition=hop.partition,
                    deliveries=hop.deliveries,
                    failed=True,
                )
            )


def trace_of(item: object) -> Trace | None:
    """Return the trace that an entry belongs to; None for one that could not be read."""
    if isinstance(item, InboundMessage):
        return of_message(item.conversation_id, item.message_id)
    if isinstance(item, Reply):
        return of_reply(item)
    return of_alert(item) if isinstance(item, Alert) else None


def traced_stores(stores: RedisStores, tracer: Tracer, clock: Clock) -> RedisStores:
    """Return the same stores (see `measured_stores`), traced."""
    given = {"tracer": tracer, "clock": clock}
    return replace(
        stores,
        inbox=_as(TracedInbox, stores.inbox, **given),
        casebook=_as(TracedCasebook, stores.casebook, tracer=tracer),
        inbound=_as(TracedStream[InboundMessage], stores.inbound, **given),
        outbound=_as(TracedStream[Reply], stores.outbound, **given),
        alerts=_as(TracedStream[Alert], stores.alerts, **given),
    )


def _as(kind: Callable[..., Made], plain: Any, **more: object) -> Made:
    """Return a part made anew with all that the plain one holds, and more."""
    return kind(**{one.name: getattr(plain, one.name) for one in fields(plain)}, **more)
