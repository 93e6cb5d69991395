"""When teams open next is worked out once a minute, and comes out as worked out each time."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bot.casework.opening_hours import Slot
from bot.casework.rota import Rota, TeamHours
from bot.casework.team_hours import opening_words
from bot.casework.teams import Team
from bot.flows.openings import closed_around, planned
from bot.stores.memory_rota import MemoryRotas

SLOTS = st.builds(
    Slot,
    st.lists(st.integers(0, 6), min_size=1, max_size=4, unique=True).map(tuple),
    st.integers(0, 1439),
    st.integers(1, 1440),
)
HOURS = st.builds(TeamHours, st.sampled_from(Team), st.lists(SLOTS, max_size=2).map(tuple))
ROTAS = MemoryRotas()
START = datetime(2026, 12, 23, 8, 59, tzinfo=timezone.utc)  # bank holidays ahead


@given(
    hours=st.lists(HOURS, max_size=3).map(tuple),
    moments=st.lists(st.integers(0, 3 * 60_000), min_size=1, max_size=6),
)
def test_within_a_minute_nothing_changes(hours: tuple[TeamHours, ...], moments: list[int]) -> None:
    """At any millisecond around a full minute, in any order, with any hours."""
    rota = Rota(hours=hours)
    for milliseconds in moments:
        now = START + timedelta(milliseconds=milliseconds)
        closed = closed_around(ROTAS, now)
        wanted = {team: opening_words(rota.hours_of(team), now, closed) for team in Team}
        found = planned(ROTAS, rota, now)
        assert {team: one.words if one else "" for team, one in found.items()} == wanted
