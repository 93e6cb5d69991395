"""The ladder: who is told of a case that nobody has taken, one rung further up at each alarm.

An urgent case that opens rings on the first rung that has somebody; a P1 rings again at 2, 5
and 10 minutes (`overdue.P1_ALARMS`), each time a rung higher. Rungs without anybody are left
out, so that at night the on-call list hears of a P1 at once. Whoever was told is told again:
the wait has grown, and a message to more people never takes it from others.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from bot.casework.messages import StaffName
from bot.casework.rota import Rota
from bot.casework.teams import Team
from bot.casework.triage import Tier


class Rung(str, Enum):
    """One step of the ladder, from the first to the last."""

    TEAM = "team"  # those on shift who are in the case's team
    ALL = "all"  # everybody on shift
    ON_CALL = "on_call"  # the on-call list, in its order
    LEAD = "lead"  # the safeguarding lead


RUNG_WORDS = {
    Rung.TEAM: "on shift in the team",
    Rung.ALL: "everybody on shift",
    Rung.ON_CALL: "the on-call list",
    Rung.LEAD: "the safeguarding lead",
}
RUNGS = tuple(Rung)


@dataclass(frozen=True)
class Up:
    """Who is up: the rung, and everybody on it and below, those of the rung first."""

    rung: Rung | None
    people: tuple[StaffName, ...] = ()


def climb(tier: Tier, team: Team, alarm: int, on_shift: Collection[StaffName], rota: Rota) -> Up:
    """Return who is up at an alarm: 0 when the news is new, then 1, 2, 3.

    What is not P1 wakes nobody who is not at work until it is overdue (alarm 1), and never
    the lead: their rungs end earlier. `Up(None)` when there is nobody at all.
    """
    here = tuple(on_shift)
    steps: dict[Rung, tuple[StaffName, ...]] = {
        Rung.TEAM: tuple(name for name in here if team in rota.member(name).teams),
        Rung.ALL: here,
        Rung.ON_CALL: rota.on_call,
        Rung.LEAD: (rota.lead,) if rota.lead else (),
    }
    allowed = _rungs(tier, alarm)
    there = [rung for rung in allowed if steps[rung]]
    if not there:
        return Up(None)
    at = min(alarm, len(there) - 1)
    told = [name for rung in reversed(there[: at + 1]) for name in steps[rung]]
    return Up(there[at], tuple(dict.fromkeys(told)))


def _rungs(tier: Tier, alarm: int) -> tuple[Rung, ...]:
    if tier is Tier.P1:
        return RUNGS
    if tier is Tier.P2 and alarm > 0:
        return RUNGS[:3]
    return RUNGS[:2]
