"""A gentle limit on how fast one key may post. Nothing is lost by it: the page sends again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil

from bot.casework.messages import ConversationId

# Someone in distress sends many short lines: 30 at once, then one a second, is faster than
# anyone types and slow enough to stop a loop (our own figures).
BURST = 30
PER_SECOND = 1.0
KEYS_KEPT = 10_000


@dataclass
class Allowance:
    """A token bucket for each conversation, the least recently seen forgotten first."""

    burst: int = BURST
    per_second: float = PER_SECOND
    _left: OrderedDict[ConversationId, tuple[float, datetime]] = field(default_factory=OrderedDict)

    def wait(self, conversation_id: ConversationId, now: datetime) -> int:
        """Take one; return 0, or how many seconds until the next may be taken."""
        tokens, at = self._left.pop(conversation_id, (float(self.burst), now))
        passed = max(0.0, (now - at).total_seconds())
        tokens = min(float(self.burst), tokens + passed * self.per_second)
        missing = 1.0 - tokens
        self._left[conversation_id] = (tokens if missing > 0 else tokens - 1.0, now)
        while len(self._left) > KEYS_KEPT:
            self._left.popitem(last=False)
        return ceil(missing / self.per_second) if missing > 0 else 0
