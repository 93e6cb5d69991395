"""What a contact is told while the store is away: numbers at once, once an outage, never too much.

| what the screen sees            | what is said                                        |
|---------------------------------|-----------------------------------------------------|
| danger or grave risk            | its fixed wording, again only when more urgent      |
| someone may be watching         | the bland line, then only what its answers call for |
| anything else, and it is kept   | what is said when the model is away                 |
| anything else, and it is not    | that it is not kept yet, with the numbers           |
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.casework import wording
from bot.casework.directory import Directory
from bot.casework.language import language_of, our_language
from bot.casework.messages import (
    ConversationId,
    InboundMessage,
    MessageKind,
    Reply,
    ReplyId,
    ReplyKind,
)
from bot.casework.records import AT_ONCE, Author, Entry
from bot.casework.screen import screen
from bot.casework.triage import Route, Screening, Tier
from bot.casework.wording_base import FixedText
from bot.flows.covert import SAFE_TO_READ, choice_of
from bot.flows.presses import payload_is_danger
from bot.flows.turn import Turn
from bot.ports import Clock

# Conversations of which it is remembered what was said, or that someone may be watching.
REMEMBERED = 10_000
# A store that comes and goes is one outage to a contact.
SAME_OUTAGE = timedelta(minutes=5)
Value = TypeVar("Value")
# Kinds that no one waits for an answer to.
SILENT = frozenset({MessageKind.DEPARTED, MessageKind.RETURNED})


@dataclass(frozen=True)
class _Said:
    """What a conversation was told in an outage, and in which language.

    `bland`: the line with two answers, too.
    """

    outage: int
    at: datetime
    tier: Tier
    kept: bool
    bland: bool = False
    answered: bool = False
    language: str = ""


@dataclass
class Help:
    """Works out what to say without the store, and remembers what was said."""

    directory: Directory
    clock: Clock
    _outage: int = 0
    _away: bool = False
    _said: OrderedDict[ConversationId, _Said] = field(default_factory=OrderedDict)
    _watched: OrderedDict[ConversationId, None] = field(default_factory=OrderedDict)

    @property
    def outage(self) -> int:
        """The number of this outage, or of the last one."""
        return self._outage

    def outage_goes_on(self) -> None:
        """Hear that the store could not be reached."""
        if not self._away:
            self._away, self._outage = True, self._outage + 1

    def store_answers(self, message: InboundMessage) -> None:
        """Hear that a message was stored; remember if someone may be watching its contact."""
        self._away = False
        if message.payload == "safe_chat:yes":
            self._watched.pop(message.conversation_id, None)
        elif watched(message):
            _remember(self._watched, message.conversation_id, None)

    def reply(self, message: InboundMessage, *, kept: bool) -> Reply | None:
        """Return what to say at once, or None when enough was said. `kept`: in the spool."""
        found, said = self._work_out(message, kept=kept)
        if found is None or said is None:
            return None
        _remember(self._said, message.conversation_id, said)
        return self._as_reply(message, found, seen(message).tier)

    def marked(self, message: InboundMessage) -> InboundMessage:
        """Return the message as the spool should keep it: with what is said to it just now."""
        found, _ = self._work_out(message, kept=True)
        return replace(
            message,
            said_away=found.text if found else "",
            hushed=message.conversation_id in self._watched,
        )

    def _work_out(
        self, message: InboundMessage, *, kept: bool
    ) -> tuple[FixedText | None, _Said | None]:
        if message.kind in SILENT:
            return None, None
        screening = seen(message)
        if watched(message):
            _remember(self._watched, message.conversation_id, None)
        before = self._before(message)
        # "1" is of no language: then the one that was answered in, or the phone's.
        known = before.language if before else our_language(message.language)
        language = language_of(message.text, known)
        if message.conversation_id in self._watched:
            found = self._covert(message, before, language)
        else:
            found = self._open(screening, before, kept=kept, language=language)
        if found is None:
            return None, None
        said = self._now_said(found, screening, before, kept=kept)
        return found, replace(said, language=language)

    def _now_said(
        self, found: FixedText, screening: Screening, before: _Said | None, *, kept: bool
    ) -> _Said:
        said = _Said(
            self._outage,
            self.clock.now(),
            min(screening.tier, before.tier if before else screening.tier, key=lambda t: t.rank),
            kept,
            bland=found.key == BLAND or (before is not None and before.bland),
        )
        return replace(said, answered=said.bland and found.key != BLAND)

    def _before(self, message: InboundMessage) -> _Said | None:
        said = self._said.get(message.conversation_id)
        if said is None:
            return None
        recent = self.clock.now() - said.at < SAME_OUTAGE
        return said if said.outage == self._outage or recent else None

    def _covert(
        self, message: InboundMessage, before: _Said | None, language: str
    ) -> FixedText | None:
        if before is None or not before.bland:
            return wording.covert_line(language=language)
        safe = not before.answered and answer_of(message) == SAFE_TO_READ
        return wording.covert_readable(language=language) if safe else None

    def _open(
        self, screening: Screening, before: _Said | None, *, kept: bool, language: str
    ) -> FixedText | None:
        urgent = screening.tier.urgent and screening.route is not None
        if before is not None and not (urgent and screening.tier.rank < before.tier.rank):
            return None if kept or not before.kept else self._calm(kept=False, language=language)
        if urgent and screening.route is not None:
            return wording.fixed_wording(
                tier=screening.tier,
                route=screening.route,
                told=False,
                covert=False,
                age=screening.states_age,
                numbers=self.directory,
                keys=tuple(hit.key for hit in screening.hits),
                language=language,
            )
        if kept and not self._away:
            return None  # the store is back, and what waits is handled in a moment
        return self._calm(kept=kept, language=language)

    def _calm(self, *, kept: bool, language: str) -> FixedText:
        if kept:
            return wording.model_away(numbers=self.directory, language=language)
        return wording.store_away(urgent=False, numbers=self.directory, language=language)

    def _as_reply(self, message: InboundMessage, found: FixedText, tier: Tier) -> Reply:
        return Reply(
            reply_id=ReplyId(f"{AT_ONCE}{message.message_id}"),
            conversation_id=message.conversation_id,
            channel=message.channel,
            address=message.address,
            kind=ReplyKind.FIXED,
            text=found.text,
            created_at=self.clock.now(),
            choices=found.choices,
            tier=tier,
        )


BLAND = wording.covert_line().key


def seen(message: InboundMessage) -> Screening:
    """Screen a message alone; a pressed "I'm in danger" is danger."""
    screening = screen(message.text, quoted=message.quoted)
    if payload_is_danger(message.payload) and screening.tier is not Tier.P1:
        return replace(screening, tier=Tier.P1, route=Route.EMERGENCY)
    return screening


def watched(message: InboundMessage) -> bool:
    """Whether the message says that someone may be watching."""
    says_so = message.payload.startswith("safe_chat:") and message.payload != "safe_chat:yes"
    return says_so or screen(message.text, quoted=message.quoted).covert


def answer_of(message: InboundMessage) -> str:
    """Return the answer that was typed or pressed, as the bland line names it."""
    name, _, value = message.payload.partition(":")
    return value if name == "covert" else choice_of(message.text)


def _remember(
    kept: OrderedDict[ConversationId, Value], conversation_id: ConversationId, value: Value
) -> None:
    kept[conversation_id] = value
    kept.move_to_end(conversation_id)
    while len(kept) > REMEMBERED:
        kept.popitem(last=False)


def already_said(turn: Turn, message: InboundMessage) -> None:
    """Put what the channel said at once beside the words, and do not say it again.

    To someone who may have been watched nothing more is said at all: the moment in which an
    answer was safe has passed. Their case is on the queue for a person.
    """
    again = {
        reply.reply_id
        for reply in turn.replies
        if message.hushed or (reply.text == message.said_away and not reply.text_if_told)
    }
    turn.replies = [reply for reply in turn.replies if reply.reply_id not in again]
    turn.entries = [entry for entry in turn.entries if entry.ref not in again]
    if message.said_away or message.hushed:
        # What was said at once answers all that waited with it.
        turn.conversation = replace(turn.conversation, spoken_at=turn.now)
    if message.said_away:
        said = Entry(
            conversation_id=message.conversation_id,
            at=message.received_at,
            author=Author.BOT,
            text=message.said_away,
            ref=f"{AT_ONCE}{message.message_id}",
            fixed=True,
            case_id=turn.case.case_id if turn.case else None,
        )
        turn.entries.insert(1, said)
    if message.hushed:
        turn.record("Storage was away and someone may be watching: nothing is said late.")
