"""Only a person lowers a tier, and writes why. The contact is not told."""

from __future__ import annotations

from dataclasses import replace

from bot.casework.cases import Case
from bot.casework.due import due_at
from bot.casework.ending import lower_case, unseen
from bot.casework.messages import CaseId, StaffName
from bot.casework.triage import Tier
from bot.flows.moves import held, load
from bot.ports import Outside


async def lower(
    outside: Outside,
    case_id: CaseId,
    staff: StaffName,
    tier: Tier,
    reason: str,
    *,
    cause: str,
    seen: int | None = None,
) -> Case:
    """Lower the tier of a case that `staff` holds; due again from when the contact waited.

    `seen` is how many messages of the contact the person had before them. What the contact
    writes next is read as before: it can raise the case, and gets its full answer. Raises
    NotFound, Conflict, MoveRefused.
    """
    turn = await load(outside, case_id, cause)
    case = held(turn, staff)
    unseen(case, seen)
    staffed = bool(await outside.roster.on_shift())
    due = due_at(tier, case.waiting_since, staffed=staffed, week=outside.week)
    turn.case = lower_case(case, staff, tier, reason, turn.now, due)
    turn.conversation = replace(turn.conversation, answered_tier=None, answered_keys=())
    turn.record(
        f"{staff} lowered the tier from {case.tier.value} to {tier.value}: {reason.strip()}",
        by=staff,
    )
    await outside.casebook.commit(turn.change())
    return turn.case
