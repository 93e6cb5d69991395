"""Alerts to a web address of the unit's choice: tier, route, waiting time and a link, no words."""

from __future__ import annotations

from dataclasses import replace

import aiohttp

from bot.casework.records import Alert
from bot.casework.telling import Notice, NoticeKind, of_alert, of_notice
from bot.channels.alert_shapes import SHAPES, Body, Shape, sentence
from bot.ports import Clock

VERSION = 1


class WebhookSink:
    """The `AlertSink` that posts JSON. Any 2xx answer confirms; a redirect does not."""

    name = "webhook"

    def __init__(
        self,
        url: str,
        clock: Clock,
        http: aiohttp.ClientSession,
        *,
        shape: Shape = Shape.PLAIN,
        key: str = "",
    ) -> None:
        """`url` may hold a secret, and `key` is PagerDuty's: neither is ever logged."""
        self._url = url
        self._clock = clock
        self._http = http
        self._shape = shape
        self._key = key

    async def tell(self, alert: Alert, link: str) -> bool:
        """Post one alert; True when the other side confirmed it."""
        if self._shape is Shape.PLAIN:
            return await self._post(self.body(alert, link))
        return await self._post(
            SHAPES[self._shape](of_alert(alert, link, self._clock.now()), self._key)
        )

    async def say(self, notice: Notice, link: str) -> bool:
        """Post news about the alerts themselves."""
        telling = of_notice(notice, link)
        if self._shape is Shape.PLAIN:
            return await self._post(_plain(notice, link))
        if self._shape is Shape.PAGERDUTY and notice.kind is NoticeKind.TEST:
            # A test must ring as an alert does, and then not stay open.
            rang = await self._post(SHAPES[self._shape](replace(telling, ends=False), self._key))
            return rang and await self._post(SHAPES[self._shape](telling, self._key))
        return await self._post(SHAPES[self._shape](telling, self._key))

    async def _post(self, body: Body) -> bool:
        try:
            async with self._http.post(self._url, json=body, allow_redirects=False) as answer:
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
            "team": alert.team.value if alert.team else None,
            "rung": alert.rung.value if alert.rung else None,
            "alarm": alert.alarm,
            "at": alert.at.isoformat(),
            "waiting_since": alert.waiting_since.isoformat(),
            "waiting_seconds": waited,
            "practice": alert.practice,
            "link": link,
            "text": f"{head}, waiting {waited // 60} min {link}",
        }


def _plain(notice: Notice, link: str) -> Body:
    return {
        "version": VERSION,
        "alert_id": notice.notice_id,
        "kind": f"alerts_{notice.kind.value}",
        "sink": notice.sink,
        "at": notice.at.isoformat(),
        "link": link,
        "text": f"{sentence(of_notice(notice, link))} {link}",
    }
