"""Asking Rasa about one message over HTTP."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any, Self

import aiohttp
from pydantic import ValidationError

from bot.casework.conversation import Conversation
from bot.casework.messages import Channel, ConversationId, MessageId
from bot.casework.triage import Unavailable, Understanding
from bot.ports import Clock
from bot.rasa_client.breaker import Breaker
from bot.rasa_client.together import Asked, Heard, Together
from bot.rasa_client.wire import question, questions, reading, readings

logger = logging.getLogger(__name__)

# Seconds for the whole round trip. Rasa answers in some 10 ms; a contact in trouble must not
# wait for a machine that is slow, and gets what the screen alone can tell.
BUDGET = 1.0
# Bytes. A real answer has some thousands; more is a mistake, and is not read to its end.
LARGEST_ANSWER = 262_144
# What a server says that knows no call with several messages.
NO_SUCH_DOOR = (404, 405)


class RasaClient:
    """Implements `ports.Rasa`. Use as an async context manager, or call `close`."""

    def __init__(
        self,
        url: str,
        clock: Clock,
        *,
        budget: float = BUDGET,
        breaker: Breaker | None = None,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """`url` of the Rasa server, without a path; `timer` in seconds."""
        self._door = f"{url}/webhooks/waymark"
        self._clock = clock
        self._budget = aiohttp.ClientTimeout(total=budget)
        self.breaker = breaker or Breaker(clock)
        self._http: aiohttp.ClientSession | None = None
        self._together = Together(self._call, budget=budget, timer=timer)
        self._takes_several = True

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._together.close()
        if self._http is not None:
            await self._http.close()
            self._http = None

    async def understand(
        self,
        conversation: Conversation,
        text: str,
        *,
        payload: str = "",
        message_id: MessageId,
        within: float | None = None,
    ) -> Understanding | Unavailable:
        """Read one message with the conversation's slots and form. Never raises.

        `Unavailable.why` is `waiting` (known to be down), `unreachable`, `slow`, `refused`,
        `status <number>`, `too large` or `garbled`. An answer that does not come `within` so
        many seconds says nothing about Rasa's health: the breaker does not count it. Where a call
        has been silent for longer than that already, nobody waits to see the same.
        """
        if within is not None and self._together.silent_for() > within:
            return Unavailable("slow")
        if not self.breaker.may_ask(hurried=within is not None):
            return Unavailable("waiting")
        ask = question(conversation, text, payload, message_id, self._clock.now())
        try:
            async with asyncio.timeout(within):
                # Who cannot wait does not wait for company either.
                heard = await (self._together.ask if within is None else self._ask)(ask)
        except TimeoutError:
            self.breaker.gave_up()
            return Unavailable("slow")
        except asyncio.CancelledError:
            self.breaker.gave_up()
            raise
        if isinstance(heard, Unavailable):
            # The code alone: the message itself is never logged.
            logger.warning("rasa unavailable: %s", heard.why, extra={"message_id": message_id})
        if isinstance(heard, Understanding) or heard.why == "refused":
            self.breaker.answered()
        else:
            self.breaker.failed()
        return heard

    async def _call(self, asks: list[Asked]) -> list[Heard]:
        """Ask about messages in one call, where Rasa takes several in one."""
        if len(asks) > 1 and self._takes_several:
            got = await self._post("several", questions(asks), LARGEST_ANSWER * len(asks))
            if isinstance(got, Unavailable):
                return [got] * len(asks)
            status, body = got
            if status == 200:
                return [_heard(*each) for each in readings(body or b"", len(asks))]
            if status not in NO_SUCH_DOOR:
                return [Unavailable(f"status {status}")] * len(asks)
            self._takes_several = False  # an older Rasa: asked one by one until we start again
        return list(await asyncio.gather(*(self._ask(ask) for ask in asks)))

    async def _ask(self, ask: Asked) -> Heard:
        got = await self._post("webhook", ask, LARGEST_ANSWER)
        return got if isinstance(got, Unavailable) else _heard(*got)

    async def _post(
        self, place: str, body: Any, largest: int
    ) -> tuple[int, bytes | None] | Unavailable:
        try:
            door = f"{self._door}/{place}"
            async with self._session().post(door, json=body, allow_redirects=False) as answer:
                return answer.status, await _read(answer, largest)
        except TimeoutError:
            return Unavailable("slow")
        except (aiohttp.ClientError, OSError):
            return Unavailable("unreachable")
        except ValueError:
            # Words that no encoding can carry (lone surrogates): the rules still read them.
            return Unavailable("refused")

    async def ready(self) -> bool:
        """Whether Rasa says that a model is loaded. Never raises."""
        try:
            async with self._session().get(f"{self._door}/") as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False

    async def trouble(self) -> str:
        """Ask something harmless and say what is wrong with the answer; empty when it makes sense.

        A server that is up and answers nonsense handles no message. The breaker does not count
        this: it belongs to contacts' messages.
        """
        nobody = Conversation(
            ConversationId("health"), Channel.WEBCHAT, "", opened_at=self._clock.now()
        )
        ask = question(nobody, "", "help", MessageId("health"), self._clock.now())
        heard = await self._ask(ask)
        return heard.why if isinstance(heard, Unavailable) else ""

    def _session(self) -> aiohttp.ClientSession:
        if self._http is None:
            # Made at first use, inside the running loop. Proxies of the environment are not
            # asked: Rasa is on this machine or the internal network.
            self._http = aiohttp.ClientSession(timeout=self._budget, trust_env=False)
        return self._http


def _heard(status: int, body: bytes | None) -> Heard:
    if status == 400:
        return Unavailable("refused")
    if status != 200:
        return Unavailable(f"status {status}")
    if body is None:
        return Unavailable("too large")
    try:
        return reading(body)
    except ValidationError:
        return Unavailable("garbled")


async def _read(answer: aiohttp.ClientResponse, largest: int) -> bytes | None:
    """The body, or None when it is larger than any answer can be."""
    body = bytearray()
    async for chunk in answer.content.iter_any():
        body += chunk
        if len(body) > largest:
            return None
    return bytes(body)
