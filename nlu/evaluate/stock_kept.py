"""The figures beside stock Rasa: kept in nlu/evaluation/stock.json, and said in plain lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nlu.evaluate.examples import SET_FOLDER

VERSION = 1
COMMITTED = SET_FOLDER / "stock.json"
WEIGHT = "weight"  # key of what `nlu.evaluate.footprint` measured
TRIALS = "trials"
SIDES = {
    "stock": "Stock Rasa",
    "ngrams": "Our heads over n-grams, taught the same",
    "waymark": "Waymark's own pipeline",
}


def load(path: Path = COMMITTED) -> dict[str, Any]:
    """What is kept; nothing when the file is not there or is of another version."""
    if not path.exists():
        return {}
    body = json.loads(path.read_text(encoding="utf-8"))
    return body if body.get("version") == VERSION else {}


def keep(name: str, result: Mapping[str, Any], path: Path = COMMITTED) -> None:
    """Put one trial (or the weight) in its place; the others stay."""
    body = {"version": VERSION, TRIALS: {}, **load(path)}
    if name == WEIGHT:
        body[WEIGHT] = result
    else:
        body[TRIALS] = {**body[TRIALS], name: result}
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    fresh.replace(path)


def said(name: str, result: Mapping[str, Any]) -> list[str]:
    """A trial in plain lines."""
    lines = [f"{name}: {result['about']}"]
    for side, title in SIDES.items():
        found = result.get(side)
        if not found:
            continue
        lines.append(f"  {title}: accuracy {_share(found['accuracy'])}")
        if "learning" in found:
            learning = found["learning"]
            lines.append(f"    learnt in {took(learning)}")
        if "pace" in found:
            pace = found["pace"]
            lines.append(
                f"    {pace['median']:.1f} ms a message ({pace['processor_median']:.1f} ms of"
                f" the core), 95 %: {pace['most']:.1f}"
            )
        for key, shares in found.items():
            if key.startswith("triage"):
                parts = ", ".join(f"{one} {_share(share)}" for one, share in shares.items())
                lines.append(f"    {key}: {parts}")
    return lines


def took(cost: Mapping[str, Any]) -> str:
    """What learning took, in words."""
    busy = cost.get("processor_seconds")
    return f"{cost['seconds']:.0f} s" + (f", {busy:.0f} s of one core" if busy else "")


def _share(share: Mapping[str, Any]) -> str:
    return f"{share['share']:.3f} ({share['hits']}/{share['of']})"
