"""Bank holidays of England, from the `holidays` library (which follows gov.uk's list).

A day that the King proclaims is in the library's next release; until it is installed, a team's
hours can be changed by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from holidays import country_holidays

# The years for which due times know the bank holidays, counted from this one.
AHEAD = 10
FIRST = 2024


@cache
def england(year: int) -> Mapping[date, str]:
    """Return a year's bank holidays in England with their names, substitute days included."""
    found = country_holidays("GB", subdiv="ENG", years=year)
    return {day: found[day] for day in sorted(found) if day.year == year}


@cache
def closed_days(this_year: int) -> frozenset[date]:
    """Return every bank holiday that a due time can meet."""
    years = range(min(FIRST, this_year), this_year + AHEAD)
    return frozenset(day for year in years for day in england(year))
