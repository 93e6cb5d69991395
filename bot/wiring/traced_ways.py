"""The ways in and out of a process, and its work, with a span for what passes through them.

As `wiring.traced`: put around the measured ones, and only where TRACES_URL is set.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.casework.conversation import Conversation
from bot.casework.hops import Hop as Entry
from bot.casework.messages import Delivery, InboundMessage, MessageId, Reply
from bot.casework.records import Alert, Sent
from bot.casework.telling import Notice
from bot.casework.triage import Tier, Unavailable, Understanding
from bot.flows.take_in import Intake
from bot.ports import Clock, NoticeSink, Rasa, Sender
from bot.rasa_client.wire import Timed
from bot.traces import Hop, Span, Tracer, of_alert, of_message
from bot.wiring.measured import outcome_of_ask, outcome_of_intake
from bot.wiring.traced import span_of_reply
from bot.workers.inbound import InboundWork

Take = Callable[[InboundMessage], Awaitable[Intake]]
TIERS = {tier.rank: tier for tier in Tier}


def traced_take_in(take_in: Take, tracer: Tracer, clock: Clock) -> Take:
    """Return the way in, with the first span of each message's trace."""

    async def take(message: InboundMessage) -> Intake:
        began = clock.now()
        intake = await take_in(message)
        tracer.record(
            Span(
                Hop.TAKEN_IN,
                of_message(message.conversation_id, message.message_id),
                began,
                clock.now(),
                channel=message.channel,
                outcome=outcome_of_intake(intake),
                failed=not intake.stored,
                # One that was refused comes again, and one that came again was there before.
                first=intake.stored and not intake.duplicate,
            )
        )
        return intake

    return take


class TracedInboundWork(InboundWork):
    """Says how the screen ranked a message, and how long its handling took."""

    def __init__(self, *args: Any, tracer: Tracer, clock: Clock, **more: Any) -> None:
        """As `InboundWork`, with what takes spans."""
        super().__init__(*args, **more)
        self._tracer = tracer
        self._clock = clock

    def place(self, hop: Entry[InboundMessage]) -> tuple[str, int]:
        """Place an entry by screening it, then say how urgent its words are by themselves."""
        began = self._clock.now()
        lane, rank = super().place(hop)
        self._say(Hop.SCREENED, hop, began, TIERS.get(rank))
        return lane, rank

    async def __call__(self, hop: Entry[InboundMessage]) -> None:
        """Handle one entry, then say that it is done."""
        began = self._clock.now()
        await super().__call__(hop)
        self._say(Hop.HANDLED, hop, began)

    def _say(
        self, step: Hop, hop: Entry[InboundMessage], began: datetime, tier: Tier | None = None
    ) -> None:
        message = hop.item
        if message is None:
            return
        self._tracer.record(
            Span(
                step,
                of_message(message.conversation_id, message.message_id),
                began,
                self._clock.now(),
                channel=message.channel,
                tier=tier,
                partition=hop.partition,
                deliveries=hop.deliveries,
            )
        )


@dataclass(frozen=True)
class TracedRasa:
    """Says how long a message waited for Rasa, and how much of that its answer took."""

    rasa: Rasa
    tracer: Tracer
    clock: Clock

    async def understand(
        self,
        conversation: Conversation,
        text: str,
        *,
        payload: str = "",
        message_id: MessageId,
        within: float | None = None,
    ) -> Understanding | Unavailable:
        """Ask, then say what came of it."""
        began = self.clock.now()
        heard = await self.rasa.understand(
            conversation, text, payload=payload, message_id=message_id, within=within
        )
        asked = Span(
            Hop.ASSESSED,
            of_message(conversation.conversation_id, message_id),
            began,
            self.clock.now(),
            channel=conversation.channel,
            tier=heard.tier if isinstance(heard, Understanding) else None,
            outcome=outcome_of_ask(heard),
            failed=isinstance(heard, Unavailable),
        )
        under = self.tracer.record(asked)
        if isinstance(heard, Timed):
            # Rasa says how long; that it was the last thing it did is known.
            took = min(timedelta(seconds=heard.action_seconds), asked.ended - began)
            answered = "answered" if heard.answer else "no answer"
            self.tracer.record(
                Span(
                    Hop.ACTION,
                    asked.trace,
                    asked.ended - took,
                    asked.ended,
                    channel=asked.channel,
                    outcome=answered,
                    under=under,
                )
            )
        return heard


@dataclass(frozen=True)
class TracedSender:
    """Says how long a channel took to take a reply, and what it answered."""

    sender: Sender
    tracer: Tracer
    clock: Clock

    async def send(self, reply: Reply) -> Sent:
        """Send one reply, then say what became of it."""
        began = self.clock.now()
        sent = await self.sender.send(reply)
        span = span_of_reply(Hop.SENT, reply, began, self.clock.now())
        failed = sent.delivery is not Delivery.SENT
        self.tracer.record(replace(span, outcome=sent.delivery.value, failed=failed))
        return sent


class TracedSink:
    """Says whether a way to reach staff took each alert."""

    def __init__(self, sink: NoticeSink, tracer: Tracer, clock: Clock) -> None:
        """Go by the sink's own name."""
        self.name = sink.name
        self._sink, self._tracer, self._clock = sink, tracer, clock

    async def tell(self, alert: Alert, link: str) -> bool:
        """Deliver one alert, then say whether it was confirmed."""
        began, told = self._clock.now(), False
        try:
            told = await self._sink.tell(alert, link)
        finally:
            trace = of_alert(alert)
            if trace is not None:
                self._tracer.record(
                    Span(
                        Hop.TOLD,
                        trace,
                        began,
                        self._clock.now(),
                        tier=alert.tier,
                        case_id=alert.case_id,
                        sink=self.name,
                        outcome="confirmed" if told else "failed",
                        failed=not told,
                    )
                )
        return told

    async def say(self, notice: Notice, link: str) -> bool:
        """Deliver news about the alerts themselves, of which there is no trace."""
        return await self._sink.say(notice, link)
