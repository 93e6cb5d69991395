"""The stand-in's control: act as a contact over HTTP, and see what the bot sent.

POST /control/say    {"chat_id", "text", ...Message fields}    -> {"update_id"}
POST /control/send   {"chat_id", ...Message fields}            -> {"update_id"}
POST /control/edit   {"chat_id", "message_id", "text"}         -> {"update_id"}
POST /control/press  {"chat_id", "button"}                     -> {"update_id"}
POST /control/block  {"chat_id"}    POST /control/unblock      -> {"update_id"}
POST /control/update {any content of an Update}                -> {"update_id"}
POST /control/know   {"chat_id"}     a chat that the bot may write to (a staff group)
POST /control/fault  {"kind", "method", "chat_id", "times", "seconds", "status"}
GET  /control/sent?chat_id=&containing=&count=&timeout=        -> {"messages": [...]}
GET  /control/state                                            -> counts
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.telegram_standin.world import JSON, Fault, SentMessage, World


def control_routes(world: World) -> list[web.RouteDef]:
    """Return the control's routes."""

    async def sent(request: web.Request) -> web.Response:
        asked = request.query
        chat_id, count = int(asked["chat_id"]), int(asked.get("count", "0"))
        try:
            if count:
                await world.wait_for(
                    chat_id,
                    asked.get("containing", ""),
                    count=count,
                    timeout=float(asked.get("timeout", "10")),
                )
        except TimeoutError:
            return web.json_response({"error": "it did not come"}, status=408)
        return web.json_response({"messages": [_shown(each) for each in world.sent_to(chat_id)]})

    async def state(_request: web.Request) -> web.Response:
        return web.json_response(
            {
                "pending": list(world.pending),
                "confirmed": world.confirmed,
                "calls": len(world.calls),
                "oddities": world.oddities,
                "webhook": world.webhook,
            }
        )

    return [
        *(web.post(f"/control/{name}", _act(act)) for name, act in _acts(world).items()),
        web.get("/control/sent", sent),
        web.get("/control/state", state),
    ]


def _acts(world: World) -> dict[str, Callable[[JSON], Any]]:
    def know(body: JSON) -> None:
        world.known.add(body["chat_id"])

    def fault(body: JSON) -> None:
        world.faults.append(Fault(**body))

    return {
        "say": lambda body: world.says(**body),
        "send": lambda body: world.sends(**body),
        "edit": lambda body: world.edits(**body),
        "press": lambda body: world.presses(body["chat_id"], body["button"]),
        "block": lambda body: world.blocks(body["chat_id"]),
        "unblock": lambda body: world.unblocks(body["chat_id"]),
        "update": lambda body: world.update(**body),
        "know": know,
        "fault": fault,
    }


def _act(act: Callable[[JSON], Any]) -> Callable[[web.Request], Any]:
    async def handle(request: web.Request) -> web.Response:
        try:
            done = act(await request.json())
        except (LookupError, TypeError, ValueError) as wrong:
            return web.json_response({"error": str(wrong)}, status=400)
        return web.json_response({"update_id": done})

    return handle


def _shown(message: SentMessage) -> JSON:
    return {
        "message_id": message.message_id,
        "text": message.text,
        "buttons": [list(each) for each in message.buttons],
        "at": message.at,
    }
