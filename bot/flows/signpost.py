"""Answer with information: the action server's answer, with entries of the directory."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import wording
from bot.casework.directory import UNIT_DOORS, find_services, service_card, unit_card
from bot.casework.messages import Choice
from bot.casework.service_entry import ServiceEntry
from bot.casework.triage import (
    Answer,
    Assessment,
    Route,
    Tier,
    Unavailable,
    Understanding,
)
from bot.casework.wording_answers import in_language
from bot.flows.turn import Turn
from bot.ports import Outside

SERVICES_AT_MOST = 3
# Routes whose answer is words alone: no service is looked up for them.
WORDS_ONLY = frozenset({Route.SMALLTALK, Route.OUT_OF_SCOPE, Route.PRIVACY, Route.HUMAN})

# Who a service is for, by what the contact said of whom they ask for.
AUDIENCES = {"me": "young_person", "child": "parent"}


def signpost(
    outside: Outside,
    turn: Turn,
    assessment: Assessment,
    reading: Understanding | Unavailable | None,
) -> None:
    """Say the answer; when the action server gave none, answer from the directory alone."""
    answer = reading.answer if isinstance(reading, Understanding) else None
    if answer is None:
        answer = plain_answer(assessment.route, turn.conversation.language)
    else:
        answer = in_language(answer, turn.conversation.language)
    services = found(outside, turn, assessment, reading)
    if _thanks_in_a_case(turn, assessment):
        turn.say(wording.thanked_after_urgent(language=turn.conversation.language).text)
    else:
        parts = [answer.text, *cards(outside, turn, services, discreet=False)]
        choices = tuple(Choice(label, value) for label, value in answer.choices)
        turn.say("\n\n".join(part for part in parts if part), choices=choices)
    turn.conversation = replace(turn.conversation, greeted=True)


def plain_answer(route: Route, language: str) -> Answer:
    """Answer a calm message when the action server is away."""
    line = wording.plain(route, language=language)
    return Answer(text=line.text, choices=tuple((c.label, c.value) for c in line.choices))


def found(
    outside: Outside,
    turn: Turn,
    assessment: Assessment,
    reading: Understanding | Unavailable | None,
) -> tuple[ServiceEntry, ...]:
    """Return the services to show: the action server's choice, or the directory's for the route."""
    directory = outside.directory
    answer = reading.answer if isinstance(reading, Understanding) else None
    if answer is not None and assessment.tier is Tier.P4:
        # An answer of words alone stays so; ids that the front does not know are left out.
        known = (directory.get(service_id) for service_id in answer.service_ids)
        return tuple(entry for entry in known if entry is not None)
    if assessment.route in WORDS_ONLY and assessment.tier is Tier.P4:
        return ()
    conversation = turn.conversation
    return find_services(
        directory,
        assessment.route,
        tier=assessment.tier,
        age=conversation.age,
        area=conversation.slot("area"),
        audience=AUDIENCES.get(conversation.slot("for_whom") or ""),
        now=turn.now,
        limit=SERVICES_AT_MOST,
    )


def cards(
    outside: Outside, turn: Turn, services: tuple[ServiceEntry, ...], *, discreet: bool
) -> tuple[str, ...]:
    """Write each service as a contact reads it; the unit's own doors stand on one card."""
    doors = [entry for entry in services if entry.id in UNIT_DOORS]
    if len(doors) > 1:
        services = tuple(entry for entry in services if entry not in doors)
    own = (unit_card(outside.directory),) if len(doors) > 1 else ()
    now = turn.now
    return own + tuple(service_card(s, now, urgent=False, discreet=discreet) for s in services)


def _thanks_in_a_case(turn: Turn, assessment: Assessment) -> bool:
    """Whether the contact thanks us after urgent words: thanked, never given a menu."""
    urgent = turn.case is not None and turn.case.tier.urgent
    return urgent and assessment.intent in ("thanks", "bye", "affirm")
