"""100,000 random and hostile posts against the real doors: no crash, no block, all screened.

    python -m bench.hostile --count 100000 --seed 1

Real HTTP into Telegram's webhook and the web chat, a real Redis, a whole worker; the model is a
stand-in that is away for every other message. After each thousand a contact writes three plain
messages, which must be handled in their order. Each planted line of danger must have opened a P1
case at the end. Prints one JSON object; exit status 1 when a promise was broken.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import tempfile
import time
import uuid
from pathlib import Path

from bench.hostile_bodies import Bodies, Body, to_bytes
from bench.hostile_house import House, open_house
from bot.stores.embedded import start_server

AT_ONCE = 32
# Entries that may wait before the posting pauses, and seconds for them to be worked off.
BACKLOG, WORKED_OFF = 1_500, 300.0
GOOD_EVERY = 1_000


async def run(redis_url: str, home: Path, *, count: int, seed: int) -> dict[str, object]:
    """Post `count` bodies and return the figures; `broken` lists promises that were not kept."""
    bodies, began = Bodies(seed), time.monotonic()
    async with open_house(redis_url, home) as house:
        planted: list[Body] = []
        for start in range(0, count, GOOD_EVERY):
            row = [bodies.next() for _ in range(min(GOOD_EVERY, count - start))]
            planted += [body for body in row if body.contact]
            await _post_all(house, row)
            await _write_good(house, start)
            await house.until_backlog(BACKLOG, within=WORKED_OFF)
            if count >= 10 * GOOD_EVERY:
                print(f"{start + len(row)} posted", file=sys.stderr, flush=True)
        await house.until_backlog(0, within=WORKED_OFF)
        return await _figures(house, planted, count, seed, time.monotonic() - began)


async def _post_all(house: House, row: list[Body]) -> None:
    waiting = list(reversed(row))

    async def post() -> None:
        while waiting:
            body = waiting.pop()
            if body.door == "telegram":
                await house.telegram(body.data)
            else:
                await house.web(body.tab, body.data)

    await asyncio.gather(*(post() for _ in range(AT_ONCE)))


async def _write_good(house: House, number: int) -> None:
    """A contact whom nobody has heard of writes three plain messages by the web chat."""
    tab = 9_000_000 + number
    texts = [f"is there a mentor for my lad, question {n} of {number}" for n in range(3)]
    for text in texts:
        await house.web(tab, to_bytes({"id": str(uuid.uuid4()), "text": text}))
    began = time.monotonic()
    heard = await house.heard_from(tab, 3, within=WORKED_OFF)
    house.waits.append(time.monotonic() - began)
    if heard != texts:
        stood = f"{len(heard)} of 3 handled, {await house.standing()}"
        house.broken.append(f"good messages after {number} were not handled in order: {stood}")


async def _figures(
    house: House, planted: list[Body], count: int, seed: int, took: float
) -> dict[str, object]:
    missed = [body.contact for body in planted if not await house.has_p1(body)]
    house.broken += [f"no P1 case for planted {contact}" for contact in missed]
    house.broken += [f"status {status}" for status in house.statuses if status >= 500]
    dead = await house.stores.dead.entries(1_000_000)
    failed = [entry for entry in dead if entry.stream != "in" or entry.deliveries]
    return {
        "count": count,
        "seed": seed,
        "seconds": round(took, 1),
        "a_second": round(count / took, 1),
        "statuses": dict(sorted(house.statuses.items())),
        "messages_handled": house.handled,
        "set_aside": dict(house.set_aside.most_common()),
        "kept_for_a_person": len(dead) - len(failed),
        "failed_in_handling": sorted({entry.error for entry in failed}),
        "planted": len(planted),
        "planted_missed": len(missed),
        "good_waited_seconds_worst": round(max(house.waits), 2),
        "alerts": house.alerts,
        "broken": house.broken + [f"failed in handling: {entry.error}" for entry in failed],
    }


def main() -> int:
    """Measure and print."""
    logging.disable(logging.ERROR)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "redis")
        try:
            figures = asyncio.run(run(server.url, Path(folder), count=asked.count, seed=asked.seed))
        finally:
            server.stop()
    print(json.dumps(figures, indent=1))
    return 1 if figures["broken"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
