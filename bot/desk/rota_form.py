"""Reading the forms of the rota page: what is typed becomes hours and shifts, or a clear answer."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from bot.casework.messages import StaffName
from bot.casework.opening_hours import DAY_NAMES, MIDNIGHT, hours_summary
from bot.casework.opening_hours import OpeningHours as Hours
from bot.casework.rota import PlannedShift, RotaRefused, TeamHours
from bot.casework.team_hours import from_london, minutes, weekly
from bot.casework.teams import TEAM_WORDS, Team, team_named

# A shift can be planned for this many weeks in one go: half a year.
WEEKS_AT_MOST = 26
TIME = "Write times like 09:00 or 17:30."


def read_team(form: Mapping[str, str]) -> Team:
    """Return the team that a form names. Raises RotaRefused."""
    team = team_named(form.get("team", ""))
    if team is None:
        raise RotaRefused("Choose a team.")
    return team


def read_hours(form: Mapping[str, str]) -> TeamHours:
    """Return a team's hours: two times for each day that it opens, none for the others.

    A closing time at or before the opening one is on the next day; 00:00 to 24:00 is all day.
    """
    opens: dict[int, tuple[int, int]] = {}
    for day, name in enumerate(DAY_NAMES):
        begins, ends = form.get(f"from-{day}", "").strip(), form.get(f"to-{day}", "").strip()
        if not begins and not ends:
            continue
        first, last = minutes(begins), minutes(ends)
        if first is None or last is None or first == MIDNIGHT:
            raise RotaRefused(f"{name}: {TIME} Leave both empty for a day that is closed.")
        if first == last:
            raise RotaRefused(f"{name} opens and closes at the same time.")
        opens[day] = (first, last)
    return TeamHours(read_team(form), weekly(opens), form.get("bank") == "yes")


def read_shifts(form: Mapping[str, str], name: StaffName) -> tuple[PlannedShift, ...]:
    """Return one shift a week, for as many weeks as the form says.

    Times are London's; one that ends at or before its beginning ends on the next day. Raises
    RotaRefused, NoSuchTime.
    """
    team, day = read_team(form), _date(form.get("date", ""))
    first, last = minutes(form.get("from", "")), minutes(form.get("to", ""))
    if first is None or last is None or first == MIDNIGHT:
        raise RotaRefused(TIME)
    weeks = form.get("weeks", "1").strip() or "1"
    if not (weeks.isdecimal() and len(weeks) < 4 and 1 <= int(weeks) <= WEEKS_AT_MOST):
        raise RotaRefused(f"Plan for 1 to {WEEKS_AT_MOST} weeks at a time.")
    made = []
    for week in range(int(weeks)):
        midnight = datetime.combine(day + timedelta(weeks=week), time())
        over = MIDNIGHT if last <= first else 0
        made.append(
            PlannedShift(
                shift_id=secrets.token_hex(6),
                name=name,
                team=team,
                begins=from_london(midnight + timedelta(minutes=first)),
                ends=from_london(midnight + timedelta(minutes=last + over)),
            )
        )
    return tuple(made)


def _date(typed: str) -> date:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise RotaRefused("Choose a date.") from None


def hours_words(hours: TeamHours) -> str:
    """Say a team's hours, for people and for the audit trail."""
    if not hours.slots:
        return "Not set"
    also = ", bank holidays too" if hours.on_bank_holidays else ", closed on bank holidays"
    return hours_summary(Hours(slots=hours.slots)) + also


def about_hours(hours: TeamHours) -> str:
    """Say a change of hours in one line."""
    return f"{TEAM_WORDS[hours.team]}: {hours_words(hours)}"
