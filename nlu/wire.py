"""What the front and this channel say to each other: JSON, version 1.

The same shapes are kept on the front's side. Reading is strict, because a message that is
half understood would be answered wrongly; the reason for a refusal never quotes the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

VERSION = 1
LONGEST_TEXT = 20_000  # characters; channels cut far below this
LONGEST_NAME = 64
MOST_SLOTS = 40
LONGEST_SLOT = 2_000
MOST_MESSAGES = 32  # in one call


class BadMessage(ValueError):
    """Raised when the front's JSON breaks the contract; its text is safe to log and send."""


@dataclass(frozen=True)
class Ask:
    """One message to understand, with the state that the front holds. `now` is UTC-aware."""

    message_id: str
    text: str
    payload: str
    slots: Mapping[str, str]
    form: str | None
    asks: str | None
    now: datetime


@dataclass(frozen=True)
class Outcome:
    """What the conversation is after the message: answer parts, slots, form."""

    answer: dict[str, Any] | None = None
    slots: dict[str, str] = field(default_factory=dict)
    form: str | None = None
    asks: str | None = None


def read_ask(body: Any) -> Ask:
    """Check the front's JSON; BadMessage says which field is wrong and never what it held."""
    if not isinstance(body, dict):
        raise BadMessage("the body is not a JSON object")
    if body.get("version") != VERSION:
        raise BadMessage(f"version: must be {VERSION}")
    return Ask(
        message_id=_text(body, "message_id", 200, least=1),
        text=_text(body, "text", LONGEST_TEXT),
        payload=_text(body, "payload", LONGEST_NAME),
        slots=_slots(body),
        form=_name(body, "form"),
        asks=_name(body, "asks"),
        now=_moment(body),
    )


def read_several(body: Any) -> list[Any]:
    """Check the JSON that holds several messages; each is checked by itself, by `read_ask`."""
    if not isinstance(body, dict):
        raise BadMessage("the body is not a JSON object")
    if body.get("version") != VERSION:
        raise BadMessage(f"version: must be {VERSION}")
    messages = body.get("messages")
    if not isinstance(messages, list) or not 1 <= len(messages) <= MOST_MESSAGES:
        raise BadMessage(f"messages: must be a list of 1 to {MOST_MESSAGES}")
    return messages


def _text(body: dict[str, Any], key: str, longest: int, *, least: int = 0) -> str:
    value = body.get(key)
    if not isinstance(value, str):
        raise BadMessage(f"{key}: must be a string")
    if not least <= len(value) <= longest:
        raise BadMessage(f"{key}: must have {least} to {longest} characters")
    return value


def _name(body: dict[str, Any], key: str) -> str | None:
    return None if body.get(key) is None else _text(body, key, LONGEST_NAME)


def _slots(body: dict[str, Any]) -> dict[str, str]:
    slots = body.get("slots")
    if not isinstance(slots, dict) or len(slots) > MOST_SLOTS:
        raise BadMessage(f"slots: must be an object of at most {MOST_SLOTS} strings")
    for name, value in slots.items():
        if not isinstance(value, str) or len(value) > LONGEST_SLOT or len(name) > LONGEST_NAME:
            raise BadMessage("slots: names and values must be short strings")
    return dict(slots)


def _moment(body: dict[str, Any]) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(body, "now", 40).replace("Z", "+00:00"))
    except ValueError as error:
        raise BadMessage("now: must be an ISO 8601 time") from error
    if moment.tzinfo is None:
        raise BadMessage("now: must carry a time zone")
    return moment


def reply_body(
    parse: Mapping[str, Any], outcome: Outcome, action_seconds: float | None = None
) -> dict[str, Any]:
    """The JSON answer, from Rasa's parse and what the conversation became.

    `action_seconds` is how long answering took, for the front's traces; a front that does not
    know it leaves it unread.
    """
    risk = parse["risk"]
    return {
        "version": VERSION,
        "intent": parse["intent"]["name"],
        "confidence": round(float(parse["intent"]["confidence"]), 4),
        "tier": risk["tier"],
        "route": risk["route"],
        "tier_probabilities": risk["tier_probabilities"],
        "route_probabilities": risk["route_probabilities"],
        "reasons": list(risk["reasons"]),
        "watched": risk["watched"],
        "entities": [[found["entity"], str(found["value"])] for found in parse["entities"]],
        "language": "en",
        "answer": outcome.answer,
        "slots": outcome.slots,
        "form": outcome.form,
        "asks": outcome.asks,
        "action_seconds": None if action_seconds is None else round(action_seconds, 6),
    }
