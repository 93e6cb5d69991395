"""A simulated week at the desk, and the proof that its reports add up to the last case.

    python -m bench.week --cases 150 --seed 7

Contacts write, staff claim, reply, note, lower, hand over, release, go home with cases, close
and mark, over the real flows and a real Redis, on a clock of its own. What was done is written
into a ledger as it is done; then the pages and the CSV of each day and of the week are fetched
over HTTP by somebody signed in, and every number is compared. Writes one JSON object to standard
output and ends with 1 when anything differs.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from bench.week_check import differences, fetched
from bench.week_play import Week
from bot.stores.embedded import start_server
from bot.stores.redis_stores import open_stores

# A Monday in winter: no clock change falls in it.
MONDAY = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)


async def run(cases: int, seed: int, redis_url: str) -> dict[str, object]:
    """Play a week of about this many cases, fetch its reports and compare. An empty Redis."""
    stores = open_stores(redis_url)
    try:
        await stores.check()
        week = Week(stores, MONDAY, seed)
        began = time.perf_counter()
        await week.play(cases)
        played = time.perf_counter() - began
        pages = await fetched(week, date(2026, 11, 23))
        wrong = differences(week.ledger, pages)
        return {
            "seed": seed,
            "events": week.ledger.events(),
            "compared": pages.numbers,
            "report_ms": round(pages.slowest * 1000),
            "played_s": round(played, 1),
            "differences": wrong,
        }
    finally:
        await stores.close()


def main() -> int:
    """Run the bench on a Redis of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=int, default=150, help="about how many cases the week has")
    parser.add_argument("--seed", type=int, default=7, help="the same seed plays the same week")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder))
        try:
            found = asyncio.run(run(given.cases, given.seed, server.url))
        finally:
            server.stop()
    print(json.dumps(found, indent=1))
    return 1 if found["differences"] else 0


if __name__ == "__main__":
    sys.exit(main())
