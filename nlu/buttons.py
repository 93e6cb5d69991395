"""What a pressed button means: an intent with its entities, without reading any words.

Values are `kind` or `kind:argument`; they are made by the action server and the front alone.
A value that is not known here is no button at all, and its message is read as words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.casework.areas import COUNCILS
from bot.casework.triage import Route

NOT_GIVEN = "not given"  # the value of a slot that the contact skipped

SIMPLE = {
    "human": "ask_person",
    "callback": "callback_request",
    "mentoring": "mentoring_find",
    "skip": "button_skip",
    "stop": "leave_form",
    "help": "help_commands",
    "my_area": "button_area",
}
ROUTE_OF_INTENT = {
    "ask_person": Route.HUMAN,
    "callback_request": Route.HUMAN,
    "mentoring_find": Route.MENTORING,
    "help_commands": Route.SMALLTALK,
}
WHO = ("me", "child", "other")


def parse_of_button(payload: str, asks: str | None) -> dict[str, Any] | None:
    """A parse like the model's for a known button value, else None.

    `asks` is the slot that an active form asked for; a skip answers that slot.
    """
    kind, _, argument = payload.partition(":")
    if not argument and kind in SIMPLE:
        intent = SIMPLE[kind]
        entities = [(asks, NOT_GIVEN)] if kind == "skip" and asks else []
        return _parse(intent, entities, ROUTE_OF_INTENT.get(intent, Route.SMALLTALK))
    if kind == "area" and argument in COUNCILS:
        return _parse("inform", [("area", argument)], Route.SMALLTALK)
    if kind == "age" and argument.isdigit() and len(argument) <= 2:
        return _parse("inform", [("age", argument)], Route.SMALLTALK)
    if kind == "who" and argument in WHO:
        return _parse("inform", [("for_whom", argument)], Route.SMALLTALK)
    if kind in ("more", "topic") and argument in {route.value for route in Route}:
        extra = [("more", "yes")] if kind == "more" else []
        return _parse("service_find", [("route", argument), *extra], Route(argument))
    return None


def without_risk(parse: Mapping[str, Any]) -> dict[str, Any]:
    """The same reading, for words that are nothing but an answer to our own question.

    "14" after "How old are you?" says as little about danger as a button; the front's screen
    has still read it.
    """
    calm = _parse("inform", [], Route.SMALLTALK)
    return {**parse, "intent": calm["intent"], "risk": calm["risk"]}


def _parse(intent: str, entities: list[tuple[str, str]], route: Route) -> dict[str, Any]:
    """A button says nothing about danger: what it stands for is P4 and certain."""
    return {
        "text": "",
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [{"entity": name, "value": value} for name, value in entities],
        "risk": {
            "tier": "P4",
            "route": route.value,
            "tier_probabilities": {"P1": 0.0, "P2": 0.0, "P3": 0.0, "P4": 1.0},
            "watched": 0.0,
            "route_probabilities": {route.value: 1.0},
            "reasons": [],
        },
    }
