"""The contact wrote words: screen them, ask the model, decide, answer."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import voice, whose_age, wording
from bot.casework.assessing import assess
from bot.casework.conversation import Conversation, ConversationState
from bot.casework.decision import Clarify, Escalate, Hush, Relay, Signpost, decide
from bot.casework.greetings import is_greeting, opens_with_hello
from bot.casework.language_asked import language_after
from bot.casework.messages import InboundMessage, MessageKind
from bot.casework.other_language import at_least_a_person
from bot.casework.plain_answers import is_place_alone
from bot.casework.pleasantries import raised_by_nothing
from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Assessment, Route, Screening, Tier, Unavailable, Understanding
from bot.flows import asked, covert, escalate, in_line, polite, quiet, relay, safe_chat, signpost
from bot.flows.turn import Turn
from bot.ports import Outside

# Seconds. Rasa answers in some 10 ms; a P1 must be on the queue within 100 ms. At half load this
# gives p99 67 ms and three P1s in four the model's topic; 0.05 gave 88 to 104 and nine in ten.
A_BLINK = 0.03


async def read(outside: Outside, turn: Turn, message: InboundMessage, *, payload: str = "") -> None:
    """Work out the whole answer to words. `payload` is a pressed button's value for Rasa."""
    screening = look(turn, message.text, message.quoted)
    covert.looks_for_it(turn, message.text)
    if covert.answered(outside, turn, message.text):
        return
    if covert.heard_safe(outside, turn, message.text, screening):
        return
    if safe_chat.answered(turn, message, screening) or quiet.asked(turn, message, screening):
        return
    was_asked = turn.conversation.asked
    if screening.tier is Tier.P4 and is_greeting(message.text) and turn.case is None:
        polite.greet(outside, turn, message.text)
        return
    kind = polite.pleasantry(turn, message, screening)
    if kind and polite.needs_no_model(turn):
        polite.answer_politely(outside, turn, message.text, kind)
        return
    reading = await ask_model(outside, turn, message, screening, payload=payload)
    assessment = assess(screening, reading)
    assessment = raised_by_nothing(assessment, kind) if kind else assessment
    form_runs = turn.conversation.form is not None
    assessment = at_least_a_person(
        assessment, message.text, pressed=bool(payload), form_runs=form_runs
    )
    assessment = listen(turn, message, assessment)
    remember(turn, message, assessment, reading)
    safe_chat.doubted(turn, message.text, assessment)
    if isinstance(reading, Understanding):
        turn.conversation = take_slots(turn.conversation, reading, assessment, message.text)
    if in_line.is_asked(turn, message.text, assessment):
        await in_line.answer(outside, turn, assessment)
        return
    edited = message.kind is MessageKind.EDIT
    if not edited and asked.answered(outside, turn, message.text, assessment):
        safe_chat.waits_on(turn, was_asked, assessment)
        return
    if _begins_talk(turn, assessment, message.text):
        polite.say_hello(outside, turn)
        return
    await act(outside, turn, assessment, reading, edited=edited)
    asked.beside(outside, turn, message.text, assessment)
    safe_chat.waits_on(turn, was_asked, assessment)


def _begins_talk(turn: Turn, assessment: Assessment, text: str) -> bool:
    """Whether a first message is a hello with a little more: what we must tell comes first.

    Said before anything is disclosed: who may read it, and when somebody must be told.
    """
    conversation = turn.conversation
    first = not conversation.greeted and turn.case is None and conversation.form is None
    calm = assessment.tier is Tier.P4 and not assessment.provisional
    return first and calm and assessment.route is Route.SMALLTALK and opens_with_hello(text)


def listen(turn: Turn, message: InboundMessage, assessment: Assessment) -> Assessment:
    """Weigh whether the voice changed, where something was said that a stranger must not see.

    A voice that is not the contact's is not learned. Forwarded words and edits are no voice.
    """
    if message.kind is not MessageKind.TEXT or message.quoted:
        return assessment
    conversation = turn.conversation
    sample = voice.sample_of(message.text, conversation.language)
    to_hide = turn.case is not None or conversation.last_case_id is not None
    change = voice.change_of(conversation.voice, sample, message.text) if to_hide else None
    if change is None:
        turn.conversation = replace(conversation, voice=voice.heard(conversation.voice, sample))
        return assessment
    peak = turn.case.peak if turn.case else Tier.P4
    urgent = peak.urgent or conversation.answered_tier is not None
    return voice.weighed(assessment, change, urgent=urgent)


def look(turn: Turn, text: str, quoted: str = "") -> Screening:
    """Screen the words with what was said in the last minutes, and note a stated age."""
    conversation = turn.conversation
    screening = screen(
        text,
        quoted=quoted,
        context=ScreenContext(
            recent=conversation.fragments(turn.now),
            case_tier=turn.case.tier if turn.case else None,
            case_reasons=turn.case.reasons if turn.case else (),
            asked=safe_chat.QUESTION if safe_chat.is_pending(conversation) else conversation.asked,
            now=turn.now.astimezone(turn.week.zone),
        ),
    )
    fragments = conversation.fragments(turn.now)
    not_theirs = whose_age.disowns_age(text, fragments)
    turn.conversation = replace(
        conversation,
        age=whose_age.taken(
            None if not_theirs else conversation.age,
            text,
            screening.states_age,
            bare=conversation.form is None and not _speaks_of_another(conversation),
            counted=_may_count(turn),
        ),
        language=language_after(
            text, conversation.language, (said.text for said in conversation.recent)
        ),
    )
    return screening


