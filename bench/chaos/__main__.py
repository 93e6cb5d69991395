"""The crash laboratory's command line.

    make chaos                                  (2,000 conversations, 20,000 messages, 200 kills)
    python -m bench.chaos --quick               (300 messages, 10 kills)
    python -m bench.chaos --quick --break no-order
    python -m bench.chaos --prove               (each break once: does the oracle name it?)

The report goes to reports/chaos.md and reports/chaos.html. Exit status: 0 when every promise
held (with --break: when the oracle named the broken one), 1 when not.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.chaos import report
from bench.chaos.breaks import BREAKS
from bench.chaos.laboratory import run, say
from bench.chaos.oracle import Verdict, judge
from bench.chaos.orders import REDIS, Orders, quick
from bot.process_runner.plan import ROOT

# The tests put their reports elsewhere.
REPORTS = Path(os.environ.get("CHAOS_REPORTS", ROOT / "reports"))


def parser() -> argparse.ArgumentParser:
    """Return the arguments."""
    made = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("--seed", type=int, default=0, help="0: a new one, which is printed")
    made.add_argument("--quick", action="store_true", help="the small run")
    made.add_argument("--redis", choices=REDIS, default=REDIS[0])
    made.add_argument("--break", dest="broken", choices=sorted(BREAKS), default="")
    made.add_argument("--prove", action="store_true", help="break each guarantee once")
    made.add_argument("--home", type=Path, help="keep the copy's data and logs in this folder")
    made.add_argument("--within", type=float, help="minutes for which contacts write at most")
    made.add_argument("--sends-per-s", type=float, help="0: as the product does (the default)")
    for name in ("conversations", "messages", "kills", "pauses", "failovers", "workers", "at-once"):
        made.add_argument(f"--{name}", type=int)
    return made


def orders_of(asked: argparse.Namespace) -> Orders:
    """Return the orders that the arguments give."""
    seed = asked.seed or random.SystemRandom().randrange(1, 1_000_000)
    orders = (
        quick(seed, asked.broken, asked.redis)
        if asked.quick or asked.prove
        else Orders(seed, broken=asked.broken, redis=asked.redis)
    )
    names = (
        "conversations",
        "messages",
        "kills",
        "pauses",
        "failovers",
        "workers",
        "at_once",
        "sends_per_s",
        "within",
    )
    given = {name: getattr(asked, name) for name in names if getattr(asked, name) is not None}
    return replace(orders, **given)


def one(orders: Orders, home: Path | None) -> bool:
    """Do one run and write its report; True when it came out as it should."""
    if home is not None:
        evidence = asyncio.run(run(orders, home))
    else:
        with tempfile.TemporaryDirectory(prefix="waymark-chaos-") as folder:
            evidence = asyncio.run(run(orders, Path(folder)))
    verdicts = judge(evidence)
    found = report.tables(orders, evidence, verdicts)
    name = f"chaos-{orders.broken}" if orders.broken else "chaos"
    REPORTS.mkdir(parents=True, exist_ok=True)
    text = report.markdown(orders, found)
    (REPORTS / f"{name}.md").write_text(text, encoding="utf-8")
    (REPORTS / f"{name}.html").write_text(report.page(orders, found), encoding="utf-8")
    print(text)
    return as_it_should(orders, verdicts)


def as_it_should(orders: Orders, verdicts: tuple[Verdict, ...]) -> bool:
    """Whether every promise held, or, with one broken on purpose, the oracle named it."""
    named = {verdict.key for verdict in verdicts if not verdict.held}
    if not orders.broken:
        say("every promise held" if not named else f"BROKEN: {', '.join(sorted(named))}")
        return not named
    wanted = BREAKS[orders.broken].names
    say(
        f"broken on purpose: {orders.broken}; the oracle names {', '.join(sorted(named)) or 'none'}"
    )
    return bool(named & set(wanted))


def stopped(_number: int, _frame: object) -> None:
    """End as Ctrl-C does, so that every process that was started is ended."""
    raise KeyboardInterrupt


def main() -> int:
    """Run what was asked for."""
    signal.signal(signal.SIGTERM, stopped)
    asked = parser().parse_args()
    orders = orders_of(asked)
    say(f"seed {orders.seed}")
    if not asked.prove:
        return 0 if one(orders, asked.home) else 1
    outcomes = {
        name: one(replace(orders, broken=name), asked.home and asked.home / (name or "none"))
        for name in BREAKS
    }
    for name, well in outcomes.items():
        print(f"{'as it should' if well else 'NOT as it should'}: {name or 'nothing broken'}")
    return 0 if all(outcomes.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
