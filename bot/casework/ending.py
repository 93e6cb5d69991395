"""How a case ends, and how a person lowers its tier: the gates, as pure rules.

A P1 or P2 closes only with an outcome, what was done, and a second person's agreement or a
recorded reason why nobody could give it. What counts is the most urgent tier that the case
ever had: lowering a case does not take the second person away.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.casework.cases import LEASES, Case, CaseState, Closing, Outcome, RiskEvent
from bot.casework.errors import MoveRefused
from bot.casework.messages import StaffName
from bot.casework.triage import Tier

# How long a second person has to agree; then the case goes back to the queue, so that a
# holder who went home leaves nothing half closed.
AGREES_WITHIN = {
    Tier.P1: timedelta(minutes=10),
    Tier.P2: timedelta(minutes=30),
    Tier.P3: timedelta(minutes=30),
    Tier.P4: timedelta(minutes=30),
}
# Fewer characters than this say nothing that a reader could check later.
WRITTEN = 10
# A case that needs no person is closed, not lowered further.
LOWEST = Tier.P3
LONGEST = 2000
CHANGED = "The contact wrote while you did. Read that first, then decide again."


def written(text: str, ask: str) -> str:
    """Return words that staff wrote; MoveRefused with `ask` when they are too few or many."""
    text = text.strip()
    if len(text) < WRITTEN:
        raise MoveRefused(f"{ask} A few words at least ({WRITTEN} characters).")
    if len(text) > LONGEST:
        raise MoveRefused(f"That is too long. Write at most {LONGEST:,} characters.")
    return text


def unseen(case: Case, seen: int | None) -> None:
    """Raise MoveRefused when the contact sent more than the `seen` messages of this case."""
    if seen is not None and case.heard > seen:
        raise MoveRefused(CHANGED)


def needs_two(case: Case) -> bool:
    """Whether closing takes a second person: a case that is, or ever was, P1 or P2."""
    return case.peak.urgent


def may_end(case: Case, staff: StaffName, now: datetime) -> None:
    """Raise MoveRefused unless `staff` holds the case and a P1's 999 checklist is answered."""
    if not case.held_by(staff, now):
        raise MoveRefused("Claim the case before closing it.")
    if case.peak is Tier.P1 and case.emergency_call is None:
        raise MoveRefused("Fill in the 999 checklist before closing a P1 case.")
    if case.watch_until is not None:
        raise MoveRefused("New danger came in. Answer it before you close.")


def ask_to_close(case: Case, staff: StaffName, outcome: Outcome, done: str, now: datetime) -> Case:
    """Put the end of a P1 or P2 to a second person. The case stays with who asks."""
    may_end(case, staff, now)
    done = written(done, "Say what was done.")
    assert case.claim is not None
    return replace(
        case,
        state=CaseState.CLOSING,
        closing=Closing(staff, now, outcome, done),
        claim=replace(case.claim, lease_until=now + AGREES_WITHIN[case.tier]),
    )


def keep_open(case: Case, now: datetime) -> Case:
    """Take the case out of closing: it is worked on as before, with a fresh lease."""
    if case.state is not CaseState.CLOSING or case.claim is None:
        return case
    return replace(
        case,
        state=CaseState.CLAIMED,
        closing=None,
        claim=replace(case.claim, lease_until=now + LEASES[case.tier]),
    )


def agreed(case: Case, staff: StaffName, now: datetime) -> Case:
    """End the case as it was asked, because a second person agrees."""
    asked = case.closing
    if case.state is not CaseState.CLOSING or asked is None:
        raise MoveRefused("Nobody is asking to close this case any more.")
    if staff == asked.by:
        raise MoveRefused("Someone else must agree. You asked to close this case.")
    if not case.held_by(asked.by, now):
        raise MoveRefused("The time to agree has run out. The case is going back to the queue.")
    return replace(_closed(case, asked.by, asked.outcome, now), done=asked.done, agreed_by=staff)


def close_case(
    case: Case, staff: StaffName, outcome: Outcome, now: datetime, *, done: str = "", alone: str
) -> Case:
    """End the case in one step: a calm one, or an urgent one with the reason `alone`."""
    may_end(case, staff, now)
    if needs_two(case):
        done = written(done, "Say what was done.")
        alone = written(alone, "Say why nobody else could agree.")
    return replace(_closed(case, staff, outcome, now), done=done.strip(), alone=alone.strip())


def _closed(case: Case, staff: StaffName, outcome: Outcome, now: datetime) -> Case:
    return replace(
        case,
        state=CaseState.CLOSED,
        claim=None,
        closing=None,
        outcome=outcome,
        closed_at=now,
        closed_by=staff,
        watch_until=None,
        unread=0,
    )


def lower_case(
    case: Case, staff: StaffName, tier: Tier, reason: str, now: datetime, due_at: datetime
) -> Case:
    """Lower the tier, because a person decided so and wrote why. Later words may raise it."""
    if tier.rank <= case.tier.rank or tier.rank > LOWEST.rank:
        raise MoveRefused("Choose a lower tier, P3 at the lowest. Close what needs no person.")
    if case.state is CaseState.CLOSING:
        raise MoveRefused("You asked to close this case. Keep it open before you lower it.")
    if case.watch_until is not None:
        raise MoveRefused("New danger came in. Answer it before you lower the tier.")
    reason = written(reason, "Say why the tier is lower.")
    event = RiskEvent(now, tier, case.route, (f"Lowered: {reason}",), by=staff)
    assert case.claim is not None
    return replace(
        case,
        tier=tier,
        due_at=due_at,
        history=(*case.history, event),
        overdue_alerted=0,
        claim=replace(case.claim, lease_until=now + LEASES[tier]),
    )
