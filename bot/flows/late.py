"""A message that was read late: we own up to it, once, and ask whether the contact is safe."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import wording
from bot.casework.late import hours_of, may_have_wondered, waited, written_before
from bot.casework.messages import InboundMessage, ReplyKind
from bot.flows.turn import Turn, is_silent


def hide_question(turn: Turn, message: InboundMessage) -> str:
    """Take our last question off the turn when the message was written before it was asked.

    Returns the question, for `show_question`.
    """
    asked = turn.conversation.asked
    if not asked or not written_before(message, turn.conversation.spoken_at):
        return ""
    turn.conversation = replace(turn.conversation, asked="")
    return asked


def show_question(turn: Turn, asked: str) -> None:
    """Put the question back, unless another has been asked since."""
    if asked and not turn.conversation.asked:
        turn.conversation = replace(turn.conversation, asked=asked)


def own_up(turn: Turn, message: InboundMessage, *, answered_before: bool) -> None:
    """Say that we were away, after the answer; see `casework.late` for to whom."""
    if answered_before:
        return
    length = waited(message, turn.now)
    minutes = int(length.total_seconds()) // 60
    turn.record(f"Read {minutes // 60} h {minutes % 60:02d} min after it was sent: we were away.")
    if not _may_be_said(turn):
        return
    hours, language = hours_of(length), turn.conversation.language
    if any(reply.tier.urgent for reply in turn.replies):
        line = wording.away_told(hours=hours, language=language)
        turn.say(line.text, kind=ReplyKind.FIXED)
        return
    line = wording.away(hours=hours, language=language)
    turn.say(line.text, choices=line.choices, kind=ReplyKind.FIXED)
    turn.conversation = replace(turn.conversation, asked=line.asks)


def was_answered(turn: Turn, message: InboundMessage) -> bool:
    """Whether the contact was answered since they wrote, or waited too short a time to wonder."""
    if message.said_away or message.hushed:
        return True
    return not may_have_wondered(message, turn.conversation.spoken_at, turn.now)


def _may_be_said(turn: Turn) -> bool:
    conversation, case = turn.conversation, turn.case
    watched = conversation.monitored or (case is not None and case.monitored)
    return not (watched or conversation.paused or is_silent(conversation))
