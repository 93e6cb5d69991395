"""How we reach a Bot API server: python-telegram-bot's Bot, made quiet and made exact.

Quiet: the address of every call holds the token, and calls hold words; libraries that log
them are silenced. Exact: what a lost connection means depends on where it was lost.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

import httpx
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import BaseRateLimiter, ExtBot
from telegram.request import HTTPXRequest

TELEGRAM = "https://api.telegram.org"

# httpx logs each address (with the token) at INFO, httpcore and telegram log bodies at DEBUG,
# and telegram logs an answer that is not JSON, words and all, at ERROR.
TALKERS = ("httpx", "httpcore", "telegram")

# Telegram's servers take a send in well under a second; a minute's silence is a lost answer.
READ_S = 20.0
CONNECT_S = 5.0

# Refusals that PTB tells apart by their status; any other 4xx is a refusal all the same.
KNOWN_REFUSALS = (400, 401, 403, 404, 409)

# As a key: inside a text its quotes would stand behind a backslash.
UPDATE_ID = re.compile(rb'(?<!\\)"update_id"\s*:\s*(\d{1,18})\b')

# The request never left: nothing was opened, or no connection was free.
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class TooManyRequests(TelegramError):
    """Raised when Telegram answers 429. `seconds` is how long it asks us to wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__("Too many requests")
        self.seconds = seconds


class ServerTrouble(NetworkError):
    """Raised when the Bot API server or a gateway answers 5xx. `status` is the HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


class AnswerUnreadable(TelegramError):
    """Raised when the Bot API server answered 2xx with something that is not its JSON."""


class AnswerTooDeep(AnswerUnreadable):
    """Raised when an answer is nested too deeply to be read. `numbers` are its update ids."""

    def __init__(self, payload: bytes) -> None:
        super().__init__("The answer is nested too deeply")
        self.payload = payload
        self.numbers = [int(found) for found in UPDATE_ID.findall(payload)]


class QuietRequest(HTTPXRequest):
    """HTTP to a Bot API server that tells 429 and 5xx apart, and never logs a body."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make one call. Raises TooManyRequests and ServerTrouble besides PTB's own errors."""
        status, body = await super().do_request(*args, **kwargs)
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            raise TooManyRequests(_retry_after(body))
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise ServerTrouble(status)
        if status >= HTTPStatus.BAD_REQUEST:
            body = _only_known(body)
            if status not in KNOWN_REFUSALS:
                raise BadRequest(f"HTTP {status}")
        return status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read the answer without quoting it anywhere. Raises AnswerUnreadable."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        except RecursionError:
            raise AnswerTooDeep(payload) from None
        if not isinstance(answer, dict) or (answer.get("ok") and "result" not in answer):
            raise AnswerUnreadable("The answer was not the Bot API's JSON")
        return answer


def _retry_after(body: bytes) -> float:
    try:
        seconds = float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, TypeError, KeyError, OverflowError):
        return 1.0
    return min(max(seconds, 1.0), 86_400.0)


def _only_known(body: bytes) -> bytes:
    """Keep an error's description alone: other fields change what PTB raises."""
    try:
        description = str(json.loads(body)["description"])
    except (ValueError, TypeError, KeyError):
        description = "No description"
    return json.dumps({"ok": False, "description": description[:200]}).encode()


def never_sent(error: BaseException) -> bool:
    """Whether the call failed before anything could have reached the other side."""
    return isinstance(error.__cause__, NEVER_SENT)


def hush() -> None:
    """Keep tokens and words of the libraries below us out of every log, whatever its level."""
    for name in TALKERS:
        talker = logging.getLogger(name)
        talker.setLevel(logging.CRITICAL)
        talker.propagate = False
        talker.addHandler(logging.NullHandler())


@asynccontextmanager
async def open_bot(
    token: str,
    *,
    api_url: str = TELEGRAM,
    limits: BaseRateLimiter[int] | None = None,
    read_timeout: float = READ_S,
) -> AsyncIterator[ExtBot[Any]]:
    """Make a bot and close its connections afterwards.

    Telegram need not be there: nothing is asked at the start, so that a Telegram outage does
    not stop us from starting. `api_url` is that of any Bot API server, without a path's end.
    """
    hush()
    polling, calls = (
        QuietRequest(
            connection_pool_size=size,
            read_timeout=read_timeout,
            write_timeout=read_timeout,
            connect_timeout=CONNECT_S,
            pool_timeout=CONNECT_S,
        )
        for size in (4, 256)
    )
    bot: ExtBot[Any] = ExtBot(
        token,
        base_url=f"{api_url.rstrip('/')}/bot",
        get_updates_request=polling,
        request=calls,
        rate_limiter=limits,
    )
    if limits is not None:
        await limits.initialize()
    try:
        yield bot
    finally:
        if limits is not None:
            await limits.shutdown()
        await polling.shutdown()
        await calls.shutdown()


async def bot_name(bot: ExtBot[Any]) -> str | None:
    """Return the bot's @name as Telegram knows it, or None when it cannot be asked now."""
    try:
        me = await bot.do_api_request(raw_name("getMe"))
    except TelegramError:
        return None
    name = me.get("username") if isinstance(me, dict) else None
    return name if isinstance(name, str) else None


def raw_name(method: str) -> str:
    """Return a method's name as `do_api_request` takes it without a warning.

    PTB warns when a method has a wrapper of its own ("getUpdates"); the wrapper is what we
    must avoid. "get_Updates" has none and becomes the same call.
    """
    return re.sub(r"(?=[A-Z])", "_", method)
