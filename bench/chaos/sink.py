"""Where alerts go: a web address that remembers of which cases it was told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.casework.triage import Tier


@asynccontextmanager
async def listening(told: set[str]) -> AsyncIterator[str]:
    """Listen on loopback; yield the address. Puts the id of each case told as a P1 into `told`."""

    async def tell(request: web.Request) -> web.Response:
        alert = await request.json()
        if alert.get("tier") == Tier.P1.value:
            told.add(alert["case_id"])
        return web.Response()

    app = web.Application()
    app.add_routes([web.post("/alerts", tell)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/alerts"
    finally:
        await runner.cleanup()
