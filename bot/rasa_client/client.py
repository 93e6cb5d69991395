"""Asking Rasa about one message over HTTP."""

from __future__ import annotations

import asyncio
import logging
from typing import Self

import aiohttp
from pydantic import ValidationError

from bot.casework.conversation import Conversation
from bot.casework.messages import Channel, ConversationId, MessageId
from bot.casework.triage import Unavailable, Understanding
from bot.ports import Clock
from bot.rasa_client.breaker import Breaker
from bot.rasa_client.wire import question, reading

logger = logging.getLogger(__name__)

# Seconds for the whole round trip. Rasa answers in some 10 ms; a contact in trouble must not
# wait for a machine that is slow, and gets what the screen alone can tell.
BUDGET = 1.0
# Bytes. A real answer has some thousands; more is a mistake, and is not read to its end.
LARGEST_ANSWER = 262_144


class RasaClient:
    """Implements `ports.Rasa`. Use as an async context manager, or call `close`."""

    def __init__(
        self, url: str, clock: Clock, *, budget: float = BUDGET, breaker: Breaker | None = None
    ) -> None:
        """`url` of the Rasa server, without a path."""
        self._door = f"{url}/webhooks/waymark"
        self._clock = clock
        self._budget = aiohttp.ClientTimeout(total=budget)
        self.breaker = breaker or Breaker(clock)
        self._http: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
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
        many seconds says nothing about Rasa's health: the breaker does not count it.
        """
        if not self.breaker.may_ask():
            return Unavailable("waiting")
        ask = question(conversation, text, payload, message_id, self._clock.now())
        try:
            async with asyncio.timeout(within):
                heard = await self._ask(ask)
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

    async def _ask(self, ask: dict[str, object]) -> Understanding | Unavailable:
        try:
            door = f"{self._door}/webhook"
            async with self._session().post(door, json=ask, allow_redirects=False) as answer:
                body = await _read(answer)
                status = answer.status
        except TimeoutError:
            return Unavailable("slow")
        except (aiohttp.ClientError, OSError):
            return Unavailable("unreachable")
        except ValueError:
            # Words that no encoding can carry (lone surrogates): the rules still read them.
            return Unavailable("refused")
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


async def _read(answer: aiohttp.ClientResponse) -> bytes | None:
    """The body, or None when it is larger than any answer can be."""
    body = bytearray()
    async for chunk in answer.content.iter_any():
        body += chunk
        if len(body) > LARGEST_ANSWER:
            return None
    return bytes(body)
