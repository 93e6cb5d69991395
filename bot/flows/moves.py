"""What every move that staff make on a case has in common."""

from __future__ import annotations

from bot.casework import wording
from bot.casework.cases import Case, CaseState
from bot.casework.errors import MoveRefused, NotFound
from bot.casework.messages import CaseId, MessageId, StaffName
from bot.flows.turn import Turn
from bot.ports import Outside


async def load(outside: Outside, case_id: CaseId, cause: str) -> Turn:
    """Read a case and its conversation. `cause` is one press of one button: done once."""
    case = await outside.casebook.case(case_id)
    conversation = await outside.casebook.conversation(case.conversation_id) if case else None
    if case is None or conversation is None:
        raise NotFound(f"There is no case {case_id}.")
    return Turn(
        cause=cause,
        now=outside.clock.now(),
        conversation=conversation,
        case=case,
        staffed=True,
        week=outside.week,
        handled=MessageId(cause),
    )


def may_speak(turn: Turn) -> bool:
    """Whether a line may go out beside what staff write themselves.

    When someone may be watching, or the contact asked for quiet, only staff choose the words.
    """
    return not turn.conversation.monitored and not turn.conversation.paused


async def say_given_back(outside: Outside, turn: Turn) -> None:
    """Tell the contact that who read has left, and truly whether anybody is there."""
    if may_speak(turn) and turn.case is not None:
        staffed = bool(await outside.roster.on_shift())
        line = wording.given_back(staffed=staffed, language=turn.conversation.language)
        turn.say(line.text, choices=line.choices, tier=turn.case.tier)


def introduce(turn: Turn, staff: StaffName) -> None:
    """Tell the contact who reads now, by first name."""
    if may_speak(turn) and turn.case is not None:
        line = wording.staff_joined(staff.split()[0], language=turn.conversation.language)
        turn.say(line.text, choices=line.choices, tier=turn.case.tier)


def held(turn: Turn, staff: StaffName) -> Case:
    """Return the case when `staff` holds it; MoveRefused says kindly why not."""
    case = turn.case
    if case is None:
        raise NotFound("There is no such case.")
    if case.held_by(staff, turn.now):
        return case
    if case.state is CaseState.CLOSED:
        raise MoveRefused(f"This case was closed by {case.closed_by}.")
    if case.claim is not None and case.claim.by != staff:
        raise MoveRefused(f"{case.claim.by} has this case now.")
    raise MoveRefused("Your claim on this case has ended. Claim it again to go on.")
