"""Waiting for a copy to come up, part by part."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass

from bot.health import NOT_CONFIGURED, is_well
from bot.process_runner.plan import Plan
from bot.stores.embedded import answers

# What is asked is on this machine or the internal network: no proxy of the environment.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ANSWERS_WITHIN = 3.0


@dataclass(frozen=True)
class Part:
    """One thing to wait for: its name for people, and whether it is up."""

    name: str
    up: Callable[[], bool]


def to_wait_for(plan: Plan) -> list[Part]:
    """The parts that run here, in the order in which they usually come up."""
    names = {program.name for program in plan.programs}
    parts = []
    if "redis" in names and plan.redis_port:
        port = plan.redis_port
        parts.append(Part("Redis", lambda: answers(port)))
    parts.append(Part("web chat", lambda: _status(f"{_local(plan)}/chat/") == 200))
    sign_in = f"{_local(plan, plan.settings.desk_port)}/sign-in"
    parts.append(Part("staff desk", lambda: _status(sign_in) == 200))
    parts.append(Part("worker", lambda: is_well(health(plan).get("workers", ""))))
    if "actions" in names:
        parts.append(Part("action server", lambda: is_well(health(plan).get("actions", ""))))
    if "rasa" in names:
        parts.append(Part("Rasa", lambda: is_well(health(plan).get("rasa", ""))))
    return parts


def health(plan: Plan) -> dict[str, str]:
    """What /healthz says; empty while it cannot be asked."""
    try:
        with _opener.open(f"{_local(plan)}/healthz", timeout=ANSWERS_WITHIN) as answer:
            body = answer.read()
    except urllib.error.HTTPError as error:
        with error:
            body = error.read()
    except OSError:
        return {}
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return {name: str(state) for name, state in said.items()} if isinstance(said, dict) else {}


def telegram_line(plan: Plan, state: str) -> str:
    """Whether Telegram is connected, for people."""
    if state == NOT_CONFIGURED or plan.settings.telegram_token is None:
        return "not connected: TELEGRAM_TOKEN is not set (everything else works)"
    how = "webhook" if plan.settings.telegram_webhook_url else "long polling"
    if is_well(state):
        return f"connected ({how})"
    return f"not connected yet: {state or 'no answer'} (trying on; see logs/telegram.log)"


def _local(plan: Plan, port: int | None = None) -> str:
    bind = plan.settings.bind
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(bind, f"[{bind}]" if ":" in bind else bind)  # noqa: S104
    return f"http://{host}:{port or plan.settings.port}"


def _status(url: str) -> int:
    try:
        with _opener.open(url, timeout=ANSWERS_WITHIN) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return 0
