"""Alerts to a staff chat on Telegram: tier, route, waiting time and a link; never words."""

from __future__ import annotations

from typing import Any

from telegram import LinkPreviewOptions
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.casework.records import Alert, AlertKind
from bot.ports import Clock

HEADLINES = {
    AlertKind.OPENED: "New case",
    AlertKind.RAISED: "Case is now more urgent",
    AlertKind.NEW_DANGER: "New danger in an open case",
    AlertKind.MONITORED: "Someone may be watching the contact",
    AlertKind.UNREADABLE: "The contact sent something the bot cannot read",
    AlertKind.PAUSED: "The contact asked for quiet",
    AlertKind.OVERDUE: "Overdue and unclaimed",
    AlertKind.GIVEN_BACK: "Back on the queue: the claim ran out",
    AlertKind.SEND_FAILED: "A reply could not be delivered",
    AlertKind.UNANSWERED: "The bot had to answer for staff",
    AlertKind.WAITING: "Case waiting",
}


class TelegramStaffSink:
    """The `AlertSink` that writes to one staff chat (a group or a person)."""

    name = "telegram"

    def __init__(self, bot: ExtBot[Any], chat: str, clock: Clock) -> None:
        self._bot = bot
        self._chat = chat
        self._clock = clock

    async def tell(self, alert: Alert, link: str) -> bool:
        """Send one alert; True when Telegram confirmed it. A second copy harms no one here."""
        try:
            await self._bot.send_message(
                chat_id=self._chat,
                text=self.words(alert, link),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                disable_notification=not alert.tier.urgent,
                rate_limit_args=alert.tier.rank,
            )
        except TelegramError:
            return False
        return True

    def words(self, alert: Alert, link: str) -> str:
        """Return what staff read. All of it comes from the alert and the link."""
        waited = self._clock.now() - alert.waiting_since
        head = f"{alert.tier.value} · {alert.route.value.replace('_', ' ')}"
        practice = "PRACTICE\n" if alert.practice else ""
        minutes = max(0, int(waited.total_seconds()) // 60)
        return f"{practice}{head}\n{HEADLINES[alert.kind]} · waiting {_span(minutes)}\n{link}"


def _span(minutes: int) -> str:
    if minutes < 1:
        return "less than a minute"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"
