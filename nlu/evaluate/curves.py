"""How far the probabilities can be believed, and what moving the line for urgent would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.casework.triage import Tier
from nlu.evaluate.scoring import Scored
from nlu.evaluate.shares import Share

BINS = 10
LINES = (0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.13, 0.17, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True)
class Bin:
    """Messages of about one probability: what was said, and how many were urgent."""

    said: float
    share: Share


@dataclass(frozen=True)
class Calibration:
    """`error` is the expected calibration error, `brier` the mean squared error, 0 to 1."""

    bins: tuple[Bin, ...]
    error: float
    brier: float
    area: float


@dataclass(frozen=True)
class Point:
    """What a line for urgent would give, with the screen beside the model and without."""

    line: float
    together: dict[str, Share]
    model: dict[str, Share]


def calibration(scored: Sequence[Scored]) -> Calibration:
    """Bins of equal width over the model's own P(urgent)."""
    chances = np.asarray([one.chance for one in scored])
    truths = np.asarray([one.example.tier.urgent for one in scored])
    places = np.minimum((chances * BINS).astype(int), BINS - 1)
    bins = []
    error = 0.0
    for place in range(BINS):
        inside = places == place
        if inside.any():
            share = Share(int(truths[inside].sum()), int(inside.sum()))
            said = float(chances[inside].mean())
            bins.append(Bin(said, share))
            error += share.of / len(scored) * abs(said - share.value)
    brier = float(np.mean((chances - truths) ** 2))
    return Calibration(tuple(bins), error, brier, _area(chances, truths))


def _area(chances: np.ndarray, truths: np.ndarray) -> float:
    """Area under the ROC curve: how often an urgent message outranks another (ties count half)."""
    urgent, calm = chances[truths], chances[~truths]
    if not len(urgent) or not len(calm):
        return 0.5
    order = np.sort(calm)
    below = np.searchsorted(order, urgent, side="left")
    up_to = np.searchsorted(order, urgent, side="right")
    return float((below + up_to).sum() / 2 / (len(urgent) * len(calm)))


def curve(scored: Sequence[Scored], lines: Sequence[float] = LINES) -> tuple[Point, ...]:
    """Recall and alarms at each line."""
    return tuple(Point(line, _at(scored, line, True), _at(scored, line, False)) for line in lines)


def _at(scored: Sequence[Scored], line: float, screened: bool) -> dict[str, Share]:  # noqa: FBT001
    def raised(one: Scored) -> bool:
        by_screen = screened and one.verdicts["screen"].tier.urgent
        return by_screen or one.chance >= line

    def share(tiers: set[Tier]) -> Share:
        asked = [one for one in scored if one.example.tier in tiers]
        return Share(sum(map(raised, asked)), len(asked))

    return {
        "urgent_recall": share({Tier.P1, Tier.P2}),
        "p1_urgent": share({Tier.P1}),
        "p3_raised": share({Tier.P3}),
        "p4_raised": share({Tier.P4}),
    }
