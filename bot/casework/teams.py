"""Which team looks after what: four teams, and one table from route and tier."""

from __future__ import annotations

from enum import Enum

from bot.casework.triage import Route, Tier


class Team(str, Enum):
    """A team of staff. The desk's queue is shared; a team is who is told first."""

    SAFEGUARDING = "safeguarding"
    DOMESTIC_ABUSE = "domestic_abuse"
    MENTORING = "mentoring"
    GENERAL = "general"


TEAM_WORDS = {
    Team.SAFEGUARDING: "Safeguarding",
    Team.DOMESTIC_ABUSE: "Domestic abuse",
    Team.MENTORING: "Mentoring",
    Team.GENERAL: "General",
}
# Harm to a child or to oneself is safeguarding at any tier; so is every other urgent case that
# no team of its own looks after. The design, for the safeguarding lead to approve.
_ALWAYS = {
    Route.DOMESTIC_ABUSE: Team.DOMESTIC_ABUSE,
    Route.CHILD_PROTECTION: Team.SAFEGUARDING,
    Route.SEXUAL_HARM: Team.SAFEGUARDING,
    Route.MENTAL_HEALTH: Team.SAFEGUARDING,
    Route.EXPLOITATION: Team.SAFEGUARDING,
    Route.EMERGENCY: Team.SAFEGUARDING,
}
_CALM = {
    Route.VIOLENCE: Team.MENTORING,
    Route.GANG_EXIT: Team.MENTORING,
    Route.MENTORING: Team.MENTORING,
    Route.SCHOOL: Team.MENTORING,
}


def team_for(route: Route, tier: Tier) -> Team:
    """Return the team that a case of this route and tier belongs to."""
    always = _ALWAYS.get(route)
    if always is not None:
        return always
    return Team.SAFEGUARDING if tier.urgent else _CALM.get(route, Team.GENERAL)


def team_named(value: str) -> Team | None:
    """Return the team of this value, as it stands in addresses and forms; None for any other."""
    return next((team for team in Team if team.value == value), None)
