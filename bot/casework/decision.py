"""What to do about an assessed message: one pure decision, made here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.casework.conversation import Conversation, ConversationState, CovertStep, HiddenFor
from bot.casework.lexicon.own_harm import hurt_by_another
from bot.casework.normalise import read
from bot.casework.spoken import rules_say_suicide, says_suicide, spoken, text_keys
from bot.casework.triage import Assessment, Route, Tier, most_urgent
from bot.casework.whose_harm import OWN_HARM, Whose, another_drinks, told_of
from bot.casework.wording_variants import template_for

WATCHED = (CovertStep.OFFERED, CovertStep.HELD, CovertStep.STOPPED)
# Hits that an open case adds to words which are hits of their own: alone they are news.
FROM_CONTEXT = frozenset({"danger_returns"})
# The P2 text of routes that name no danger ("family", "school"): it adds nothing to another text.
ASKED = "said:P2."  # every text of a P2 asks whether it is safe to message
SAYS_NO_MORE = f"{ASKED}listen"
HEALTH = f"{ASKED}health"
# Rules of who is in the room: the bland line stays. Who is outside the door is not reading.
IN_THE_ROOM = frozenset({"close_by", "danger_returns"})
CLARIFY_AT_MOST = 2  # then a person (the routing rule: unsure means a person)


@dataclass(frozen=True)
class Signpost:
    """Answer with information; no person is needed."""


@dataclass(frozen=True)
class Clarify:
    """Ask one question with buttons, because the words could mean several things."""


@dataclass(frozen=True)
class Escalate:
    """Open a case or add to the open one. `tier` is the message's; `speak` says how to answer."""

    tier: Tier
    speak: str  # fixed, covert, bland, concern, added, holding, quiet


@dataclass(frozen=True)
class Hush:
    """Someone may be watching: say nothing of substance. `bland`: the line with two answers."""

    bland: bool


@dataclass(frozen=True)
class Relay:
    """Staff lead: pass the words on, say nothing. `new_danger` when a new P1 hit came."""

    new_danger: bool


Decision: TypeAlias = "Signpost | Clarify | Escalate | Hush | Relay"


def hit_keys(assessment: Assessment, whose: Whose = Whose.OWN) -> tuple[str, ...]:
    """Name what was hit and what is said of it, so that fixed wording comes for something new."""
    return (*_named(assessment), *(text_keys(assessment, whose) if assessment.tier.urgent else ()))


def is_news(assessment: Assessment, conversation: Conversation) -> bool:
    """Whether this is a new hit or a higher tier than the fixed wording already given.

    At P2 only another text than those already given is news: the same words twice in a row help
    nobody. The model names another route for nearly every message of one story, so without a
    rule it must be sure of what it names (`spoken`), and after a P1 only a word of suicide is
    news by its reading alone. Whoever told of their own violence has another text only where the
    words themselves show it (`_turns`).
    """
    answered, keys = conversation.answered_tier, conversation.answered_keys
    if answered is None or assessment.tier.rank < answered.rank:
        return True
    if assessment.tier is Tier.P1:
        return not {*_named(assessment)} <= {*keys}
    if assessment.tier is not Tier.P2:
        return False
    if told_own_harm(keys):
        return _turns(assessment, conversation) and _is_new(assessment, conversation)
    if not assessment.ruled and answered is Tier.P1:
        return says_suicide(assessment) and _is_new(assessment, conversation)
    return _is_new(assessment, conversation)


def told_own_harm(keys: tuple[str, ...]) -> bool:
    """Whether what was answered is the contact's own violence."""
    return any(key.startswith(OWN_HARM) for key in keys)


def _turns(assessment: Assessment, conversation: Conversation) -> bool:
    """Whether who told of their own violence now plainly tells of harm to themselves.

    Whoever was offered help to stop must not read next, by a guess, that it is not their fault or
    that their life is in danger: "i dont want to do it again", "she wont let me see the kids".
    """
    if rules_say_suicide(assessment):
        return True
    return assessment.ruled and hurt_by_another(read(_last_words(conversation)).words)


def _last_words(conversation: Conversation) -> str:
    return conversation.recent[-1].text if conversation.recent else ""


def most_answered(conversation: Conversation, tier: Tier) -> Tier:
    """The most urgent tier whose fixed text this case has had, with one of `tier` now."""
    answered = conversation.answered_tier
    return most_urgent(answered, tier) if answered else tier


def _is_new(assessment: Assessment, conversation: Conversation) -> bool:
    said = conversation.answered_keys
    if not assessment.ruled and said and _is_anothers_drink(assessment, conversation):
        return False
    of_model = () if assessment.ruled else (SAYS_NO_MORE,)
    text = text_keys(spoken(assessment, answered=bool(said)), told_of(conversation))
    return not {*text} <= {*said, *of_model}


