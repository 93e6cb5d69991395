"""A case ends with an outcome, and the conversation goes back to the bot."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import wording
from bot.casework.cases import Case, CaseState, Outcome
from bot.casework.conversation import Conversation, ConversationState, CovertStep
from bot.casework.ending import ask_to_close, close_case, keep_open, needs_two, unseen
from bot.casework.messages import CaseId, StaffName
from bot.flows.moves import held, load, may_speak
from bot.flows.turn import Turn
from bot.ports import Outside


async def close(
    outside: Outside,
    case_id: CaseId,
    staff: StaffName,
    outcome: Outcome,
    *,
    cause: str,
    done: str = "",
    alone: str = "",
    seen: int | None = None,
) -> Case:
    """Close the case; a P1 or P2 is put to a second person, or closes with the reason `alone`.

    `done` says what was done. `seen` is how many messages of the contact (`Case.heard`) the
    person had before them. The case that is returned is closed, or closing. Raises NotFound,
    Conflict, MoveRefused (not held, the gate is not met, the contact wrote meanwhile).
    """
    turn = await load(outside, case_id, cause)
    case = held(turn, staff)
    unseen(case, seen)
    if needs_two(case) and not alone.strip():
        _ask(turn, case, staff, outcome, done)
    else:
        case = keep_open(case, turn.now)
        turn.case = close_case(case, staff, outcome, turn.now, done=done, alone=alone)
        turn.record(_ended(turn.case, staff, outcome), by=staff)
        say_goodbye(outside, turn, turn.case)
        turn.conversation = to_the_bot(turn.conversation, turn.case)
    assert turn.case is not None
    await outside.casebook.commit(turn.change())
    return turn.case


def _ask(turn: Turn, case: Case, staff: StaffName, outcome: Outcome, done: str) -> None:
    """Tell the contact that the end is near, while writing still keeps the case open."""
    again = case.state is CaseState.CLOSING
    turn.case = ask_to_close(case, staff, outcome, done, turn.now)
    named = outcome.value.replace("_", " ")
    turn.record(f"{staff} asks to close the case: {named}. Done: {done.strip()}", by=staff)
    if may_speak(turn) and not again:
        line = wording.finishing(language=turn.conversation.language)
        turn.say(line.text, choices=line.choices, tier=case.tier)


def _ended(case: Case, staff: StaffName, outcome: Outcome) -> str:
    words = f"{staff} closed the case: {outcome.value.replace('_', ' ')}."
    return f"{words} Nobody else agreed, because: {case.alone}" if case.alone else words


def say_goodbye(outside: Outside, turn: Turn, case: Case) -> None:
    """Tell the contact that the conversation ends and how to come back."""
    if not may_speak(turn):
        return
    language = turn.conversation.language
    line = (
        wording.handed_back(language=language)
        if case.outcome is Outcome.HANDED_BACK
        else wording.closing(numbers=outside.directory, language=language)
    )
    turn.say(line.text, choices=line.choices, tier=case.tier)


def to_the_bot(conversation: Conversation, case: Case) -> Conversation:
    """The case's memory ends with it: a later danger gets its full answer and a new case.

    Whether someone may be watching is the contact's to lift, so `monitored` stays. Who worked
    the case is kept, for a contact who comes back soon.
    """
    return replace(
        conversation.moved(ConversationState.BOT_LED),
        case_id=None,
        last_closed_at=case.closed_at,
        last_worker=case.closed_by,
        clarified=0,
        covert_step=CovertStep.NONE,
        asked="",
        form=None,
        asks=None,
        answered_tier=None,
        answered_keys=(),
        unassessed=(),
        recent=(),
    )
