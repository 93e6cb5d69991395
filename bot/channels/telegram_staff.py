"""Alerts to a staff chat on Telegram: tier, route, waiting time and a link; never words."""

from __future__ import annotations

from typing import Any

from telegram import LinkPreviewOptions
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.casework.ladder import RUNG_WORDS
from bot.casework.records import Alert
from bot.casework.teams import TEAM_WORDS
from bot.casework.telling import HEADLINES, Notice, of_alert, of_notice, rung_number
from bot.ports import Clock


class TelegramStaffSink:
    """The `AlertSink` that writes to one staff chat (a group or a person)."""

    name = "telegram"

    def __init__(self, bot: ExtBot[Any], chat: str, clock: Clock) -> None:
        self._bot = bot
        self._chat = chat
        self._clock = clock

    async def tell(self, alert: Alert, link: str) -> bool:
        """Send one alert; True when Telegram confirmed it. A second copy harms no one here."""
        words = self.words(alert, link)
        return await self._send(words, rank=alert.tier.rank, quiet=not alert.tier.urgent)

    async def say(self, notice: Notice, link: str) -> bool:
        """Send news about the alerts themselves."""
        telling = of_notice(notice, link)
        words = f"{telling.title}\n{telling.line}\n{link}"
        return await self._send(words, rank=2, quiet=not telling.urgent)

    async def _send(self, words: str, *, rank: int, quiet: bool) -> bool:
        try:
            await self._bot.send_message(
                chat_id=self._chat,
                text=words,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                disable_notification=quiet,
                rate_limit_args=rank,
            )
        except TelegramError:
            return False
        return True

    def words(self, alert: Alert, link: str) -> str:
        """Return what staff read. All of it comes from the alert and the link."""
        telling = of_alert(alert, link, self._clock.now())
        waiting = dict(telling.facts)["Waiting"]
        lines = [telling.title, f"{HEADLINES[alert.kind]} · waiting {waiting}"]
        if alert.team is not None:
            lines.append(f"Team: {TEAM_WORDS[alert.team]}")
        if alert.rung is not None:
            lines.append(f"Told: {RUNG_WORDS[alert.rung]}, {rung_number(alert.rung)}")
        return "\n".join((*lines, link))


__all__ = ["HEADLINES", "TelegramStaffSink"]
