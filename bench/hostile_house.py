"""The doors, the store and the worker that hostile bodies are thrown at, and what they did."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import io
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from aiohttp import web

from bench.hostile_bodies import Body
from bot.casework.conversation import Conversation
from bot.casework.messages import Channel, ConversationId, Delivery, MessageId, Reply
from bot.casework.records import Alert, Author, Sent
from bot.casework.triage import Answer, Route, Tier, Unavailable, Understanding
from bot.channels.send_limits import SendLimits
from bot.channels.telegram import TelegramDoor
from bot.channels.telegram_bot import open_bot
from bot.channels.telegram_update import conversation_id_for
from bot.channels.telegram_webhook import SECRET_HEADER, webhook_routes
from bot.channels.webchat import webchat_routes
from bot.channels.webchat_keys import KEY_BYTES, conversation_of
from bot.channels.webchat_limit import Allowance
from bot.settings import Settings
from bot.stores.redis_stores import RedisStores
from bot.wiring.alarm import open_spool
from bot.wiring.core import Core, open_core
from bot.wiring.poison import PoisonBox
from bot.workers.runner import run_worker

SECRET = b"the bench's own key, 32 bytes !!"
HOOK = "a-secret-of-the-bench"


@dataclass
class HalfAway:
    """A model that is away for every other message, and calm about the rest."""

    asked: int = 0

    async def understand(
        self,
        conversation: Conversation,  # noqa: ARG002 - as the real one
        text: str,  # noqa: ARG002
        *,
        payload: str = "",  # noqa: ARG002
        message_id: MessageId,
        within: float | None = None,  # noqa: ARG002
    ) -> Understanding | Unavailable:
        """Answer by turns; what is read again is always read."""
        self.asked += 1
        if self.asked % 2 and not message_id.startswith("again:"):
            return Unavailable("waiting")
        answer = Answer(text="A short answer.")
        return Understanding("chitchat", 0.9, Tier.P4, Route.SMALLTALK, answer=answer)


class Line:
    """A way out that takes everything: to contacts and to staff."""

    name = "line"

    def __init__(self) -> None:
        self.alerts = 0

    async def send(self, _: Reply) -> Sent:
        """Take a reply."""
        return Sent(Delivery.SENT)

    async def tell(self, _: Alert, __: str) -> bool:
        """Take an alert."""
        self.alerts += 1
        return True


@dataclass
class House:
    """What bodies are posted to, and what came of them."""

    core: Core
    http: aiohttp.ClientSession
    door: TelegramDoor
    url: str
    line: Line
    works: Callable[[], bool]
    statuses: Counter[int] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def stores(self) -> RedisStores:
        """The stores behind it all."""
        return self.core.stores

    @property
    def set_aside(self) -> Counter[str]:
        """What was confirmed without being stored, by reason."""
        counts: Counter[str] = Counter()
        for (reason, _), count in self.door.set_aside.items():
            counts[reason] += count
        return counts

    @property
    def alerts(self) -> int:
        """How often staff were told."""
        return self.line.alerts

    @property
    def handled(self) -> int:
        """How many messages came to an end in the worker."""
        counted = self.core.meters.totals()
        return int(sum(v for key, v in counted.items() if "handling_seconds_count" in key))

    async def telegram(self, data: bytes) -> None:
        """Post as Telegram does."""
        headers = {SECRET_HEADER: HOOK, "Content-Type": "application/json"}
        async with self.http.post(
            f"{self.url}/hook", data=io.BytesIO(data), headers=headers
        ) as answer:
            self.statuses[answer.status] += 1

    async def web(self, tab: int, data: bytes) -> None:
        """Post as a page does; told to slow down, it waits and posts again, as the page does."""
        headers = {"Authorization": f"Bearer {key_of(tab)}"}
        for _ in range(20):
            url = f"{self.url}/chat/messages"
            async with self.http.post(url, data=io.BytesIO(data), headers=headers) as answer:
                self.statuses[answer.status] += 1
                if answer.status != 429:
                    return
                await asyncio.sleep(min(0.5, float(answer.headers.get("Retry-After", "1"))))

    async def has_p1(self, body: Body) -> bool:
        """Whether the contact with whom danger was planted has a P1 case."""
        if body.door == "web":
            name = tab_conversation(body.tab)
        else:
            name = conversation_id_for(int(body.contact), SECRET)
        conversation = await self.stores.casebook.conversation(name)
        case_id = conversation.case_id if conversation else None
        case = await self.stores.casebook.case(case_id) if case_id else None
        return case is not None and case.tier is Tier.P1

    async def heard_from(self, tab: int, count: int, *, within: float) -> list[str]:
        """Return a tab's messages as they were handled, waiting until there are so many."""
        until, said = time.monotonic() + within, list[str]()
        while len(said) < count and time.monotonic() < until and self.works():
            await asyncio.sleep(0.02)
            lines = await self.stores.casebook.transcript(tab_conversation(tab))
            said = [line.text for line in lines if line.author is Author.CONTACT]
        return said

    async def standing(self) -> str:
        """Say what waits where, when something does not come."""
        streams = (self.stores.inbound, self.stores.outbound, self.stores.alerts)
        waiting = {stream.name: await stream.backlog() for stream in streams}
        spool, works = self.core.spool.state(), self.works()
        return f"waiting {waiting}, spool {spool}, worker {'works' if works else 'ended'}"

    async def until_backlog(self, at_most: int, *, within: float) -> None:
        """Wait until no more than so many entries wait. Raises TimeoutError: something blocks."""
        streams = (self.stores.inbound, self.stores.outbound, self.stores.alerts)
        async with asyncio.timeout(within):
            waiting = at_most + 1
            while waiting > at_most:
                await asyncio.sleep(0.05)
                waiting = sum([await stream.backlog() for stream in streams])


