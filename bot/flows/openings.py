"""When teams are next planned to open, for a contact who writes while nobody is on shift."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType

from bot.casework.errors import RecordVersionWrong
from bot.casework.opening_hours import london
from bot.casework.rota import Rota, TeamHours
from bot.casework.team_hours import LOOKS_AHEAD, Opening, opening_of
from bot.casework.teams import Team
from bot.ports import Outside, Rotas

log = logging.getLogger(__name__)


async def openings(outside: Outside, now: datetime) -> Mapping[Team, Opening | None]:
    """Read the rota, and return what `planned` says of it."""
    return planned(outside.rotas, await known_rota(outside.rotas), now)


def planned(rotas: Rotas, rota: Rota, now: datetime) -> Mapping[Team, Opening | None]:
    """Return for each team when it plans to open; None for what is not known.

    A team whose hours say that it is open now has none: nobody is there, so that nothing is
    known of when somebody will be.
    """
    closed = closed_around(rotas, now)
    # Hours begin and end on whole minutes, so that within one minute nothing changes.
    minute = now.replace(second=0, microsecond=0)
    return _worked_out(rota.hours, minute, frozenset(closed))


@lru_cache(maxsize=8)
def _worked_out(
    hours: tuple[TeamHours, ...], minute: datetime, closed: frozenset[date]
) -> Mapping[Team, Opening | None]:
    rota = Rota(hours=hours)
    return MappingProxyType(
        {team: opening_of(rota.hours_of(team), minute, closed) for team in Team}
    )


async def known_rota(rotas: Rotas) -> Rota:
    """Return the rota; an empty one when its record cannot be read.

    A broken rota must keep no contact from an answer and no alert from going out. The rota's
    own page reads it without this, so that nobody saves over what could be mended.
    """
    try:
        return await rotas.rota()
    except (RecordVersionWrong, ValueError) as error:
        log.error("the rota cannot be read: %s", type(error).__name__)  # noqa: TRY400
        return Rota()


def closed_around(rotas: Rotas, now: datetime) -> Mapping[date, str]:
    """Return the bank holidays that a look ahead from now can meet, with their names."""
    first = london(now).date()
    years = {first.year, (first + timedelta(days=LOOKS_AHEAD)).year}
    return {day: name for year in years for day, name in rotas.bank_holidays(year).items()}
