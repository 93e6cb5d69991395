"""What is stored together: the transcript, alerts, and a change, kept whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.casework.cases import Case
from bot.casework.conversation import Conversation
from bot.casework.ladder import Rung
from bot.casework.messages import (
    CaseId,
    Channel,
    Choice,
    ConversationId,
    Delivery,
    MessageId,
    MessageKind,
    Reply,
    StaffName,
)
from bot.casework.teams import Team
from bot.casework.triage import Route, Tier

# A `ref` that begins so names what a channel said by itself while the store was away.
AT_ONCE = "away:"


class Author(str, Enum):
    """Who an entry of the transcript is from."""

    CONTACT = "contact"
    BOT = "bot"
    STAFF = "staff"
    SYSTEM = "system"  # what happened, said in plain words; never shown to the contact


@dataclass(frozen=True)
class Entry:
    """One line of a conversation as it happened.

    `entry_id` is given by the store and grows; empty until stored. `ref` is the message id
    or reply id. `channel_ref` is the channel's own name for the message (an edit carries
    that of the message it changes). `delivery` is filled in when read, for replies. `rules`
    are the ids of the screen's rules that the words hit.
    """

    conversation_id: ConversationId
    at: datetime
    author: Author
    text: str
    ref: str = ""
    channel_ref: str = ""
    kind: MessageKind | None = None
    fixed: bool = False
    choices: tuple[Choice, ...] = ()
    staff: StaffName | None = None
    attachment: str = ""
    location: tuple[float, float] | None = None
    quoted: str = ""
    tier: Tier | None = None
    route: Route | None = None
    reasons: tuple[str, ...] = ()
    case_id: CaseId | None = None
    delivery: Delivery | None = None
    entry_id: str = ""
    rules: tuple[str, ...] = ()


class AlertKind(str, Enum):
    """Why staff are being alerted."""

    OPENED = "opened"  # a P1 or P2 case was opened
    RAISED = "raised"  # a case rose to P1 or P2
    NEW_DANGER = "new_danger"  # a new P1 hit in an open case, also while staff lead
    MONITORED = "monitored"  # someone may be watching the contact
    UNREADABLE = "unreadable"  # something that cannot be read came in an open P1 or P2
    PAUSED = "paused"  # the contact asked for quiet in an open P1 or P2
    OVERDUE = "overdue"  # a case passed its due time unclaimed
    GIVEN_BACK = "given_back"  # a claim's lease ran out
    TRANSFERRED = "transferred"  # a colleague put the case with another team
    SEND_FAILED = "send_failed"  # a reply in an open P1 or P2 could not be delivered
    UNANSWERED = "unanswered"  # the fixed text had to be sent for staff
    WAITING = "waiting"  # a P3 case was opened
    STORE_AWAY = "store_away"  # danger was seen while storage is away: there is no case yet


@dataclass(frozen=True)
class Alert:
    """News for staff: ids, tier, route and times, never the contact's words.

    `alarm` counts how often it rang before: 0 when the news is new. `rung` and `to` (e-mail
    addresses of who is up) are filled in when it is told, and never stored.
    `case_id` is empty for STORE_AWAY alone.
    """

    alert_id: str
    kind: AlertKind
    case_id: CaseId
    tier: Tier
    route: Route
    at: datetime
    waiting_since: datetime
    practice: bool = False
    team: Team | None = None
    alarm: int = 0
    rung: Rung | None = None
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """One thing to count: its local day, what it is, and a value for each dimension.

    `step` is how long it took in whole seconds, rounded; empty for what takes no time. What a
    fact says names nobody and holds no words: it outlives an erasure.
    """

    day: str
    measure: str
    values: tuple[tuple[str, str], ...]
    step: str = ""
    count: int = 1


@dataclass(frozen=True)
class Change:
    """All that one thing that happened changes: stored in one transaction or not at all.

    The revisions of `conversation` and `case` are those that were read; a store refuses the
    whole change with `Conflict` when either has moved on. `handled` marks the inbound message
    as done; when it was done before, the store raises `AlreadyHandled`.
    """

    conversation: Conversation | None = None
    case: Case | None = None
    entries: tuple[Entry, ...] = ()
    replies: tuple[Reply, ...] = ()
    alerts: tuple[Alert, ...] = ()
    handled: MessageId | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Sent:
    """What became of one attempt to send a reply. `channel_ref`: the channel's id for it."""

    delivery: Delivery
    channel_ref: str = ""
    detail: str = ""


def unrecorded(ref: str) -> Delivery:
    """Return what became of a reply of which nothing is recorded.

    It is still to be sent; but what a channel said at once was sent there and then, and nothing
    more will be heard of it: pages must not wait for that.
    """
    return Delivery.UNCONFIRMED if ref.startswith(AT_ONCE) else Delivery.QUEUED


__all__ = ["Alert", "AlertKind", "Author", "Change", "Channel", "Entry", "Fact", "Sent"]
