"""The Telegram door: one raw update in, and whether it may be confirmed out.

Polling and the webhook both go through here, so that they cannot differ.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import InboundMessage, MessageId, MessageKind, Reply
from bot.channels.telegram_bot import raw_name
from bot.channels.telegram_update import MALFORMED, Ignored, callback_id_of, read_update
from bot.flows.take_in import Intake
from bot.ports import Clock, Sender

log = logging.getLogger(__name__)

# A message that breaks our own code again and again must not hold up everyone behind it:
# after this many tries it is set aside with an error in the log.
TRIES_OF_A_BROKEN_ONE = 5
BROKEN_REMEMBERED = 1_000
# Bytes of something unreadable that are kept for a person: more than any true update has.
KEPT_AT_MOST = 65_536


async def _nowhere(_data: bytes, _reason: str) -> None:
    """Keep nothing."""


def _bytes_of(raw: object) -> bytes:
    try:
        return json.dumps(raw).encode()[:KEPT_AT_MOST]
    except (RecursionError, TypeError, ValueError):
        return b""


@dataclass
class TelegramDoor:
    """Takes in raw updates. `key` is the secret behind conversation ids (1 to 64 bytes).

    `set_aside` counts, by reason and update type, what was confirmed without being stored;
    `keep` is given the bytes of what should be kept for a person, with the reason; `counted`
    hears every reason.
    """

    take_in: Callable[[InboundMessage], Awaitable[Intake]]
    sender: Sender
    bot: ExtBot[Any]
    clock: Clock
    key: bytes
    keep: Callable[[bytes, str], Awaitable[None]] = _nowhere
    counted: Callable[[str], None] = lambda _: None
    set_aside: Counter[tuple[str, str]] = field(default_factory=Counter)
    _broken: OrderedDict[MessageId, int] = field(default_factory=OrderedDict)
    _errands: set[asyncio.Task[None]] = field(default_factory=set)

    async def deliver(self, raw: object) -> bool:
        """Take in one update; True when Telegram may forget it. Never raises for what it holds."""
        message = read_update(raw, key=self.key, received_at=self.clock.now())
        if isinstance(message, Ignored):
            self._put_aside(message)
            if message.reason in MALFORMED:
                await self.keep(_bytes_of(raw), message.reason)
            return True
        intake = await self._take(message)
        if intake.reply is not None:
            self._run(self._help(intake.reply))
        callback_id = callback_id_of(raw)
        if callback_id is not None and (intake.stored or intake.reply is not None):
            self._run(self._answer_press(callback_id))
        return intake.stored

    async def unreadable(self, data: bytes, reason: str) -> None:
        """Set aside bytes that are no update at all. Never raises."""
        log.warning("%d bytes set aside: %s", len(data), reason)
        self._count(reason, "")
        await self.keep(data[:KEPT_AT_MOST], reason)

    async def close(self) -> None:
        """Let what was begun come to an end: help on its way, answers to buttons."""
        if self._errands:
            await asyncio.wait(tuple(self._errands), timeout=10)
        for errand in tuple(self._errands):
            errand.cancel()

    async def _take(self, message: InboundMessage) -> Intake:
        try:
            return await self.take_in(message)
        except StoreUnavailable:
            return Intake(stored=False)
        except Exception as error:  # noqa: BLE001 - one odd message must not stop the door for all
            # Not log.exception: a traceback may quote the words.
            log.error("%s: %s while storing", message.message_id, type(error).__name__)  # noqa: TRY400
        # Its words may be what broke us: keep that something came, so that a person is told.
        bare = replace(message, kind=MessageKind.UNREADABLE, text="", quoted="", payload="")
        bare = replace(bare, attachment="a message that could not be stored", location=None)
        try:
            return await self.take_in(bare)
        except Exception as error:  # noqa: BLE001 - the same
            return Intake(stored=self._given_up(message.message_id, error))

    def _given_up(self, message_id: MessageId, error: Exception) -> bool:
        tries = self._broken.pop(message_id, 0) + 1
        if tries >= TRIES_OF_A_BROKEN_ONE and not isinstance(error, StoreUnavailable):
            log.error("update %s: set aside after %d tries", message_id, tries)
            self._count("broken", "message")
            return True
        self._broken[message_id] = tries
        while len(self._broken) > BROKEN_REMEMBERED:
            self._broken.popitem(last=False)
        return False

    def _put_aside(self, ignored: Ignored) -> None:
        self._count(ignored.reason, ignored.update_type)
        log.info(
            "update %s set aside: %s (%s)", ignored.update_id, ignored.reason, ignored.update_type
        )

    def _count(self, reason: str, update_type: str) -> None:
        self.set_aside[(reason, update_type)] += 1
        self.counted(reason)

    async def _help(self, reply: Reply) -> None:
        sent = await self.sender.send(reply)
        log.warning("store away: help for %s was %s", reply.reply_id, sent.delivery.value)

    async def _answer_press(self, callback_id: str) -> None:
        """Stop the button's clock. Too late or refused is no harm: the press itself counts."""
        try:
            await self.bot.do_api_request(
                raw_name("answerCallbackQuery"), {"callback_query_id": callback_id}
            )
        except TelegramError as error:
            log.debug("a button press was not answered: %s", type(error).__name__)

    def _run(self, errand: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
