"""An hour without Rasa: who is on the queue, how soon, and what its return raises.

    python -m bench.rasa_hour --contacts 600

A real Redis, a whole worker and the true client against a port where no Rasa answers. The clock
of the house goes through an hour while the traffic of that hour comes at `--rate` messages a
real second; latencies are real. Then a stand-in for Rasa starts, and the clock goes as it does.
Prints one JSON object; exit status 1 when a contact is missing, or a tier, or a time promised.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bench.rasa_hour_house import House, Written, open_house
from bench.rasa_standin import GRAVE, HIGH, answering
from bot.casework.screen import screen
from bot.casework.triage import Tier
from bot.loopback import free_ports
from bot.stores.embedded import start_server

# Seconds promised (issue 4): a P1 that the screen sees is on the queue, its fixed answer leaves,
# and what only the model sees is raised after it is back.
ON_QUEUE, ANSWERED, RAISED = 0.1, 1.0, 60.0
# A contact who writes this many messages, the first of them grave: none may be forgotten.
TALKER = 45


@dataclass(frozen=True)
class Sort:
    """One sort of contact: what they write, what the screen makes of it, and the model."""

    line: str
    screened: Tier
    read: Tier
    share: float


SORTS = (
    Sort("theyre outside mine with a machete, number {n}", Tier.P1, Tier.P1, 0.10),
    Sort("he takes all my money and reads my phone, number {n}", Tier.P2, Tier.P2, 0.10),
    Sort(GRAVE + ", number {n}", Tier.P4, Tier.P1, 0.10),
    Sort(HIGH + ", number {n}", Tier.P4, Tier.P2, 0.10),
    Sort("is there a mentor for my lad, number {n}", Tier.P4, Tier.P4, 0.60),
)


def traffic(contacts: int, seed: int) -> tuple[list[Written], dict[str, Sort]]:
    """Return the hour's messages in order of time, and who is of which sort."""
    dice = random.Random(seed)
    written: list[Written] = []
    sorts: dict[str, Sort] = {}
    for number in range(contacts):
        name = f"web-hour{number}"
        sort = sorts[name] = dice.choices(SORTS, [each.share for each in SORTS])[0]
        first = dice.uniform(0, 3000)
        written.append(Written(name, first, sort.line.format(n=number)))
        written.append(
            Written(name, first + dice.uniform(1, 590), f"are you there, it is {number}")
        )
    sorts["web-talker"] = SORTS[2]
    lines = [GRAVE, *(f"and then, part {n}" for n in range(TALKER - 1))]
    written += [Written("web-talker", 60.0 * n, line) for n, line in enumerate(lines)]
    return sorted(written, key=lambda each: each.at), sorts


async def run(
    redis_url: str, home: Path, *, contacts: int, rate: float, seed: int = 1
) -> dict[str, object]:
    """Live through the hour and return the figures; `broken` lists what was not kept."""
    check_sorts()
    (port,) = free_ports(1)
    written, sorts = traffic(contacts, seed)
    async with open_house(redis_url, home, f"http://127.0.0.1:{port}") as house:
        await _the_hour(house, written, rate)
        tiers = await house.tiers()
        broken = [f"{name} is not on the queue" for name in sorts if name not in tiers]
        broken += [
            f"{name} is {tiers[name].value}, the screen sees {sort.screened.value}"
            for name, sort in sorts.items()
            if sort.screened.urgent and tiers.get(name) is not sort.screened
        ]
        async with answering(port):
            back = time.monotonic()
            while await house.unread() and time.monotonic() - back < 2 * RAISED:
                await house.goes_on(0.1)
            raised = time.monotonic() - back
            tiers = await house.tiers()
        wrong = [n for n, s in sorts.items() if s.read.urgent and tiers.get(n) is not s.read]
        broken += [f"{name} was not raised to {sorts[name].read.value}" for name in wrong]
        return _figures(house, sorts, len(written), raised, broken)


def check_sorts() -> None:
    """Refuse to measure with lines that the screen reads otherwise than is said here."""
    for sort in SORTS:
        seen = screen(sort.line.format(n=1)).tier
        if seen is not sort.screened:
            raise ValueError(f"the screen sees {seen.value} in {sort.line!r}")


async def _the_hour(house: House, written: list[Written], rate: float) -> None:
    began, at = time.monotonic(), 0.0
    for number, each in enumerate(written):
        house.clock.moves(timedelta(seconds=each.at - at))
        at = each.at
        await house.writes(each)
        await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
    house.clock.moves(timedelta(seconds=3600 - at))
    await house.settled()


def _figures(
    house: House, sorts: dict[str, Sort], messages: int, raised: float, broken: list[str]
) -> dict[str, object]:
    danger = [name for name, sort in sorts.items() if sort.screened is Tier.P1]
    queue = sorted(house.on_queue[n] - house.arrived[n] for n in danger if n in house.on_queue)
    answer = sorted(house.answered[n] - house.arrived[n] for n in danger if n in house.answered)
    late = {
        "on the queue": (at(queue, 0.99), ON_QUEUE),
        "answered": (at(answer, 0.99), ANSWERED),
        "raised": (raised, RAISED),
    }
    return {
        "contacts": len(sorts),
        "messages": messages,
        "screen_p1": len(danger),
        "queue_ms": {"p50": ms(at(queue, 0.5)), "p99": ms(at(queue, 0.99))},
        "answer_ms": {"p50": ms(at(answer, 0.5)), "p99": ms(at(answer, 0.99))},
        "raised_by_the_model": sum(s.read.urgent and not s.screened.urgent for s in sorts.values()),
        "raised_within_s": round(raised, 1),
        "promised_s": {"queue": ON_QUEUE, "answer": ANSWERED, "raised": RAISED},
        "late": [name for name, (took, promised) in late.items() if took > promised],
        "broken": broken,
    }


def at(values: list[float], share: float) -> float:
    """Return the value that this share of the sorted values does not exceed."""
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("inf")


def ms(seconds: float) -> float:
    """Return milliseconds, rounded."""
    return round(1000 * seconds, 1)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, default=600)
    parser.add_argument("--rate", type=float, default=40.0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    logging.disable(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "redis")
        try:
            hour = run(
                server.url, Path(folder), contacts=asked.contacts, rate=asked.rate, seed=asked.seed
            )
            figures = asyncio.run(hour)
        finally:
            server.stop()
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    return 1 if figures["broken"] or figures["late"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
