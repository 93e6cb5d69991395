"""The live board: who is on and what they hold, what waits longest, what was missed today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.casework.cases import Case
from bot.casework.messages import CaseId, StaffName
from bot.casework.report import report_of
from bot.casework.tally import Measure, p1_taken
from bot.casework.teams import Team
from bot.casework.triage import Route, Tier
from bot.desk.heading import is_free
from bot.desk.queue_view import version_of

Numbers = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Held:
    """One open case that somebody has. `until` is when the claim runs out."""

    case_id: CaseId
    tier: Tier
    route: Route
    unread: int
    until: datetime


@dataclass(frozen=True)
class Person:
    """One member of staff. `since` is None off shift: they hold cases all the same."""

    name: StaffName
    since: datetime | None
    held: tuple[Held, ...]
    p1_taken: int

    @property
    def unread(self) -> int:
        """Messages of contacts that they have not answered."""
        return sum(held.unread for held in self.held)


@dataclass(frozen=True)
class Waiting:
    """The unclaimed cases of a tier: how many, past due, and the one that waits longest."""

    tier: Tier
    count: int
    overdue: int
    oldest: datetime | None
    case_id: CaseId | None


@dataclass(frozen=True)
class Board:
    """All that is drawn. `unclaimed` counts by team and by route, the most first.

    `missed` are targets missed today by tier; `untold` are open P1 and P2 cases of which no
    alert was confirmed yet.
    """

    people: tuple[Person, ...]
    waiting: tuple[Waiting, ...]
    unclaimed: tuple[tuple[Team, int, tuple[tuple[Route, int], ...]], ...]
    missed: tuple[tuple[Tier, int], ...]
    opened: int
    closed: int
    urgent: int
    untold: tuple[CaseId, ...]
    troubles: tuple[str, ...]

    @property
    def version(self) -> str:
        """Changes when anything drawn changes, but for the ticking times."""
        return version_of(self)


def board(
    cases: tuple[Case, ...],
    shifts: tuple[tuple[StaffName, datetime], ...],
    numbers: Numbers,
    *,
    today: str,
    troubles: tuple[str, ...],
    now: datetime,
    zone: tzinfo,
) -> Board:
    """Return the board of the real cases. `numbers` are the tallies of the days of the shifts."""
    cases = tuple(case for case in cases if not case.practice)
    free = [case for case in cases if is_free(case, now)]
    day = report_of(numbers, (today,))
    by_tier = {row.value: row.cells[Measure.MISSED_TARGET].count for row in day.rows["tier"]}
    urgent = [case for case in cases if case.tier.urgent]
    return Board(
        people=_people(cases, shifts, numbers, now, zone),
        waiting=tuple(_waiting(tier, free, now) for tier in Tier if tier is not Tier.P4),
        unclaimed=_unclaimed(free),
        missed=tuple((tier, by_tier.get(tier.value, 0)) for tier in Tier if tier is not Tier.P4),
        opened=day.totals[Measure.CASES].count,
        closed=day.totals[Measure.CLOSED].count,
        urgent=len(urgent),
        untold=tuple(case.case_id for case in urgent if case.told_at is None),
        troubles=troubles,
    )


def _people(
    cases: tuple[Case, ...],
    shifts: tuple[tuple[StaffName, datetime], ...],
    numbers: Numbers,
    now: datetime,
    zone: tzinfo,
) -> tuple[Person, ...]:
    held: dict[StaffName, list[Held]] = {}
    for case in cases:
        if case.claim is not None and now < case.claim.lease_until:
            mine = Held(case.case_id, case.tier, case.route, case.unread, case.claim.lease_until)
            held.setdefault(case.claim.by, []).append(mine)
    since = dict(shifts)
    off = sorted(name for name in held if name not in since)
    return tuple(
        Person(
            name,
            since.get(name),
            tuple(sorted(held.get(name, ()), key=lambda one: (one.tier.rank, one.case_id))),
            p1_taken(numbers, name, since[name], zone) if name in since else 0,
        )
        for name in (*since, *off)
    )


def _unclaimed(free: list[Case]) -> tuple[tuple[Team, int, tuple[tuple[Route, int], ...]], ...]:
    """Return each team with cases that nobody has: how many, and of which routes."""
    teams = Counter(case.team for case in free)
    routes = {team: Counter(c.route for c in free if c.team is team) for team in teams}
    return tuple(
        (team, count, tuple(sorted(routes[team].items(), key=lambda p: (-p[1], p[0].value))))
        for team, count in sorted(teams.items(), key=lambda pair: (-pair[1], pair[0].value))
    )


def _waiting(tier: Tier, free: list[Case], now: datetime) -> Waiting:
    mine = [case for case in free if case.tier is tier]
    oldest = min(mine, key=lambda case: case.waiting_since, default=None)
    return Waiting(
        tier,
        len(mine),
        sum(now >= case.due_at for case in mine),
        oldest.waiting_since if oldest else None,
        oldest.case_id if oldest else None,
    )
