"""A web chat on the memory store, with a worker that tests turn by hand or let run."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.casework.due import WorkingWeek
from bot.casework.messages import (
    Channel,
    Choice,
    ConversationId,
    Delivery,
    InboundMessage,
    Reply,
    ReplyId,
    ReplyKind,
    StaffName,
)
from bot.casework.records import Author, Change, Entry, Sent
from bot.channels.webchat import WebSender, webchat_routes
from bot.channels.webchat_limit import Allowance
from bot.channels.webchat_links import Linker
from bot.channels.webchat_news import News
from bot.channels.webchat_stream import TranscriptStream
from bot.flows.receive import receive
from bot.flows.take_in import TakeIn
from bot.ports import Outside, Spool
from bot.stores.directory_file import load_directory
from bot.stores.memory import MemoryStore
from tests.fakes import FakeClock, FakeRasa

DIRECTORY = load_directory()
EXIT_URL = "https://weather.example/today"
SECRET = b"a secret of the tests, kept nowhere"


@dataclass
class Kit:
    """Everything behind one web chat. `work` handles what came in, and sends what goes out."""

    clock: FakeClock = field(default_factory=FakeClock)
    rasa: FakeRasa = field(default_factory=FakeRasa)
    store: MemoryStore = field(init=False)
    allowance: Allowance = field(default_factory=Allowance)
    spool: Spool | None = None

    def __post_init__(self) -> None:
        """Put the store on the test's clock."""
        self.store = MemoryStore(clock=self.clock)

    def application(self) -> web.Application:
        """Build the web process with the chat under /chat, and nothing else."""
        stream = TranscriptStream(
            self.store,
            News(self.store),
            Linker(DIRECTORY),
            self.store.presence,
            poll_s=0.2,
            beat_s=0.2,
        )
        app = web.Application()
        chat = webchat_routes(
            take_in=TakeIn(self.store, DIRECTORY, self.clock, self.spool),
            casebook=self.store,
            events=self.store,
            clock=self.clock,
            directory=DIRECTORY,
            secret=SECRET,
            exit_url=EXIT_URL,
            stream=stream,
            allowance=self.allowance,
            presence=self.store.presence,
        )
        app.add_subapp("/chat", chat)
        return app

    @property
    def outside(self) -> Outside:
        """What the flows are given."""
        return Outside(
            casebook=self.store,
            rasa=self.rasa,
            roster=self.store,
            clock=self.clock,
            directory=DIRECTORY,
            week=WorkingWeek(zone=ZoneInfo("Europe/London")),
        )

    async def work(self) -> None:
        """Handle every message that came in, and send every reply."""
        for message in list(self.store.inbound):
            await receive(self.outside, message)
            self.store.inbound.remove(message)
        await self.send()

    async def send(self) -> None:
        """Send every reply that waits."""
        for reply in list(self.store.outbound):
            sent = await WebSender().send(reply)
            await self.store.delivered(reply, sent, self.clock.now())

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Let the worker run for as long as the context lasts, woken by the store's news."""

        async def run() -> None:
            while True:
                with suppress(Exception):
                    await self.work()
                await asyncio.sleep(0.02)

        task = asyncio.create_task(run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def say_as_contact(self, message: InboundMessage) -> None:
        """Write a message of the contact into the transcript, as the worker does."""
        entry = Entry(
            conversation_id=message.conversation_id,
            at=message.received_at,
            author=Author.CONTACT,
            text=message.text,
            ref=message.message_id,
            channel_ref=message.channel_ref,
            kind=message.kind,
        )
        await self.store.commit(Change(entries=(entry,)))

    async def put(
        self,
        conversation_id: str,
        text: str,
        *,
        author: Author = Author.BOT,
        staff: str = "",
        choices: tuple[Choice, ...] = (),
        delivery: Delivery | None = Delivery.SENT,
        ref: str = "",
    ) -> str:
        """Write an entry into a transcript, and what became of it; return its ref."""
        reply = author in (Author.BOT, Author.STAFF)
        ref = ref or f"ref-{text[:24]}"
        entry = Entry(
            conversation_id=ConversationId(conversation_id),
            at=self.clock.now(),
            author=author,
            text=text,
            ref=ref if reply else "",
            choices=choices,
            staff=StaffName(staff) if staff else None,
        )
        await self.store.commit(Change(entries=(entry,)))
        if reply and delivery is not None:
            await self.became(conversation_id, ref, text, delivery)
        return ref

    async def became(self, conversation_id: str, ref: str, text: str, delivery: Delivery) -> None:
        """Record what became of a reply."""
        reply = _reply(conversation_id, ref, text, self.clock)
        await self.store.delivered(reply, Sent(delivery), self.clock.now())


def _reply(conversation_id: str, ref: str, text: str, clock: FakeClock) -> Reply:
    return Reply(
        reply_id=ReplyId(ref),
        conversation_id=ConversationId(conversation_id),
        channel=Channel.WEBCHAT,
        address=conversation_id,
        kind=ReplyKind.AUTOMATIC,
        text=text,
        created_at=clock.now(),
    )
