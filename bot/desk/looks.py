"""What was looked at a moment ago, so that the audit trail says it once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

# A page that draws itself again is one look; so is a lease kept by typing.
ONE_LOOK = timedelta(minutes=5)
LOOKS_AT_MOST = 10_000


@dataclass
class Looks:
    """What was looked at a moment ago, so that it is recorded once."""

    _until: dict[tuple[str, ...], datetime] = field(default_factory=dict)

    def fresh(self, look: tuple[str, ...], now: datetime) -> bool:
        """Whether this look is a new one; from then on it counts as recorded."""
        if self._until.get(look, now) > now:
            return False
        if len(self._until) >= LOOKS_AT_MOST:
            self._until = {key: until for key, until in self._until.items() if until > now}
        if len(self._until) < LOOKS_AT_MOST:
            self._until[look] = now + ONE_LOOK
        return True
