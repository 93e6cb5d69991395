"""A light stand-in for Rasa's channel: it answers every question with the question's mark.

    python -m bench.chaos.rasa_standin

The real model reads words, which this laboratory is not about; it holds nothing, so that killing
it loses nothing. What the front does without it has tests of its own.
"""

from __future__ import annotations

import asyncio
import signal
from typing import Any

from aiohttp import web

from bench.chaos.words import MARK
from bot.casework.triage import Route, Tier

SURE = 0.97


async def read(request: web.Request) -> web.Response:
    """Read one message as calm; the answer quotes its mark, so that its way can be followed."""
    asked = await request.json()
    found = MARK.search(asked["text"])
    return web.json_response(reading(found[0] if found else "nothing", asked))


def reading(mark: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Return the whole answer, in the shape of `bot.rasa_client.wire`."""
    return {
        "version": 1,
        "intent": "ask_about_unit",
        "confidence": SURE,
        "tier": Tier.P4.value,
        "route": Route.OUT_OF_SCOPE.value,
        "tier_probabilities": {Tier.P4.value: SURE},
        "route_probabilities": {Route.OUT_OF_SCOPE.value: SURE},
        "reasons": [],
        "entities": [],
        "language": "en",
        "answer": {
            "text": f"You wrote {mark}. Here is what we know about it.",
            "service_ids": [],
            "choices": [],
            "referral": {},
        },
        "slots": asked["slots"],
        "form": None,
        "asks": None,
        "action_seconds": 0.0,
    }


async def ready(_: web.Request) -> web.Response:
    """Say that a model is loaded."""
    return web.json_response({"status": "ok"})


async def main() -> None:
    """Serve until told to stop, and say where."""
    app = web.Application()
    app.add_routes(
        [web.post("/webhooks/waymark/webhook", read), web.get("/webhooks/waymark/", ready)]
    )
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
