"""A stand-in for Telegram's servers around one poller."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.telegram_standin import running
from tests.telegram_standin.kit import Edge, edge


@pytest_asyncio.fixture
async def tg() -> AsyncIterator[Edge]:
    """The Telegram edge against a stand-in, over real HTTP."""
    async with running() as standin, edge(standin) as built:
        yield built
