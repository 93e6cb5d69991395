"""The evaluation set: one JSON line a message, never trained on (nlu/evaluation/README.md)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.casework.triage import Route, Tier
from nlu.fingerprint import ROOT

SET_FOLDER = ROOT / "nlu" / "evaluation"
SET_FILES = "*.jsonl"


class BadExample(ValueError):
    """Raised when a line of the evaluation set breaks the format; says where and why."""


@dataclass(frozen=True)
class Example:
    """One labelled message. `routes` are acceptable ones, best first; `where` is file:line."""

    name: str
    text: str
    tier: Tier
    routes: tuple[Route, ...]
    groups: tuple[str, ...]
    where: str


def read_example(raw: str, where: str) -> Example:
    """Read one line; BadExample when it breaks the format."""
    try:
        body = json.loads(raw)
        name, text = _words(body, "id"), _words(body, "text")
        tier = Tier(body["tier"])
        routes = tuple(Route(route) for route in body["routes"])
        groups = tuple(str(group) for group in body["groups"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadExample(f"{where}: {type(error).__name__}: {error}") from error
    if not routes:
        raise BadExample(f"{where}: needs at least one route")
    return Example(name, text, tier, routes, groups, where)


def _words(body: Any, key: str) -> str:
    value = body[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} must be words")
    return value


def set_files(folder: Path = SET_FOLDER) -> list[Path]:
    """The parts of the set, by name."""
    return sorted(folder.glob(SET_FILES))


def read_set(files: Iterable[Path]) -> list[Example]:
    """Every example of the given files, in order; BadExample also when an id stands twice."""
    found: dict[str, Example] = {}
    for path in files:
        for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if raw.strip():
                example = read_example(raw, f"{path.name}:{number}")
                if example.name in found:
                    first = found[example.name].where
                    raise BadExample(f"{example.where}: id already stands at {first}")
                found[example.name] = example
    if not found:
        raise BadExample("the set holds no messages")
    return list(found.values())


def set_fingerprint(examples: Iterable[Example]) -> str:
    """16 hex digits over what is asked and what is expected."""
    digest = hashlib.sha256()
    for example in sorted(examples, key=lambda one: one.name):
        routes = ",".join(route.value for route in example.routes)
        digest.update(f"{example.name}\0{example.text}\0{example.tier.value}\0{routes}\0".encode())
    return digest.hexdigest()[:16]
