"""How each part's health is asked."""

from __future__ import annotations

import asyncio
import time

import aiohttp

from bot.health import NOT_CONFIGURED, OK, Check, Health
from bot.stores.spool_file import bytes_waiting
from bot.wiring.board import may_write, state_of
from bot.wiring.core import Core


def health_of(core: Core, http: aiohttp.ClientSession) -> Health:
    """Every part that a message passes on its way."""
    return Health(
        {
            "redis": lambda: may_write(core.stores),
            "rasa": lambda: _rasa(core),
            "actions": _actions(core, http),
            "telegram": lambda: _telegram(core),
            "workers": lambda: _workers(core),
            "spool": lambda: _spool(core),
            "journal": lambda: _journal(core),
            "clock": lambda: _clock(core),
        },
        time.monotonic,
        core.spool.accepts,
        facts={"store": core.stores.address.kind.value},
    )


async def _rasa(core: Core) -> str:
    if not await core.rasa.ready():
        return "not answering"
    wrong = await core.rasa.trouble()
    return f"its answers cannot be used: {wrong}" if wrong else OK


def _actions(core: Core, http: aiohttp.ClientSession) -> Check:
    async def ask() -> str:
        url = core.settings.actions_url
        if url is None:
            # Run elsewhere, beside a Rasa that is run elsewhere: only that one can reach it.
            return await _rasa(core)
        async with http.get(f"{url}/health") as answer:
            return OK if answer.status == 200 else f"status {answer.status}"

    return ask


async def _telegram(core: Core) -> str:
    if core.settings.telegram_token is None:
        return NOT_CONFIGURED
    return await state_of(core.stores, "telegram")


async def _workers(core: Core) -> str:
    return OK if await core.stores.leases.alive() else "not running"


async def _journal(core: Core) -> str:
    """How this process's journal is; a single Redis needs none."""
    return core.journal.state() if core.journal else NOT_CONFIGURED


async def _spool(core: Core) -> str:
    """How this process's spool is, and whether another on this machine has something waiting."""
    mine = core.spool.state()
    if mine != OK:
        return mine
    waiting = await asyncio.to_thread(bytes_waiting, core.spool.folder)
    return f"{waiting} bytes waiting for the store" if waiting else OK


async def _clock(core: Core) -> str:
    return core.clock_state()
