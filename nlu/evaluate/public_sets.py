"""Reading two public sets of intents from the files that their authors publish."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

Labelled = tuple[str, str]  # text, intent


@dataclass(frozen=True)
class PublicSet:
    """`outside` are queries that no intent of the set fits."""

    train: tuple[Labelled, ...]
    test: tuple[Labelled, ...]
    outside: tuple[Labelled, ...] = ()


def clinc150(folder: Path) -> PublicSet | None:
    """CLINC150 from clinc150.json; None when it is not there."""
    path = folder / "clinc150.json"
    if not path.exists():
        return None
    parts = json.loads(path.read_text(encoding="utf-8"))
    train, test, outside = (
        tuple((str(text), str(intent)) for text, intent in parts[name])
        for name in ("train", "test", "oos_test")
    )
    return PublicSet(train, test, outside)


def banking77(folder: Path) -> PublicSet | None:
    """BANKING77 from its two CSV files; None when one is not there."""
    paths = [folder / f"banking77_{part}.csv" for part in ("train", "test")]
    if not all(path.exists() for path in paths):
        return None
    train, test = (_rows(path) for path in paths)
    return PublicSet(train, test)


def _rows(path: Path) -> tuple[Labelled, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple((row["text"], row["category"]) for row in csv.DictReader(file))
