"""Words between the contact and the member of staff who leads."""

from __future__ import annotations

from dataclasses import replace

from bot.casework.cases import WATCH, Case, CaseState, renew_claim
from bot.casework.conversation import ConversationState
from bot.casework.decision import hit_keys
from bot.casework.ending import keep_open
from bot.casework.errors import MoveRefused
from bot.casework.handing import accepted
from bot.casework.messages import CaseId, ReplyKind, StaffName
from bot.casework.modifiers import case_tier, concern_noted
from bot.casework.records import AlertKind
from bot.casework.rising import raise_case
from bot.casework.triage import Assessment, Tier
from bot.flows.moves import held, introduce, load
from bot.flows.turn import Turn
from bot.ports import Outside


def joins(turn: Turn, assessment: Assessment) -> bool:
    """Add a message to the open case; True when the case rose to a higher tier."""
    case = turn.case
    if case is None:
        return False
    now = turn.now
    turn.conversation = replace(
        turn.conversation,
        concerns_at=concern_noted(turn.conversation.concerns_at, assessment.tier, now),
    )
    tier, why = case_tier(assessment, turn.conversation)
    before = case.tier
    full = replace(assessment, reasons=(*assessment.reasons, *why))
    case = raise_case(case, full, tier, now, turn.due(tier))
    if case.unread == 1:
        case = replace(
            case, waiting_since=min(case.waiting_since, now) if case.claim is None else now
        )
    turn.case = replace(
        case, age=turn.conversation.age or case.age, language=turn.conversation.language
    )
    return turn.case.tier.rank < before.rank


def from_contact(turn: Turn, assessment: Assessment, *, new_danger: bool) -> None:
    """Pass the contact's words to staff. The bot says nothing, and still watches."""
    rose = joins(turn, assessment)
    case = turn.case
    if case is None:
        return
    if assessment.covert:
        turn.conversation = replace(turn.conversation, monitored=True)
        turn.alert(AlertKind.MONITORED)
    if new_danger:
        if not case.spoke_for_staff:
            turn.case = replace(case, watch_until=case.watch_until or turn.now + WATCH)
        turn.conversation = replace(
            turn.conversation,
            answered_tier=Tier.P1,
            answered_keys=(*turn.conversation.answered_keys, *hit_keys(assessment)),
        )
        turn.alert(AlertKind.NEW_DANGER)
    elif rose and case.tier.urgent:
        turn.alert(AlertKind.RAISED)


async def from_staff(
    outside: Outside, case_id: CaseId, staff: StaffName, text: str, *, cause: str
) -> Case:
    """Send a staff reply to the contact and renew the lease. `cause` makes it happen once.

    A case that was about to close stays open: who writes again has not ended it.
    Raises NotFound, MoveRefused when `staff` does not hold the case, Conflict, AlreadyHandled.
    """
    if not text.strip():
        raise MoveRefused("Write something before sending.")
    turn = await load(outside, case_id, cause)
    case = held(turn, staff)
    if accepted(case) != case:
        turn.record(f"{staff} took the case up.", by=staff)
        introduce(turn, staff)
    if case.state is CaseState.CLOSING:
        turn.record(f"{staff} wrote to the contact, so the case stays open.", by=staff)
    turn.case = replace(
        renew_claim(accepted(keep_open(case, turn.now)), turn.now),
        unread=0,
        watch_until=None,
        spoke_for_staff=False,
        first_reply_at=case.first_reply_at or turn.now,
    )
    # The next "no" answers what staff wrote, not the bot's question from before.
    turn.conversation = replace(turn.conversation.moved(ConversationState.STAFF_LED), asked="")
    turn.say(text.strip(), kind=ReplyKind.STAFF, tier=case.tier, author=staff)
    await outside.casebook.commit(turn.change())
    return turn.case
