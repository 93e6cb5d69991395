"""Tells staff from a channel's process while the store is away: to every sink, with retries.

Nothing is recorded, because there is nowhere to record it: a sink may hear of it twice, when
the process dies in between, and of the case again when there is one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from bot.casework.records import Alert
from bot.casework.telling import Outcome
from bot.ports import AlertSink
from bot.workers.alerts import TRIES_AFTER
from bot.workers.hops import Sleep
from bot.workers.telling import try_once

log = logging.getLogger(__name__)
# Alerts that may wait at a time, and are told at a time. An outage with more contacts in danger
# than this has told staff what there is to know.
WAITING_AT_MOST = 1_000
AT_ONCE = 8
# Seconds that alerts on their way get when the process stops.
SETTLES_WITHIN = 3.0


@dataclass
class DirectAlarm:
    """Holds alerts until `run` tells them. `link` is where staff look: the desk's queue.

    `addresses` gives the e-mail addresses of who was up when the store was last there.
    """

    link: str
    addresses: Callable[[Alert], tuple[str, ...]] = lambda _: ()
    sleep: Sleep = asyncio.sleep
    _waiting: asyncio.Queue[Alert] = field(
        default_factory=lambda: asyncio.Queue(maxsize=WAITING_AT_MOST)
    )

    def __call__(self, alert: Alert) -> None:
        """Take an alert, to be told at once. Never waits."""
        try:
            self._waiting.put_nowait(alert)
        except asyncio.QueueFull:
            log.error("alert %s was left out: %d wait already", alert.alert_id, WAITING_AT_MOST)  # noqa: TRY400

    async def run(self, sinks: Sequence[AlertSink], stop: asyncio.Event) -> None:
        """Tell every sink of what comes, until told to stop."""
        telling = [asyncio.create_task(self._tell_all(sinks)) for _ in range(AT_ONCE)]
        await stop.wait()
        with suppress(TimeoutError):
            async with asyncio.timeout(SETTLES_WITHIN):
                await self._waiting.join()
        for task in telling:
            task.cancel()
        await asyncio.gather(*telling, return_exceptions=True)

    async def _tell_all(self, sinks: Sequence[AlertSink]) -> None:
        while True:
            alert = await self._waiting.get()
            log.warning("storage is away: telling staff of %s", alert.alert_id)
            named = replace(alert, to=self.addresses(alert))
            told = await asyncio.gather(*(self._tell(sink, named) for sink in sinks))
            if not any(told):
                log.error("alert %s: no sink took it", alert.alert_id)
            self._waiting.task_done()

    async def _tell(self, sink: AlertSink, alert: Alert) -> bool:
        for pause in (*TRIES_AFTER, None):
            outcome = await try_once(sink.name, lambda: sink.tell(alert, self.link))
            if outcome is not Outcome.FAILED:
                return outcome is Outcome.CONFIRMED
            if pause is not None:
                await self.sleep(pause)
        return False
