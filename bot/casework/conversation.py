"""A conversation: who leads it, and what the front remembers between messages.

bot-led --escalate--> waiting --claim--> staff-led --close--> bot-led
                         ^------- release, lapse -----'
any state --contact blocks us--> closed --contact writes again--> bot-led or waiting
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.casework.language import our_language
from bot.casework.messages import (
    CaseId,
    Channel,
    ConversationId,
    InboundMessage,
    MessageId,
    StaffName,
)
from bot.casework.triage import Tier
from bot.casework.voice import Sample

# Messages sent within this time are read together: people send one thought in fragments.
FRAGMENT_WINDOW = timedelta(minutes=3)
FRAGMENTS_KEPT = 6
UNASSESSED_KEPT = 20
UNASSESSED_LONGEST = 20_000


class ConversationState(str, Enum):
    """Who leads, in lifecycle order."""

    BOT_LED = "bot_led"  # the bot answers; no case is open
    WAITING = "waiting"  # a case waits on the queue; the bot still answers and screens
    STAFF_LED = "staff_led"  # a member of staff leads; the bot is silent and still screens
    CLOSED = "closed"  # the contact left the channel; writing again opens it


ALLOWED_MOVES: dict[ConversationState, frozenset[ConversationState]] = {
    ConversationState.BOT_LED: frozenset({ConversationState.WAITING, ConversationState.CLOSED}),
    ConversationState.WAITING: frozenset(
        {ConversationState.STAFF_LED, ConversationState.BOT_LED, ConversationState.CLOSED}
    ),
    ConversationState.STAFF_LED: frozenset(
        {ConversationState.WAITING, ConversationState.BOT_LED, ConversationState.CLOSED}
    ),
    ConversationState.CLOSED: frozenset(
        {ConversationState.BOT_LED, ConversationState.WAITING, ConversationState.STAFF_LED}
    ),
}


class CovertStep(str, Enum):
    """How far the covert exchange has come: someone may be watching the contact."""

    NONE = ""  # nobody is known to be watching
    OFFERED = "offered"  # the bland line with its two answers was sent
    READABLE = "readable"  # the contact said that it is safe to read
    HELD = "held"  # another hand may hold the phone: the next words get the bland line
    STOPPED = "stopped"  # the contact asked us to stop


class HiddenFor(str, Enum):
    """Why the numbers are hidden while the covert exchange goes on."""

    NOT_SAID = ""
    ANSWER = "answer"  # it is not safe to message here; nobody was named as near
    WATCHER = "watcher"  # somebody is said to see the phone or to be there
    STRANGER = "stranger"  # another hand may hold the phone


@dataclass(frozen=True)
class Fragment:
    """One recent message of the contact, kept so that fragments are read together."""

    text: str
    at: datetime


@dataclass(frozen=True)
class Unassessed:
    """A message that was read without the model and is to be read again."""

    message_id: MessageId
    text: str


@dataclass(frozen=True)
class Conversation:
    """All that the front remembers of one contact on one channel.

    `revision` is the stored one (0: never stored); a commit against another is refused.
    `slots`, `form` and `asks` are Rasa's, held here so that Rasa keeps nothing.
    `asked` is our own pending question: `safe`, `safe_chat`, `safe_chat_aside` (asked, and one
    thing else was said since) or empty.
    `answered_tier` and `answered_keys` say which fixed wording this case has had.
    `last_case_id` closed at `last_closed_at`, worked by `last_worker`. `safe_answer` (yes, no,
    unsure) is what the contact last said about being messaged here, at `safe_answer_at`.
    `spoken_at` is when we, bot or staff, last said something. `shown` names the services whose
    cards were shown in this sitting.
    """

    conversation_id: ConversationId
    channel: Channel
    address: str
    opened_at: datetime
    state: ConversationState = ConversationState.BOT_LED
    revision: int = 0
    case_id: CaseId | None = None
    last_case_id: CaseId | None = None
    slots: tuple[tuple[str, str], ...] = ()
    form: str | None = None
    asks: str | None = None
    recent: tuple[Fragment, ...] = ()
    clarified: int = 0
    paused: bool = False
    monitored: bool = False
    covert_step: CovertStep = CovertStep.NONE
    hidden_for: HiddenFor = HiddenFor.NOT_SAID
    asked: str = ""
    answered_tier: Tier | None = None
    answered_keys: tuple[str, ...] = ()
    concerns_at: tuple[datetime, ...] = ()
    unassessed: tuple[Unassessed, ...] = ()
    age: int | None = None
    language: str = "en"
    greeted: bool = False
    practice: bool = False
    erase_asked_at: datetime | None = None
    last_closed_at: datetime | None = None
    last_worker: StaffName | None = None
    safe_answer: str = ""
    safe_answer_at: datetime | None = None
    voice: tuple[Sample, ...] = ()
    spoken_at: datetime | None = None
    shown: tuple[str, ...] = ()

    def moved(self, state: ConversationState) -> Conversation:
        """Return the conversation in `state`; ValueError when the move is not allowed."""
        if state is self.state:
            return self
        if state not in ALLOWED_MOVES[self.state]:
            raise ValueError(f"a conversation cannot go from {self.state.value} to {state.value}")
        return replace(self, state=state)

    def fragments(self, now: datetime) -> tuple[str, ...]:
        """Words of the last few minutes, oldest first, to be read with the next message."""
        return tuple(f.text for f in self.recent if now - f.at <= FRAGMENT_WINDOW)

    def heard(self, text: str, now: datetime) -> Conversation:
        """Remember the words just read, and forget what is too old to matter."""
        if not text:
            return self
        fresh = tuple(f for f in self.recent if now - f.at <= FRAGMENT_WINDOW)
        return replace(self, recent=(*fresh, Fragment(text, now))[-FRAGMENTS_KEPT:])

    def to_be_read(self, message_id: MessageId, text: str) -> Conversation:
        """Keep words that the model has not read. Past `UNASSESSED_KEPT` the oldest are joined.

        So no message is left out because its contact wrote many; a joined text ends at what
        the model reads of one (`UNASSESSED_LONGEST`).
        """
        kept = (*self.unassessed, Unassessed(message_id, text[:UNASSESSED_LONGEST]))
        while len(kept) > UNASSESSED_KEPT:
            first, second, *rest = kept
            joined = f"{first.text}\n{second.text}"[:UNASSESSED_LONGEST]
            kept = (Unassessed(second.message_id, joined), *rest)
        return replace(self, unassessed=kept)

    def slot(self, name: str) -> str | None:
        """Return the value of a slot, or None."""
        return dict(self.slots).get(name)

    def with_slots(self, **values: str) -> Conversation:
        """Return the conversation with these slots set."""
        return replace(self, slots=tuple(sorted({**dict(self.slots), **values}.items())))


def new_conversation(message: InboundMessage) -> Conversation:
    """Begin a conversation with the contact's first message.

    Until words tell another, it is in the language of the phone or browser, if that is ours.
    """
    return Conversation(
        conversation_id=message.conversation_id,
        channel=message.channel,
        address=message.address,
        opened_at=message.received_at,
        practice=message.practice,
        language=our_language(message.language),
    )
