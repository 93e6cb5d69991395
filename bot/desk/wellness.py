"""How the parts are, asked without letting a slow answer hold up a page."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping

from bot.casework.errors import StoreUnavailable
from bot.desk.phrases import trouble_lines

Health = Callable[[], Awaitable[Mapping[str, bool]]]
# Seconds that a page waits for the answer; then it shows what was known before.
PATIENCE = 0.2


class Wellness:
    """The last that is known of each part, asked again whenever a page is drawn."""

    def __init__(self, health: Health) -> None:
        """`health` names each part and whether it is well."""
        self._health = health
        self._known: tuple[str, ...] = ()
        self._asking: asyncio.Task[None] | None = None

    async def troubles(self) -> tuple[str, ...]:
        """Return a line for each part that is not well."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask())
        await asyncio.wait({self._asking}, timeout=PATIENCE)
        return self._known

    async def close(self) -> None:
        """Stop asking."""
        if self._asking is not None:
            self._asking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._asking

    async def _ask(self) -> None:
        try:
            self._known = trouble_lines(dict(await self._health()))
        except (StoreUnavailable, OSError, TimeoutError):
            self._known = trouble_lines({"redis": False})
