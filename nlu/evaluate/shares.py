"""Shares of messages with their Wilson intervals, and the measures that triage is judged by."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.casework.triage import Tier
from nlu.evaluate.scoring import Scored

Z_95 = 1.959964  # two-sided 95 %


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; of nothing it is 0."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % score interval (Wilson 1927); of nothing it is 0 to 1."""
        if not self.of:
            return 0.0, 1.0
        spread = Z_95**2 / self.of
        middle = (self.value + spread / 2) / (1 + spread)
        variance = self.value * (1 - self.value) / self.of + spread / (4 * self.of)
        half = Z_95 * math.sqrt(variance) / (1 + spread)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Measure:
    """One question asked of the messages it concerns. `target` and `floor` are from the issue.

    `floor` bounds the lower end of the interval; `rises` says which direction is better.
    """

    key: str
    title: str
    concerns: Callable[[Scored], bool]
    holds: Callable[[Scored, str], bool]
    rises: bool
    target: float | None = None
    floor: float | None = None

    def of(self, scored: Iterable[Scored], way: str) -> Share:
        """The share of the messages concerned for which it holds."""
        asked = [one for one in scored if self.concerns(one)]
        return Share(sum(self.holds(one, way) for one in asked), len(asked))

    def reached(self, share: Share) -> bool | None:
        """Whether the target is reached; None when there is none, or nothing was asked."""
        if self.target is None or not share.of:
            return None
        if not self.rises:
            return share.value <= self.target
        return share.value >= self.target and share.interval[0] >= (self.floor or 0.0)


def urgent(one: Scored, way: str) -> bool:
    """Read as P1 or P2."""
    return one.verdicts[way].tier.urgent


def _raised(one: Scored, way: str) -> bool:
    return one.verdicts[way].tier is not Tier.P4


def _right_route(one: Scored, way: str) -> bool:
    return one.verdicts[way].route in one.example.routes


def _is(tier: Tier) -> Callable[[Scored], bool]:
    return lambda one: one.example.tier is tier


def _urgent_by_label(one: Scored) -> bool:
    return one.example.tier.urgent


# Targets: what the triage issue asks for on messages that nobody here has seen.
MEASURES = (
    Measure(
        "urgent_recall", "Urgent (P1 or P2) seen as urgent", _urgent_by_label, urgent,
        rises=True, target=0.97, floor=0.955,
    ),
    Measure("p1_urgent", "P1 seen as urgent", _is(Tier.P1), urgent, rises=True, target=0.985),
    Measure("p3_raised", "P3 raised to urgent", _is(Tier.P3), urgent, rises=False, target=0.35),
    Measure("p4_raised", "P4 raised to urgent", _is(Tier.P4), urgent, rises=False, target=0.05),
    Measure(
        "route", "Route among the acceptable", lambda _: True, _right_route,
        rises=True, target=0.85,
    ),
    Measure(
        "urgent_to_person", "Urgent seen as P3 or higher (a person looks)", _urgent_by_label,
        _raised, rises=True,
    ),
    Measure("p3_to_person", "P3 seen as P3 or higher", _is(Tier.P3), _raised, rises=True),
    Measure("p4_to_person", "P4 raised to P3 or higher", _is(Tier.P4), _raised, rises=False),
)  # fmt: skip
BY_KEY = {measure.key: measure for measure in MEASURES}


def measured(scored: Iterable[Scored], way: str) -> dict[str, Share]:
    """Every measure over some messages."""
    kept = list(scored)
    return {measure.key: measure.of(kept, way) for measure in MEASURES}
