"""How a case passes from one person to another: handed on with a note, taken over with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.casework.cases import LEASES, Case, CaseState, Claim, Note, give_back
from bot.casework.ending import written
from bot.casework.errors import MoveRefused
from bot.casework.messages import StaffName
from bot.casework.teams import TEAM_WORDS, Team


def hand_to(
    case: Case, staff: StaffName, to: StaffName, note: str, now: datetime, *, there: bool
) -> Case:
    """Give a case that `staff` holds to a colleague who is on shift (`there`), with a note.

    The colleague's lease runs at once: if they do nothing, the case goes back to the queue.
    """
    if to == staff:
        raise MoveRefused("You have this case already. Choose a colleague.")
    if not there:
        raise MoveRefused(f"{to} is not on shift. Choose someone who is, or release the case.")
    note = written(note, f"Say what {to} needs to know.")
    claim = Claim(to, now, now + LEASES[case.tier], handed_by=staff)
    return replace(
        case,
        state=CaseState.CLAIMED,
        closing=None,
        claim=claim,
        notes=(*case.notes, Note(staff, now, f"For {to}: {note}")),
    )


def put_with(case: Case, staff: StaffName, team: Team, note: str, now: datetime) -> Case:
    """Put a case that `staff` holds back on the queue for another team, with a note."""
    if team is case.team:
        raise MoveRefused(f"This case is with {TEAM_WORDS[team]} already. Choose another team.")
    note = written(note, f"Say what {TEAM_WORDS[team]} needs to know.")
    waiting = give_back(case, now)
    words = f"For the team {TEAM_WORDS[team]}: {note}"
    return replace(waiting, placed=team, notes=(*case.notes, Note(staff, now, words)))


def take_from(case: Case, staff: StaffName, reason: str, now: datetime) -> Case:
    """Take a case over from who holds it, with a reason that is kept."""
    if not case.led or case.claim is None or now >= case.claim.lease_until:
        raise MoveRefused("Nobody has this case now. Claim it instead.")
    if case.claim.by == staff:
        raise MoveRefused("You have this case already.")
    written(reason, "Say why you take the case over.")
    claim = Claim(staff, now, now + LEASES[case.tier])
    return replace(case, state=CaseState.CLAIMED, closing=None, claim=claim)


def accepted(case: Case) -> Case:
    """Return the case as its holder's own: they did something on it after it was handed over."""
    if case.claim is None or case.claim.handed_by is None:
        return case
    return replace(case, claim=replace(case.claim, handed_by=None))
