"""A case passes from one person to another: handed on by its holder, or taken over."""

from __future__ import annotations

from bot.casework.cases import Case
from bot.casework.conversation import ConversationState
from bot.casework.errors import MoveRefused
from bot.casework.handing import hand_to, put_with, take_from
from bot.casework.messages import CaseId, StaffName
from bot.casework.records import AlertKind
from bot.casework.teams import TEAM_WORDS, Team
from bot.flows.moves import held, introduce, load, say_given_back
from bot.ports import Outside


async def transfer(
    outside: Outside,
    case_id: CaseId,
    staff: StaffName,
    to: StaffName,
    note: str,
    *,
    cause: str,
) -> Case:
    """Hand the case to a colleague on shift, with a note that only staff see.

    The contact hears of it when the colleague takes it up. Raises NotFound, Conflict,
    MoveRefused (not held, not on shift, no note).
    """
    turn = await load(outside, case_id, cause)
    there = to in await outside.roster.on_shift()
    turn.case = hand_to(held(turn, staff), staff, to, note, turn.now, there=there)
    turn.record(f"{staff} handed the case to {to}. The note says why.", by=staff)
    await outside.casebook.commit(turn.change())
    return turn.case


async def to_team(
    outside: Outside, case_id: CaseId, staff: StaffName, team: Team, note: str, *, cause: str
) -> Case:
    """Put the case back on the queue for another team, which is alerted as for a new case.

    Raises NotFound, Conflict, MoveRefused (not held, the same team, no note).
    """
    turn = await load(outside, case_id, cause)
    turn.case = put_with(held(turn, staff), staff, team, note, turn.now)
    turn.conversation = turn.conversation.moved(ConversationState.WAITING)
    turn.record(f"{staff} put the case with {TEAM_WORDS[team]}. The note says why.", by=staff)
    await say_given_back(outside, turn)
    turn.alert(AlertKind.TRANSFERRED)
    await outside.casebook.commit(turn.change())
    return turn.case


async def take_over(
    outside: Outside, case_id: CaseId, staff: StaffName, reason: str, *, cause: str
) -> Case:
    """Take the case over from who holds it, for a reason that is kept.

    Who may do so is the desk's to say. Raises NotFound, Conflict, MoveRefused (nobody holds
    it, one's own, no reason).
    """
    turn = await load(outside, case_id, cause)
    case = turn.case
    if case is None or case.claim is None:
        raise MoveRefused("Nobody has this case now. Claim it instead.")
    before = case.claim.by
    turn.case = take_from(case, staff, reason, turn.now)
    turn.record(f"{staff} took the case over from {before}: {reason.strip()}", by=staff)
    introduce(turn, staff)
    await outside.casebook.commit(turn.change())
    return turn.case
