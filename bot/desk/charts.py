"""Bars to draw: where each stands and how high, in the units of the picture. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT = 150
TOP, FOOT = 18, 20
WIDTH = 640
# Of the room that a bar has, so much is the bar.
FULL = 0.72
# More labels than this would run into each other: then only some are written.
LABELS_AT_MOST = 14


@dataclass(frozen=True)
class Bar:
    """One bar. `middle` is where its words stand; `label` is empty where there is no room."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    label: str
    count: int


@dataclass(frozen=True)
class Chart:
    """Bars side by side over one line, with what a reader of words is told instead."""

    bars: tuple[Bar, ...]
    words: str
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = HEIGHT - FOOT

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(bar.count for bar in self.bars)


def chart(what: str, points: Sequence[tuple[str, int]]) -> Chart:
    """Return a chart of (label, count) pairs; `what` says what is counted."""
    most = max((count for _, count in points), default=0)
    room = WIDTH / max(1, len(points))
    every = -(-len(points) // LABELS_AT_MOST)
    high = HEIGHT - TOP - FOOT
    bars = []
    for number, (label, count) in enumerate(points):
        height = round(high * count / most, 1) if most else 0.0
        bars.append(
            Bar(
                x=round(number * room + room * (1 - FULL) / 2, 1),
                y=round(HEIGHT - FOOT - height, 1),
                width=round(room * FULL, 1),
                height=height,
                middle=round(number * room + room / 2, 1),
                label=label if number % every == 0 else "",
                count=count,
            )
        )
    return Chart(tuple(bars), _words(what, points))


def _words(what: str, points: Sequence[tuple[str, int]]) -> str:
    total = sum(count for _, count in points)
    if total == 0:
        return f"{what}: none."
    most, count = max(points, key=lambda point: point[1])
    return f"{what}: {total} in all, most at {most} with {count}. The table below says the same."
