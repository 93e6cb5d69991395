"""The answer to "Is it safe to message you here?", pressed or typed."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import normalise, wording
from bot.casework.answer_keys import NOT_SAFE_CHAT, SEEN_CHAT, UNSURE_CHAT
from bot.casework.conversation import Conversation, ConversationState, CovertStep, HiddenFor
from bot.casework.decision import ASKED, WATCHED
from bot.casework.messages import InboundMessage, MessageKind
from bot.casework.nobody_near import nobody_is_near
from bot.casework.plain_answers import asks_why, is_plain_yes, says_safe_here
from bot.casework.records import AlertKind
from bot.casework.screen_answers import is_no
from bot.casework.triage import Assessment, Screening, Tier
from bot.casework.wording_waiting import nobody_on_shift
from bot.flows import covert
from bot.flows.turn import Turn, is_silent

QUESTION = "safe_chat"
# One thing was said since we asked, and it was no answer: the next words may still be one.
ASIDE = "safe_chat_aside"


def said(turn: Turn, value: str) -> None:
    """Keep the answer yes, no or unsure: anything but yes means care, and a no hides the rest."""
    watched = turn.conversation.covert_step in WATCHED
    # While someone may be watching, whoever holds the phone must not lift the care.
    safe = value == "yes" and not watched
    turn.conversation = replace(
        turn.conversation,
        asked="",
        monitored=not safe,
        safe_answer=value,
        safe_answer_at=turn.now,
    )
    turn.record(f"Is it safe to message here? The contact answered: {value}.")
    if turn.case is not None:
        turn.case = replace(turn.case, monitored=not safe, unread=turn.case.unread + 1)
    if is_silent(turn.conversation) or turn.conversation.paused:
        _tell_staff(turn, safe=safe)
        _hold(turn, value)
    elif value == "no":
        covert.begins(turn, HiddenFor.ANSWER)
    else:
        _tell_staff(turn, safe=safe)
        language = turn.conversation.language
        line = wording.safe_chat_answer(value, language=language)
        turn.say(line.text, choices=line.choices)
        if value == "yes" and turn.case is not None and not turn.staffed:
            # "We will write to you here" is not to sound like now.
            turn.add_to_last(nobody_on_shift(turn.opens.get(turn.case.team), language))


def answered(turn: Turn, message: InboundMessage, screening: Screening) -> bool:
    """Take a typed answer, or a question about our question; False for anything else.

    A typed no is the screen's to find: it is a concern and not only an answer (`doubted`).
    """
    plain = message.kind is MessageKind.TEXT and not message.quoted and not message.attachment
    if turn.conversation.covert_step in WATCHED or not plain:
        return False
    # Words as plain as these hold no danger themselves, but may end what was begun before.
    if screening.tier is Tier.P1 or any(hit.covert for hit in screening.hits):
        return False
    if is_pending(turn.conversation) and asks_why(message.text):
        _explain(turn, message.text)
        return True
    value = _typed(turn, message.text, screening)
    if value:
        turn.conversation = turn.conversation.heard(message.text, turn.now)
        said(turn, value)
    return bool(value)


def is_pending(conversation: Conversation) -> bool:
    """Whether our question may still be answered by a bare word."""
    return conversation.asked in (QUESTION, ASIDE)


def waits_on(turn: Turn, was_asked: str, assessment: Assessment) -> None:
    """Keep our question open over one calm thing said beside it, once, unless we asked another."""
    calm = not assessment.tier.urgent and turn.case is not None
    another = any("?" in reply.text for reply in turn.replies) and assessment.intent != "inform"
    if was_asked == QUESTION and not turn.conversation.asked and calm and not another:
        turn.conversation = replace(turn.conversation, asked=ASIDE)


def doubted(turn: Turn, text: str, assessment: Assessment) -> None:
    """Keep a typed no where staff look for it; what it raises is the screen's."""
    if NOT_SAFE_CHAT not in assessment.hit_keys and SEEN_CHAT not in assessment.hit_keys:
        return
    clear = NOT_SAFE_CHAT in assessment.hit_keys or is_no(text)
    turn.conversation = replace(
        turn.conversation,
        safe_answer="no" if clear else "unsure",
        safe_answer_at=turn.now,
    )


def may_ask(turn: Turn) -> bool:
    """Whether our question may be put: who has answered that it may not be safe is not asked."""
    return answer_kept(turn) not in ("no", "unsure")


def answer_kept(turn: Turn) -> str:
    """Return the answer that was given in this case, or nothing."""
    conversation, case = turn.conversation, turn.case
    at = conversation.safe_answer_at
    fresh = case is not None and at is not None and at >= case.opened_at
    return conversation.safe_answer if fresh else ""


def _typed(turn: Turn, text: str, screening: Screening) -> str:
    """Return the answer that the words are: yes or unsure, or nothing."""
    conversation = turn.conversation
    if is_pending(conversation):
        if {hit.key for hit in screening.hits} == {UNSURE_CHAT}:
            return "unsure"
        plain = is_plain_yes(text) or says_safe_here(text)
        # "Yes its fine hes not here": all of it is the answer, and no model need guess at it.
        alone = screening.says_yes and nobody_is_near(normalise.read(text).words)
        return "yes" if plain or (alone and not screening.hits) else ""
    late = _was_asked(turn) and not conversation.asked and says_safe_here(text)
    return "yes" if late else ""


def _was_asked(turn: Turn) -> bool:
    """Whether this case has had our question, no answer was kept, and nobody is watched."""
    conversation, case = turn.conversation, turn.case
    if case is None or conversation.monitored or case.monitored or answer_kept(turn):
        return False
    return any(key.startswith(ASKED) for key in conversation.answered_keys)


def _explain(turn: Turn, text: str) -> None:
    """Say why we ask. The question stays open, and nothing is hidden."""
    turn.conversation = replace(turn.conversation.heard(text, turn.now), asked=QUESTION)
    if turn.case is not None:
        turn.case = replace(turn.case, unread=turn.case.unread + 1)
    if is_silent(turn.conversation) or turn.conversation.paused:
        return
    line = wording.safe_chat_why(language=turn.conversation.language)
    turn.say(line.text, choices=line.choices)


def _tell_staff(turn: Turn, *, safe: bool) -> None:
    if turn.case is not None and not safe:
        turn.alert(AlertKind.MONITORED)


def _hold(turn: Turn, value: str) -> None:
    """A no while nothing may be said: what comes next finds the bland line."""
    conversation = turn.conversation
    staff_lead = conversation.state is ConversationState.STAFF_LED
    if value == "no" and conversation.covert_step is CovertStep.NONE and not staff_lead:
        covert.hide(turn, HiddenFor.ANSWER)
        turn.conversation = replace(turn.conversation, covert_step=CovertStep.HELD)
