"""How each part's health is asked."""

from __future__ import annotations

import asyncio
import time

import aiohttp

from bot.casework.telling import SinkState
from bot.health import NOT_CONFIGURED, OK, Check, Health
from bot.stores.spool_file import bytes_waiting
from bot.wiring.board import may_write, state_of
from bot.wiring.core import Core

# The part that stands for every way to alert staff; the desk names each one instead.
ALERTS = "alerts"


def health_of(core: Core, http: aiohttp.ClientSession) -> Health:
    """Every part that a message passes on its way."""
    return Health(
        {
            "redis": lambda: may_write(core.stores),
            "rasa": lambda: _rasa(core),
            "actions": _actions(core, http),
            "telegram": lambda: _telegram(core),
            "workers": lambda: _workers(core),
            ALERTS: lambda: _alerts(core),
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


async def sink_states(core: Core) -> tuple[SinkState, ...]:
    """Return how each sink that is set up has been. Raises StoreUnavailable."""
    ledger = core.stores.ledger
    return tuple([await ledger.sink(name) for name in core.settings.sinks])


async def _alerts(core: Core) -> str:
    """Name every sink that fails, and since when."""
    if not core.settings.sinks:
        return NOT_CONFIGURED
    zone = core.outside.week.zone
    failing = [
        f"{state.name} failing since {state.failing_since.astimezone(zone):%d %B %H:%M}"
        for state in await sink_states(core)
        if state.failing_since is not None
    ]
    return ", ".join(failing) or OK


async def _workers(core: Core) -> str:
    return OK if await core.stores.leases.alive() else "not running"


async def _journal(core: Core) -> str:
    """How this process's journal is; on a single Redis it holds sends alone."""
    return core.journal.state()


async def _spool(core: Core) -> str:
    """How this process's spool is, and whether another on this machine has something waiting."""
    mine = core.spool.state()
    if mine != OK:
        return mine
    waiting = await asyncio.to_thread(bytes_waiting, core.spool.folder)
    return f"{waiting} bytes waiting for the store" if waiting else OK


async def _clock(core: Core) -> str:
    return core.clock_state()
