"""One turn as the actions see it, and the structured payload that they send back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.quiet import seal

NOT_GIVEN = "not given"


@dataclass(frozen=True)
class Turn:
    """What the contact meant and what is known. Slots that were skipped count as not known."""

    intent: str
    entities: dict[str, str]
    slots: dict[str, str | None]
    tier: str
    route: str
    now: datetime

    @property
    def area(self) -> str | None:
        """The council's name, when known."""
        return self.known("area")

    def known(self, slot: str) -> str | None:
        """A slot's value, or None when it is empty or was skipped."""
        value = self.slots.get(slot)
        return None if value in (None, "", NOT_GIVEN) else value


def turn_of(tracker: Tracker) -> Turn:
    """Read a turn from the tracker; without the channel's metadata it is a calm one now."""
    seal()  # whoever started this server, from here on its log holds no words
    latest = tracker.latest_message or {}
    metadata = latest.get("metadata") or {}
    try:
        now = datetime.fromisoformat(str(metadata.get("now")))
    except ValueError:
        now = datetime.now(timezone.utc)
    return Turn(
        intent=str((latest.get("intent") or {}).get("name") or ""),
        entities={
            str(found["entity"]): str(found["value"]) for found in latest.get("entities") or []
        },
        slots=dict(tracker.slots),
        tier=str(metadata.get("tier") or "P4"),
        route=str(metadata.get("route") or "smalltalk"),
        now=now,
    )


def say(
    dispatcher: CollectingDispatcher,
    text: str = "",
    *,
    services: Iterable[str] = (),
    choices: Iterable[tuple[str, str]] = (),
    referral: dict[str, str] | None = None,
) -> None:
    """Send one part of the answer, in the shape that the channel joins."""
    payload: dict[str, Any] = {
        "text": text,
        "service_ids": list(services),
        "choices": [list(choice) for choice in choices],
        "referral": referral or {},
    }
    dispatcher.utter_message(json_message=payload)
