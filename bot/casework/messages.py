"""What arrives and what leaves: inbound messages and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NewType

from bot.casework.triage import Tier

ConversationId = NewType("ConversationId", str)
MessageId = NewType("MessageId", str)
ReplyId = NewType("ReplyId", str)
CaseId = NewType("CaseId", str)
StaffName = NewType("StaffName", str)


class Channel(str, Enum):
    """Where a contact writes."""

    TELEGRAM = "telegram"
    WEBCHAT = "webchat"


class MessageKind(str, Enum):
    """What sort of thing a contact sent."""

    TEXT = "text"  # typed words, a caption, or a sticker read as its emoji
    EDIT = "edit"  # new words for an earlier message; `channel_ref` names which
    BUTTON = "button"  # a choice pressed; `payload` holds its value
    COMMAND = "command"  # /start and the like; `payload` holds the name without the slash
    ATTACHMENT = "attachment"  # voice, photo, file: cannot be read; `attachment` names it
    LOCATION = "location"  # a place; `location` holds it
    UNREADABLE = "unreadable"  # nothing known could be made of it
    DEPARTED = "departed"  # the contact blocked the bot
    RETURNED = "returned"  # the contact unblocked the bot


@dataclass(frozen=True)
class Choice:
    """A button: what it says and the value it sends back (at most 64 bytes)."""

    label: str
    value: str


@dataclass(frozen=True)
class InboundMessage:
    """One thing a contact sent, already stored when anyone else sees it.

    `message_id` is the same for every redelivery. `address` is what the channel needs to
    reply (Telegram: the chat id). `channel_ref` is the channel's own name for the message.
    `quoted` holds forwarded or quoted words: screened, never taken as the contact's own.
    `sent_at` and `received_at` are UTC-aware. `said_away` is what the channel answered at once
    because the store was away; `hushed`, that someone may have been watching then, so that
    nothing may be said when the message is handled later.
    """

    message_id: MessageId
    conversation_id: ConversationId
    channel: Channel
    address: str
    kind: MessageKind
    sent_at: datetime
    received_at: datetime
    text: str = ""
    payload: str = ""
    quoted: str = ""
    attachment: str = ""
    location: tuple[float, float] | None = None
    channel_ref: str = ""
    language: str = ""
    practice: bool = False
    said_away: str = ""
    hushed: bool = False


class ReplyKind(str, Enum):
    """Who speaks in a reply."""

    AUTOMATIC = "automatic"  # the bot's answer
    FIXED = "fixed"  # signed-off wording for P1, P2, suicide, abuse, sexual harm
    STAFF = "staff"  # a named member of staff


@dataclass(frozen=True)
class Reply:
    """Words on their way to a contact.

    `text_if_told` is sent instead of `text` when an alert about the case has been confirmed
    in time: only then may the words say that a worker has been told.
    """

    reply_id: ReplyId
    conversation_id: ConversationId
    channel: Channel
    address: str
    kind: ReplyKind
    text: str
    created_at: datetime
    choices: tuple[Choice, ...] = ()
    tier: Tier = Tier.P4
    case_id: CaseId | None = None
    text_if_told: str = ""
    author: StaffName | None = None


class Delivery(str, Enum):
    """What became of a reply, as the channel reported it."""

    QUEUED = "queued"  # stored, not yet sent
    SENT = "sent"  # the channel took it
    UNCONFIRMED = "unconfirmed"  # sent, but the answer was lost: it may have arrived
    FAILED = "failed"  # the channel refused it
    BLOCKED = "blocked"  # the contact blocked the bot
