"""The answer to "Is it safe to message you here?", pressed or typed."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import wording
from bot.casework.decision import WATCHED
from bot.casework.messages import InboundMessage, MessageKind
from bot.casework.plain_answers import is_plain_yes
from bot.casework.records import AlertKind
from bot.casework.screen_answers import is_no
from bot.casework.triage import NOT_SAFE_CHAT, Assessment, Screening, Tier
from bot.flows.turn import Turn, is_silent


def said(turn: Turn, value: str) -> None:
    """Keep the answer yes, no or unsure: anything but yes means care."""
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
        if not safe:
            turn.alert(AlertKind.MONITORED)
    if is_silent(turn.conversation) or turn.conversation.paused:
        return
    line = wording.safe_chat_answer(value, language=turn.conversation.language)
    turn.say(line.text, choices=line.choices)


def answered(turn: Turn, message: InboundMessage, screening: Screening) -> bool:
    """Take a plain yes that was typed while we ask; False when the message is something else.

    A typed no or doubt is the screen's to find: it is a concern and not only an answer
    (`doubted`).
    """
    conversation = turn.conversation
    plain = message.kind is MessageKind.TEXT and not message.quoted and not message.attachment
    if conversation.asked != "safe_chat" or conversation.covert_step in WATCHED or not plain:
        return False
    # Words as plain as these hold no danger themselves, but may end what was begun before.
    danger = screening.tier is Tier.P1 or any(hit.covert for hit in screening.hits)
    if danger or not is_plain_yes(message.text):
        return False
    turn.conversation = conversation.heard(message.text, turn.now)
    said(turn, "yes")
    return True


def doubted(turn: Turn, text: str, assessment: Assessment) -> None:
    """Keep a typed no or doubt where staff look for it; what it raises is the screen's."""
    if NOT_SAFE_CHAT not in assessment.hit_keys:
        return
    turn.conversation = replace(
        turn.conversation,
        safe_answer="no" if is_no(text) else "unsure",
        safe_answer_at=turn.now,
    )
