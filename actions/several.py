"""Several action calls in one: POST /webhook/several, a JSON list, answered with a line for each.

rasa_sdk's own door takes one call. Messages that reached Rasa together ask for their actions
together too, and an HTTP call costs more than an action.
"""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

log = logging.getLogger(__name__)
MOST = 32  # calls in one


def add_several(app: Sanic, package: str) -> None:
    """Give the action server its second door, to the same actions as the first."""
    executor = ActionExecutor()
    executor.register_package(package)

    @app.post("/webhook/several")
    async def several(request: Request) -> HTTPResponse:
        try:
            calls = json.loads(request.body)
        except ValueError:
            calls = None
        if not isinstance(calls, list) or not 1 <= len(calls) <= MOST:
            return HTTPResponse("not a list of calls", status=400)
        lines = await asyncio.gather(*(_line(executor, call) for call in calls))
        return HTTPResponse("".join(lines), content_type="text/plain; charset=utf-8")


async def _line(executor: ActionExecutor, call: Any) -> str:
    """Status and JSON of one call, as rasa_sdk's door answers it."""
    try:
        status, body = 200, await executor.run(call)
    except ActionExecutionRejection as error:
        status, body = 400, {"error": error.message, "action_name": error.action_name}
    except ActionNotFoundException as error:
        status, body = 404, {"error": error.message, "action_name": error.action_name}
    except Exception as error:  # noqa: BLE001 - one that breaks spares the others
        log.error("an action broke: %s", type(error).__name__)  # noqa: TRY400
        status, body = 500, {"error": type(error).__name__}
    return f"{status} {json.dumps(body)}\n"
