"""Sending by Telegram, for every process that has something to say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram.ext import ExtBot

from bot.channels.send_limits import OVERALL_PER_S, SendLimits
from bot.channels.telegram_bot import open_bot
from bot.channels.telegram_sender import TelegramSender
from bot.wiring.core import Core


@asynccontextmanager
async def open_sending(core: Core) -> AsyncIterator[tuple[ExtBot[Any], TelegramSender] | None]:
    """Yield a bot and its sender, or None without a token. The workers share the limit."""
    token = core.settings.telegram_token
    if token is None:
        yield None
        return
    limits = SendLimits(
        overall_per_s=OVERALL_PER_S / core.settings.workers,
        staff_chat=core.settings.telegram_staff_chat or "",
    )
    async with open_bot(
        token.get_secret_value(), api_url=core.settings.telegram_api_url, limits=limits
    ) as bot:
        yield bot, TelegramSender(bot)
