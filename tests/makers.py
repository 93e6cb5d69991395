"""Short ways to make what tests need: a message, a conversation, a case, a reply."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.casework.cases import Case
from bot.casework.conversation import Conversation
from bot.casework.messages import (
    CaseId,
    Channel,
    ConversationId,
    InboundMessage,
    MessageId,
    MessageKind,
    Reply,
    ReplyId,
    ReplyKind,
)
from bot.casework.records import Author, Entry
from bot.casework.triage import Route, Tier
from tests.fakes import START


def a_message(number: int = 1, conversation: str = "telegram:7", **fields: Any) -> InboundMessage:
    """Return what a contact typed."""
    plain = InboundMessage(
        message_id=MessageId(f"{conversation}:{number}"),
        conversation_id=ConversationId(conversation),
        channel=Channel.TELEGRAM,
        address="7",
        kind=MessageKind.TEXT,
        sent_at=START,
        received_at=START,
        text=f"hello {number}",
    )
    return replace(plain, **fields)


def a_conversation(name: str = "telegram:7", **fields: Any) -> Conversation:
    """Return a conversation that was never stored."""
    plain = Conversation(ConversationId(name), Channel.TELEGRAM, "7", START)
    return replace(plain, **fields)


def a_case(conversation: str = "telegram:7", token: str = "c1", **fields: Any) -> Case:
    """Return a waiting P2 case that was never stored."""
    plain = Case(
        case_id=CaseId(f"{conversation}.{token}"),
        conversation_id=ConversationId(conversation),
        channel=Channel.TELEGRAM,
        tier=Tier.P2,
        route=Route.VIOLENCE,
        opened_at=START,
        due_at=START + timedelta(minutes=30),
        waiting_since=START,
        reasons=("Says that someone is after them.",),
    )
    return replace(plain, **fields)


def a_reply(number: int = 1, conversation: str = "telegram:7", **fields: Any) -> Reply:
    """Return a bot's answer on its way."""
    plain = Reply(
        reply_id=ReplyId(f"{conversation}:reply:{number}"),
        conversation_id=ConversationId(conversation),
        channel=Channel.TELEGRAM,
        address="7",
        kind=ReplyKind.AUTOMATIC,
        text=f"answer {number}",
        created_at=START,
    )
    return replace(plain, **fields)


def an_entry(text: str, conversation: str = "telegram:7", **fields: Any) -> Entry:
    """Return one line that a contact wrote."""
    at: datetime = fields.pop("at", START)
    plain = Entry(ConversationId(conversation), at, Author.CONTACT, text)
    return replace(plain, **fields)


def the_entry_of(reply: Reply) -> Entry:
    """Return a reply's line in the transcript."""
    return Entry(
        reply.conversation_id, reply.created_at, Author.BOT, reply.text, ref=reply.reply_id
    )
