"""Handles what came in: in order for each conversation, danger first, nothing lost, once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from bot.casework.cases import Case
from bot.casework.conversation import Conversation
from bot.casework.errors import StoreUnavailable
from bot.casework.hops import Hop
from bot.casework.messages import (
    CaseId,
    ConversationId,
    InboundMessage,
    MessageId,
    MessageKind,
    Reply,
)
from bot.casework.records import Change, Entry, Sent
from bot.casework.screen import screen
from bot.casework.triage import Tier
from bot.flows.presses import payload_is_danger
from bot.flows.receive import receive
from bot.flows.set_aside import set_aside
from bot.ports import Outside
from bot.workers.hops import Checkpoints, Sleep, Stream, Unmarked, WorkersCasebook
from bot.workers.patience import Pauses, surely

log = logging.getLogger(__name__)
# A message that fails this often is set aside for a person (issue: poison never blocks).
FAILS_AT_MOST = 5
# Handed out this often without being finished, a message may be what ends the process: it is
# then handled alone, with each beginning counted on disk.
SUSPECT_AFTER = 3
CALM, URGENT = 4, 1

Result = TypeVar("Result")
Handle = Callable[[Outside, InboundMessage], Awaitable[None]]


class ForEntry:
    """A casebook that takes one stream entry off its stream with the change that handles it."""

    def __init__(self, casebook: WorkersCasebook, hop: Hop[InboundMessage]) -> None:
        """Bind `hop` to `casebook`. `finished` says whether a commit has taken it off."""
        self._casebook = casebook
        self._hop = hop
        self.finished = False

    async def commit(self, change: Change) -> None:
        """Store a change whole; with the change that marks the message handled, its entry goes."""
        item = self._hop.item
        if item is None or change.handled != item.message_id:
            await self._casebook.commit(change)
            return
        await self._casebook.commit(change, hop=self._hop)
        self.finished = True

    async def conversation(self, conversation_id: ConversationId) -> Conversation | None:
        """As the casebook."""
        return await self._casebook.conversation(conversation_id)

    async def case(self, case_id: CaseId) -> Case | None:
        """As the casebook."""
        return await self._casebook.case(case_id)

    async def transcript(
        self, conversation_id: ConversationId, *, after: str = "", limit: int = 500
    ) -> tuple[Entry, ...]:
        """As the casebook."""
        return await self._casebook.transcript(conversation_id, after=after, limit=limit)

    async def open_cases(self) -> tuple[Case, ...]:
        """As the casebook."""
        return await self._casebook.open_cases()

    async def all_cases(self) -> tuple[Case, ...]:
        """As the casebook."""
        return await self._casebook.all_cases()

    async def opened_since(self, at: datetime, limit: int = 200) -> tuple[Case, ...]:
        """As the casebook."""
        return await self._casebook.opened_since(at, limit)

    async def unassessed(self) -> tuple[ConversationId, ...]:
        """As the casebook."""
        return await self._casebook.unassessed()

    async def delivered(self, reply: Reply, sent: Sent, at: datetime) -> None:
        """As the casebook."""
        await self._casebook.delivered(reply, sent, at)


class InboundWork:
    """What is done with one entry of the inbound stream."""

    def __init__(
        self,
        outside: Outside,
        casebook: WorkersCasebook,
        stream: Stream[InboundMessage],
        *,
        handle: Handle = receive,
        sleep: Sleep = asyncio.sleep,
        checkpoints: Checkpoints | None = None,
    ) -> None:
        """Handle messages with `handle`, the flow `receive` unless a test says otherwise."""
        self._outside = outside
        self._casebook = casebook
        self._stream = stream
        self._handle = handle
        self._sleep = sleep
        self._checkpoints = checkpoints or Unmarked()
        self._alone = asyncio.Lock()

    def place(self, hop: Hop[InboundMessage]) -> tuple[str, int]:
        """Return an entry's lane (its conversation) and its rank by the screen."""
        message = hop.item
        if message is None:
            return hop.about or hop.entry_id, CALM
        if payload_is_danger(message.payload):
            return message.conversation_id, URGENT
        try:
            tier = screen(message.text, quoted=message.quoted).tier
        except Exception as error:  # noqa: BLE001 - what cannot be screened early still goes
            log.warning("message could not be screened early: %s", type(error).__name__)
            return message.conversation_id, Tier.P2.rank
        return message.conversation_id, tier.rank

    async def __call__(self, hop: Hop[InboundMessage]) -> None:
        """Handle one entry until it is done or set aside. Waits as long as the store is away."""
        self._checkpoints.reach("inbound.read")
        if hop.error == "Gone":
            await self._surely(lambda: self._stream.finish(hop))
        elif hop.item is None:
            await self._surely(lambda: self._unreadable(hop))
        elif hop.deliveries > SUSPECT_AFTER:
            async with self._alone:
                await self._suspect(hop, hop.item)
        else:
            await self._until_done(hop, hop.item)
        self._checkpoints.reach("inbound.stored")

    async def _suspect(self, hop: Hop[InboundMessage], message: InboundMessage) -> None:
        begun = await self._surely(lambda: self._stream.begin(hop))
        if begun > FAILS_AT_MOST:
            await self._surely(lambda: self._aside(hop, message, "ended the process"))
        else:
            await self._until_done(hop, message)
            await self._surely(lambda: self._stream.finish(hop))

    async def _until_done(self, hop: Hop[InboundMessage], message: InboundMessage) -> None:
        pause, fails = Pauses(), 0
        while True:
            try:
                await self._once(hop, message)
                return
            except StoreUnavailable as error:
                log.warning("message %s waits: %s", message.message_id, error)
            except Exception as error:  # noqa: BLE001 - poison is set aside for a person
                fails += 1
                why = type(error).__name__
                log.error("message %s failed (%s), try %d", message.message_id, why, fails)  # noqa: TRY400 - a trace may hold words
                if fails >= FAILS_AT_MOST:
                    await self._surely(partial(self._aside, hop, message, why))
                    return
            await self._sleep(pause())

    async def _once(self, hop: Hop[InboundMessage], message: InboundMessage) -> None:
        casebook = ForEntry(self._casebook, hop)
        await self._handle(replace(self._outside, casebook=casebook), message)
        if not casebook.finished:  # it was handled before, or changed nothing
            await self._stream.finish(hop)

    async def _aside(self, hop: Hop[InboundMessage], message: InboundMessage, why: str) -> None:
        """Open a case for a person, and keep the entry among the dead ones."""
        try:
            await set_aside(self._outside, message, why=why)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - the entry is kept all the same
            log.error("no case for message %s: %s", message.message_id, type(error).__name__)  # noqa: TRY400
        await self._stream.bury(hop, why, self._outside.clock.now())

    async def _unreadable(self, hop: Hop[InboundMessage]) -> None:
        """Bytes that are no message: a person is told, if it is known whose they are."""
        log.error("entry %s of {p%02d} is no message: %s", hop.entry_id, hop.partition, hop.error)
        known = await self._casebook.conversation(ConversationId(hop.about)) if hop.about else None
        if known is None:
            await self._stream.bury(hop, hop.error, self._outside.clock.now())
            return
        now = self._outside.clock.now()
        stand_in = InboundMessage(
            message_id=MessageId(f"dead:{hop.partition}:{hop.entry_id}"),
            conversation_id=known.conversation_id,
            channel=known.channel,
            address=known.address,
            kind=MessageKind.UNREADABLE,
            sent_at=now,
            received_at=now,
            practice=known.practice,
        )
        await self._aside(hop, stand_in, hop.error)

    async def _surely(self, step: Callable[[], Awaitable[Result]]) -> Result:
        return await surely(step, what="an inbound entry", sleep=self._sleep)
