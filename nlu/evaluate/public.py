"""Public sets of everyday queries: `python -m nlu.evaluate.public --data FOLDER`.

CLINC150 (clinc150.json, Larson et al. 2019) and BANKING77 (banking77_train.csv and
banking77_test.csv, Casanueva et al. 2020), kept outside the project. How many everyday queries
are raised, and how well the project's own features and heads learn other people's intents.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.casework.triage import Tier
from nlu.evaluate.examples import Example
from nlu.evaluate.figures import plain
from nlu.evaluate.intents import Accuracy, few, learn_and_test
from nlu.evaluate.public_sets import PublicSet, banking77, clinc150
from nlu.evaluate.scoring import WAYS, Scored, score
from nlu.evaluate.shares import Share
from nlu.fingerprint import ROOT, model_path
from nlu.reader import ModelReader

FOLDER_NAMED_BY = "WAYMARK_PUBLIC_DATA"
SHOTS = 10
RAISED_SHOWN = 15


def main(arguments: list[str] | None = None) -> int:
    """Measure what is there; exit status 2 when nothing is."""
    options = _options(arguments)
    folder = options.data
    if folder is None or not folder.is_dir():
        _say(f"the public sets are not here: name their folder with --data or {FOLDER_NAMED_BY}")
        return 2
    sets = {"CLINC150": clinc150(folder), "BANKING77": banking77(folder)}
    for name, found in sets.items():
        if found is None:
            _say(f"{name} is not in {folder}")
    result: dict[str, Any] = {}
    everyday = sets["CLINC150"]
    if everyday and not options.no_alarms:
        result["alarms"] = _alarms(everyday, options.model or model_path())
    for name, found in sets.items():
        if found and not options.no_intents:
            result[name] = _intents(name, found, full=options.full)
    _write(result, options.out)
    return 0 if result else 2


def _options(arguments: list[str] | None) -> argparse.Namespace:
    named = os.environ.get(FOLDER_NAMED_BY)
    parser = argparse.ArgumentParser(prog="python -m nlu.evaluate.public", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(named) if named else None)
    parser.add_argument("--model", type=Path, help="model file (default: by fingerprint)")
    parser.add_argument("--out", type=Path, default=ROOT / "reports", help="folder for the JSON")
    parser.add_argument("--full", action="store_true", help="train on all examples too (minutes)")
    parser.add_argument("--no-alarms", action="store_true", help="leave out raised queries")
    parser.add_argument("--no-intents", action="store_true", help="leave out intent accuracy")
    return parser.parse_args(arguments)


def _alarms(found: PublicSet, model: Path) -> dict[str, Any]:
    """How many everyday queries go to a person, and how many are called urgent."""
    if not model.exists():
        _say(f"no model at {model}: run `make train`")
        return {}
    texts = [text for text, _ in (*found.test, *found.outside)]
    examples = [
        Example(f"q{at}", text, Tier.P4, (), (), f"query {at}") for at, text in enumerate(texts)
    ]
    scored = score(examples, ModelReader(model), _say)
    raised = {way: _raised(scored, way) for way in WAYS}
    for way, shares in raised.items():
        words = ", ".join(f"{name} {s.value:.4f} ({s.hits}/{s.of})" for name, s in shares.items())
        print(f"CLINC150 test and out of scope, {way}: {words}")
    worst = sorted(scored, key=lambda one: (one.verdicts["together"].tier.rank, -one.chance))
    shown = [one for one in worst if one.verdicts["together"].tier is not Tier.P4][:RAISED_SHOWN]
    for one in shown:
        screen, model_tier = one.verdicts["screen"].tier.value, one.verdicts["model"].tier.value
        print(f"  screen {screen} model {model_tier} ({one.chance:.2f}): {one.example.text}")
    return {way: plain(shares) for way, shares in raised.items()}


def _raised(scored: Sequence[Scored], way: str) -> dict[str, Share]:
    tiers = [one.verdicts[way].tier for one in scored]
    return {
        "to P3 or higher": Share(sum(tier is not Tier.P4 for tier in tiers), len(tiers)),
        "to urgent": Share(sum(tier.urgent for tier in tiers), len(tiers)),
    }


def _intents(name: str, found: PublicSet, *, full: bool) -> dict[str, Any]:
    """Accuracy with few examples an intent, and with all of them."""
    results = {f"{SHOTS} an intent": _timed(few(found.train, SHOTS), found)}
    if full:
        results["full"] = _timed(found.train, found)
    for size, one in results.items():
        print(
            f"{name}, {size} ({one.trained_on} to learn from): accuracy {one.share.value:.4f} "
            f"({one.share.hits}/{one.share.of}), learnt in {one.seconds:.0f} s"
        )
    return {size: plain(one) for size, one in results.items()}


def _timed(train: Sequence[tuple[str, str]], found: PublicSet) -> Accuracy:
    began = time.monotonic()
    accuracy = learn_and_test(train, found.test)
    _say(f"{len(train)} examples: {time.monotonic() - began:.0f} s in all")
    return accuracy


def _write(result: dict[str, Any], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    body = json.dumps(result, ensure_ascii=False, indent=1)
    (folder / "public.json").write_text(body + "\n", encoding="utf-8")
    print(f"wrote {folder / 'public.json'}")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
