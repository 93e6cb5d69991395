"""What is said of one step of a message's way: ids, tiers, outcomes, times; never a word.

A trace's id is worked out from the conversation and the message, so that every process gives the
same one to what belongs together, with nothing stored for it and nothing sent along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import blake2b

from bot.casework.messages import Channel, ConversationId, MessageId, Reply
from bot.casework.records import Alert, AlertKind
from bot.casework.triage import Tier

# What may stand in a text: an id, or a code of two words at most. Anything else is left out
# whole, so that no mistake elsewhere can put what a contact wrote here.
AN_ID = re.compile(r"[A-Za-z0-9_.:-]{1,200}")
A_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}( [A-Za-z0-9_-]{1,20})?")
# What `flows.reassess` puts before the id of a message that it reads again.
AGAIN = "again:"


class Hop(str, Enum):
    """The steps, in the order of a message's way."""

    TAKEN_IN = "message taken in"  # by its channel, until it is stored or kept on disk
    STORED = "message stored"  # in Redis: at once, or when the spool hands over
    SCREENED = "message screened"  # by the word rules, before anything else reads it
    ASSESSED = "message assessed"  # by Rasa, as long as the front waited
    ACTION = "action"  # of that, what answering took: the action server
    CHANGED = "change stored"  # all that follows from one message, or from a press of staff
    OPENED = "case opened"
    RAISED = "case raised"
    RECORDED = "reply recorded"  # on the outbound stream, in the same transaction
    HANDLED = "message handled"  # from its worker beginning until it is off the stream
    SENT = "reply sent"  # as long as the channel took to answer
    TOLD = "staff told"  # one try of one sink
    SET_ASIDE = "entry set aside"  # given up, kept for a person


@dataclass(frozen=True)
class Trace:
    """One message's way, or what one press of staff set going: `cause` is the id of either."""

    conversation_id: str
    cause: str

    @property
    def number(self) -> int:
        """The trace's id: 128 bits, never 0, the same in every process."""
        return self._digest("trace", 16)

    @property
    def root(self) -> int:
        """The id of its first span: 64 bits, never 0. The others hang on it."""
        return self._digest("root", 8)

    def _digest(self, use: str, size: int) -> int:
        name = f"{self.conversation_id}\0{self.cause}".encode()
        found = blake2b(name, digest_size=size, person=use.encode()).digest()
        return int.from_bytes(found, "big") or 1


@dataclass(frozen=True)
class Span:
    """One step. `began` and `ended` are UTC-aware; `failed` marks it as gone wrong.

    `first`: it is the one that the others of its trace hang on; `under` is the id of another to
    hang on, or 0. `outcome` is a code of ours: a delivery, why Rasa gave no answer, a class of
    error.
    """

    hop: Hop
    trace: Trace
    began: datetime
    ended: datetime
    channel: Channel | None = None
    tier: Tier | None = None
    outcome: str = ""
    partition: int | None = None
    deliveries: int | None = None
    case_id: str | None = None
    reply_id: str = ""
    sink: str = ""
    failed: bool = False
    first: bool = False
    under: int = 0

    def attributes(self) -> dict[str, str | int | float]:
        """Return all that leaves this process beside the name and the times."""
        return dict(self._said())

    def _said(self) -> Iterator[tuple[str, str | int | float]]:
        ids = {
            "conversation_id": self.trace.conversation_id,
            "message_id": self.trace.cause,
            "case_id": self.case_id or "",
            "reply_id": self.reply_id,
        }
        yield from (
            (f"waymark.{name}", text) for name, text in ids.items() if AN_ID.fullmatch(text)
        )
        codes = {
            "channel": self.channel.value if self.channel else "",
            "tier": self.tier.value if self.tier else "",
            "outcome": self.outcome,
            "sink": self.sink,
        }
        yield from (
            (f"waymark.{name}", code) for name, code in codes.items() if A_CODE.fullmatch(code)
        )
        numbers = {"partition": self.partition, "deliveries": self.deliveries}
        yield from ((f"waymark.{name}", n) for name, n in numbers.items() if n is not None)
        yield "waymark.seconds", (self.ended - self.began).total_seconds()


def of_message(conversation_id: ConversationId, message_id: MessageId | str) -> Trace:
    """Return the trace of a message; read again, it is the same message's."""
    return Trace(conversation_id, message_id.removeprefix(AGAIN))


def of_reply(reply: Reply) -> Trace:
    """Return the trace of what a reply answers: its id is the cause's, with a number."""
    return of_message(reply.conversation_id, reply.reply_id.rpartition(":")[0])


def of_alert(alert: Alert) -> Trace | None:
    """Return the trace of what an alert is about; None for one about no case."""
    conversation_id, _, _ = alert.case_id.rpartition(".")
    cause = alert.alert_id.rpartition(":")[0]
    if alert.kind is AlertKind.SEND_FAILED:  # named after the reply, which is named after its cause
        cause = cause.rpartition(":")[0]
    return of_message(ConversationId(conversation_id), cause) if conversation_id else None
