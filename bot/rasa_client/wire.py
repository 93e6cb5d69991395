"""What is said to Rasa and heard from it: JSON, version 1, read strictly.

An answer that breaks the contract in any way counts as no answer: a model that makes no
sense must not lower a tier or put words in the bot's mouth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from bot.casework.conversation import Conversation
from bot.casework.messages import MessageId
from bot.casework.triage import Answer, Route, Tier, Understanding

VERSION = 1
# Limits of the other side (nlu/wire.py).
LONGEST_TEXT = 20_000
LONGEST_ID = 200
LONGEST_SECONDS = 3600
# A button's value goes back to Telegram, which takes 64 bytes.
LONGEST_VALUE = 64


def _fits_a_button(value: str) -> str:
    if len(value.encode()) > LONGEST_VALUE:
        raise ValueError("too long for a button")
    return value


def _a_length(value: object) -> float | None:
    """A length of time in seconds; None for anything else, which must not spoil a reading."""
    fits = isinstance(value, int | float) and 0 <= value < LONGEST_SECONDS
    return float(value) if fits else None  # type: ignore[arg-type]


Name = Annotated[str, StringConstraints(max_length=200)]
Words = Annotated[str, StringConstraints(max_length=8_000)]
Chance = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]
ButtonValue = Annotated[str, AfterValidator(_fits_a_button)]


class _Strict(BaseModel):
    # A field that this version does not know changes nothing, so that Rasa can be newer.
    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", hide_input_in_errors=True)


class AnswerOnWire(_Strict):
    """The action server's answer."""

    text: Words
    service_ids: Annotated[list[Name], Field(max_length=3)]
    choices: Annotated[list[tuple[Name, ButtonValue]], Field(max_length=12)]
    referral: dict[Name, Words]


class ReadingOnWire(_Strict):
    """The whole answer to one message."""

    version: Literal[1]
    intent: Name
    confidence: Chance
    tier: Tier
    route: Route
    tier_probabilities: dict[Tier, Chance]
    route_probabilities: dict[Route, Chance]
    reasons: Annotated[list[Words], Field(max_length=20)]
    entities: Annotated[list[tuple[Name, Words]], Field(max_length=100)]
    language: Name
    answer: AnswerOnWire | None
    slots: Annotated[dict[Name, Words], Field(max_length=40)]
    form: Name | None
    asks: Name | None
    # An older Rasa does not say it: then the rules alone do.
    watched: Chance = 0.0
    # For traces alone; an older Rasa does not say it.
    action_seconds: Annotated[float | None, BeforeValidator(_a_length)] = None


@dataclass(frozen=True)
class Timed(Understanding):
    """An understanding, with how many seconds its answer took, as Rasa says: for traces alone."""

    action_seconds: float = 0.0


def question(
    conversation: Conversation, text: str, payload: str, message_id: MessageId, now: datetime
) -> dict[str, Any]:
    """The JSON that asks about one message. Very long text is read from its beginning."""
    return {
        "version": VERSION,
        "message_id": message_id[:LONGEST_ID],
        "text": text[:LONGEST_TEXT],
        "payload": payload[:LONGEST_VALUE],
        "slots": dict(conversation.slots),
        "form": conversation.form,
        "asks": conversation.asks,
        "now": now.isoformat(),
    }


def questions(asks: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The JSON that asks about several messages."""
    return {"version": VERSION, "messages": list(asks)}


def readings(body: bytes, count: int) -> list[tuple[int, bytes | None]]:
    """Take the answers about `count` messages apart: status and JSON, a line each, in order.

    What is no such line counts as an answer that makes no sense; so do all of them when there are
    too few or too many, because then it is not known whose is whose.
    """
    lines = body.removesuffix(b"\n").split(b"\n")
    if len(lines) != count:
        return [(200, b"")] * count
    return [
        (int(line[:3]), line[4:]) if line[:3].isdigit() and line[3:4] == b" " else (200, b"")
        for line in lines
    ]


def reading(body: bytes) -> Understanding:
    """Read an answer. Raises pydantic's ValidationError when anything in it is wrong."""
    heard = ReadingOnWire.model_validate_json(body)
    took = heard.action_seconds
    kind = Understanding if took is None else partial(Timed, action_seconds=took)
    return kind(
        intent=heard.intent,
        confidence=heard.confidence,
        tier=heard.tier,
        route=heard.route,
        tier_probabilities={tier.value: p for tier, p in heard.tier_probabilities.items()},
        route_probabilities={route.value: p for route, p in heard.route_probabilities.items()},
        reasons=tuple(heard.reasons),
        entities=tuple(heard.entities),
        language=heard.language,
        answer=_answer(heard.answer) if heard.answer else None,
        slots=tuple(sorted(heard.slots.items())),
        form=heard.form,
        asks=heard.asks,
        watched=heard.watched,
    )


def _answer(said: AnswerOnWire) -> Answer:
    return Answer(
        text=said.text,
        service_ids=tuple(said.service_ids),
        choices=tuple(said.choices),
        referral=tuple(sorted(said.referral.items())),
    )
