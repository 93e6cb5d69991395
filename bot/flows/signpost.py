"""Answer with information: the action server's answer, with entries of the directory."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.casework import wording, wording_asked
from bot.casework.areas import NATIONAL
from bot.casework.asked import is_question
from bot.casework.conversation import CovertStep
from bot.casework.directory import (
    find_services,
    number_for,
    number_line,
)
from bot.casework.elsewhere import asks_for_food, elsewhere_in
from bot.casework.messages import Choice
from bot.casework.plain_answers import is_place_alone
from bot.casework.plain_words import plain_words
from bot.casework.service_entry import ServiceEntry
from bot.casework.triage import (
    Answer,
    Assessment,
    Route,
    Tier,
    Unavailable,
    Understanding,
)
from bot.casework.whose_age import is_age_alone
from bot.casework.wording_answers import in_language
from bot.casework.wording_text.en_answers import ANSWERS
from bot.flows.kept import kept
from bot.flows.service_cards import cards
from bot.flows.shown import not_shown, shown_again
from bot.flows.turn import Turn
from bot.ports import Outside

SERVICES_AT_MOST = 3
# Routes whose answer is words alone: no service is looked up for them.
WORDS_ONLY = frozenset({Route.SMALLTALK, Route.OUT_OF_SCOPE, Route.PRIVACY, Route.HUMAN})

# Who a service is for, by what the contact said of whom they ask for.
AUDIENCES = {"me": "young_person", "child": "parent"}

# After urgent words these get no menu. What the model calls out of scope or opaque then is often
# told of the danger in words that it does not know ("flight next thursday hai").
THANKS = frozenset({"thanks", "bye", "affirm", "greet"})
TALK = frozenset({"chitchat", "deny", "help_commands", "opaque", "out_of_scope"})
# "What do i do" after danger: the numbers, which no talk needs.
ASKS_WHAT_TO_DO = "help_commands"
# Answers about the unit, its 2019 leaflet and this chat. In danger the words may well have meant
# something else ("where can i get rid of it" is a knife), so the model has to be sure.
ABOUT_THE_UNIT = ("programme", "contact_", "unit_", "delete_data", "privacy")
SURE_OF_UNIT = 0.6
# A service that is asked for by name, or pressed for, is shown however often.
ALWAYS_SHOWN = frozenset({"", "service_hours"})
# A fact added to what was asked before: an age, a town.
BARE_FACT = "inform"
# Buttons for topics.
OF_A_TOPIC = ("more:", "topic:", "mentoring")
# Rasa's slots for what was asked for last.
OF_TOPIC = frozenset({"topic", "shown_services"})
# What the model makes of a question for something that it was not taught.
ASKS_ANYTHING = frozenset(
    {"out_of_scope", "opaque", "inform", "help_commands", "chitchat", "service_find"}
) | {"activities_find", "affirm", "unit_area"}
# Intents of no route that tell where somebody looks for something.
LOOKS = frozenset({"inform", "service_find", "unit_area"})
# "Will he get arrested" is not whether we are the police.
OF_POLICE = "police_question"
OF_US = re.compile(r"\b(?:you|your|this|it|bot|feds?|police)\b")
# Who asks about A&E in an urgent case is hurt, and does not ask for the leaflet's project there.
NEVER_IN_DANGER = "programme_ae"


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
    line = _line_in_a_case(outside, turn, assessment)
    unknown = _not_known(turn, assessment)
    if line is not None:
        turn.say(line.text)
    elif unknown is not None:
        turn.say(unknown.text, choices=unknown.choices)
    else:
        _say_with_cards(outside, turn, assessment, reading, answer)
    turn.conversation = replace(turn.conversation, greeted=True)


def _say_with_cards(
    outside: Outside,
    turn: Turn,
    assessment: Assessment,
    reading: Understanding | Unavailable | None,
    answer: Answer,
) -> None:
    place = _elsewhere(turn, assessment)
    about = _about_the_case(turn, assessment, told=place is not None or bool(answer.service_ids))
    if about is None and _adds_to_danger(turn, assessment):
        turn.say(kept(turn, turn.entries[0].text if turn.entries else "").text)
        return
    if about is not None:
        answer = _found_for_the_case(turn, answer)
        services = found(outside, turn, about, None)
    else:
        services = found(outside, turn, assessment, reading)
    if place is not None:
        services = tuple(s for s in services if not set(s.areas).isdisjoint(NATIONAL))
        _leave_local(turn)
    fresh = _fresh(turn, assessment, services)
    # Who said that the phone may not be safe reads no name that tells what this is about.
    discreet = about is not None or turn.conversation.monitored
    shown = cards(outside, turn, fresh, discreet=discreet, short=about is not None)
    if services and not fresh:
        shown = _best_in_a_line(turn, services) if about is not None else ()
        if place is None:
            answer = replace(answer, text=_nothing_new(turn, assessment, answer))
    if place is not None:
        said = wording_asked.elsewhere(
            place,
            lines=bool(shown),
            urgent=about is not None,
            language=turn.conversation.language,
        )
        answer = replace(answer, text=said.text, choices=())
    choices = tuple(Choice(label, value) for label, value in answer.choices)
    turn.say("\n\n".join(part for part in (answer.text, *shown) if part), choices=choices)


def _fresh(
    turn: Turn, assessment: Assessment, services: tuple[ServiceEntry, ...]
) -> tuple[ServiceEntry, ...]:
    """Leave out what was shown before; never from what was asked for by name, or by a form."""
    if assessment.intent in ALWAYS_SHOWN:
        return services
    if turn.in_form is not None and turn.conversation.form is None:
        return shown_again(turn, services)  # three questions were answered for it
    return not_shown(turn, services, same_need=assessment.intent == BARE_FACT)


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
        area = turn.conversation.slot("area")
        return tuple(number_for(entry, area) for entry in known if entry is not None)
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


def _line_in_a_case(
    outside: Outside, turn: Turn, assessment: Assessment
) -> wording.FixedText | None:
    """Give the line for calm words after urgent ones; None where they ask for information."""
    if turn.case is None or not turn.case.tier.urgent:
        return None
    conversation = turn.conversation
    language = conversation.language
    covert = conversation.covert_step is not CovertStep.NONE
    if assessment.intent == ASKS_WHAT_TO_DO and not (covert or conversation.monitored):
        return wording.help_text(numbers=outside.directory, language=language)
    text = turn.entries[0].text if turn.entries else ""
    if conversation.monitored and (is_age_alone(text) or is_place_alone(text)):
        # They were promised short and plain messages, and asked for nothing.
        return wording.thanked_after_urgent(language=language)
    if assessment.intent in TALK or (assessment.intent in THANKS and is_question(text)):
        return kept(turn, text)
    if assessment.intent in THANKS:
        return wording.thanked_after_urgent(language=language)
    if assessment.intent == OF_POLICE and not OF_US.search(plain_words(text)):
        return kept(turn, text)
    unsure = assessment.confidence < SURE_OF_UNIT or assessment.intent == NEVER_IN_DANGER
    if unsure and assessment.intent.startswith(ABOUT_THE_UNIT):
        return kept(turn, text)
    return None


def _nothing_new(turn: Turn, assessment: Assessment, answer: Answer) -> str:
    """What is said in the place of cards that were shown before; words of the leaflet stay."""
    if turn.conversation.form is not None or assessment.intent.startswith(ABOUT_THE_UNIT):
        return answer.text
    if turn.case is not None and turn.case.tier.urgent:
        return kept(turn, turn.entries[0].text if turn.entries else "").text
    return wording_asked.cards_again(language=turn.conversation.language).text


def _best_in_a_line(turn: Turn, services: tuple[ServiceEntry, ...]) -> tuple[str, ...]:
    """Give the best number again in one line, where nobody may be watching; 999 is said above."""
    if turn.conversation.monitored or turn.conversation.covert_step is not CovertStep.NONE:
        return ()
    rows = [number_line(entry, discreet=True) for entry in services if entry.phone != "999"]
    return tuple(row for row in rows if row)[:1]


def _not_known(turn: Turn, assessment: Assessment) -> wording.FixedText | None:
    """Say what is asked for and not in the directory, so that no other service stands for it."""
    text = turn.entries[0].text if turn.entries else ""
    calm = turn.case is None and assessment.tier is Tier.P4
    if calm and assessment.intent in ASKS_ANYTHING and asks_for_food(text):
        return wording_asked.food_not_known(language=turn.conversation.language)
    return None


def _elsewhere(turn: Turn, assessment: Assessment) -> str | None:
    """Name the place outside our area that somebody is in or asks for.

    In a case only where the words are a bare fact: what tells of danger is answered as danger.
    """
    text = turn.entries[0].text if turn.entries else ""
    looks = assessment.route not in WORDS_ONLY or assessment.intent in LOOKS
    watched = turn.conversation.monitored or turn.conversation.covert_step is not CovertStep.NONE
    if not looks or watched or assessment.tier is not Tier.P4:
        return None
    if turn.case is not None and assessment.intent != BARE_FACT:
        return None
    return elsewhere_in(text)


def _leave_local(turn: Turn) -> None:
    """Forget form and topic: either would go on to services of our seven councils."""
    slots = tuple(pair for pair in turn.conversation.slots if pair[0] not in OF_TOPIC)
    turn.conversation = replace(turn.conversation, form=None, asks=None, slots=slots)


def _adds_to_danger(turn: Turn, assessment: Assessment) -> bool:
    urgent = turn.case is not None and turn.case.tier.urgent
    return urgent and assessment.intent == BARE_FACT


def _about_the_case(turn: Turn, assessment: Assessment, *, told: bool) -> Assessment | None:
    """Read a bare fact (an age, a town) in an urgent case as said of what that case is about.

    The action server shows services for the topic that the model saw last, which is no danger's,
    or asks what is wanted, which was said. None where no services go with the answer; `told`:
    they do.
    """
    case = turn.case
    if case is None or not _adds_to_danger(turn, assessment):
        return None
    known = turn.conversation.age is not None or turn.conversation.slot("area") is not None
    return replace(assessment, tier=case.tier, route=case.route) if known or told else None


def _found_for_the_case(turn: Turn, answer: Answer) -> Answer:
    """Say that services follow, without the buttons for topics that the case is not about."""
    area = turn.conversation.slot("area")
    text = ANSWERS["found_near"].format(area=area) if area else ANSWERS["found"]
    choices = tuple(one for one in answer.choices if not one[1].startswith(OF_A_TOPIC))
    said = in_language(Answer(text=text), turn.conversation.language)
    return replace(answer, text=said.text, choices=choices)
