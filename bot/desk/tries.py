"""Tries at passwords and codes, slowed down per name and per address."""

from __future__ import annotations

import hashlib
import json

from bot.desk.drawer import Drawer
from bot.ports import Clock

# The first tries are free; then each failure doubles the wait, up to a limit that a stranger
# who knows a name cannot turn into a lock-out. Codes are short, and only who has the password
# comes to them: there the limit is longer.
FREE_TRIES = 4
LONGEST_WAIT = {"name": 60, "address": 300, "code": 900}
REMEMBER_FAILURES = 3600
Key = tuple[str, str]


class Tries:
    """Counts of what failed, by kind and name; remembered for an hour after the last."""

    def __init__(self, drawer: Drawer, clock: Clock) -> None:
        """Counts lie in the drawer, so that a new start forgets none."""
        self._drawer = drawer
        self._clock = clock

    async def wait(self, *keys: Key) -> int:
        """Return the seconds to wait before the next try; 0 is none."""
        longest = max([until for _, until in [await self._failures(key) for key in keys]])
        now = self._now()
        return int(longest - now) + 1 if longest > now else 0

    async def count(self, *keys: Key) -> None:
        """Count a try as failed; `forget` when it was right after all."""
        for key in keys:
            failures = (await self._failures(key))[0] + 1
            until = self._now() + _pause(key[0], failures)
            record = json.dumps({"count": failures, "until": until})
            await self._drawer.write(_hidden(key), record, seconds=REMEMBER_FAILURES)

    async def forget(self, *keys: Key) -> None:
        """Begin again from nothing."""
        for key in keys:
            await self._drawer.drop(_hidden(key))

    async def _failures(self, key: Key) -> tuple[int, float]:
        record = await self._drawer.read(_hidden(key))
        kept = json.loads(record) if record else {}
        return int(kept.get("count", 0)), float(kept.get("until", 0))

    def _now(self) -> float:
        return self._clock.now().timestamp()


def _pause(kind: str, failures: int) -> int:
    """Return the seconds to wait after this many failures in a row."""
    over = failures - FREE_TRIES
    return 0 if over < 0 else int(min(LONGEST_WAIT[kind], 2 ** min(over, 12)))


def _hidden(key: Key) -> str:
    # A hash, because people type passwords into the name field.
    return f"tries:{key[0]}:" + hashlib.sha256(key[1].encode()).hexdigest()