def _is_anothers_drink(assessment: Assessment, conversation: Conversation) -> bool:
    """Whether who does harm is said to drink or use: that is no text about one's own health."""
    keys = text_keys(spoken(assessment, answered=True))
    return keys == (HEALTH,) and another_drinks(_last_words(conversation))


def _named(assessment: Assessment) -> tuple[str, ...]:
    of_words = tuple(key for key in assessment.hit_keys if key not in FROM_CONTEXT)
    return of_words or assessment.hit_keys or (f"model:{assessment.route.value}",)


def decide(assessment: Assessment, conversation: Conversation) -> Decision:
    """Return what to do. Urgent first; then staff's lead; then calm answers."""
    if conversation.state is ConversationState.STAFF_LED:
        # Every P1 is alarmed while staff lead: the same rule can match a worse danger.
        return Relay(assessment.tier is Tier.P1)
    if assessment.tier.urgent:
        return Escalate(assessment.tier, _how_to_speak(assessment, conversation))
    if conversation.covert_step in WATCHED:
        # Someone may be reading: the bland line while it waits for its answer, else nothing.
        bland = conversation.covert_step is not CovertStep.STOPPED
        if assessment.tier is Tier.P3 or assessment.provisional:
            return Escalate(Tier.P3, "bland" if bland else "quiet")
        return Hush(bland)
    if assessment.tier is Tier.P3:
        answered = conversation.case_id and conversation.answered_keys
        speak = (
            "added" if answered and not _new_wish_to_die(assessment, conversation) else "concern"
        )
        return Escalate(Tier.P3, "quiet" if conversation.paused else speak)
    if assessment.provisional:
        return Escalate(Tier.P3, "quiet" if conversation.paused else "holding")
    if assessment.unsure and conversation.case_id is None and conversation.form is None:
        if conversation.clarified < CLARIFY_AT_MOST:
            return Clarify()
        return Escalate(Tier.P3, "concern")
    return Signpost()


def _new_wish_to_die(assessment: Assessment, conversation: Conversation) -> bool:
    """Whether a rule sees a wish to die that was not answered: Samaritans must be named."""
    said = {key for key in assessment.hit_keys if "suicid" in key or "selfharm" in key}
    return bool(said) and not said <= {*conversation.answered_keys}


def _how_to_speak(assessment: Assessment, conversation: Conversation) -> str:
    news = is_news(assessment, conversation)
    if _cannot_wait(assessment, conversation) or _danger_alone(assessment, conversation):
        return "fixed"
    if conversation.covert_step is CovertStep.STOPPED and not news:
        return "quiet"
    if assessment.covert or conversation.covert_step in WATCHED:
        return "covert"
    if not news:
        return "quiet" if conversation.paused else "added"
    # A contact who asked for quiet still gets the numbers when danger is new.
    return "fixed"


def _danger_alone(assessment: Assessment, conversation: Conversation) -> bool:
    """Whether danger now is told by who only said that it is not safe to message here.

    Nobody was named who sees the phone. An overdose needs 999, and so does an attack: who kicks
    the door in is not reading, and no bland line helps against them.
    """
    hidden = conversation.covert_step in WATCHED and conversation.hidden_for is HiddenFor.ANSWER
    another = assessment.covert or any("takeover" in key for key in assessment.hit_keys)
    inside = assessment.may_be_watched or not IN_THE_ROOM.isdisjoint(assessment.hit_keys)
    return hidden and assessment.tier is Tier.P1 and not (another or inside)


def _cannot_wait(assessment: Assessment, conversation: Conversation) -> bool:
    """Whether a life is ending, by a rule: who does not breathe or has taken pills needs 999.

    Told beside an answer about who sees the phone, or after it. Who said first that somebody
    watches, a stranger's hand and another's voice still get the bland line.
    """
    watched = conversation.covert_step in WATCHED
    named = watched and conversation.hidden_for is not HiddenFor.ANSWER
    by_words = assessment.covert and not assessment.by_answer
    another = any("takeover" in key for key in assessment.hit_keys)
    if not (watched or assessment.covert) or named or by_words or another:
        return False
    cues = tuple(filter(None, (*assessment.hit_keys, assessment.intent)))
    ends = template_for(Tier.P1, assessment.route, cues) == "hurt"
    return ends and assessment.tier is Tier.P1 and assessment.ruled


def wants_person(assessment: Assessment) -> bool:
    """Whether the contact asked for a person without saying what about."""
    return assessment.route is Route.HUMAN
