"""Staff say whether the bot read a case right. The contact is not told."""

from __future__ import annotations

from bot.casework.cases import Case, Mark
from bot.casework.errors import NotFound
from bot.casework.marking import mark_case, unmark_case
from bot.casework.messages import CaseId, StaffName
from bot.casework.triage import Route, Tier
from bot.flows.moves import load
from bot.ports import Outside

SAID = {Mark.MISSED: "missed by the bot", Mark.FALSE_ALARM: "a false alarm"}


async def mark(
    outside: Outside,
    case_id: CaseId,
    staff: StaffName,
    what: Mark | None,
    *,
    cause: str,
    tier: Tier | None = None,
    route: Route | None = None,
) -> Case:
    """Mark a case, open or closed, or take its mark away (None). Nobody needs to hold it.

    Raises NotFound, Conflict, AlreadyHandled, MoveRefused (the tier contradicts the mark).
    """
    turn = await load(outside, case_id, cause)
    case = turn.case
    if case is None:
        raise NotFound(f"There is no case {case_id}.")
    if what is None:
        turn.case = unmark_case(case)
        turn.record(f"{staff} took the mark off the case.", by=staff)
    else:
        zone = outside.week.zone
        turn.case = mark_case(case, staff, what, turn.now, zone, tier=tier, route=route)
        turn.record(f"{staff} marked the case: {SAID[what]}.", by=staff)
    await outside.casebook.commit(turn.change())
    return turn.case
