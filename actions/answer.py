"""Answers to questions and small talk, and services for a need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import leaflet, wording
from actions.directory import SHELF, service_ids
from actions.turn import Turn, say, turn_of

# The door that a contact question asked for comes first; the others follow, for none of the
# leaflet's doors is known to work today.
FIRST_DOOR = {
    "contact_phone": "vru-phone",
    "contact_email": "vru-email",
    "contact_post": "vru-post",
    "contact_social": "vru-twitter",
}
OFFICE = {"press", "professional_enquiry"}
MOST_TEXT_SERVICES = 3


class ActionAnswer(Action):
    """Questions about the unit, small talk, and bare facts ("13", "Walsall")."""

    def name(self) -> str:
        """As in domain.yml."""
        return "action_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Say the words for the intent."""
        turn = turn_of(tracker)
        if turn.intent == "inform":
            return _after_inform(dispatcher, turn)
        if turn.intent.startswith("contact_"):
            _say_contact(dispatcher, turn.intent)
        elif turn.intent.startswith("programme"):
            _say_programme(dispatcher, turn)
        elif turn.intent in leaflet.UNIT:
            fact = leaflet.UNIT[turn.intent]
            say(dispatcher, fact.said(), services=fact.service_ids, choices=[wording.PERSON])
        else:
            text, choices = wording.PLAIN.get(turn.intent, wording.PLAIN["opaque"])
            services = leaflet.UNIT_DOORS[:2] if turn.intent in OFFICE else ()
            say(dispatcher, text, services=services, choices=choices)
        return []


class ActionServices(Action):
    """Services for a need: by route, age, area, audience, and open now first."""

    def name(self) -> str:
        """As in domain.yml."""
        return "action_services"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Offer up to three services; words only where the message was calm."""
        turn = turn_of(tracker)
        named = turn.entities.get("service")
        if turn.intent == "service_hours" and named:
            say(dispatcher, wording.ABOUT_SERVICE, services=[named], choices=[wording.PERSON])
            return []
        return offer(dispatcher, turn, turn.entities.get("route") or turn.route)


def offer(
    dispatcher: CollectingDispatcher, turn: Turn, route: str, text: str = ""
) -> list[EventType]:
    """Say up to three services for a route and remember what was shown."""
    more = "more" in turn.entities
    shown = (turn.slots.get("shown_services") or "").split(",") if more else []
    found = service_ids(
        SHELF.directory(),
        route,
        tier=turn.tier,
        slots=turn.slots,
        intent=turn.intent,
        now=turn.now,
        shown=shown,
    )
    choices = [wording.PERSON]
    if found:
        choices.append((wording.MORE, f"more:{route}"))
    if not turn.area:
        choices.append(wording.MY_AREA)
    # For P1, P2 and P3 the front has its own words; only the services go with them.
    calm = turn.tier == "P4"
    words = text or (found_words(turn) if found else wording.NO_MORE)
    say(dispatcher, words if calm or text else "", services=found, choices=choices)
    seen = [name for name in (*shown, *found) if name]
    return [SlotSet("topic", route), SlotSet("shown_services", ",".join(seen))]


def found_words(turn: Turn) -> str:
    """The line over the services, naming the area when it is known."""
    return wording.FOUND_NEAR.format(area=turn.area) if turn.area else wording.FOUND


def _after_inform(dispatcher: CollectingDispatcher, turn: Turn) -> list[EventType]:
    """A bare age or area: look again for what was asked before, else ask what is wanted."""
    topic = turn.known("topic")
    if topic:
        return offer(dispatcher, turn, topic)
    text = wording.AREA_NOTED.format(area=turn.area) if turn.area else wording.INFORM_NOTED
    say(dispatcher, text, choices=wording.TOPICS)
    return []


def _say_contact(dispatcher: CollectingDispatcher, intent: str) -> None:
    """All doors of the unit, the one asked for first."""
    first = FIRST_DOOR.get(intent)
    doors = [door for door in leaflet.UNIT_DOORS if door != first]
    ordered = [first, *doors] if first else doors
    intro = wording.CONTACT_INTRO.get(intent, wording.CONTACT_INTRO["contact_unit"])
    text = f"{intro}\n\n{_doors_text(ordered)}\n\n{wording.CONTACT_AGE}"
    say(dispatcher, text, choices=[wording.PERSON])


def _doors_text(doors: Sequence[str]) -> str:
    """The unit's doors, one a line, from the directory; from the leaflet while there is none."""
    directory = SHELF.directory()
    lines = []
    for door in doors:
        entry = directory.get(door) if directory else None
        newer = getattr(entry, leaflet.DOORS[door].fact) if entry else ""
        lines.append(leaflet.DOORS[door].line(newer))
    return "\n".join(lines)


def _say_programme(dispatcher: CollectingDispatcher, turn: Turn) -> None:
    name = turn.intent.removeprefix("programme_")
    fact = leaflet.PROGRAMMES.get(name) or leaflet.all_programmes()
    choices = [wording.PERSON] if name in leaflet.PROGRAMMES else [wording.MENTOR, wording.PERSON]
    say(dispatcher, fact.said(), services=fact.service_ids, choices=choices)
