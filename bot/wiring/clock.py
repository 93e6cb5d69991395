"""A clock that goes on evenly when the machine's is set.

Leases of claims, alarms of cases and due times are lengths of time. If the wall clock jumps an
hour ahead, every claim would lapse at once; an hour back, and a P1 that nobody claims would
alarm an hour late. So a jump is not followed: time goes on by the machine's own count (which
goes on while it sleeps), and the difference is made up slowly. Small steps, as time servers make
them, are followed at once.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.health import OK

log = logging.getLogger(__name__)
# Seconds. A time server slews what is smaller; what is larger was set.
STEP = 2.0
# Of a second's time, how much of the difference is made up: an hour takes ten hours, and
# meanwhile a lease of three minutes is at most eighteen seconds out.
MADE_UP = 0.1
# Clocks of good machines drift less than this; between two looks that lie far apart it adds up.
DRIFT = 0.001


class SystemClock:
    """The time of this machine, whatever it is set to."""

    def now(self) -> datetime:
        """Return the current time, UTC-aware."""
        return datetime.now(UTC)


def counted() -> float:
    """Return seconds since some moment, never set, going on while the machine sleeps."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


@dataclass
class SteadyClock:
    """The Clock of the ports. `wall` is what the machine says, `count` how time passes."""

    wall: Callable[[], float] = time.time
    count: Callable[[], float] = counted
    _ahead: float = 0.0
    _wall: float = field(init=False)
    _count: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin at what the machine says."""
        self._wall, self._count = self.wall(), self.count()

    def now(self) -> datetime:
        """Return the current time, UTC-aware. It never goes back."""
        wall, count = self.wall(), self.count()
        passed = max(0.0, count - self._count)
        jump = wall - self._wall - passed
        if abs(jump) > max(STEP, DRIFT * passed):
            self._ahead -= jump
            log.warning("the machine's clock was set by %+.0f s; time goes on evenly", jump)
        elif jump < 0:
            self._ahead -= jump  # a small step back: wait it out
        self._ahead = _nearer_to_nothing(self._ahead, MADE_UP * passed)
        self._wall, self._count = wall, count
        return datetime.fromtimestamp(wall + self._ahead, UTC)

    def state(self) -> str:
        """Return `ok`, or by how much time here and the machine's clock differ."""
        self.now()
        if abs(self._ahead) <= STEP:
            return OK
        way = "ahead of" if self._ahead > 0 else "behind"
        return f"{abs(self._ahead):.0f} s {way} the machine's clock, which was set"


def _nearer_to_nothing(value: float, by: float) -> float:
    return max(0.0, value - by) if value > 0 else min(0.0, value + by)
