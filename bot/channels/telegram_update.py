"""A raw Telegram update becomes an inbound message, or is set aside with a reason. Pure.

Updates are read as plain JSON: a library that parses whole batches would raise for every
contact when one update is odd, and put its words in the log. Nothing here ever raises.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from hashlib import blake2b
from typing import Any

from bot.casework.messages import (
    Channel,
    ConversationId,
    InboundMessage,
    MessageId,
    MessageKind,
)
from bot.channels.telegram_content import Content, content_of, find_text, integer, mapping

# What we ask Telegram for. Everything else that a server may send is read all the same.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

# Known kinds of update that no contact of ours wrote to us: other people's business chats,
# inline use, payments, channels, membership of groups.
NOT_FOR_US = frozenset(
    {
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "shipping_query",
        "pre_checkout_query",
        "poll",
        "poll_answer",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
    }
)

# Reasons that name something nobody should have sent: kept for a person, because words may be
# in it. The others are updates as they should be, of things that are not for us.
MALFORMED = frozenset(
    {
        "no_update_id",
        "no_chat",
        "no_chat_id",
        "chat_unknown",
        "press_without_value",
        "membership_unknown",
    }
)

COMMANDS = frozenset({"start", "help", "human", "services", "privacy", "stop", "delete"})
COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]{1,64})?(?=\s|$)")

# Telegram's ids have at most 52 significant bits; a larger number is no id.
LARGEST_ID = 2**63


@dataclass(frozen=True)
class Ignored:
    """An update that is set aside. `reason` is a code and `update_type` a type's name: no words."""

    reason: str
    update_id: int | None
    update_type: str


def conversation_id_for(chat_id: int, key: bytes) -> ConversationId:
    """Name a conversation by a keyed hash of its chat id, so that the id itself stays apart.

    `key` is 1 to 64 bytes; the same key must be used for ever.
    """
    name = blake2b(str(chat_id).encode(), key=key, digest_size=16).hexdigest()
    return ConversationId(f"tg-{name}")


def update_id_of(raw: object) -> int | None:
    """Return the update's number, or None when it has none that can be used."""
    number = integer(mapping(raw).get("update_id"))
    return number if number is not None and 0 <= number < LARGEST_ID else None


def update_type_of(raw: object) -> str:
    """Return the name of what the update holds, cut short, or an empty text."""
    update = mapping(raw)
    names = [name for name in ALLOWED_UPDATES if name in update]
    names += [str(name) for name in update if name != "update_id"]
    return re.sub(r"[^A-Za-z0-9_]", "?", names[0])[:40] if names else ""


def callback_id_of(raw: object) -> str | None:
    """Return the id by which a button press wants to be answered, or None."""
    found = mapping(mapping(raw).get("callback_query")).get("id")
    return found if isinstance(found, str) and 0 < len(found) <= 128 else None


def read_update(raw: object, *, key: bytes, received_at: datetime) -> InboundMessage | Ignored:
    """Read one update. `received_at` is UTC-aware. Never raises, whatever `raw` is."""
    update_id = update_id_of(raw)
    update_type = update_type_of(raw)
    if update_id is None:
        return Ignored("no_update_id", None, update_type)
    if update_type in NOT_FOR_US:
        return Ignored("not_for_us", update_id, update_type)
    body = mapping(mapping(raw).get(update_type))
    chat_id, why = _private_chat(update_type, body)
    if chat_id is None:
        return Ignored(why, update_id, update_type)
    frame = InboundMessage(
        message_id=MessageId(f"tg-{update_id}"),
        conversation_id=conversation_id_for(chat_id, key),
        channel=Channel.TELEGRAM,
        address=str(chat_id),
        kind=MessageKind.UNREADABLE,
        sent_at=_moment(body.get("edit_date"), _moment(body.get("date"), received_at)),
        received_at=received_at,
        language=find_text(mapping(body.get("from")), "language_code")[:16],
    )
    read = _fill(frame, update_type, body)
    return read if isinstance(read, InboundMessage) else Ignored(read, update_id, update_type)


