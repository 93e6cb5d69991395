"""Nobody is left in silence: lapsed claims, overdue cases, and a P1 that staff left unanswered."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import wording
from bot.casework.cases import Case, give_back, lapsed
from bot.casework.conversation import ConversationState, CovertStep
from bot.casework.errors import AlreadyHandled, Conflict, NotFound
from bot.casework.messages import ReplyKind
from bot.casework.overdue import next_alarm
from bot.casework.records import AlertKind
from bot.casework.triage import Tier
from bot.flows.moves import load, say_given_back
from bot.flows.turn import Turn
from bot.ports import Outside


async def chase(outside: Outside, case: Case) -> bool:
    """Do what has fallen due on one open case; True when something changed.

    Safe to call at any time, from any number of processes: each step happens once.
    """
    cause = f"chase:{case.case_id}:{case.revision}"
    try:
        turn = await load(outside, case.case_id, cause)
        if not await _work_out(outside, turn):
            return False
        await outside.casebook.commit(turn.change())
    except (Conflict, AlreadyHandled, NotFound):
        return False
    return True


async def _work_out(outside: Outside, turn: Turn) -> bool:
    case = turn.case
    if case is None or not case.open:
        return False
    changed = False
    if case.watch_until is not None and turn.now >= case.watch_until:
        _send_for_staff(outside, turn, case)
        changed = True
    if turn.case is not None and lapsed(turn.case, turn.now):
        await _lapse(outside, turn, turn.case)
        changed = True
    if turn.case is not None and _overdue(turn.case, turn):
        turn.case = replace(turn.case, overdue_alerted=turn.case.overdue_alerted + 1)
        turn.alert(AlertKind.OVERDUE)
        changed = True
    return changed


def _send_for_staff(outside: Outside, turn: Turn, case: Case) -> None:
    """A new P1 hit went unanswered for a minute while staff lead: the fixed text, once."""
    turn.case = replace(case, watch_until=None, spoke_for_staff=True)
    if turn.conversation.covert_step in (CovertStep.OFFERED, CovertStep.STOPPED):
        line = wording.covert_line(language=turn.conversation.language)
    elif turn.conversation.monitored:
        line = wording.covert_line(language=turn.conversation.language)
        turn.conversation = replace(turn.conversation, covert_step=CovertStep.OFFERED)
    else:
        line = wording.automatic_while_staff_lead(
            route=case.route,
            age=turn.conversation.age,
            numbers=outside.directory,
            keys=turn.conversation.answered_keys,
            language=turn.conversation.language,
        )
    turn.say(line.text, choices=line.choices, kind=ReplyKind.FIXED, tier=Tier.P1)
    turn.record("Sent automatically: new danger, and no staff message for a minute.")
    turn.alert(AlertKind.UNANSWERED)


async def _lapse(outside: Outside, turn: Turn, case: Case) -> None:
    """The lease ran out: the case waits again, and the contact is told truthfully."""
    who = case.claim.by if case.claim else "Staff"
    turn.case = give_back(case, turn.now)
    turn.conversation = turn.conversation.moved(ConversationState.WAITING)
    ran_out = "Nobody agreed to close it in time" if case.closing else f"{who}'s claim ran out"
    turn.record(f"{ran_out}. The case is back on the queue.")
    await say_given_back(outside, turn)
    turn.alert(AlertKind.GIVEN_BACK)


def _overdue(case: Case, turn: Turn) -> bool:
    alarm = next_alarm(case)
    return alarm is not None and turn.now >= alarm
