"""A circuit breaker: after failures in a row, nobody waits for what is down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ports import Clock

# Three lost answers in a row cost contacts three seconds altogether; more would only add.
OPENS_AFTER = 3
# A dead Rasa is asked again this often, by one message at a time: it is back in use within
# seconds, and until then at most one contact in two seconds waits for it.
ASKS_AGAIN_AFTER = timedelta(seconds=2)
# Who cannot wait is the one who asks only where nobody else did for so many times as long.
HURRIED = 5


@dataclass
class Breaker:
    """Closed: ask. Open: do not. Half-open: one asks, and its answer decides."""

    clock: Clock
    opens_after: int = OPENS_AFTER
    asks_again_after: timedelta = ASKS_AGAIN_AFTER
    _failures: int = 0
    _opened_at: datetime | None = None
    _probing: bool = False

    @property
    def is_open(self) -> bool:
        """Whether failures in a row have opened it."""
        return self._opened_at is not None

    def may_ask(self, *, hurried: bool = False) -> bool:
        """Whether to ask now. True while open makes this call the probe."""
        if self._opened_at is None:
            return True
        wait = self.asks_again_after * (HURRIED if hurried else 1)
        if self._probing or self.clock.now() - self._opened_at < wait:
            return False
        self._probing = True
        return True

    def answered(self) -> None:
        """An answer came, whatever it said."""
        self._failures, self._opened_at, self._probing = 0, None, False

    def failed(self) -> None:
        """No answer came, or none that could be used."""
        self._failures += 1
        self._probing = False
        if self._opened_at is not None or self._failures >= self.opens_after:
            self._opened_at = self.clock.now()

    def gave_up(self) -> None:
        """The asking was cancelled: that says nothing about the other side."""
        self._probing = False
