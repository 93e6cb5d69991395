"""A person is needed: open the case or add to it, and answer with the fixed wording."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import other_language, voice, wording
from bot.casework.answer_keys import (
    NO_ANSWER,
    NOT_SAFE_CHAT,
    SEEN_CHAT,
    SOMETHING_ELSE,
    UNSURE_CHAT,
)
from bot.casework.conversation import CovertStep, HiddenFor
from bot.casework.decision import WATCHED, hit_keys, most_answered, wants_person
from bot.casework.denials import DENIAL
from bot.casework.messages import ReplyKind
from bot.casework.modifiers import case_tier, concern_noted
from bot.casework.records import AlertKind
from bot.casework.spoken import spoken
from bot.casework.triage import (
    CONTROLLER,
    OWN_THREATS,
    Assessment,
    Tier,
    Unavailable,
    Understanding,
)
from bot.casework.whose_harm import KEPT, told_of
from bot.flows import covert, relay, safe_chat, signpost
from bot.flows.kept import kept
from bot.flows.service_cards import cards
from bot.flows.shown import not_shown
from bot.flows.turn import Turn
from bot.ports import Outside


def escalate(
    outside: Outside,
    turn: Turn,
    assessment: Assessment,
    speak: str,
    reading: Understanding | Unavailable | None = None,
) -> None:
    """Put the message on the queue and answer it as `speak` says (see decision.Escalate)."""
    to_hide = turn.case is not None or turn.conversation.last_case_id is not None
    news = queue(turn, assessment)
    if (
        is_takeover(assessment, to_hide=to_hide)
        and assessment.tier is not Tier.P1
        and speak != "quiet"
    ):
        # Who speaks of the contact as a controller does gets no second look at a first message.
        say_nothing_of_it(turn, to_hide=to_hide or CONTROLLER in assessment.hit_keys)
    elif speak == "covert":
        covert.begins(turn, _hidden_for(turn, assessment))
    elif speak == "bland":
        covert.bland(turn)
    elif speak == "fixed":
        say_fixed(outside, turn, assessment)
    elif speak in ("concern", "added", "holding") and other_language.KEY in fresh_keys(
        turn, assessment
    ):
        say_universal(outside, turn)
    elif speak == "concern":
        say_concern(outside, turn, assessment, reading)
    elif speak == "holding" and news:
        say_holding(outside, turn)
    elif speak in ("added", "holding"):
        line = kept(turn, turn.entries[0].text if turn.entries else "")
        turn.say(line.text, choices=line.choices)


def _hidden_for(turn: Turn, assessment: Assessment) -> HiddenFor:
    """Say why the bland line is all that is said: what is told while hidden names no watcher."""
    if assessment.answered_no or not assessment.covert:
        hidden = turn.conversation.covert_step in WATCHED
        return turn.conversation.hidden_for if hidden else HiddenFor.ANSWER
    threat = any(key.startswith("takeover") for key in assessment.hit_keys)
    return HiddenFor.STRANGER if threat else HiddenFor.WATCHER


def fresh_keys(turn: Turn, assessment: Assessment) -> frozenset[str]:
    """Return what was hit and has not been answered in this case yet."""
    return frozenset(assessment.hit_keys) - frozenset(turn.conversation.answered_keys)


def say_universal(outside: Outside, turn: Turn) -> None:
    """Show the numbers that need no language, and say that a person will look."""
    line = wording.universal_help(numbers=outside.directory, language=turn.conversation.language)
    turn.say(line.text, choices=line.choices, kind=ReplyKind.FIXED, tier=Tier.P3)
    turn.conversation = replace(
        turn.conversation,
        answered_keys=(*turn.conversation.answered_keys, other_language.KEY),
        greeted=True,
    )


# Hits that do not say what somebody tells of themselves.
NOT_TOLD = frozenset(
    {"under_13", "answer_not_safe", NOT_SAFE_CHAT, SEEN_CHAT, UNSURE_CHAT, NO_ANSWER}
    | {SOMETHING_ELSE, voice.KEY}
)


# A threat in another's voice, and calm words in one: whatever else is said there. What is told of
# danger beside the rest is told by the contact, or by a parent.
ANOTHERS = frozenset({"takeover_threat", voice.KEY_CALM})
# For staff to look at alone: parents write so (`lexicon.takeover`).
TO_LOOK_AT = "takeover_after"
# From here on the intent is believed where something was said that a stranger must not see.
SURE_OF_INTENT = 0.7


def is_takeover(assessment: Assessment, *, to_hide: bool) -> bool:
    """Whether someone else may be holding the phone, so that nothing is to be said.

    `to_hide`: something was said before. By the intent alone only then, and where it is sure:
    "i want to know who my daughter is talking to" is a parent's first message.
    """
    keys = frozenset(key.removeprefix("quoted_") for key in assessment.hit_keys)
    suspect = frozenset(key for key in keys if "takeover" in key)
    if suspect <= {TO_LOOK_AT}:
        sure = assessment.confidence >= SURE_OF_INTENT
        alone = not keys - suspect
        return assessment.intent == "takeover" and alone and to_hide and sure
    if suspect & ANOTHERS or suspect == {"takeover", TO_LOOK_AT}:
        return True
    told = keys - suspect - NOT_TOLD
    if DENIAL in suspect:
        told -= OWN_THREATS  # "I never hit her": the words of a threat, and none
    return not (assessment.tier.urgent and told)


def say_nothing_of_it(turn: Turn, *, to_hide: bool) -> None:
    """Someone else may hold the phone: a bland line, nothing of what was said, staff told."""
    conversation = turn.conversation
    grave = conversation.answered_tier is not None or bool(turn.case and turn.case.peak.urgent)
    covert.hide(turn, HiddenFor.STRANGER)
    if grave and to_hide:
        # Whoever holds the phone writes on: the bland line is next, and waits for a 1.
        turn.conversation = replace(turn.conversation, covert_step=CovertStep.HELD)
    if turn.case is not None:
        turn.case = replace(turn.case, monitored=True)
        turn.alert(AlertKind.MONITORED)
    line = wording.takeover_line(language=turn.conversation.language)
    turn.say(line.text, choices=line.choices, kind=ReplyKind.FIXED)


def queue(turn: Turn, assessment: Assessment) -> bool:
    """Open the case, or add to the open one, and alert staff; True when a case was opened."""
    if turn.case is None:
        turn.conversation = replace(
            turn.conversation,
            concerns_at=concern_noted(turn.conversation.concerns_at, assessment.tier, turn.now),
        )
        tier, why = case_tier(assessment, turn.conversation)
        # A holding or unsure message has a calm tier of its own, yet needs a person.
        tier = Tier.P3 if tier is Tier.P4 else tier
        opened = turn.open_case(assessment, tier, why)
        turn.entries[0] = replace(turn.entries[0], case_id=opened.case_id)
        turn.alert(AlertKind.OPENED if tier.urgent else AlertKind.WAITING)
        return True
    rose = relay.joins(turn, assessment)
    if rose and turn.case.tier.urgent:
        turn.alert(AlertKind.RAISED)
    elif assessment.tier is Tier.P1:
        turn.alert(AlertKind.NEW_DANGER)
    return False


def say_fixed(outside: Outside, turn: Turn, assessment: Assessment) -> None:
    """Answer with the signed-off wording; numbers first. Remember what it answered."""
    conversation = turn.conversation
    assessment = spoken(assessment, answered=bool(conversation.answered_keys))

    def text(*, told: bool, question: bool = True) -> wording.FixedText:
        return wording.fixed_wording(
            tier=assessment.tier,
            route=assessment.route,
            told=told,
            covert=False,
            question=question,
            age=conversation.age,
            numbers=outside.directory,
            keys=assessment.hit_keys,
            intent=assessment.intent,
            whose=whose,
            language=conversation.language,
        )

    whose = told_of(conversation)
    of_another = () if not whose.is_anothers else (f"{KEPT}{whose.value}",)
    asks = text(told=False).asks != safe_chat.QUESTION or safe_chat.may_ask(turn)
    untold = text(told=False, question=asks)
    turn.say(
        untold.text,
        choices=untold.choices,
        kind=ReplyKind.FIXED,
        tier=assessment.tier,
        text_if_told=text(told=True, question=asks).text
        if turn.staffed and not conversation.practice
        else "",
    )
    turn.conversation = replace(
        conversation,
        answered_tier=most_answered(conversation, assessment.tier),
        answered_keys=(*conversation.answered_keys, *hit_keys(assessment, whose), *of_another),
        asked=untold.asks,
        greeted=True,
        # The contact has just been shown numbers, so the covert exchange is over for now.
        covert_step=CovertStep.NONE,
    )


def say_concern(
    outside: Outside,
    turn: Turn,
    assessment: Assessment,
    reading: Understanding | Unavailable | None,
) -> None:
    """Thank the contact, say when a person will look, and show who can help until then."""
    case = turn.case
    language = turn.conversation.language
    due = case.due_at.astimezone(turn.week.zone) if case and turn.staffed else None
    opens = turn.opens.get(case.team) if case else None
    if wants_person(assessment):
        line = wording.person_wanted(
            due=due, opens=opens, numbers=outside.directory, language=language
        )
    else:
        line = wording.concern(
            due=due,
            opens=opens,
            route=assessment.route,
            numbers=outside.directory,
            language=language,
        )
    services = signpost.found(outside, turn, assessment, reading)
    not_shown(turn, services)  # a concern has all its cards; they are remembered for what follows
    shown = cards(outside, turn, services, discreet=True)
    turn.say("\n\n".join((line.text, *shown)), choices=line.choices, tier=Tier.P3)
    turn.conversation = replace(
        turn.conversation,
        answered_keys=(*turn.conversation.answered_keys, *hit_keys(assessment)),
        greeted=True,
    )


def say_holding(outside: Outside, turn: Turn) -> None:
    """Answer usefully while the model is away: numbers, and a person will look."""
    line = wording.model_away(numbers=outside.directory, language=turn.conversation.language)
    turn.say(line.text, choices=line.choices, tier=Tier.P3)
    turn.conversation = replace(turn.conversation, greeted=True)
