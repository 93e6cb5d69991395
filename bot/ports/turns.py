"""Whether a send that waited for its turn is still its asker's to make."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar

from bot.casework.errors import WaymarkError

# Set by who asks for a send, asked by who makes it wait, the moment before it goes. It may take
# long to say: while the store is away nobody can know, and nothing is sent.
STILL_OURS: ContextVar[Callable[[], Awaitable[bool]] | None] = ContextVar(
    "STILL_OURS", default=None
)


class NoLongerOurs(WaymarkError):
    """Raised when a send's turn comes and another worker has it now: nothing was sent."""
