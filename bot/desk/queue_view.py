"""The queue as staff read it: one row for each open case, ready to draw."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from bot.casework.cases import Case, CaseState
from bot.casework.messages import CaseId, Channel, StaffName
from bot.casework.teams import Team
from bot.casework.triage import Route, Tier
from bot.desk.heading import is_free
from bot.desk.phrases import flags

REASON_AT_MOST = 180


@dataclass(frozen=True)
class Row:
    """One case on the queue. `holder` is empty when nobody has it.

    `first` may claim it before others, until `first_until`; `to_agree`: a colleague asks to
    close it, and I could agree; `handed` names who handed it to me.
    """

    case_id: CaseId
    tier: Tier
    route: Route
    channel: Channel
    reason: str
    more_reasons: int
    flags: tuple[tuple[str, str], ...]
    waiting_since: datetime
    due_at: datetime
    overdue: bool
    told: bool
    unread: int
    holder: StaffName | str
    mine: bool
    team: Team
    area: str = ""
    language: str = ""
    first: StaffName | None = None
    first_until: datetime | None = None
    to_agree: bool = False
    handed: StaffName | None = None
    practice: bool = False

    @property
    def version(self) -> str:
        """Changes when anything that is drawn changes, but for the ticking times."""
        return version_of(self)


def rows(
    cases: tuple[Case, ...],
    me: StaffName,
    now: datetime,
    on_shift: tuple[StaffName, ...] = (),
) -> tuple[Row, ...]:
    """Return the queue in the order given: by tier, then longest waiting."""
    return tuple(_row(case, me, now, on_shift) for case in cases)


def first_of(
    case: Case, on_shift: tuple[StaffName, ...], me: StaffName, now: datetime
) -> StaffName | None:
    """Return who comes first on a case that came back: somebody on shift, or me."""
    first = case.first_to(now)
    return first if first is not None and (first == me or first in on_shift) else None


def version_of(*drawn: object) -> str:
    """Return a short name for what is drawn, equal only for equal things."""
    return hashlib.blake2b(repr(drawn).encode(), digest_size=8).hexdigest()


def _row(case: Case, me: StaffName, now: datetime, on_shift: tuple[StaffName, ...]) -> Row:
    free = is_free(case, now)
    mine = case.held_by(me, now)
    first = first_of(case, on_shift, me, now)
    reason = leading_reason(case)
    if len(reason) > REASON_AT_MOST:
        reason = reason[: REASON_AT_MOST - 1].rstrip() + "…"
    return Row(
        case_id=case.case_id,
        tier=case.tier,
        route=case.route,
        channel=case.channel,
        reason=reason,
        more_reasons=max(0, len(case.reasons) - 1),
        flags=flags(case),
        waiting_since=case.waiting_since,
        due_at=case.due_at,
        overdue=free and now >= case.due_at,
        told=case.told_at is not None,
        unread=case.unread,
        holder="" if free or case.claim is None else case.claim.by,
        mine=mine,
        area=case.area,
        language="" if case.language == "en" else case.language,
        team=case.team,
        first=first,
        first_until=case.first_until if first else None,
        to_agree=case.state is CaseState.CLOSING and not free and not mine,
        handed=case.claim.handed_by if mine and case.claim else None,
        practice=case.practice,
    )


def leading_reason(case: Case) -> str:
    """Return why the case has its tier: the first reason of what last raised it."""
    last = case.history[-1] if case.history else None
    raised = last.reasons if last is not None and last.by == "bot" else ()
    return next(iter((*raised, *case.reasons)), "No reason was given.")
