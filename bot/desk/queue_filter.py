"""Which cases of the queue somebody wants to see: kept in the address, so that it can be shared.

A filter hides rows and nothing else: counts, alarms and the title go on counting every case, and
the page says when a P1 stands outside what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from bot.casework.cases import Case
from bot.casework.directory import COUNCILS
from bot.casework.messages import StaffName
from bot.casework.teams import TEAM_WORDS, Team
from bot.casework.triage import Tier
from bot.desk.heading import is_free
from bot.desk.phrases import LANGUAGES, ROUTES
from bot.desk.team_filter import MINE, shows_team

TIERS: dict[str, tuple[str, frozenset[Tier]]] = {
    "P1": ("P1", frozenset({Tier.P1})),
    "urgent": ("P1 and P2", frozenset({Tier.P1, Tier.P2})),
    "P2": ("P2", frozenset({Tier.P2})),
    "P3": ("P3 and P4", frozenset({Tier.P3, Tier.P4})),
}
AREA_UNKNOWN = "unknown"
AREAS = {**{council: council for council in COUNCILS}, AREA_UNKNOWN: "Area not said"}
WHOSE = {"free": "Unclaimed", "mine": "With me", "others": "With others"}
Is = Callable[[Case, StaffName, datetime], bool]
WHOSE_IS: dict[str, Is] = {
    "free": lambda case, _, now: is_free(case, now),
    "mine": lambda case, me, now: case.held_by(me, now),
    "others": lambda case, me, now: not is_free(case, now) and not case.held_by(me, now),
}
# Each field of the address, with what it may be and how that is said.
FIELDS: dict[str, dict[str, str]] = {
    "team": {MINE: "My teams", **{team.value: words for team, words in TEAM_WORDS.items()}},
    "tier": {value: words for value, (words, _) in TIERS.items()},
    "route": {route.value: words for route, words in ROUTES.items()},
    "area": AREAS,
    "language": LANGUAGES,
    "whose": WHOSE,
    "practice": {"yes": "practice too"},
}
LABELS = {
    "team": "Team",
    "tier": "Tier",
    "route": "About",
    "area": "Area",
    "language": "Language",
    "whose": "Who has it",
    "practice": "Practice",
}


@dataclass(frozen=True)
class Wanted:
    """What is asked for. `chosen` are (field, value) pairs that FIELDS knows.

    `unknown` names fields whose value is none of theirs: they were left out, and the page says so.
    """

    chosen: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()

    def value(self, field: str) -> str:
        """Return what is chosen for a field, or an empty string."""
        return dict(self.chosen).get(field, "")

    @property
    def words(self) -> tuple[str, ...]:
        """What is chosen, in words."""
        return tuple(FIELDS[field][value] for field, value in self.chosen)

    @property
    def query(self) -> str:
        """The address's query, with its question mark; empty when nothing is chosen."""
        return f"?{urlencode(self.chosen)}" if self.chosen else ""

    def but(self, field: str, value: str) -> Wanted:
        """Return this with another value for a field; empty: without it."""
        others = {**dict(self.chosen), field: value}
        return wanted_of((name, others[name]) for name in FIELDS if others.get(name))

    def shows(self, case: Case, me: StaffName, now: datetime, teams: Collection[Team] = ()) -> bool:
        """Whether a case is one of those asked for; `teams` are mine."""
        chosen = dict(self.chosen)
        tier, area = chosen.get("tier"), chosen.get("area")
        return (
            (not case.practice or "practice" in chosen)
            and shows_team(case, chosen.get("team", ""), teams)
            and (tier is None or case.tier in TIERS[tier][1])
            and chosen.get("route") in (None, case.route.value)
            and area in (None, case.area or AREA_UNKNOWN)
            and chosen.get("language") in (None, case.language)
            and ("whose" not in chosen or WHOSE_IS[chosen["whose"]](case, me, now))
        )


def wanted_of(query: Iterable[tuple[str, str]]) -> Wanted:
    """Read an address's query. The first value of a field counts; other fields are not ours."""
    chosen: dict[str, str] = {}
    unknown: list[str] = []
    for field, value in query:
        if field not in FIELDS or not value or field in chosen:
            continue
        if value in FIELDS[field]:
            chosen[field] = value
        elif field not in unknown:
            unknown.append(field)
    return Wanted(
        tuple((field, chosen[field]) for field in FIELDS if field in chosen), tuple(unknown)
    )


def p1_outside(
    wanted: Wanted,
    cases: Iterable[Case],
    me: StaffName,
    now: datetime,
    teams: Collection[Team] = (),
) -> tuple[Case, ...]:
    """Return the unclaimed P1 cases that the filter does not show."""
    return tuple(
        case
        for case in cases
        if case.tier is Tier.P1 and is_free(case, now) and not wanted.shows(case, me, now, teams)
    )
