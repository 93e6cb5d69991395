"""A small simulated week through the real flows and Redis: its reports add up to the last case."""

from __future__ import annotations

import pytest

from bench.week import run
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [3, 11])
async def test_the_reports_of_a_week_add_up(
    redis_server: EmbeddedServer, stores: RedisStores, seed: int
) -> None:
    """Every count and time on the pages and in the CSVs is what was done, day by day and whole."""
    found = await run(30, seed, redis_server.url)
    assert found["differences"] == []
    done = found["events"]
    assert isinstance(done, dict)
    # The week played enough for the comparison to mean something.
    assert {"cases", "claimed", "closed", "lapsed", "missed_target", "replied"} <= done.keys()
    assert int(str(found["compared"])) > 2000
