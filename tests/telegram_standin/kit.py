"""What tests of the Telegram edge share: a store that can go away, a door, a poller's lease."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import ExtBot

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import (
    Channel,
    Choice,
    ConversationId,
    InboundMessage,
    MessageId,
    Reply,
    ReplyId,
    ReplyKind,
)
from bot.casework.triage import Tier
from bot.channels.send_limits import SendLimits
from bot.channels.telegram import TelegramDoor
from bot.channels.telegram_bot import open_bot
from bot.channels.telegram_polling import TelegramPoller
from bot.channels.telegram_sender import TelegramSender
from bot.flows.take_in import Intake
from tests.fakes import START, FakeClock
from tests.telegram_standin.server import StandIn
from tests.waiting import PATIENCE

TOKEN = "990001:canary-token-that-no-log-may-show"
KEY = b"a key for tests"


def a_reply(text: str, chat_id: int = 1001, **more: Any) -> Reply:
    """Return a reply to a chat; `tier` and `choices` as the test needs them."""
    choices = tuple(Choice(label, value) for label, value in more.get("choices", ()))
    return Reply(
        reply_id=ReplyId(f"r-{chat_id}-{len(text)}"),
        conversation_id=ConversationId(f"tg-{chat_id}"),
        channel=Channel.TELEGRAM,
        address=str(chat_id),
        kind=ReplyKind.AUTOMATIC,
        text=text,
        created_at=START,
        choices=choices,
        tier=more.get("tier", Tier.P4),
    )


@dataclass
class Store:
    """Takes in messages as the flow does: `away` refuses, `breaks_on` is a bug in storing."""

    taken: list[InboundMessage] = field(default_factory=list)
    tried: list[MessageId] = field(default_factory=list)
    away: bool = False
    breaks_on: str = "\0nothing"
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _helped: set[MessageId] = field(default_factory=set)

    async def take_in(self, message: InboundMessage) -> Intake:
        """Store, or say what help there is."""
        async with self.changed:
            self.tried.append(message.message_id)
            self.changed.notify_all()
        if self.breaks_on in message.text:
            raise RuntimeError(message.text)
        if self.away:
            return Intake(stored=False, reply=self._help(message))
        again = any(each.message_id == message.message_id for each in self.taken)
        async with self.changed:
            if not again:
                self.taken.append(message)
            self.changed.notify_all()
        return Intake(stored=True, duplicate=again)

    async def until(self, count: int) -> list[InboundMessage]:
        """Wait until so many messages are stored."""
        async with asyncio.timeout(PATIENCE), self.changed:
            await self.changed.wait_for(lambda: len(self.taken) >= count)
        return self.taken

    async def until_tried(self, count: int) -> None:
        """Wait until storing was tried so often."""
        async with asyncio.timeout(PATIENCE), self.changed:
            await self.changed.wait_for(lambda: len(self.tried) >= count)

    def _help(self, message: InboundMessage) -> Reply | None:
        if message.message_id in self._helped or "machete" not in message.text:
            return None
        self._helped.add(message.message_id)
        return a_reply("Ring 999 now.", int(message.address), tier=Tier.P1)


@dataclass
class OneLease:
    """A lease that a test can hand to somebody else, or put out of reach."""

    held_by_other: bool = False
    away: bool = False
    released: int = 0

    async def acquire(self) -> bool:
        """Take it unless somebody else has it."""
        if self.away:
            raise StoreUnavailable("away")
        return not self.held_by_other

    async def renew(self) -> bool:
        """Keep it unless somebody else has it."""
        return await self.acquire()

    async def release(self) -> None:
        """Give it up."""
        if self.away:
            raise StoreUnavailable("away")
        self.released += 1


@dataclass
class Edge:
    """The Telegram edge as the wiring would build it, with a store that tests command."""

    standin: StandIn
    bot: ExtBot[Any]
    door: TelegramDoor
    sender: TelegramSender
    store: Store
    states: list[str] = field(default_factory=list)

    async def tell(self, state: str) -> None:
        """Keep what the poller says of itself."""
        self.states.append(state)
        self.standin.world.news()

    def poller(self, lease: OneLease | None = None, **more: Any) -> TelegramPoller:
        """Return a poller that hurries: pauses are a hundred times shorter."""

        async def hurry(seconds: float) -> None:
            await asyncio.sleep(min(seconds, 1.0) / 100)

        settings = {"sleep": hurry, "tell": self.tell, "renew_s": 1.0, "long_poll_s": 5, **more}
        return TelegramPoller(self.bot, self.door, lease or OneLease(), **settings)

    @asynccontextmanager
    async def polling(self, lease: OneLease | None = None, **more: Any) -> AsyncIterator[None]:
        """Run a poller for as long as the block lasts."""
        stop = asyncio.Event()
        task = asyncio.create_task(self.poller(lease, **more).run(stop))
        try:
            yield
        finally:
            stop.set()
            async with asyncio.timeout(PATIENCE):
                await task


@asynccontextmanager
async def edge(
    standin: StandIn,
    *,
    limits: SendLimits | None = None,
    read_timeout: float = 5.0,
    pauses: tuple[float, ...] = (0.01, 0.01, 0.01),
) -> AsyncIterator[Edge]:
    """Build the Telegram edge against a stand-in."""
    async with open_bot(
        TOKEN, api_url=standin.url, limits=limits or SendLimits(), read_timeout=read_timeout
    ) as bot:
        store, sender = Store(), TelegramSender(bot, pauses=pauses)
        door = TelegramDoor(store.take_in, sender, bot, FakeClock(), KEY)
        yield Edge(standin, bot, door, sender, store)
        await door.close()
