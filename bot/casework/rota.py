"""The rota: who is in which team, when teams are open, who is expected, who is on call.

Being *on shift* is another matter: a member of staff goes on shift at the desk. The rota says
who is expected and who may be called; it is never taken as proof that anybody is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.casework.errors import MoveRefused
from bot.casework.messages import StaffName
from bot.casework.opening_hours import Slot
from bot.casework.teams import TEAM_WORDS, Team

# What one address may be: enough to catch a slip, and nothing that could break a mail's head.
ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
ADDRESS_AT_MOST = 200
# A shift is a day's work at most; past ones are kept four weeks, to be looked up.
LONGEST_SHIFT = timedelta(hours=16)
KEPT_FOR = timedelta(days=28)
AHEAD = timedelta(days=366)
SHIFTS_AT_MOST = 2000
ON_CALL_AT_MOST = 20


class RotaRefused(MoveRefused):
    """Raised when the rota cannot be changed so; says why in plain words."""


@dataclass(frozen=True)
class Member:
    """One member of staff on the rota, by the name that colleagues see."""

    name: StaffName
    teams: tuple[Team, ...] = ()
    email: str = ""


@dataclass(frozen=True)
class TeamHours:
    """When a team is open, on the wall clock of London. No slots: not known."""

    team: Team
    slots: tuple[Slot, ...] = ()
    on_bank_holidays: bool = False


@dataclass(frozen=True)
class PlannedShift:
    """One shift that somebody is expected to work. Times are UTC-aware; `ends` is not in it."""

    shift_id: str
    name: StaffName
    team: Team
    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Rota:
    """All of it. `revision` is what was read. `on_call` is in the order of calling."""

    members: tuple[Member, ...] = ()
    hours: tuple[TeamHours, ...] = ()
    shifts: tuple[PlannedShift, ...] = ()
    on_call: tuple[StaffName, ...] = ()
    lead: StaffName | None = None
    revision: int = 0

    def member(self, name: StaffName) -> Member:
        """Return what is known of somebody; in no team when nothing is."""
        return next((one for one in self.members if one.name == name), Member(name))

    def hours_of(self, team: Team) -> TeamHours:
        """Return a team's hours; without slots when they are not known."""
        return next((one for one in self.hours if one.team is team), TeamHours(team))

    def in_team(self, team: Team) -> tuple[StaffName, ...]:
        """Return the names of a team's members."""
        return tuple(one.name for one in self.members if team in one.teams)

    def expected(self, now: datetime) -> tuple[PlannedShift, ...]:
        """Return the shifts that run now."""
        return tuple(shift for shift in self.shifts if shift.begins <= now < shift.ends)

    def coming(self, now: datetime) -> tuple[PlannedShift, ...]:
        """Return the shifts that run now or later, the next first."""
        return tuple(shift for shift in self.shifts if now < shift.ends)

    def addresses(self, names: Iterable[StaffName]) -> tuple[str, ...]:
        """Return the e-mail addresses of these people, each once, in their order."""
        known = (self.member(name).email for name in names)
        return tuple(dict.fromkeys(address for address in known if address))


def with_member(rota: Rota, name: StaffName, teams: Iterable[Team], email: str) -> Rota:
    """Put somebody into teams, with an address for alerts (empty: none). Raises RotaRefused."""
    email = email.strip()
    if email and (len(email) > ADDRESS_AT_MOST or not ADDRESS.fullmatch(email)):
        raise RotaRefused("That does not look like an e-mail address, such as name@example.org.")
    chosen = set(teams)
    made = Member(name, tuple(team for team in Team if team in chosen), email)
    others = (one for one in rota.members if one.name != name)
    return replace(rota, members=tuple(sorted((*others, made), key=lambda one: one.name)))


def with_hours(rota: Rota, hours: TeamHours) -> Rota:
    """Set a team's opening hours."""
    others = (one for one in rota.hours if one.team is not hours.team)
    order = list(Team)
    made = tuple(sorted((*others, hours), key=lambda one: order.index(one.team)))
    return replace(rota, hours=made)


def with_shifts(rota: Rota, added: Iterable[PlannedShift], now: datetime) -> Rota:
    """Plan shifts. Raises RotaRefused for one that is too long, over, or meets another."""
    kept = [shift for shift in rota.shifts if shift.ends > now - KEPT_FOR]
    for shift in added:
        _check_shift(shift, kept, now)
        kept.append(shift)
    if len(kept) > SHIFTS_AT_MOST:
        raise RotaRefused(f"The rota holds {SHIFTS_AT_MOST:,} shifts at most.")
    return replace(rota, shifts=tuple(sorted(kept, key=lambda one: (one.begins, one.name))))


def _check_shift(shift: PlannedShift, kept: Iterable[PlannedShift], now: datetime) -> None:
    if shift.begins >= shift.ends:
        raise RotaRefused("The shift ends before it begins.")
    if shift.ends - shift.begins > LONGEST_SHIFT:
        hours = int(LONGEST_SHIFT.total_seconds() // 3600)
        raise RotaRefused(f"A shift is {hours} hours at most. Make two of it.")
    if shift.ends <= now:
        raise RotaRefused("That shift is over already.")
    if shift.begins > now + AHEAD:
        raise RotaRefused("Plan a year ahead at most.")
    for other in kept:
        if other.name == shift.name and shift.begins < other.ends and other.begins < shift.ends:
            team = TEAM_WORDS[other.team]
            raise RotaRefused(f"{shift.name} has a shift at that time already ({team}).")


def without_shift(rota: Rota, shift_id: str) -> Rota:
    """Take a shift off the rota; one that is not there changes nothing."""
    left = tuple(shift for shift in rota.shifts if shift.shift_id != shift_id)
    return replace(rota, shifts=left)


def with_on_call(rota: Rota, names: Iterable[StaffName]) -> Rota:
    """Set who is called when nobody on shift takes a case, in the order of calling."""
    order = tuple(dict.fromkeys(names))
    if len(order) > ON_CALL_AT_MOST:
        raise RotaRefused(f"The on-call list has {ON_CALL_AT_MOST} places at most.")
    return replace(rota, on_call=order)


def moved_up(rota: Rota, name: StaffName) -> Rota:
    """Call somebody one place earlier; the first stays first."""
    order = list(rota.on_call)
    if name in order[1:]:
        place = order.index(name)
        order[place - 1 : place + 1] = [name, order[place - 1]]
    return replace(rota, on_call=tuple(order))


def renamed(rota: Rota, before: StaffName, after: StaffName) -> Rota:
    """Follow somebody who is shown by another name now."""

    def now(name: StaffName) -> StaffName:
        return after if name == before else name

    return replace(
        rota,
        members=tuple(replace(one, name=now(one.name)) for one in rota.members),
        shifts=tuple(replace(one, name=now(one.name)) for one in rota.shifts),
        on_call=tuple(dict.fromkeys(now(name) for name in rota.on_call)),
        lead=now(rota.lead) if rota.lead else None,
    )


def without(rota: Rota, name: StaffName, now: datetime) -> Rota:
    """Take somebody off everything to come: their account was stopped."""
    return replace(
        rota,
        members=tuple(one for one in rota.members if one.name != name),
        shifts=tuple(one for one in rota.shifts if one.name != name or one.begins <= now),
        on_call=tuple(one for one in rota.on_call if one != name),
        lead=None if rota.lead == name else rota.lead,
    )
