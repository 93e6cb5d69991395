"""The rota as staff read it: how it is now, what comes, and who can be reached how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.casework.messages import StaffName
from bot.casework.opening_hours import DAY_NAMES, london
from bot.casework.rota import Member, PlannedShift, Rota, TeamHours
from bot.casework.team_hours import MONTHS, by_day, is_open, opening_words
from bot.casework.teams import Team
from bot.desk.rota_form import hours_words

# Days of shifts drawn; the rest is behind a press.
NEAR = timedelta(days=14)
HOLIDAYS_SHOWN = 4


@dataclass(frozen=True)
class TeamRow:
    """One team now. `times` are its hours as typed into the form, by day (0 Monday)."""

    team: Team
    hours: TeamHours
    words: str
    times: Mapping[int, tuple[str, str]]
    known: bool
    open: bool
    opens: str
    members: tuple[StaffName, ...]
    here: tuple[StaffName, ...]


@dataclass(frozen=True)
class ShiftRow:
    """One planned shift, in local words. `late`: it runs, and its person is not on shift."""

    shift: PlannedShift
    day: str
    times: str
    now: bool
    late: bool


@dataclass(frozen=True)
class RotaView:
    """All that the page draws of the rota."""

    teams: tuple[TeamRow, ...]
    near: tuple[ShiftRow, ...]
    later: tuple[ShiftRow, ...]
    on_call: tuple[StaffName, ...]
    lead: StaffName | None
    people: tuple[Member, ...]
    gone: tuple[StaffName, ...]
    holidays: tuple[tuple[str, str], ...]


def rota_view(
    rota: Rota,
    now: datetime,
    on_shift: tuple[StaffName, ...],
    staff: tuple[StaffName, ...],
    closed: Mapping[date, str],
) -> RotaView:
    """Return the page. `staff` are all who have an account, `closed` the bank holidays around."""
    rows = [_shift_row(shift, now, on_shift) for shift in rota.coming(now)]
    named = {*(one.name for one in rota.members), *rota.on_call}
    named |= {shift.name for shift in rota.coming(now)}
    today = london(now).date()
    ahead = [(day, name) for day, name in sorted(closed.items()) if day >= today]
    return RotaView(
        teams=tuple(_team_row(rota, team, now, on_shift, closed) for team in Team),
        near=tuple(row for row in rows if row.shift.begins < now + NEAR),
        later=tuple(row for row in rows if row.shift.begins >= now + NEAR),
        on_call=rota.on_call,
        lead=rota.lead,
        people=tuple(rota.member(name) for name in staff),
        gone=tuple(sorted(named - set(staff))),
        holidays=tuple((day_line(day), name) for day, name in ahead[:HOLIDAYS_SHOWN]),
    )


def _team_row(
    rota: Rota,
    team: Team,
    now: datetime,
    on_shift: tuple[StaffName, ...],
    closed: Mapping[date, str],
) -> TeamRow:
    hours, members = rota.hours_of(team), rota.in_team(team)
    return TeamRow(
        team=team,
        hours=hours,
        words=hours_words(hours),
        times={day: (_face(opens), _face(ends)) for day, (opens, ends) in by_day(hours).items()},
        known=bool(hours.slots),
        open=is_open(hours, now, closed),
        opens=opening_words(hours, now, closed),
        members=members,
        here=tuple(name for name in on_shift if name in members),
    )


def _shift_row(shift: PlannedShift, now: datetime, on_shift: tuple[StaffName, ...]) -> ShiftRow:
    begins, ends = london(shift.begins), london(shift.ends)
    runs = shift.begins <= now
    return ShiftRow(
        shift=shift,
        day=day_line(begins.date()),
        times=f"{begins:%H:%M} to {ends:%H:%M}{' next day' if ends.date() > begins.date() else ''}",
        now=runs,
        late=runs and shift.name not in on_shift,
    )


def day_line(day: date) -> str:
    """Return a day as people say it: `Monday 23 November`."""
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def _face(after_midnight: int) -> str:
    return f"{after_midnight // 60:02d}:{after_midnight % 60:02d}"
