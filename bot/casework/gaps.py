"""Times in which nothing was read, and what a contact who waited through one is owed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

# Shorter silences are a restart or a slow network: nobody waited long enough to wonder.
GAP_FROM = timedelta(seconds=30)
# How long after its end a gap stands on top of the desk: whoever comes on shift next sees it.
SHOWN_FOR = timedelta(hours=12)


class Part(str, Enum):
    """What reads. When one of these is silent, somebody is not being read."""

    TELEGRAM = "telegram"  # Telegram's updates are fetched, or its posts are taken
    WEBCHAT = "webchat"  # the web chat's messages are taken
    WORKERS = "workers"  # what was taken in is handled


@dataclass(frozen=True)
class Gap:
    """A time in which `part` read nothing. Both times UTC-aware, `until` after `since`."""

    part: Part
    since: datetime
    until: datetime

    @property
    def length(self) -> timedelta:
        """How long it was."""
        return self.until - self.since


def recent(gaps: Iterable[Gap], now: datetime, within: timedelta = SHOWN_FOR) -> tuple[Gap, ...]:
    """Return the gaps that ended within this time, newest first."""
    found = [gap for gap in gaps if now - gap.until <= within]
    return tuple(sorted(found, key=lambda gap: gap.until, reverse=True))
