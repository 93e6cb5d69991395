"""What a page posts, made into an inbound message. Pure: bytes in, message out."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.casework.messages import (
    Channel,
    ConversationId,
    InboundMessage,
    MessageId,
    MessageKind,
)

# The longest message accepted, in characters.
TEXT_LIMIT = 20_000
# The largest body read: every character of the longest text may come as a 12-byte pair of
# JSON escapes, and the rest of the body needs little.
BODY_LIMIT = 12 * TEXT_LIMIT + 4096
# A button's value has at most 64 bytes (as in Telegram); its label is one short line.
VALUE_BYTES = 64
LABEL_LIMIT = 200
UNSENT_LIMIT = 50
COMMANDS = frozenset({"start", "help", "human", "services", "privacy", "stop", "delete"})

_CLIENT_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ENTRY_ID = re.compile(r"\d{1,19}-\d{1,19}")  # always within the 64 bits of a stream id
_COMMAND = re.compile(r"/([a-z]+)(?![\w/])")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


class BodyWrong(ValueError):
    """Raised when a body is not a message; says what is wrong, never what was written."""


class TooLong(ValueError):
    """Raised when a message is longer than is accepted; says the limit."""


@dataclass(frozen=True)
class Posted:
    """A message as posted: the page's own id for it, its kind, words and button value."""

    client_id: str
    kind: MessageKind
    text: str
    payload: str = ""

    def message(
        self, conversation_id: ConversationId, now: datetime, language: str = ""
    ) -> InboundMessage:
        """Make the inbound message. The page's clock is not trusted, so `now` is both times."""
        return InboundMessage(
            message_id=MessageId(f"{conversation_id}-{self.client_id}"),
            conversation_id=conversation_id,
            channel=Channel.WEBCHAT,
            address=conversation_id,
            kind=self.kind,
            sent_at=now,
            received_at=now,
            text=self.text,
            payload=self.payload,
            channel_ref=self.client_id,
            language=language,
        )


def departed(conversation_id: ConversationId, now: datetime) -> InboundMessage:
    """Make the message that says the contact left: the same one however often it comes."""
    return Posted("left", MessageKind.DEPARTED, "").message(conversation_id, now)


def read_body(raw: bytes) -> Posted:
    """Read `{"id", "text"}` or `{"id", "choice": {"label", "value"}}`.

    Raises BodyWrong for anything else, and TooLong for more than `TEXT_LIMIT` characters.
    """
    return _posted(_json_object(raw))


def _posted(body: object) -> Posted:
    if not isinstance(body, dict):
        raise BodyWrong("a message should be a JSON object")
    client_id = body.get("id")
    if not isinstance(client_id, str) or not _CLIENT_ID.fullmatch(client_id):
        raise BodyWrong("id should be a UUID in lower case")
    if ("text" in body) == ("choice" in body):
        raise BodyWrong("send either text or choice")
    if "choice" in body:
        return _choice(client_id, body["choice"])
    return _text(client_id, body["text"])


def read_unsent(raw: bytes) -> tuple[Posted, ...]:
    """Read `{"unsent": [...]}`, sent on leaving: what can be read of it, and never an error."""
    try:
        unsent = _json_object(raw).get("unsent")
    except BodyWrong:
        return ()
    bodies = unsent[:UNSENT_LIMIT] if isinstance(unsent, list) else []
    posted = []
    for body in bodies:
        with suppress(BodyWrong, TooLong):
            posted.append(_posted(body))
    return tuple(posted)


def read_shown(raw: bytes) -> str:
    """Read `{"entry"}`: the id of the last entry that the page has shown. Raises BodyWrong."""
    entry_id = _json_object(raw).get("entry")
    if not isinstance(entry_id, str) or not ENTRY_ID.fullmatch(entry_id):
        raise BodyWrong("entry should be the id of an entry")
    return entry_id


def _json_object(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        # `from None`: the error of the JSON parser holds the whole body.
        raise BodyWrong("the body should be JSON") from None
    if not isinstance(body, dict):
        raise BodyWrong("the body should be a JSON object")
    return body


def _text(client_id: str, text: object) -> Posted:
    if not isinstance(text, str) or not text.strip():
        raise BodyWrong("text should be words")
    if len(text) > TEXT_LIMIT:
        raise TooLong(f"a message can have at most {TEXT_LIMIT:,} characters")
    words = whole(text)
    command = _COMMAND.match(words.lstrip().lower())
    if command and command[1] in COMMANDS:
        behind = words.lstrip()[command.end() :].strip()
        return Posted(client_id, MessageKind.COMMAND, behind, command[1])
    return Posted(client_id, MessageKind.TEXT, words)


def _choice(client_id: str, choice: object) -> Posted:
    if not isinstance(choice, dict):
        raise BodyWrong("choice should be an object")
    label, value = choice.get("label"), choice.get("value")
    if not isinstance(label, str) or not label.strip() or len(label) > LABEL_LIMIT:
        raise BodyWrong(f"label should be 1 to {LABEL_LIMIT} characters")
    if not isinstance(value, str) or not value or len(whole(value).encode()) > VALUE_BYTES:
        raise BodyWrong(f"value should be 1 to {VALUE_BYTES} bytes")
    return Posted(client_id, MessageKind.BUTTON, whole(label), whole(value))


def whole(text: str) -> str:
    """Replace half characters (lone surrogates), which JSON can carry and no store can keep."""
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
