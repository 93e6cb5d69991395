"""Waymark beside stock Rasa, in one run on one machine: `python -m bench.against_rasa`.

What is measured, and how to read it, stands in docs/speed.md. Sides take turns, so that a machine
which others use too is as busy for one as for the other; of several rounds the median is taken.
Writes reports/speed.json and reports/speed.html, and the figures to standard output.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import statistics
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvloop

from bench import stock_rasa, texts
from bench.load import Contacts, latency, top_rate, turns
from bench.report import page
from bench.sides import Side, Stock, Waymark
from bench.turns import a_message
from bench.urgent import rasa_stopped, urgent
from bot.casework.messages import ConversationId
from bot.flows.receive import receive
from bot.settings import load
from bot.wiring import open_core

REPORTS = Path(__file__).parents[1] / "reports"
WARM_UP = 5.0
SEED = 20191002


async def one_round(side: Side, asked: argparse.Namespace, number: int) -> dict[str, Any]:
    """Start a side, measure it and stop it; return its figures by name."""
    say(f"round {number}: {side.name} starts")
    contacts = Contacts(texts.calm(SEED + number), itertools.count(1_000_000 * (number + 1)))
    try:
        ready = await side.start()
        idle = side.used().megabytes
        await top_rate(side, contacts, seconds=WARM_UP, at_once=asked.at_once)
        rate = await top_rate(side, contacts, seconds=asked.seconds, at_once=asked.at_once)
        say(f"  {rate.per_second:.1f} messages/s, {rate.per_core:.1f} a core, ready {ready:.1f} s")
        half = await latency(
            side, contacts, per_second=rate.per_second / 2, seconds=asked.seconds, seed=number
        )
        say(f"  half load: p50 {half.p50:.0f}, p95 {half.p95:.0f}, p99 {half.p99:.0f} ms")
        figures: dict[str, Any] = {
            "ready_s": ready,
            "idle_mb": idle,
            "loaded_mb": rate.megabytes,
            "per_second": rate.per_second,
            "per_core": rate.per_core,
            "cpu_ms": {part: 1000 * spent / rate.messages for part, spent in rate.cpu.items()},
            "messages": rate.messages,
            "unanswered": rate.unanswered + half.unanswered,
            "p50_ms": half.p50,
            "p95_ms": half.p95,
            "p99_ms": half.p99,
            "pounds_per_million": 1e6 / rate.per_core / 3600 * asked.price,
        }
        if number == 0:
            figures["turns"] = await long_conversation(side, asked)
        if isinstance(side, Waymark):
            figures["not_understood"] = await side.not_understood()
            figures["urgent"] = await both_urgent(side, asked, rate.per_second / 2)
    finally:
        await side.stop()
    return figures


async def long_conversation(side: Side, asked: argparse.Namespace) -> dict[str, float]:
    """What a turn costs at the start of a conversation and at its end."""
    calm, count = texts.calm(SEED), asked.stock_turns
    if isinstance(side, Waymark):
        # Through the flow itself: Telegram lets us answer once a second in one chat.
        redis_url, rasa_url = side.running()
        os.environ.update(WAYMARK_HOME=str(side.home), REDIS_URL=redis_url, RASA_URL=rasa_url)
        count = asked.turns
        async with open_core(load(), "bench") as core:
            numbers = itertools.count()

            async def say_it(contact: int, text: str) -> None:
                name = ConversationId(f"web-bench{contact}")
                await receive(core.outside, a_message(name, next(numbers), text))

            first, last = await turns(say_it, calm, count=count, window=asked.window)
    else:
        first, last = await turns(side.say, calm, count=count, window=asked.window)
    say(f"  turn 1: {first:.1f} ms, turn {count}: {last:.1f} ms")
    return {"turns": count, "first_ms": first, "last_ms": last, "ratio": last / first}


async def both_urgent(
    side: Waymark, asked: argparse.Namespace, per_second: float
) -> dict[str, Any]:
    """P1 messages at half load, and with Rasa stopped in mid-air."""
    grave, calm = texts.grave(SEED), texts.calm(SEED + 999)
    found: dict[str, Any] = {}
    found["half_load"] = asdict(
        await urgent(side, grave, calm, count=asked.urgent, per_second=per_second)
    )
    async with rasa_stopped(side):
        found["rasa_stopped"] = asdict(
            await urgent(side, grave, calm, count=asked.urgent, per_second=per_second)
        )
    for name, one in found.items():
        say(f"  P1, {name}: queue p99 {one['queued_p99']:.0f}, answer {one['answered_p99']:.0f} ms")
    return found


def middle(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """The median of each number over the rounds; what was measured once stays as it is."""
    found: dict[str, Any] = {}
    for name in {name for one in rounds for name in one}:
        values = [one[name] for one in rounds if name in one]
        if isinstance(values[0], dict):
            found[name] = middle(values)
        else:
            found[name] = round(statistics.median(values), 3)
    return dict(sorted(found.items()))


async def measure(asked: argparse.Namespace) -> dict[str, Any]:
    """Every round of both; the whole result as JSON's own types."""
    folder, _ = stock_rasa.trained(asked.per_intent, asked.epochs)
    rounds: dict[str, list[dict[str, Any]]] = {"waymark": [], "stock": []}
    load_before = os.getloadavg()
    for number in range(asked.rounds):
        rounds["waymark"].append(await one_round(Waymark(), asked, number))
        stock = Stock(asked.per_intent, asked.epochs)
        rounds["stock"].append(await one_round(stock, asked, number))
    ours, theirs = middle(rounds["waymark"]), middle(rounds["stock"])
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "cores": os.cpu_count(),
            "processor": platform.machine(),
            "load_before": [round(one, 1) for one in load_before],
            "load_after": [round(one, 1) for one in os.getloadavg()],
        },
        "asked": {name: value for name, value in vars(asked).items() if value is not None},
        "stock_training": json.loads((folder / "trained.json").read_text()),
        "waymark": ours,
        "stock": theirs,
        "times_per_core": round(ours["per_core"] / theirs["per_core"], 2),
        "rounds": rounds,
    }


def say(line: str) -> None:
    """Progress, where it does not mix with the result."""
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    """Measure, write the reports, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=30.0, help="of each load")
    parser.add_argument("--at-once", type=int, default=24, help="conversations at top speed")
    parser.add_argument("--turns", type=int, default=1000, help="of Waymark's long conversation")
    parser.add_argument("--stock-turns", type=int, default=300, help="of stock Rasa's")
    parser.add_argument("--window", type=int, default=40, help="turns compared at each end")
    parser.add_argument("--urgent", type=int, default=200, help="messages of danger")
    parser.add_argument("--price", type=float, default=0.04, help="pounds a core hour")
    parser.add_argument("--per-intent", type=int, default=stock_rasa.PER_INTENT)
    parser.add_argument("--epochs", type=int, default=stock_rasa.EPOCHS)
    result = uvloop.run(measure(parser.parse_args()))
    REPORTS.mkdir(exist_ok=True)
    (REPORTS / "speed.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "speed.html").write_text(page(result), encoding="utf-8")
    print(json.dumps({name: result[name] for name in ("waymark", "stock", "times_per_core")}))
    say(f"see {REPORTS / 'speed.html'}")


if __name__ == "__main__":
    main()
