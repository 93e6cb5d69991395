"""The committed figures: written, read again, and compared message by message.

The urgent messages are compared one by one, because two runs over the same messages differ far
less by chance than two shares do: only messages whose verdict changed can tell runs apart.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlu.evaluate.examples import SET_FOLDER
from nlu.evaluate.figures import VERSION, Figures, plain
from nlu.evaluate.shares import MEASURES, Share

COMMITTED = SET_FOLDER / "figures.json"
# What urgent recall may lose before the check fails: one urgent message in 400 (a quarter of a
# point), and the noise of a retrained model. If each changed verdict were as likely to be a loss
# as a gain, the losses minus the gains would spread by the root of how many changed; 1.645 of
# that is passed by chance once in twenty.
ONE_IN = 400
NOISE = 1.645


class BadBaseline(Exception):
    """Raised when the committed figures cannot be read; says why."""


@dataclass(frozen=True)
class Change:
    """One measure of the live path, then and now."""

    title: str
    before: Share
    now: Share
    rises: bool


@dataclass(frozen=True)
class Comparison:
    """What changed since the committed figures. `lost` and `gained` are ids of urgent messages."""

    model_before: str
    same_set: bool
    shared: int
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    allowed: float
    changes: tuple[Change, ...]

    @property
    def fell(self) -> bool:
        """Whether urgent recall fell by more than the tolerance."""
        return len(self.lost) - len(self.gained) > self.allowed


def tolerance(asked: int, changed: int) -> float:
    """How many more urgent messages may be lost than gained, of `asked` in both runs."""
    return asked / ONE_IN + NOISE * math.sqrt(changed)


def compare(figures: Figures, before: Mapping[str, Any]) -> Comparison:
    """Set the figures beside earlier ones, over the urgent messages that stand in both."""
    try:
        if before["version"] != VERSION:
            raise BadBaseline(f"the figures are of version {before['version']}, not {VERSION}")
        caught, missed = set(before["caught"].split()), set(before["missed"].split())
        changes = tuple(
            Change(measure.title, _share(before, measure.key), now, measure.rises)
            for measure in MEASURES
            for now in [figures.ways["together"][measure.key]]
        )
        same, model = before["set_fingerprint"] == figures.set_fingerprint, str(before["model"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadBaseline(f"the figures lack something: {error}") from error
    lost = tuple(name for name in figures.missed if name in caught)
    gained = tuple(name for name in figures.caught if name in missed)
    shared = len((caught | missed) & {*figures.caught, *figures.missed})
    allowed = tolerance(shared, len(lost) + len(gained))
    return Comparison(model, same, shared, lost, gained, allowed, changes)


def _share(before: Mapping[str, Any], key: str) -> Share:
    hits, of = before["ways"]["together"][key].split("/")
    return Share(int(hits), int(of))


def said(comparison: Comparison) -> list[str]:
    """The comparison in plain lines."""
    lost, gained = len(comparison.lost), len(comparison.gained)
    lines = [
        f"against the committed figures ({comparison.model_before}): of {comparison.shared} urgent "
        f"messages in both, {lost} lost and {gained} gained; {comparison.allowed:.1f} may be lost"
    ]
    if not comparison.same_set:
        lines.append("the evaluation set changed since; renew the figures with --save")
    if comparison.lost:
        lines.append("lost: " + " ".join(comparison.lost))
    if comparison.fell:
        lines.append("URGENT RECALL FELL by more than the tolerance")
    return lines


def load(path: Path = COMMITTED) -> dict[str, Any]:
    """The figures as they were saved; BadBaseline when they are not figures."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadBaseline(f"{path.name}: {error}") from error
    if not isinstance(found, dict):
        raise BadBaseline(f"{path.name}: not a JSON object")
    return found


def save(figures: Figures, path: Path = COMMITTED) -> None:
    """Write the figures for committing: nothing that differs between two machines."""
    kept = plain(figures, share=lambda share: f"{share.hits}/{share.of}")
    del kept["timing"]
    kept["caught"], kept["missed"] = " ".join(figures.caught), " ".join(figures.missed)
    path.write_text(_laid_out({"version": VERSION, **kept}) + "\n", encoding="utf-8")


def _laid_out(value: Any, indent: str = "") -> str:
    """A line for each innermost list or object, so that a change of figures reads as a diff."""
    if not isinstance(value, (dict, list)) or not any(
        isinstance(inner, (dict, list)) for inner in _members(value)
    ):
        return json.dumps(value)
    deeper = f"{indent}  "
    if isinstance(value, dict):
        pairs = value.items()
        lines = [f"{deeper}{json.dumps(key)}: {_laid_out(inner, deeper)}" for key, inner in pairs]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    lines = [f"{deeper}{_laid_out(inner, deeper)}" for inner in value]
    return "[\n" + ",\n".join(lines) + f"\n{indent}]"


def _members(value: dict[str, Any] | list[Any]) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value
