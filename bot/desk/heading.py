"""What stands on top of every page: who is on shift, how the parts are, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.casework.cases import Case
from bot.casework.gaps import Gap, recent
from bot.casework.in_line import waits
from bot.casework.messages import CaseId, StaffName
from bot.casework.triage import Route, Tier
from bot.desk.context import Desk


@dataclass(frozen=True)
class Heading:
    """The state of the desk for one member of staff. `p1` are P1 cases that nobody has.

    `danger` are my own cases with a new P1 hit that waits for an answer, `handed` those that a
    colleague handed to me, `to_agree` those that a colleague asks to close. `p1_routes` go with
    `p1`. `heavy` counts my heavy cases of this shift; `nudged`: it is time to hand on.
    `gaps`: times of the last hours in which nothing was read.
    """

    on_shift: tuple[StaffName, ...]
    since: datetime | None
    troubles: tuple[str, ...]
    waiting: int
    mine: int
    p1: tuple[CaseId, ...]
    danger: tuple[CaseId, ...]
    handed: tuple[CaseId, ...] = ()
    to_agree: tuple[CaseId, ...] = ()
    gaps: tuple[Gap, ...] = ()
    p1_routes: tuple[Route, ...] = ()
    heavy: int = 0
    nudged: bool = False

    @property
    def staffed(self) -> bool:
        """Whether anybody is on shift."""
        return bool(self.on_shift)


async def heading(
    desk: Desk, me: StaffName, *, by_itself: bool = False
) -> tuple[Heading, tuple[Case, ...]]:
    """Return the heading, and the open cases: those of practice too, which it does not count.

    `by_itself`: a page draws itself again at news, and may share one look with the others.
    """
    every = await (desk.glance.cases() if by_itself else desk.outside.casebook.open_cases())
    shifts = await desk.shifts.shifts()
    now = desk.now
    # Practice counts as nothing here, and rings for nobody.
    cases = tuple(case for case in every if not case.practice)
    free = [case for case in cases if is_free(case, now)]
    p1 = [case for case in free if case.tier is Tier.P1]
    since = dict(shifts).get(me)
    load = await desk.care.look(me, since, cases, now)
    return (
        Heading(
            on_shift=tuple(name for name, _ in shifts),
            since=since,
            troubles=await desk.wellness.troubles(),
            waiting=len(free),
            mine=sum(case.held_by(me, now) for case in cases),
            p1=tuple(case.case_id for case in p1),
            p1_routes=tuple(case.route for case in p1),
            heavy=len(load.cases),
            nudged=load.nudges(desk.care.limit),
            danger=tuple(
                case.case_id for case in cases if case.watch_until and case.held_by(me, now)
            ),
            handed=tuple(
                case.case_id
                for case in cases
                if case.held_by(me, now) and case.claim and case.claim.handed_by
            ),
            to_agree=tuple(
                case.case_id
                for case in cases
                if case.closing and not is_free(case, now) and not case.held_by(me, now)
            ),
            gaps=recent(await desk.gaps.gaps(), now) if desk.gaps else (),
        ),
        every,
    )


def is_free(case: Case, now: datetime) -> bool:
    """Whether nobody has the case: never claimed, given back, or the lease ran out."""
    return waits(case, now)