def _speaks_of_another(conversation: Conversation) -> bool:
    """Whether a number that comes now is the age of the child, friend or pupil spoken of."""
    recent = [said.text for said in conversation.recent]
    if conversation.slot("for_whom") in ("child", "other") and not whose_age.is_taken_back(recent):
        return True
    return whose_age.is_about_another(recent)


def _may_count(turn: Turn) -> bool:
    """Whether a number that comes now may be no age: pills, pounds, the number of a house.

    Staff ask what the bot does not see ("how many did you take?"), and so does who answers 999.
    """
    conversation = turn.conversation
    if conversation.state is ConversationState.STAFF_LED:
        return True
    if turn.case is not None and turn.case.tier is Tier.P1:
        return True
    return whose_age.may_count(said.text for said in conversation.recent)


async def ask_model(
    outside: Outside, turn: Turn, message: InboundMessage, screening: Screening, *, payload: str
) -> Understanding | Unavailable | None:
    """Ask Rasa. Where the screen already saw danger now, nobody waits for it.

    Then it is asked only what the danger is about, for which it has the better eye: the number
    beside 999 and the team that is called go by that. No answer in a blink: the screen's stands.
    """
    words = "\n".join(part for part in (message.text, message.quoted) if part)
    if not words.strip() and not payload:
        return None  # nothing to read: a model would only guess
    danger_now = screening.tier is Tier.P1
    reading = await outside.rasa.understand(
        turn.conversation,
        words,
        payload=payload,
        message_id=message.message_id,
        within=A_BLINK if danger_now else None,
    )
    return None if danger_now and isinstance(reading, Unavailable) else reading


def remember(
    turn: Turn,
    message: InboundMessage,
    assessment: Assessment,
    reading: Understanding | Unavailable | None,
) -> None:
    """Keep what the next message needs, and put the assessment beside the words."""
    conversation = turn.conversation.heard(message.text, turn.now)
    if isinstance(reading, Unavailable) and message.text:
        conversation = conversation.to_be_read(message.message_id, message.text)
    # Our question waits over "im 15" and "dudley": the yes after them is still its answer.
    aside = whose_age.is_age_alone(message.text) or is_place_alone(message.text)
    turn.conversation = replace(conversation, asked=conversation.asked if aside else "")
    turn.entries[0] = replace(
        turn.entries[0],
        tier=assessment.tier,
        route=assessment.route,
        reasons=assessment.reasons,
        rules=assessment.hit_keys,
    )


def take_slots(
    conversation: Conversation, reading: Understanding, assessment: Assessment, text: str = ""
) -> Conversation:
    """Keep Rasa's slots and form; a concern ends a form, because risk beats flow.

    `text` is what the contact wrote. The model finds an age and not whose it is: it is the
    contact's where our form asked them for their own.
    """
    calm = assessment.tier is Tier.P4
    slots = dict(reading.slots)
    age, stated = conversation.age, slots.get("age", "")
    asked_own = conversation.asks == "age" and slots.get("for_whom") == "me"
    if age is None and asked_own and stated.isdigit() and not whose_age.of_another(text):
        age = int(stated)
    asked_for = reading.form is not None or slots.get("for_whom") in ("child", "other")
    if stated.isdigit() and not asked_for and stated != str(age):
        # Somebody spoken of: a form that opens later must not take it for who it is for.
        slots.pop("age")
        slots.update({"age": known} if (known := conversation.slot("age")) else {})
    return replace(
        conversation,
        slots=tuple(sorted(slots.items())),
        form=reading.form if calm else None,
        asks=reading.asks if calm else None,
        age=age,
    )


async def act(
    outside: Outside,
    turn: Turn,
    assessment: Assessment,
    reading: Understanding | Unavailable | None,
    *,
    edited: bool = False,
) -> None:
    """Carry out the decision."""
    decision = decide(assessment, turn.conversation)
    if isinstance(decision, Relay):
        relay.from_contact(turn, assessment, new_danger=decision.new_danger)
    elif isinstance(decision, Escalate):
        # An edit that shows nothing new is kept and read, but not answered twice.
        speak = "quiet" if edited and decision.speak in ("added", "holding") else decision.speak
        escalate.escalate(outside, turn, assessment, speak, reading)
    elif isinstance(decision, Clarify):
        if not turn.conversation.paused and not edited:
            ask = wording.clarify(language=turn.conversation.language)
            turn.conversation = replace(
                turn.conversation, clarified=turn.conversation.clarified + 1
            )
            turn.say(ask.text, choices=ask.choices)
    elif isinstance(decision, Hush):
        relay.joins(turn, assessment)
        if decision.bland:
            covert.bland(turn)
    elif isinstance(decision, Signpost):
        relay.joins(turn, assessment)
        if not turn.conversation.paused and not edited:
            signpost.signpost(outside, turn, assessment, reading)
