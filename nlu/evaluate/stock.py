"""Waymark beside stock Rasa's default pipeline: `python -m nlu.evaluate.stock TRIAL`.

Trains stock Rasa on one thread on the same messages as ours, asks both the same, and keeps the
figures in nlu/evaluation/stock.json, which `make evaluate` shows. DIET is slow: 100 epochs over
a thousand messages take some ten minutes of a core, all of a public set an hour or more.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from nlu import quiet
from nlu.domain_intents import domain_intents
from nlu.evaluate import stock_kept, stock_model
from nlu.evaluate.figures import plain
from nlu.evaluate.public import FOLDER_NAMED_BY
from nlu.evaluate.stock_trials import (
    NAMES,
    Trial,
    labelled,
    public_trial,
    sample,
    split,
    stratified,
)
from nlu.fingerprint import model_path
from nlu.sittings import TrainingMessage, read_sittings, sitting_files

ALL = 1_000_000


def main(arguments: list[str] | None = None) -> int:
    """Run one trial; exit status 2 when its texts are not here."""
    options = _options(arguments)
    stock_model.one_thread()
    from nlu.evaluate import stock_sides

    taught: list[TrainingMessage] = []
    if options.trial == "own":
        trial, taught = _own(options.sample, options.asked, options.keep)
    elif options.data is None or not options.data.is_dir():
        _say(f"the public sets are not here: name their folder, --data or {FOLDER_NAMED_BY}")
        return 2
    else:
        found = public_trial(options.trial, options.data, options.asked)
        if found is None:
            _say(f"{options.trial} is not in {options.data}")
            return 2
        trial = found
    ours = options.model or model_path()
    if taught and not ours.exists():
        _say(f"no model at {ours}: run `make train`")
        return 2
    quiet.hush()
    _say(trial.about)
    with tempfile.TemporaryDirectory() as folder_name:
        model = options.keep or Path(folder_name) / "stock.tar.gz"
        body = stock_sides.both(trial, taught, model, ours, epochs=options.epochs)
    about = trial.about
    if options.epochs:
        about += f"; stock read them {options.epochs} times where it would 100 times"
    result: dict[str, Any] = {"about": about, "measured": _where(), **plain(body)}
    stock_kept.keep(trial.name, result, options.out)
    print("\n".join(stock_kept.said(trial.name, result)))
    return 0


def _own(size: int, most: int, keep: Path | None) -> tuple[Trial, list[TrainingMessage]]:
    """Our own messages: drawn now, or those that a kept model was taught."""
    messages = read_sittings(sitting_files(), domain_intents())
    taught_from, held = split(messages)
    known = stock_model.kept(keep) if keep else None
    if known:
        texts = {text for text, _ in known.taught}
        taught = [message for message in messages if message.text in texts]
        held = [message for message in messages if message.text not in texts]
        train, how = known.taught, "that were not taught, some of the same sittings"
    else:
        taught = stratified(taught_from, size)
        train, how = labelled(taught), "of sittings that were not taught"
    asked = sample(labelled(held), most)
    about = (
        f"This project's messages: taught {len(train)} of {len(messages)}, asked about "
        f"{len(asked)} {how}"
    )
    return Trial("own", about, train, asked), taught


def _options(arguments: list[str] | None) -> argparse.Namespace:
    named = os.environ.get(FOLDER_NAMED_BY)
    parser = argparse.ArgumentParser(prog="python -m nlu.evaluate.stock", description=__doc__)
    parser.add_argument("trial", choices=NAMES, help="own data, or a public set, few or full")
    parser.add_argument("--data", type=Path, default=Path(named) if named else None)
    parser.add_argument("--sample", type=int, default=ALL, help="own: messages taught (all)")
    parser.add_argument("--asked", type=int, default=ALL, help="texts asked (all)")
    parser.add_argument("--epochs", type=int, help="stock's passes over the texts (its own 100)")
    parser.add_argument("--model", type=Path, help="our model (default: by fingerprint)")
    parser.add_argument(
        "--keep", type=Path, help="keep the stock model (*.tar.gz) here, or use the one kept here"
    )
    parser.add_argument("--out", type=Path, default=stock_kept.COMMITTED, help="figures file")
    return parser.parse_args(arguments)


def _where() -> str:
    """When and on what, without naming the machine."""
    today = datetime.now(timezone.utc).date().isoformat()
    return f"{today}, one thread, Python {platform.python_version()}"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
