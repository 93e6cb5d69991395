"""What Rasa weighs with our model beside stock: `python -m nlu.evaluate.footprint`.

In one run, turn by turn: seconds from start to answering, resident memory after a few messages,
and seconds for training our heads. Kept in nlu/evaluation/stock.json. Stock's model is trained
here on the same messages for one epoch (its size is that of a hundred), without the dialogue
policies of its default, which flatters it; `--stock` names another, and `--about` says what it is.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from nlu.domain_intents import domain_intents
from nlu.evaluate import stock_kept, stock_model
from nlu.evaluate.figures import plain
from nlu.evaluate.processes import Server, spent_by
from nlu.evaluate.stock_trials import labelled
from nlu.fingerprint import model_path
from nlu.sittings import read_sittings, sitting_files

ROUNDS = 3
NLU_ALONE = "default pipeline, all of our messages, no dialogue policies"
ASKED = 40  # messages before the memory is read: libraries load parts of themselves late
TARGETS = {"ready_ratio": 0.4, "waymark_megabytes": 700.0, "heads_seconds": 60.0}


@dataclass(frozen=True)
class Weighed:
    """One side: medians over the rounds. Seconds of the clock and of the processor, megabytes."""

    ready_seconds: float
    ready_processor_seconds: float
    megabytes: float


def main(arguments: list[str] | None = None) -> int:
    """Measure, keep, print; exit status 1 when a target is missed, 2 without a model."""
    options = _options(arguments)
    stock_model.one_thread()
    model = options.model or model_path()
    if not model.exists():
        _say(f"no model at {model}: run `make train`")
        return 2
    messages = read_sittings(sitting_files(), domain_intents())
    texts = [message.text for message in messages[:: len(messages) // ASKED]][:ASKED]
    with tempfile.TemporaryDirectory() as folder:
        stock = options.stock or Path(folder) / "stock.tar.gz"
        if not options.stock:
            _say("training stock Rasa for one epoch, for its size")
            stock_model.train_stock(labelled(messages), stock, epochs=1)
        heads = _heads(Path(folder) / "heads.tar.gz")
        result = _weigh(model, stock, texts, options.rounds)
    result = {
        "measured": datetime.now(timezone.utc).date().isoformat(),
        "rounds": options.rounds,
        "stock_is": options.about,
        "heads": plain(heads),
        **result,
    }
    stock_kept.keep(stock_kept.WEIGHT, result, options.out)
    print("\n".join(said(result)))
    return 0 if all(reached(result).values()) else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlu.evaluate.footprint", description=__doc__)
    parser.add_argument("--model", type=Path, help="our model (default: by fingerprint)")
    parser.add_argument("--stock", type=Path, help="a stock model that `--keep` kept")
    parser.add_argument("--about", default=NLU_ALONE, help="what stock's model is, in words")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="starts of each side")
    parser.add_argument("--out", type=Path, default=stock_kept.COMMITTED, help="figures file")
    return parser.parse_args(arguments)


def _heads(target: Path) -> stock_model.Cost:
    """Train our model as `make train` does, in a process of its own."""
    _say("training our heads")
    return spent_by([sys.executable, "-m", "nlu.train", "--force", "--out", str(target)])


def _weigh(model: Path, stock: Path, texts: Sequence[str], rounds: int) -> dict[str, Any]:
    """Start each side in turn, so that what else runs on the machine meets both."""
    found: dict[str, list[Weighed]] = {"waymark": [], "stock": []}
    for number in range(rounds):
        for side, archive in (("waymark", model), ("stock", stock)):
            found[side].append(_once(side, archive, texts))
            one = found[side][-1]
            _say(f"{side} {number + 1}: {one.ready_seconds:.1f} s, {one.megabytes:.0f} MB")
    sides = {side: _median(each) for side, each in found.items()}
    ours, theirs = sides["waymark"], sides["stock"]
    ratio = ours.ready_seconds / theirs.ready_seconds
    worked = ours.ready_processor_seconds / theirs.ready_processor_seconds
    return {
        **{side: plain(one) for side, one in sides.items()},
        "ready_ratio": round(ratio, 3),
        "ready_processor_ratio": round(worked, 3),
    }


def _once(side: str, model: Path, texts: Sequence[str]) -> Weighed:
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    with Server(side, model, environment) as server:
        ready, worked = server.until_ready()
        for text in texts:
            server.ask(text)
        return Weighed(ready, worked, server.megabytes())


def _median(each: Sequence[Weighed]) -> Weighed:
    return Weighed(
        statistics.median(one.ready_seconds for one in each),
        statistics.median(one.ready_processor_seconds for one in each),
        statistics.median(one.megabytes for one in each),
    )


def reached(result: dict[str, Any]) -> dict[str, bool]:
    """Each target with whether it is kept."""
    return {
        "ready_ratio": result["ready_ratio"] < TARGETS["ready_ratio"],
        "waymark_megabytes": result["waymark"]["megabytes"] < TARGETS["waymark_megabytes"],
        "heads_seconds": result["heads"]["processor_seconds"] < TARGETS["heads_seconds"],
    }


def said(result: dict[str, Any]) -> list[str]:
    """The result in plain lines."""
    ours, theirs, heads = result["waymark"], result["stock"], result["heads"]
    good = {name: "" if kept else "  TARGET MISSED" for name, kept in reached(result).items()}
    return [
        f"ready: {ours['ready_seconds']:.1f} s, stock {theirs['ready_seconds']:.1f} s;"
        f" {result['ready_ratio']:.2f} of stock, target below {TARGETS['ready_ratio']}"
        f"{good['ready_ratio']} (of the processor: {result['ready_processor_ratio']:.2f})",
        f"resident: {ours['megabytes']:.0f} MB, stock {theirs['megabytes']:.0f} MB; target below"
        f" {TARGETS['waymark_megabytes']:.0f}{good['waymark_megabytes']}",
        f"heads: {heads['seconds']:.0f} s, {heads['processor_seconds']:.0f} s of one core, the"
        f" start of Python and Rasa included; target below {TARGETS['heads_seconds']:.0f} s of one"
        f" core{good['heads_seconds']}",
    ]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
