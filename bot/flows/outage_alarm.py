"""Danger seen while the store is away: staff hear of it at once, though there is no case yet.

The process that took the message in tells them itself. When the store is back the message is
handled, and the case brings its own alert.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.casework.messages import CaseId, ConversationId, InboundMessage
from bot.casework.records import Alert, AlertKind
from bot.casework.triage import Route, Tier
from bot.flows.outage import REMEMBERED, SAME_OUTAGE, SILENT, seen
from bot.ports import Clock

# How many messages of a file that a dead process left are held to be told of.
HELD = 1_000


@dataclass
class OutageAlarm:
    """Rings once a conversation and outage. `tell` must not wait."""

    tell: Callable[[Alert], None]
    clock: Clock
    _rung: OrderedDict[ConversationId, tuple[int, datetime]] = field(default_factory=OrderedDict)
    _found: list[InboundMessage] = field(default_factory=list)

    def heard(self, message: InboundMessage, *, outage: int) -> None:
        """Ring for a message that is not in the store, if the screen sees a P1 in it."""
        if message.practice or message.kind in SILENT or self._has_rung(message, outage):
            return
        screening = seen(message)
        if screening.tier is not Tier.P1:
            return
        now = self.clock.now()
        self._rung[message.conversation_id] = (outage, now)
        while len(self._rung) > REMEMBERED:
            self._rung.popitem(last=False)
        self.tell(
            Alert(
                alert_id=f"away:{message.message_id}",
                kind=AlertKind.STORE_AWAY,
                case_id=CaseId(""),
                tier=Tier.P1,
                route=screening.route or Route.EMERGENCY,
                at=now,
                waiting_since=message.received_at,
            )
        )

    def found(self, message: InboundMessage) -> None:
        """Hold a message that a dead process left: it may have died before it rang."""
        if len(self._found) < HELD and seen(message).tier is Tier.P1:
            self._found.append(message)

    def ring_for_found(self) -> None:
        """Ring for what was held: the store is still away."""
        found, self._found = self._found, []
        for message in found:
            self.heard(message, outage=0)

    def _has_rung(self, message: InboundMessage, outage: int) -> bool:
        rung = self._rung.get(message.conversation_id)
        if rung is None:
            return False
        return rung[0] == outage or self.clock.now() - rung[1] < SAME_OUTAGE
