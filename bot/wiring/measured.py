"""The stores, ways in and ways out of a process, with what passes through them counted.

Counting happens here, around the parts, so that none of them knows of metrics.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.casework.conversation import Conversation
from bot.casework.errors import NobodyToTell
from bot.casework.hops import Hop
from bot.casework.messages import Delivery, InboundMessage, MessageId, Reply
from bot.casework.records import Alert, Author, Change, Sent
from bot.casework.telling import Notice
from bot.casework.triage import Unavailable, Understanding
from bot.flows.take_in import Intake, TakeIn
from bot.metrics import Meters
from bot.ports import Clock, NoticeSink, Rasa
from bot.stores.redis_casebook import RedisCasebook
from bot.stores.redis_deliveries import RedisDeliveries
from bot.stores.redis_stores import RedisStores
from bot.stores.redis_streams import Item, RedisStream


@dataclass(frozen=True)
class MeasuredCasebook(RedisCasebook):
    """Counts claims, and how long messages took from arriving to being handled."""

    meters: Meters = field(kw_only=True)
    clock: Clock = field(kw_only=True)

    async def commit(self, change: Change, *, hop: Hop[InboundMessage] | None = None) -> None:
        """Store a change whole, then count it."""
        await super().commit(change, hop=hop)
        if hop is not None and hop.item is not None:
            took = (self.clock.now() - hop.item.received_at).total_seconds()
            self.meters.handling.labels(hop.item.channel.value).observe(max(0.0, took))
        if is_claim(change) and change.case is not None and not change.case.practice:
            self.meters.claims.labels(change.case.tier.value).inc()


def is_claim(change: Change) -> bool:
    """Whether a change is a claim: it begins in the same moment as a line that says so."""
    claim = change.case.claim if change.case else None
    return claim is not None and any(
        entry.author is Author.SYSTEM and entry.staff == claim.by and entry.at == claim.at
        for entry in change.entries
    )


@dataclass(frozen=True)
class MeasuredDeliveries(RedisDeliveries):
    """Counts what became of replies, and how long they took."""

    meters: Meters = field(kw_only=True)

    async def delivered(
        self, reply: Reply, sent: Sent, at: datetime, *, hop: Hop[Reply] | None = None
    ) -> None:
        """Record what became of a reply, then count it."""
        await super().delivered(reply, sent, at, hop=hop)
        self.meters.sends.labels(reply.channel.value, sent.delivery.value).inc()
        if sent.delivery is Delivery.SENT:
            took = (at - reply.created_at).total_seconds()
            self.meters.sending.labels(reply.channel.value).observe(max(0.0, took))


@dataclass(frozen=True)
class MeasuredStream(RedisStream[Item]):
    """Counts what is given up."""

    meters: Meters = field(kw_only=True)

    async def bury(self, hop: Hop[Item], error: str, at: datetime) -> None:
        """Move an entry to the dead entries, then count it."""
        await super().bury(hop, error, at)
        self.meters.buried.labels(self.name).inc()


def measured_stores(stores: RedisStores, meters: Meters, clock: Clock) -> RedisStores:
    """Return the same stores, counted."""
    shelf = stores.shelf
    deliveries = MeasuredDeliveries(shelf, meters=meters)
    streams = (stores.inbound, stores.outbound, stores.alerts)
    inbound, outbound, alerts = streams
    return replace(
        stores,
        deliveries=deliveries,
        casebook=MeasuredCasebook(shelf, deliveries, meters=meters, clock=clock),
        inbound=MeasuredStream(shelf, inbound.name, inbound.kind, meters=meters),
        outbound=MeasuredStream(shelf, outbound.name, outbound.kind, meters=meters),
        alerts=MeasuredStream(shelf, alerts.name, alerts.kind, meters=meters),
    )


def measured_take_in(
    take_in: TakeIn, meters: Meters
) -> Callable[[InboundMessage], Awaitable[Intake]]:
    """Return the way in, with what became of each message counted."""

    async def take(message: InboundMessage) -> Intake:
        intake = await take_in(message)
        meters.messages.labels(message.channel.value, outcome_of_intake(intake)).inc()
        return intake

    return take


def outcome_of_intake(intake: Intake) -> str:
    """Return what became of a message that a channel took in, in a word."""
    if intake.duplicate or intake.spooled:
        return "duplicate" if intake.duplicate else "spooled"
    return "stored" if intake.stored else "refused"


def outcome_of_ask(heard: Understanding | Unavailable) -> str:
    """Return what came of asking Rasa: `understood`, or why it was not."""
    return heard.why if isinstance(heard, Unavailable) else "understood"


@dataclass(frozen=True)
class MeasuredRasa:
    """Counts what Rasa made of messages, and how long it took."""

    rasa: Rasa
    meters: Meters

    async def understand(
        self,
        conversation: Conversation,
        text: str,
        *,
        payload: str = "",
        message_id: MessageId,
        within: float | None = None,
    ) -> Understanding | Unavailable:
        """Ask, then count."""
        began = time.perf_counter()
        heard = await self.rasa.understand(
            conversation, text, payload=payload, message_id=message_id, within=within
        )
        why = outcome_of_ask(heard)
        self.meters.asks.labels(why.replace(" ", "_")).inc()
        if why != "waiting":  # then nobody was asked
            self.meters.asking.observe(time.perf_counter() - began)
        return heard


class MeasuredSink:
    """Counts whether a way to reach staff took each alert."""

    def __init__(self, sink: NoticeSink, meters: Meters) -> None:
        """Go by the sink's own name."""
        self.name = sink.name
        self._sink, self._meters = sink, meters

    async def tell(self, alert: Alert, link: str) -> bool:
        """Deliver one alert; True when the other side confirmed it."""
        outcome = "failed"
        try:
            told = await self._sink.tell(alert, link)
            outcome = "confirmed" if told else "failed"
        except NobodyToTell:
            outcome = "nobody"
            raise
        finally:
            self._meters.alerts.labels(self.name, outcome).inc()
        return told

    async def say(self, notice: Notice, link: str) -> bool:
        """Deliver news about the alerts themselves, uncounted: it is no alert about a case."""
        return await self._sink.say(notice, link)
