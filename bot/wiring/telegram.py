"""The Telegram process: long polling, one poller at a time."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import ExtBot

from bot.casework.errors import SettingWrong
from bot.channels.send_limits import OVERALL_PER_S, SendLimits
from bot.channels.telegram import TelegramDoor
from bot.channels.telegram_bot import bot_name, open_bot
from bot.channels.telegram_polling import TelegramPoller
from bot.channels.telegram_sender import TelegramSender
from bot.settings import Settings
from bot.stores.partitions import PREFIX
from bot.stores.shelf import Shelf
from bot.wiring.board import Notice
from bot.wiring.core import Core, open_core
from bot.wiring.metrics import publisher_of
from bot.wiring.together import run_together

# The poller renews every 5 s.
LEASE_MS = 20_000
ASK_NAME_EVERY = 5.0


@dataclass
class PollerLease:
    """One poller at a time, by a key in Redis that expires."""

    shelf: Shelf
    name: str = field(default_factory=lambda: secrets.token_hex(8))
    key: str = f"{PREFIX}:poller"

    async def acquire(self) -> bool:
        """Take the lease when it is free or ours."""
        return bool(await self.shelf.run("HOLD", [self.key], [self.name, LEASE_MS]))

    async def renew(self) -> bool:
        """Keep the lease; False when it is not ours."""
        return bool(await self.shelf.run("RENEW", [self.key], [self.name, LEASE_MS]))

    async def release(self) -> None:
        """Give the lease up."""
        await self.shelf.run("RELEASE", [self.key], [self.name])


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


def telegram_door(core: Core, bot: ExtBot[Any], sender: TelegramSender) -> TelegramDoor:
    """The way in from Telegram, the same for polling and the webhook."""
    return TelegramDoor(
        take_in=core.take_in(),
        sender=sender,
        bot=bot,
        clock=core.clock,
        key=core.home.key("telegram conversations"),
    )


async def run_telegram(settings: Settings, stop: asyncio.Event) -> None:
    """Poll Telegram until `stop`. Raises SettingWrong without a token or with a webhook."""
    if settings.telegram_token is None:
        raise SettingWrong("TELEGRAM_TOKEN is not set: there is no Telegram to talk to.")
    if settings.telegram_webhook_url is not None:
        raise SettingWrong(
            "TELEGRAM_WEBHOOK_URL is set, so `python -m bot web` takes Telegram's messages."
            " Unset it to poll instead."
        )
    async with open_core(settings, "telegram") as core, open_sending(core) as sending:
        assert sending is not None
        core.spool.open()
        bot, sender = sending
        notice = Notice(core.stores, "telegram")
        poller = TelegramPoller(
            bot=bot,
            door=telegram_door(core, bot, sender),
            lease=PollerLease(core.stores.shelf),
            tell=notice.tell,
        )
        await run_together(
            stop,
            poller.run,
            notice.keep_up,
            core.spool.run,
            core.keep_journal,
            publisher_of(core).run,
            lambda stop: greet(bot, notice, stop),
        )


async def greet(bot: ExtBot[Any], notice: Notice, stop: asyncio.Event) -> None:
    """Say that Telegram is there as soon as it is: a first long poll may take half a minute."""
    while not stop.is_set() and notice.state == "starting":
        if await bot_name(bot) is not None and notice.state == "starting":
            await notice.tell("ok")
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), ASK_NAME_EVERY)
