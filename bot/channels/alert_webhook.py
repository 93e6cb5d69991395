"""Alerts to a web address of the unit's choice: tier, route, waiting time and a link, no words."""

from __future__ import annotations

import aiohttp

from bot.casework.records import Alert
from bot.ports import Clock

VERSION = 1


class WebhookSink:
    """The `AlertSink` that posts JSON. Any 2xx answer confirms; a redirect does not."""

    name = "webhook"

    def __init__(self, url: str, clock: Clock, http: aiohttp.ClientSession) -> None:
        """`url` may hold a secret: it is never logged."""
        self._url = url
        self._clock = clock
        self._http = http

    async def tell(self, alert: Alert, link: str) -> bool:
        """Post one alert; True when the other side confirmed it."""
        try:
            async with self._http.post(
                self._url, json=self.body(alert, link), allow_redirects=False
            ) as answer:
                return 200 <= answer.status <= 299
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False

    def body(self, alert: Alert, link: str) -> dict[str, object]:
        """The JSON. `text` makes a line of it for chat services that show just that."""
        waited = max(0, int((self._clock.now() - alert.waiting_since).total_seconds()))
        kind = alert.kind.value.replace("_", " ")
        route = alert.route.value.replace("_", " ")
        practice = "PRACTICE: " if alert.practice else ""
        head = f"{practice}{alert.tier.value} {route}: {kind}"
        return {
            "version": VERSION,
            "alert_id": alert.alert_id,
            "kind": alert.kind.value,
            "case_id": alert.case_id,
            "tier": alert.tier.value,
            "route": alert.route.value,
            "at": alert.at.isoformat(),
            "waiting_since": alert.waiting_since.isoformat(),
            "waiting_seconds": waited,
            "practice": alert.practice,
            "link": link,
            "text": f"{head}, waiting {waited // 60} min {link}",
        }
