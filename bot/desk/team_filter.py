"""The queue by team: `?team=` in its address, kept by the live connection too."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from aiohttp import web

from bot.casework.cases import Case
from bot.casework.teams import TEAM_WORDS, Team, team_named

MINE = "mine"


@dataclass(frozen=True)
class TeamChoice:
    """One press above the queue: its value in the address, its words, how many cases it shows."""

    value: str
    words: str
    count: int


def team_of(request: web.Request) -> str:
    """Return the team that the address asks for, `mine` for my own; empty for every team."""
    given = request.query.get("team", "")
    return given if given == MINE or team_named(given) else ""


def of_team(cases: Iterable[Case], team: str, mine: Collection[Team]) -> tuple[Case, ...]:
    """Return the cases of a team, in their order."""
    return tuple(case for case in cases if _shows(case, team, mine))


def team_choices(cases: tuple[Case, ...], mine: Collection[Team]) -> tuple[TeamChoice, ...]:
    """Return what can be chosen: every team, my own when I am in some, and each one."""
    own = [(MINE, "My teams")] if mine else []
    named = [("", "Every team"), *own, *((team.value, TEAM_WORDS[team]) for team in Team)]
    return tuple(
        TeamChoice(value, words, len(of_team(cases, value, mine))) for value, words in named
    )


def _shows(case: Case, team: str, mine: Collection[Team]) -> bool:
    if not team:
        return True
    return case.team in mine if team == MINE else case.team.value == team
