"""The Telegram process: long polling, one poller at a time."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from telegram.ext import ExtBot

from bot.casework.errors import SettingWrong
from bot.casework.gaps import Part
from bot.channels.telegram import TelegramDoor
from bot.channels.telegram_bot import bot_name
from bot.channels.telegram_polling import TelegramPoller
from bot.channels.telegram_sender import TelegramSender
from bot.settings import Settings
from bot.wiring.alarm import open_spool, run_alarm
from bot.wiring.board import Notice
from bot.wiring.core import Core, open_core
from bot.wiring.lease import Place, PollerLease
from bot.wiring.metrics import publisher_of
from bot.wiring.poison import PoisonBox
from bot.wiring.reading import Reading
from bot.wiring.sending import open_sending
from bot.wiring.together import run_together

ASK_NAME_EVERY = 5.0


def telegram_door(core: Core, bot: ExtBot[Any], sender: TelegramSender) -> TelegramDoor:
    """The way in from Telegram, the same for polling and the webhook."""
    return TelegramDoor(
        take_in=core.take_in(),
        sender=sender,
        bot=bot,
        clock=core.clock,
        key=core.home.key("telegram conversations"),
        keep=PoisonBox(core),
        counted=lambda reason: core.meters.set_aside.labels(reason).inc(),
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
        open_spool(core)
        bot, sender = sending
        notice = Notice(core.stores, "telegram")
        place = Place(core.home.path / "places" / "telegram")
        poller = TelegramPoller(
            bot=bot,
            door=telegram_door(core, bot, sender),
            lease=PollerLease(core.stores.shelf, place.take()),
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
            lambda stop: run_alarm(core, stop),
            reads_telegram(core, notice).run,
        )
        place.leave()


def reads_telegram(core: Core, notice: Notice) -> Reading:
    """Telegram is read for as long as the notice says that all is well."""
    return Reading(core.stores.gaps, Part.TELEGRAM, lambda: notice.state == "ok")


async def greet(bot: ExtBot[Any], notice: Notice, stop: asyncio.Event) -> None:
    """Say that Telegram is there as soon as it is: a first long poll may take half a minute."""
    while not stop.is_set() and notice.state == "starting":
        if await bot_name(bot) is not None and notice.state == "starting":
            await notice.tell("ok")
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), ASK_NAME_EVERY)
