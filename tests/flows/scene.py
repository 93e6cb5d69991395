"""A contact, staff and a told model around the real flows, with every store in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from zoneinfo import ZoneInfo

from bot.casework.cases import Case, Lost
from bot.casework.conversation import Conversation
from bot.casework.directory import Directory
from bot.casework.due import WorkingWeek
from bot.casework.messages import (
    Channel,
    ConversationId,
    InboundMessage,
    MessageId,
    MessageKind,
    Reply,
    StaffName,
)
from bot.casework.records import AlertKind
from bot.casework.triage import Answer, Route, Tier, Understanding
from bot.flows import claim
from bot.flows.receive import receive
from bot.ports import Outside
from bot.stores.directory_file import load_directory
from bot.stores.memory import MemoryStore
from tests.fakes import FakeClock, FakeRasa

AMINA = StaffName("Amina Khan")
DAVE = StaffName("Dave Price")
CONTACT = ConversationId("tg-0a1b2c3d")
MACHETE = "theyre outside mine with a machete"
CONTROL = "my boyfriend wont let me see my mates and he goes through my phone"


@cache
def directory() -> Directory:
    """Return the project's own service directory, read once."""
    return load_directory()


def calm(intent: str = "chitchat", route: Route = Route.SMALLTALK, **more: object) -> Understanding:
    """Return what the model says of something harmless."""
    reading = Understanding(
        intent=intent,
        confidence=0.9,
        tier=Tier.P4,
        route=route,
        answer=Answer(text="A short answer."),
    )
    return Understanding(**{**vars(reading), **more})


@dataclass
class Scene:
    """Act as the contact or as staff, and look at what they would see."""

    store: MemoryStore
    clock: FakeClock
    rasa: FakeRasa
    count: int = 0
    outside: Outside = field(init=False)

    def __post_init__(self) -> None:
        self.outside = Outside(
            casebook=self.store,
            rasa=self.rasa,
            roster=self.store,
            clock=self.clock,
            directory=directory(),
            week=WorkingWeek(ZoneInfo("Europe/London")),
        )

    def message(self, text: str = "", **more: object) -> InboundMessage:
        """Make an inbound message as a channel would."""
        self.count += 1
        facts: dict[str, object] = {
            "message_id": MessageId(f"tg-{self.count}"),
            "conversation_id": CONTACT,
            "channel": Channel.TELEGRAM,
            "address": "42",
            "kind": MessageKind.TEXT,
            "sent_at": self.clock.now(),
            "received_at": self.clock.now(),
            "text": text,
            **more,
        }
        return InboundMessage(**facts)  # type: ignore[arg-type]

    async def says(self, text: str = "", **more: object) -> list[Reply]:
        """Let the contact send something; return the replies that it set off."""
        before = len(self.store.outbound)
        await receive(self.outside, self.message(text, **more))
        return self.store.outbound[before:]

    async def presses(self, value: str, label: str = "") -> list[Reply]:
        """Let the contact press a button."""
        return await self.says(label, kind=MessageKind.BUTTON, payload=value)

    async def case(self) -> Case:
        """Return the one open case."""
        (case,) = await self.store.open_cases()
        return case

    async def conversation(self) -> Conversation:
        """Return the conversation as stored."""
        conversation = await self.store.conversation(CONTACT)
        assert conversation is not None
        return conversation

    async def claims(self, staff: StaffName = AMINA) -> Case | Lost:
        """Let a member of staff claim the open case."""
        case = await self.case()
        outcome = await claim.claim(
            self.outside, case.case_id, staff, cause=f"claim-{staff}-{case.case_id}-{case.revision}"
        )
        return outcome if isinstance(outcome, Lost) else outcome.case

    def alerted(self) -> list[AlertKind]:
        """Return the kinds of alert raised so far."""
        return [alert.kind for alert in self.store.alerts]