def key_of(tab: int) -> str:
    """Return a tab's key, the same for the same tab."""
    digest = hashlib.blake2b(str(tab).encode(), digest_size=KEY_BYTES).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def tab_conversation(tab: int) -> ConversationId:
    """Return the conversation of a tab."""
    return conversation_of(key_of(tab), SECRET)


@asynccontextmanager
async def open_house(redis_url: str, home: Path) -> AsyncIterator[House]:
    """Build the doors over real HTTP and run a worker behind them."""
    settings = Settings(WAYMARK_HOME=home, REDIS_URL=redis_url, RASA_URL="http://127.0.0.1:9")
    line, stop = Line(), asyncio.Event()
    async with (
        open_core(settings, "bench", rasa=HalfAway()) as core,
        open_bot("1:bench", api_url="http://127.0.0.1:9", limits=SendLimits()) as bot,
        aiohttp.ClientSession() as http,
    ):
        await core.check_stores()
        open_spool(core)
        door = TelegramDoor(core.take_in(), line, bot, core.clock, SECRET, keep=PoisonBox(core))
        async with _served(core, door) as url:
            working = (
                asyncio.create_task(_work(core, line, stop)),
                asyncio.create_task(core.spool.run(stop)),
            )
            house = House(core, http, door, url, line, lambda: not any(w.done() for w in working))
            try:
                yield house
            finally:
                stop.set()
                await asyncio.gather(*working)
                await door.close()


@asynccontextmanager
async def _served(core: Core, door: TelegramDoor) -> AsyncIterator[str]:
    """Serve the webhook and the web chat on loopback."""
    app = web.Application()
    app.add_routes(webhook_routes("/hook", HOOK, door))
    chat = webchat_routes(
        take_in=core.take_in(),
        casebook=core.stores.casebook,
        events=core.stores.events,
        clock=core.clock,
        directory=core.outside.directory,
        secret=SECRET,
        exit_url=core.settings.exit_url,
        allowance=Allowance(burst=1_000_000),
    )
    app.add_subapp("/chat", chat)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def _work(core: Core, line: Line, stop: asyncio.Event) -> None:
    await run_worker(
        core.outside,
        core.stores,
        {Channel.TELEGRAM: line, Channel.WEBCHAT: line},
        [line],
        stop,
        partitions=core.settings.partitions,
        link=core.case_link,
    )
