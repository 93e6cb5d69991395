"""Watching the parts: says what dies and what comes back, and never gives a part up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.process_runner.keeper import PartState

UP = "RUNNING"
DOWN = frozenset({"EXITED", "BACKOFF", "FATAL", "UNKNOWN"})
GIVEN_UP = "FATAL"
# Seconds before a part that supervisord gave up is started again, growing.
AGAIN_AFTER = (5.0, 15.0, 30.0, 60.0)


@dataclass
class _Part:
    pid: int = 0
    down: bool = False
    given_up: int = 0
    again_at: float | None = None


@dataclass
class Watch:
    """Looks at states as they come. `say` takes a line for people; `restart` a part's name."""

    say: Callable[[str], None]
    restart: Callable[[str], None]
    _parts: dict[str, _Part] = field(default_factory=dict)

    def look(self, states: list[PartState], now: float) -> bool:
        """Take in the states at `now` (monotonic seconds); True when a process changed."""
        changed = [self._one(state, now) for state in states]  # every one is looked at
        return any(changed)

    def _one(self, seen: PartState, now: float) -> bool:
        part = self._parts.setdefault(seen.name, _Part())
        before = part.pid
        part.pid = seen.pid
        died = before and seen.pid != before
        if (seen.state in DOWN or died) and not part.down:
            part.down = True
            self.say(f"{seen.name} stopped ({_how(seen)}); it is being started again")
        if seen.state == UP and part.down:
            part.down, part.given_up, part.again_at = False, 0, None
            self.say(f"{seen.name} was started again")
        if seen.state == GIVEN_UP:
            self._bring_back(seen.name, part, now)
        return seen.pid != before

    def _bring_back(self, name: str, part: _Part, now: float) -> None:
        if part.again_at is None:
            pause = AGAIN_AFTER[min(part.given_up, len(AGAIN_AFTER) - 1)]
            part.given_up += 1
            part.again_at = now + pause
            self.say(f"{name} does not stay up: see logs/{name}.log; next try in {pause:.0f} s")
        elif now >= part.again_at:
            part.again_at = None
            self.restart(name)


def _how(seen: PartState) -> str:
    if seen.exit_status > 0:
        return f"exit status {seen.exit_status}"
    return "it ended" if seen.state in DOWN and seen.exit_status == 0 else "it was killed"
