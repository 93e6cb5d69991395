"""The queue by team: `?team=` in its address, kept by the live connection too."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.casework.cases import Case
from bot.casework.teams import TEAM_WORDS, Team

MINE = "mine"


@dataclass(frozen=True)
class TeamChoice:
    """One press above the queue: its value in the address, its words, how many cases it shows."""

    value: str
    words: str
    count: int


def of_team(cases: Iterable[Case], team: str, mine: Collection[Team]) -> tuple[Case, ...]:
    """Return the cases of a team, in their order."""
    return tuple(case for case in cases if shows_team(case, team, mine))


def team_choices(cases: tuple[Case, ...], mine: Collection[Team]) -> tuple[TeamChoice, ...]:
    """Return what can be chosen: every team, my own when I am in some, and each one."""
    own = [(MINE, "My teams")] if mine else []
    named = [("", "Every team"), *own, *((team.value, TEAM_WORDS[team]) for team in Team)]
    return tuple(
        TeamChoice(value, words, len(of_team(cases, value, mine))) for value, words in named
    )


def shows_team(case: Case, team: str, mine: Collection[Team]) -> bool:
    """Whether a case is of a team: `mine` for my own, empty for every team."""
    if not team:
        return True
    return case.team in mine if team == MINE else case.team.value == team
