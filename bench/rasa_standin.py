"""A stand-in for Rasa's HTTP: it speaks the contract, can be started late, and reads two lines.

The real Rasa would add nothing here: what is measured is what the front does while it is away.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

# What the model alone can tell; the screen sees nothing in these (the bench checks that).
GRAVE = "that thing with the older lads from before is on again"
HIGH = "the man from the shop keeps turning up where i am"


def reading(text: str) -> dict[str, Any]:
    """Return what this model says of a text."""
    tier, route = ("P4", "mentoring")
    if GRAVE in text:
        tier, route = ("P1", "exploitation")
    elif HIGH in text:
        tier, route = ("P2", "violence")
    return {
        "version": 1,
        "intent": "standin",
        "confidence": 0.95,
        "tier": tier,
        "route": route,
        "tier_probabilities": {tier: 0.95},
        "route_probabilities": {route: 0.95},
        "reasons": [f"The model reads this as {route}."],
        "entities": [],
        "language": "en",
        "answer": {"text": "Here is who can help.", "service_ids": [], "choices": [],
                   "referral": {}} if tier == "P4" else None,
        "slots": {},
        "form": None,
        "asks": None,
    }  # fmt: skip


@asynccontextmanager
async def answering(port: int) -> AsyncIterator[None]:
    """Answer on a loopback port for as long as the block lasts."""

    async def webhook(request: web.Request) -> web.Response:
        asked = await request.json()
        body = json.dumps(reading(asked["text"]))
        return web.Response(text=body, content_type="application/json")

    async def ready(_: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    app.router.add_post("/webhooks/waymark/webhook", webhook)
    app.router.add_get("/webhooks/waymark/", ready)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield
    finally:
        await runner.cleanup()
