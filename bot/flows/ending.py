"""Before a P1 or P2 closes: a second person agrees or objects, or the case stays open after all.

The contact may write at any time; that alone keeps the case open.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.casework.cases import Case, CaseState, Note
from bot.casework.ending import agreed, keep_open, unseen, written
from bot.casework.errors import MoveRefused
from bot.casework.messages import CaseId, StaffName
from bot.flows.close import say_goodbye, to_the_bot
from bot.flows.moves import held, load
from bot.flows.turn import Turn
from bot.ports import Outside


def contact_wrote(turn: Turn, what: str = "The contact wrote") -> None:
    """Count what the contact sent to the open case; a case about to close stays open."""
    case = turn.case
    if case is None:
        return
    turn.case = replace(keep_open(case, turn.now), heard=case.heard + 1)
    if case.state is CaseState.CLOSING:
        turn.record(f"{what}, so the case stays open.")


async def agree(
    outside: Outside,
    case_id: CaseId,
    staff: StaffName,
    *,
    cause: str,
    asked_at: datetime | None = None,
    seen: int | None = None,
) -> Case:
    """Agree to what a colleague asked at `asked_at`, having seen so many messages: it closes.

    Raises NotFound, MoveRefused (nothing to agree to, one's own asking, changed meanwhile).
    """
    turn = await load(outside, case_id, cause)
    asked = _asked(turn, asked_at)
    unseen(asked, seen)
    turn.case = agreed(asked, staff, turn.now)
    turn.record(f"{staff} agreed to close the case.", by=staff)
    say_goodbye(outside, turn, turn.case)
    turn.conversation = to_the_bot(turn.conversation, turn.case)
    await outside.casebook.commit(turn.change())
    return turn.case


async def object_to(
    outside: Outside,
    case_id: CaseId,
    staff: StaffName,
    why: str,
    *,
    cause: str,
    asked_at: datetime | None = None,
) -> Case:
    """Do not agree, and say why in a note: who asked has the case as before."""
    turn = await load(outside, case_id, cause)
    case = _asked(turn, asked_at)
    if case.closing is not None and case.closing.by == staff:
        raise MoveRefused("You asked to close this case. Keep it open instead.")
    why = written(why, "Say what is still to do.")
    case = keep_open(case, turn.now)
    note = Note(staff, turn.now, f"Not yet closed: {why}")
    turn.case = replace(case, notes=(*case.notes, note))
    turn.record(f"{staff} did not agree to close the case yet. The note says why.", by=staff)
    await outside.casebook.commit(turn.change())
    return turn.case


async def stay_open(outside: Outside, case_id: CaseId, staff: StaffName, *, cause: str) -> Case:
    """Go on with the case instead of closing it."""
    turn = await load(outside, case_id, cause)
    case = held(turn, staff)
    if case.state is not CaseState.CLOSING:
        raise MoveRefused("This case is open already.")
    turn.case = keep_open(case, turn.now)
    turn.record(f"{staff} keeps the case open.", by=staff)
    await outside.casebook.commit(turn.change())
    return turn.case


def _asked(turn: Turn, asked_at: datetime | None) -> Case:
    case = turn.case
    if case is None or case.state is not CaseState.CLOSING or case.closing is None:
        raise MoveRefused("Nobody is asking to close this case any more.")
    if asked_at is not None and case.closing.at != asked_at:
        raise MoveRefused("What was asked has changed. Read it again before you decide.")
    return case
