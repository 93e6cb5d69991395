"""Dead entries: what was given up after many tries, kept for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.casework.messages import ConversationId, StaffName


@dataclass(frozen=True)
class DeadEntry:
    """What may be shown of one: never its words.

    `stream` is "in", "out" or "alerts". `error` is a class of error or a code. `deliveries`
    counts how often it had been handed to a worker. `at` is when it was given up, UTC-aware.
    """

    dead_id: str
    stream: str
    at: datetime
    error: str
    conversation_id: ConversationId | None = None
    deliveries: int = 0
    seen_by: StaffName | None = None
    seen_at: datetime | None = None
