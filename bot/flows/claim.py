"""A member of staff claims a case, gives it back, or does something that renews the lease."""

from __future__ import annotations

from dataclasses import replace

from bot.casework.cases import (
    Case,
    EmergencyCall,
    Lost,
    Note,
    Taken,
    claim_case,
    give_back,
    renew_claim,
)
from bot.casework.conversation import ConversationState
from bot.casework.errors import Conflict, MoveRefused
from bot.casework.handing import accepted
from bot.casework.messages import CaseId, StaffName
from bot.flows.moves import held, introduce, load, say_given_back
from bot.ports import Outside

TRIES = 5


async def claim(outside: Outside, case_id: CaseId, staff: StaffName, *, cause: str) -> Taken | Lost:
    """Claim a case by compare-and-set. Losing is an ordinary outcome that says who has it."""
    for _ in range(TRIES):
        turn = await load(outside, case_id, cause)
        case = turn.case
        if case is None:
            return Lost(None, "gone")
        outcome = claim_case(case, staff, turn.now, await outside.roster.on_shift())
        if isinstance(outcome, Lost):
            return outcome
        had_it = case.held_by(staff, turn.now) and accepted(case) == case
        turn.case = outcome.case
        turn.conversation = turn.conversation.moved(ConversationState.STAFF_LED)
        if not had_it:
            turn.record(f"{staff} claimed the case.", by=staff)
            introduce(turn, staff)
        try:
            await outside.casebook.commit(turn.change())
        except Conflict:
            continue
        return Taken(turn.case)
    return Lost(None, "busy")


async def renew(outside: Outside, case_id: CaseId, staff: StaffName, *, cause: str) -> Case:
    """Renew the lease because the member of staff is typing or reading."""
    turn = await load(outside, case_id, cause)
    turn.case = renew_claim(held(turn, staff), turn.now)
    await outside.casebook.commit(turn.change())
    return turn.case


async def release(outside: Outside, case_id: CaseId, staff: StaffName, *, cause: str) -> Case:
    """Put the case back on the queue for someone else."""
    turn = await load(outside, case_id, cause)
    turn.case = give_back(held(turn, staff), turn.now)
    turn.conversation = turn.conversation.moved(ConversationState.WAITING)
    turn.record(f"{staff} released the case.", by=staff)
    await say_given_back(outside, turn)
    await outside.casebook.commit(turn.change())
    return turn.case


async def add_note(
    outside: Outside, case_id: CaseId, staff: StaffName, text: str, *, cause: str
) -> Case:
    """Write a note that only staff see. Anyone signed in may; a holder's lease is renewed."""
    if not text.strip():
        raise MoveRefused("Write something before saving the note.")
    turn = await load(outside, case_id, cause)
    case = turn.case
    if case is None or not case.open:
        raise MoveRefused("This case is closed.")
    case = renew_claim(case, turn.now) if case.held_by(staff, turn.now) else case
    turn.case = replace(case, notes=(*case.notes, Note(staff, turn.now, text.strip())))
    turn.record(f"{staff} wrote a note.", by=staff)
    await outside.casebook.commit(turn.change())
    return turn.case


async def record_emergency_call(
    outside: Outside,
    case_id: CaseId,
    staff: StaffName,
    *,
    called: bool,
    detail: str,
    cause: str,
) -> Case:
    """Fill in the 999 checklist: whether it was called, by whom, what was said or why not."""
    turn = await load(outside, case_id, cause)
    case = held(turn, staff)
    if not called and not detail.strip():
        raise MoveRefused("Say why 999 was not called.")
    call = EmergencyCall(staff, turn.now, called, detail.strip())
    turn.case = replace(renew_claim(case, turn.now), emergency_call=call)
    said = "called 999" if called else "decided that 999 was not needed"
    turn.record(f"{staff} {said}.", by=staff)
    await outside.casebook.commit(turn.change())
    return turn.case
