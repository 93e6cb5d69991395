"""How long things took, kept as counts by step: few numbers, and still a median.

Rounding keeps the order, so the median of what was rounded is the rounded median.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta

# Up to so many seconds, in steps of so many: within 5 % from two minutes on.
STEPS = (
    (120, 1),
    (600, 5),
    (7_200, 60),
    (86_400, 600),
    (2_419_200, 3_600),  # four weeks; what took longer counts as that
)


def step_of(span: timedelta) -> int:
    """Return the seconds of a span, rounded to its step; nothing is shorter than none."""
    seconds = max(0.0, span.total_seconds())
    for until, step in STEPS:
        if seconds < until:
            return min(until, math.floor(seconds / step + 0.5) * step)
    return STEPS[-1][0]


def share(counts: Mapping[int, int], part: float) -> int | None:
    """Return the seconds that a `part` (0 to 1) did not exceed, by nearest rank; None of none."""
    total = sum(counts.values())
    if total <= 0:
        return None
    wanted, so_far = max(1, math.ceil(part * total)), 0
    for seconds in sorted(counts):
        so_far += counts[seconds]
        if so_far >= wanted:
            return seconds
    return None
