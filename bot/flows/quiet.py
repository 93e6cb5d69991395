"""The contact asks for quiet, by /stop or in words."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import wording
from bot.casework.answer_keys import NO_ANSWER
from bot.casework.asks_quiet import asks_quiet
from bot.casework.conversation import CovertStep
from bot.casework.messages import InboundMessage, MessageKind
from bot.casework.records import AlertKind
from bot.casework.triage import Screening
from bot.flows.turn import Turn, is_silent


def stop(turn: Turn, *, speak: bool, how: str = "/stop") -> None:
    """Pause what the bot sends, never the screening; in an open P1 or P2 staff are told."""
    already = turn.conversation.paused
    turn.conversation = replace(turn.conversation, paused=True)
    turn.record(f"The contact asked the bot to be quiet ({how}).")
    # Once: who asks again and again is no more news to staff, who see it on the case.
    if turn.case is not None and turn.case.tier.urgent and not already:
        turn.alert(AlertKind.PAUSED)
    if speak and not already and not is_silent(turn.conversation):
        line = wording.paused(language=turn.conversation.language)
        turn.say(line.text, choices=line.choices)


def asked(turn: Turn, message: InboundMessage, screening: Screening) -> bool:
    """Take words that are nothing but "stop messaging me" for /stop; False for anything else.

    Danger told beside them is screened and answered. A form that asks has a stop of its own.
    """
    plain = message.kind is MessageKind.TEXT and not message.quoted and not message.attachment
    told = any(hit.key != NO_ANSWER for hit in screening.hits)
    if not plain or told or turn.conversation.form or not asks_quiet(message.text):
        return False
    stop(turn, speak=True, how="typed")
    # Not kept as a fragment: "dont message me" and, after it, "he has a knife" is no whisper.
    if turn.conversation.covert_step in (CovertStep.OFFERED, CovertStep.HELD):
        turn.conversation = replace(turn.conversation, covert_step=CovertStep.STOPPED)
    if turn.case is not None:
        turn.case = replace(turn.case, unread=turn.case.unread + 1)
    return True
