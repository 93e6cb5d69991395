"""Replies leave for Telegram, and what became of each is told truly.

Sending has no idempotency key, so what is retried is decided by what may have arrived:

| what happened              | what we do                                           |
|----------------------------|------------------------------------------------------|
| no connection              | nothing arrived: try again, then FAILED              |
| 429                        | nothing arrived: the limiter waits and tries again   |
| 5xx but 504                | the server says it did not do it: try again, then    |
|                            | FAILED. Were the server wrong, a second copy is      |
|                            | better than a number that never came                 |
| 504, a timeout, a cut, an  | may have arrived: UNCONFIRMED, never sent again      |
| answer that makes no sense |                                                      |
| 403                        | BLOCKED                                              |
| 400 with buttons           | once more without them, then FAILED                  |
| any other refusal          | FAILED with a code, never with words                 |
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    TelegramError,
)
from telegram.ext import ExtBot

from bot.casework.messages import Delivery, Reply
from bot.casework.records import Sent
from bot.channels.telegram_bot import (
    AnswerUnreadable,
    ServerTrouble,
    TooManyRequests,
    never_sent,
    raw_name,
)
from bot.channels.telegram_format import Part, parts_of
from bot.ports.turns import STILL_OURS, NoLongerOurs

log = logging.getLogger(__name__)

SEND = raw_name("sendMessage")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

# Seconds between tries while nothing can have arrived: half a minute in all, so that staff
# hear of a P1 that could not be sent while it still matters.
PAUSES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)

# From best to worst: a reply of several parts is told as its worst part.
WORSE = (Delivery.SENT, Delivery.UNCONFIRMED, Delivery.FAILED, Delivery.BLOCKED)

# Telegram's descriptions that we know, as codes. A description may quote the text, so that
# it is never passed on.
CODES = (
    ("chat not found", "chat_not_found"),
    ("message is too long", "too_long"),
    ("text must be non-empty", "empty"),
    ("message text is empty", "empty"),
    ("button", "buttons_refused"),
    ("peer_id_invalid", "chat_not_found"),
    ("not enough rights", "no_rights"),
    ("deactivated", "account_gone"),
    ("can't initiate", "never_started"),
    ("blocked by the user", "blocked"),
)


class TelegramSender:
    """The `Sender` for Telegram. `sleep` is the seam for tests."""

    def __init__(
        self,
        bot: ExtBot[Any],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self._bot = bot
        self._sleep = sleep
        self._pauses = pauses

    async def send(self, reply: Reply) -> Sent:
        """Send one reply, in parts when it is long; the report is that of the worst part.

        `channel_ref` holds the message ids of the parts that arrived, joined by commas.
        """
        parts = parts_of(reply)
        if not parts:
            return Sent(Delivery.FAILED, detail="empty")
        worst = Sent(Delivery.SENT)
        refs: list[str] = []
        for number, part in enumerate(parts, start=1):
            if number > 1:
                # What has begun is ended: given up here, its first part would come once more.
                STILL_OURS.set(None)
            sent = await self._send_part(reply.address, part, reply.tier.rank)
            if sent.channel_ref:
                refs.append(sent.channel_ref)
            if WORSE.index(sent.delivery) > WORSE.index(worst.delivery):
                where = f"part {number} of {len(parts)}: " if len(parts) > 1 else ""
                worst = replace(sent, detail=where + sent.detail)
            if sent.delivery in (Delivery.FAILED, Delivery.BLOCKED):
                break
        if worst.delivery is not Delivery.SENT:
            log.warning("reply %s: %s (%s)", reply.reply_id, worst.delivery.value, worst.detail)
        return replace(worst, channel_ref=",".join(refs))

    async def _send_part(self, address: str, part: Part, rank: int) -> Sent:
        sent = Sent(Delivery.FAILED, detail="unreachable")
        for pause in (*self._pauses, None):
            try:
                return await self._call(address, part, rank)
            except BadRequest as error:
                if part.rows:
                    # The words matter more than the buttons, and a 400 delivered nothing.
                    part = replace(part, rows=())
                    continue
                return Sent(Delivery.FAILED, detail=code_of(error))
            except NoLongerOurs:
                raise
            except Exception as error:  # noqa: BLE001 - a send ends in a report
                sent, again = outcome_of(error)
                if not again or pause is None:
                    return sent
                await self._sleep(pause)
        return sent

    async def _call(self, address: str, part: Part, rank: int) -> Sent:
        given = {"chat_id": address, "text": part.text, "link_preview_options": NO_PREVIEW}
        if part.rows:
            given["reply_markup"] = markup_of(part)
        # The raw call: of the message that comes back only its number is wanted.
        message = await self._bot.do_api_request(SEND, given, rate_limit_args=rank)
        number = message.get("message_id") if isinstance(message, dict) else None
        if type(number) is not int:
            raise AnswerUnreadable("The answer held no message")
        return Sent(Delivery.SENT, channel_ref=str(number))


def markup_of(part: Part) -> InlineKeyboardMarkup:
    """Return the buttons under a part."""
    rows = [[InlineKeyboardButton(label, callback_data=v) for label, v in row] for row in part.rows]
    return InlineKeyboardMarkup(rows)


def outcome_of(error: Exception) -> tuple[Sent, bool]:
    """Return what became of a send that raised, and whether it may be tried again."""
    if isinstance(error, Forbidden):
        return Sent(Delivery.BLOCKED, detail=code_of(error)), False
    if isinstance(error, BadRequest):
        return Sent(Delivery.FAILED, detail=code_of(error)), False
    if isinstance(error, TooManyRequests):
        return Sent(Delivery.FAILED, detail="too_many_requests"), False
    if isinstance(error, InvalidToken):
        return Sent(Delivery.FAILED, detail="token_rejected"), False
    if isinstance(error, Conflict):
        return Sent(Delivery.FAILED, detail="conflict"), False
    if isinstance(error, ServerTrouble) and error.status != HTTPStatus.GATEWAY_TIMEOUT:
        return Sent(Delivery.FAILED, detail=f"server_{error.status}"), True
    if never_sent(error):
        return Sent(Delivery.FAILED, detail="unreachable"), True
    return Sent(Delivery.UNCONFIRMED, detail=f"answer_lost_{type(error).__name__}"), False


def code_of(error: TelegramError) -> str:
    """Return a short code for what Telegram said, which may quote words and is dropped."""
    said = error.message.lower()
    return next((code for known, code in CODES if known in said), "refused")
