"""Asking the action server over connections that stay open, and trusting what its format is.

Rasa opens a connection for every action, and checks the schema of the answers itself each time
(jsonschema's `validate` does; measured: 21 of 24 ms). The answers are checked as before,
by a validator that is made once.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import aiohttp
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

# Seconds. The front waits one second for everything; what takes longer helps nobody.
ANSWERS_WITHIN = 5.0
JSON = {"Content-Type": "application/json"}


# What a server says that knows no call with several actions.
NO_SUCH_DOOR = (404, 405)


@dataclass(frozen=True)
class Asked:
    """One action call and who waits for its answer."""

    body: dict[str, Any]
    answer: asyncio.Future[Any]


class KeptEndpoint(EndpointConfig):
    """Rasa's endpoint with one pool of connections."""

    _http: aiohttp.ClientSession | None = None
    _asked: list[Asked] | None = None
    _takes_several = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As Rasa's."""
        super().__init__(*args, **kwargs)
        self._sending: set[asyncio.Task[None]] = set()

    @classmethod
    def like(cls, other: EndpointConfig) -> KeptEndpoint:
        """The same address and settings."""
        return cls(
            other.url,
            other.params,
            other.headers,
            other.basic_auth,
            other.token,
            other.token_name,
            other.cafile,
            **other.kwargs,
        )

    async def request(self, method: str = "post", *args: Any, **kwargs: Any) -> Any:
        """As Rasa's, for the one call that it makes: a POST of JSON to the endpoint's address."""
        if method != "post" or args or self.cafile or self.basic_auth or self.token:
            return await super().request(method, *args, **kwargs)
        return await self.ask(kwargs["json"])

    async def close(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.close()

    async def ask(self, body: dict[str, Any]) -> Any:
        """Post and return the answer. Raises ClientResponseError and what aiohttp raises.

        What is asked within one turn of the event loop (messages that came in one call) goes in
        one call too.
        """
        loop = asyncio.get_running_loop()
        if self._asked is None:
            self._asked = []
            loop.call_soon(self._send)
        one = Asked(body, loop.create_future())
        self._asked.append(one)
        return await one.answer

    def _send(self) -> None:
        asked, self._asked = self._asked or [], None
        for batch in [asked] if self._takes_several else [[one] for one in asked]:
            task = asyncio.get_running_loop().create_task(self._together(batch))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _together(self, asked: list[Asked]) -> None:
        try:
            answers = await self._answers([one.body for one in asked])
        except asyncio.CancelledError:
            for one in asked:
                one.answer.cancel()
            raise
        except Exception as error:  # noqa: BLE001 - it belongs to those who asked
            answers = [error] * len(asked)
        for one, answer in zip(asked, answers, strict=True):
            if one.answer.done():
                continue  # whoever asked has given up waiting
            if isinstance(answer, Exception):
                one.answer.set_exception(answer)
            else:
                one.answer.set_result(answer)

    async def _answers(self, bodies: list[dict[str, Any]]) -> list[Any]:
        if len(bodies) == 1:
            status, said = await self._post(self.url, bodies[0])
            return [_read(status, said)]
        status, said = await self._post(f"{self.url}/several", bodies)
        if status in NO_SUCH_DOOR:  # another maker's action server, or an older one
            self._takes_several = False
            alone = (self._answers([body]) for body in bodies)
            each = await asyncio.gather(*alone, return_exceptions=True)
            return [found if isinstance(found, BaseException) else found[0] for found in each]
        lines = said.removesuffix(b"\n").split(b"\n")
        if status >= 400 or len(lines) != len(bodies):
            raise ClientResponseError(status, "no answers", "")
        return [_read_or_error(line) for line in lines]

    async def _post(self, url: str, body: Any) -> tuple[int, bytes]:
        if self._http is None or self._http.closed:
            timeout = aiohttp.ClientTimeout(total=ANSWERS_WITHIN)
            self._http = aiohttp.ClientSession(
                headers={**JSON, **self.headers}, timeout=timeout, trust_env=False
            )
        async with self._http.post(url, data=json.dumps(body).encode()) as answer:
            return answer.status, await answer.read()


def _read(status: int, said: bytes) -> Any:
    if status >= 400:
        raise ClientResponseError(status, "refused", said.decode("utf-8", "replace"))
    return json.loads(said)


def _read_or_error(line: bytes) -> Any:
    """One line of several answers: status and JSON. What is wrong with it comes back."""
    try:
        return _read(int(line[:3]), line[4:])
    except (ClientResponseError, ValueError) as error:
        return error


@cache
def _validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    return validator_for(schema)(schema)


def _validate_action_result(_: RemoteAction, result: dict[str, Any]) -> bool:
    _validator().validate(result)
    return True


def quicken() -> None:
    """Give Rasa's own actions the validator that is made once."""
    RemoteAction._validate_action_result = _validate_action_result  # noqa: SLF001