def _fill(frame: InboundMessage, update_type: str, body: Mapping[str, Any]) -> InboundMessage | str:
    """Put what the update says into its frame; a text is the reason to set it aside."""
    if mapping(body.get("from")).get("is_bot") is True:
        return "from_a_bot"
    if update_type == "message":
        return _from_message(frame, body)
    if update_type == "edited_message":
        content = content_of(body)
        return _with(frame, content, body, kind=MessageKind.EDIT)
    if update_type == "callback_query":
        return _from_press(frame, body)
    if update_type == "my_chat_member":
        return _from_membership(frame, body)
    return frame


def _from_message(frame: InboundMessage, body: Mapping[str, Any]) -> InboundMessage | str:
    content = content_of(body)
    if content.housekeeping:
        return "housekeeping"
    command = COMMAND.match(content.text)
    if command:
        name = command.group(1).lower()
        # Words behind a command are read; so is a "command" that we never offered.
        words = content.text[command.end() :].strip() if name in COMMANDS else content.text
        content = replace(content, text=words)
        return replace(_with(frame, content, body, kind=MessageKind.COMMAND), payload=name)
    return _with(frame, content, body, kind=content.kind)


def _with(
    frame: InboundMessage, content: Content, body: Mapping[str, Any], *, kind: MessageKind
) -> InboundMessage:
    ref = integer(body.get("message_id"))
    return replace(
        frame,
        kind=kind,
        text=content.text,
        quoted=content.quoted,
        attachment=content.attachment,
        location=content.location,
        channel_ref="" if ref is None or abs(ref) >= LARGEST_ID else str(ref),
    )


def _from_press(frame: InboundMessage, body: Mapping[str, Any]) -> InboundMessage | str:
    """A press carries its value; the label is on the message, unless that is too old to see."""
    value = find_text(body, "data")
    if not value:
        return "press_without_value"
    # The date is that of the message with the button, which may be weeks old.
    return replace(
        frame,
        kind=MessageKind.BUTTON,
        payload=value,
        text=_label(mapping(body.get("message")), body.get("data")),
        sent_at=frame.received_at,
    )


def _label(message: Mapping[str, Any], value: object) -> str:
    rows = mapping(message.get("reply_markup")).get("inline_keyboard")
    for row in rows if isinstance(rows, list) else []:
        for button in row if isinstance(row, list) else []:
            if mapping(button).get("callback_data") == value:
                return find_text(mapping(button), "text")
    return ""


def _from_membership(frame: InboundMessage, body: Mapping[str, Any]) -> InboundMessage | str:
    status = mapping(body.get("new_chat_member")).get("status")
    if status in ("kicked", "left"):
        return replace(frame, kind=MessageKind.DEPARTED)
    if status in ("member", "administrator", "creator", "restricted"):
        return replace(frame, kind=MessageKind.RETURNED)
    return "membership_unknown"


def _private_chat(update_type: str, body: Mapping[str, Any]) -> tuple[int | None, str]:
    """Return the private chat's id, or None and why: answering in a group outs the contact."""
    chat = mapping(body.get("chat")) or mapping(mapping(body.get("message")).get("chat"))
    if not chat and update_type == "callback_query" and "inline_message_id" not in body:
        # We put buttons in private chats alone, and a private chat has the contact's own id.
        chat = {"id": mapping(body.get("from")).get("id"), "type": "private"}
    if not chat:
        return None, "no_chat"
    if chat.get("type") != "private":
        # A kind of chat that is new to us is no private one either.
        return None, "not_private" if isinstance(chat.get("type"), str) else "chat_unknown"
    number = integer(chat.get("id"))
    if number is None or not 0 < number < LARGEST_ID:
        return None, "no_chat_id"
    return number, ""


def _moment(seconds: object, otherwise: datetime) -> datetime:
    number = integer(seconds)
    # Seconds since 1970, up to the year 2100: an inaccessible message has the date 0.
    if number is None or not 0 < number < 4_102_444_800:
        return otherwise
    return datetime.fromtimestamp(number, tz=timezone.utc)
