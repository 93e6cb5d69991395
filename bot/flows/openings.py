"""When teams are next planned to open, for a contact who writes while nobody is on shift."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.casework.opening_hours import london
from bot.casework.team_hours import LOOKS_AHEAD, opening_words
from bot.casework.teams import Team
from bot.ports import Outside, Rotas


async def openings(outside: Outside, now: datetime) -> Mapping[Team, str]:
    """Return for each team when it plans to open, in words; empty for what is not known.

    A team whose hours say that it is open now has none: nobody is there, so that nothing is
    known of when somebody will be.
    """
    rota = await outside.rotas.rota()
    closed = closed_around(outside.rotas, now)
    return {team: opening_words(rota.hours_of(team), now, closed) for team in Team}


def closed_around(rotas: Rotas, now: datetime) -> Mapping[date, str]:
    """Return the bank holidays that a look ahead from now can meet, with their names."""
    first = london(now).date()
    years = {first.year, (first + timedelta(days=LOOKS_AHEAD)).year}
    return {day: name for year in years for day, name in rotas.bank_holidays(year).items()}
