"""Asking a store of which a part may be away, so that what lies on the others is not held up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

from bot.casework.errors import StoreUnavailable

Answer = TypeVar("Answer")


class InTime:
    """Asks for at most `within` seconds; None: as long as the store itself takes.

    What takes longer goes on unheeded, and nothing more is asked under its name until it has
    ended. It is not cut off: by its failure the store's client learns who has taken over.
    """

    def __init__(self, within: float | None) -> None:
        """Begin with nothing under way."""
        self._within = within
        self._late: dict[asyncio.Future[Any], Hashable] = {}

    async def ask(self, name: Hashable, call: Callable[[], Awaitable[Answer]]) -> Answer:
        """Return the answer. Raises StoreUnavailable when none comes in time."""
        if self._within is None:
            return await call()
        if name in self._late.values():
            raise StoreUnavailable("a part of the store has not answered yet")
        asked = asyncio.ensure_future(call())
        try:
            await asyncio.wait({asked}, timeout=self._within)
        except asyncio.CancelledError:
            asked.cancel()
            await asyncio.gather(asked, return_exceptions=True)
            raise
        if not asked.done():
            self._late[asked] = name
            asked.add_done_callback(self._ended)
            raise StoreUnavailable("a part of the store does not answer")
        return asked.result()

    def _ended(self, late: asyncio.Future[Any]) -> None:
        del self._late[late]
        if not late.cancelled():
            late.exception()  # heard: its asker was told that no answer came

    async def close(self) -> None:
        """End what is still under way."""
        late = list(self._late)
        for each in late:
            each.cancel()
        await asyncio.gather(*late, return_exceptions=True)
