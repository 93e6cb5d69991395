"""A case: what staff work on, its states, claims, leases and due times.

waiting --claim--> claimed --close (P3, P4, or alone with a reason)--> closed
   ^------ release, lapse ------'|  ^                                    ^
   |                    ask (P1, P2) | message, reply, objection         |
   |                             v   |                                   |
   '------ lapse -------------- closing ------ a second person agrees ---'

How a case rises is in `rising`, how it ends in `ending`, how it passes from one person to
another in `handing`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.casework.case_parts import Closing, EmergencyCall, Mark, Note, Outcome, RiskEvent
from bot.casework.errors import MoveRefused
from bot.casework.messages import CaseId, Channel, ConversationId, StaffName
from bot.casework.teams import Team, team_for
from bot.casework.triage import Route, Tier

__all__ = [
    "FIRST_FOR",
    "LEASES",
    "WATCH",
    "Case",
    "CaseState",
    "Claim",
    "Closing",
    "EmergencyCall",
    "Lost",
    "Mark",
    "Note",
    "Outcome",
    "RiskEvent",
    "Taken",
    "claim_case",
    "give_back",
    "lapsed",
    "queue_order",
    "renew_claim",
]
# A claim that is not renewed for this long goes back to the queue (the figures:
# 3 minutes for P1, 10 for P2, 60 for P3; P4 as P3).
LEASES = {
    Tier.P1: timedelta(minutes=3),
    Tier.P2: timedelta(minutes=10),
    Tier.P3: timedelta(minutes=60),
    Tier.P4: timedelta(minutes=60),
}
# While staff lead, a new P1 hit that no staff message follows within this time gets the fixed text.
WATCH = timedelta(seconds=60)
# Who worked a case is offered the case that reopens it, alone, for this long.
FIRST_FOR = {
    Tier.P1: timedelta(minutes=1),
    Tier.P2: timedelta(minutes=5),
    Tier.P3: timedelta(minutes=30),
    Tier.P4: timedelta(minutes=30),
}


class CaseState(str, Enum):
    """Where a case stands, in lifecycle order."""

    WAITING = "waiting"  # on the queue; nobody has it
    CLAIMED = "claimed"  # a named member of staff leads, for as long as the lease runs
    CLOSING = "closing"  # who leads asks to close a P1 or P2; a second person is to agree
    CLOSED = "closed"  # ended with an outcome


@dataclass(frozen=True)
class Claim:
    """Who leads, since when, and until when unless they do something.

    `handed_by`: a colleague handed the case over, and `by` has not done anything on it yet.
    """

    by: StaffName
    at: datetime
    lease_until: datetime
    handed_by: StaffName | None = None


@dataclass(frozen=True)
class Case:
    """One escalation, from opening to outcome. Times are UTC-aware.

    `waiting_since` is when the contact last began to wait for a person; `queued_at` when the
    case last joined the queue or rose on it (None: when it was opened).
    `watch_until`: a new P1 hit came while staff lead; when this passes without a staff
    message the fixed text is sent once
    (`spoke_for_staff`, until staff write). `unread` counts the contact's messages since staff
    last wrote; `heard` counts all that came since the case opened, so that nobody ends or
    lowers a case over words that they have not seen. `trouble` says what went wrong with a
    send, in a few words. `reopens` is an earlier case of the same contact that closed within
    72 hours; until `first_until` this case is for `first_for`, who worked that one.
    `placed` is the team that a person put the case with; without one its route and tier say.
    `earlier` is the contact's case before this one. `done` says what was done before it
    closed; then `agreed_by` or `alone` (why nobody could agree) is set for a P1 or P2.
    `first_claimed_at` is when somebody first claimed it (None too on cases stored before this
    was kept); `missed_at`, when it was found not to have been claimed by when it was due.
    `mark` is what staff say of how the bot read it, with the tier and route that were right;
    `mark_counted` is what the mark was counted under, so that it can be taken back.
    """

    case_id: CaseId
    conversation_id: ConversationId
    channel: Channel
    tier: Tier
    route: Route
    opened_at: datetime
    due_at: datetime
    waiting_since: datetime
    reasons: tuple[str, ...]
    state: CaseState = CaseState.WAITING
    revision: int = 0
    queued_at: datetime | None = None
    claim: Claim | None = None
    notes: tuple[Note, ...] = ()
    history: tuple[RiskEvent, ...] = ()
    emergency_call: EmergencyCall | None = None
    watch_until: datetime | None = None
    spoke_for_staff: bool = False
    told_at: datetime | None = None
    overdue_alerted: int = 0
    first_reply_at: datetime | None = None
    unread: int = 0
    trouble: str = ""
    monitored: bool = False
    check: bool = False
    holding: bool = False
    age: int | None = None
    area: str = ""
    language: str = "en"
    practice: bool = False
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    closed_by: StaffName | None = None
    heard: int = 0
    earlier: CaseId | None = None
    reopens: CaseId | None = None
    first_for: StaffName | None = None
    first_until: datetime | None = None
    closing: Closing | None = None
    done: str = ""
    agreed_by: StaffName | None = None
    alone: str = ""
    placed: Team | None = None
    first_claimed_at: datetime | None = None
    missed_at: datetime | None = None
    mark: Mark | None = None
    mark_tier: Tier | None = None
    mark_route: Route | None = None
    marked_by: StaffName | None = None
    marked_at: datetime | None = None
    mark_counted: tuple[tuple[str, str], ...] = ()

    @property
    def open(self) -> bool:
        """Whether the case still needs a person."""
        return self.state is not CaseState.CLOSED

    @property
    def led(self) -> bool:
        """Whether a member of staff leads: claimed, or asking to close."""
        return self.state in (CaseState.CLAIMED, CaseState.CLOSING)

    @property
    def team(self) -> Team:
        """The team that looks after the case."""
        return self.placed or team_for(self.route, self.tier)

    @property
    def peak(self) -> Tier:
        """The most urgent tier that the case ever had: lowering does not undo it."""
        tiers = (self.tier, *(event.tier for event in self.history))
        return min(tiers, key=lambda tier: tier.rank)

    def first_to(self, now: datetime) -> StaffName | None:
        """Who may claim it before others do, or None when anyone may."""
        waits = self.first_until is not None and now < self.first_until
        return self.first_for if waits and self.state is CaseState.WAITING else None

    def held_by(self, staff: StaffName, now: datetime) -> bool:
        """Whether `staff` holds the claim and its lease still runs."""
        return self.claim is not None and self.claim.by == staff and now < self.claim.lease_until


@dataclass(frozen=True)
class Taken:
    """A claim that succeeded."""

    case: Case


@dataclass(frozen=True)
class Lost:
    """A claim that came second: an ordinary outcome. `by` says who has the case."""

    by: StaffName | None
    why: str


def claim_case(
    case: Case, staff: StaffName, now: datetime, on_shift: tuple[StaffName, ...] = ()
) -> Taken | Lost:
    """Take the case if nobody holds it; a lapsed claim no longer holds.

    While a reopened case is first for somebody who is `on_shift`, others come second.
    """
    if case.state is CaseState.CLOSED:
        return Lost(case.closed_by, "closed")
    if case.claim and case.claim.by != staff and now < case.claim.lease_until:
        return Lost(case.claim.by, "claimed")
    if case.held_by(staff, now) and case.state is CaseState.CLOSING:
        return Taken(case)
    first = case.first_to(now)
    if first not in (None, staff) and first in on_shift:
        return Lost(first, "first")
    at = case.claim.at if case.held_by(staff, now) and case.claim else now
    return Taken(
        replace(
            case,
            state=CaseState.CLAIMED,
            claim=Claim(staff, at, now + LEASES[case.tier]),
            closing=None,
            first_for=None,
            first_until=None,
            first_claimed_at=case.first_claimed_at or now,
        )
    )


def renew_claim(case: Case, now: datetime) -> Case:
    """Start the lease anew because the member of staff did something.

    The time in which a second person may agree is not drawn out: it ends when it said.
    """
    if case.claim is None or case.state is CaseState.CLOSING:
        return case
    return replace(case, claim=replace(case.claim, lease_until=now + LEASES[case.tier]))


def give_back(case: Case, now: datetime) -> Case:
    """Put a claimed case back on the queue: released, or its lease ran out."""
    if not case.led:
        raise MoveRefused(f"case {case.case_id} is {case.state.value}, so it cannot be given back")
    waiting = now if case.unread == 0 else case.waiting_since
    return replace(
        case,
        state=CaseState.WAITING,
        claim=None,
        closing=None,
        waiting_since=waiting,
        queued_at=now,
        overdue_alerted=0,
    )


def lapsed(case: Case, now: datetime) -> bool:
    """Whether the claim's lease has run out."""
    return case.led and case.claim is not None and now >= case.claim.lease_until


def queue_order(case: Case) -> tuple[int, datetime]:
    """Sort key of the queue: by tier, then who has waited longest."""
    return (case.tier.rank, case.waiting_since)
