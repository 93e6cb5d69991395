"""Tells staff from a channel's process while the store is away: to every sink, with retries.

Nothing is recorded, because there is nowhere to record it: a sink may hear of it twice, when
the process dies in between, and of the case again when there is one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bot.casework.errors import NobodyToTell
from bot.casework.records import Alert
from bot.ports import AlertSink
from bot.workers.alerts import ANSWERS_WITHIN, TRIES_AFTER
from bot.workers.hops import Sleep

log = logging.getLogger(__name__)
# Alerts that may wait at a time, and are told at a time. An outage with more contacts in danger
# than this has told staff what there is to know.
WAITING_AT_MOST = 1_000
AT_ONCE = 8
# Seconds that alerts on their way get when the process stops.
SETTLES_WITHIN = 3.0


@dataclass
class DirectAlarm:
    """Holds alerts until `run` tells them. `link` is where staff look: the desk's queue."""

    link: str
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
            told = await asyncio.gather(*(self._tell(sink, alert) for sink in sinks))
            if not any(told):
                log.error("alert %s: no sink took it", alert.alert_id)
            self._waiting.task_done()

    async def _tell(self, sink: AlertSink, alert: Alert) -> bool:
        for pause in (*TRIES_AFTER, None):
            try:
                async with asyncio.timeout(ANSWERS_WITHIN):
                    if await sink.tell(alert, self.link):
                        return True
            except NobodyToTell:
                return False  # who is up stands in the rota, which is in the store
            except Exception as error:  # noqa: BLE001 - one broken sink must not silence the others
                log.warning("sink %s: %s", sink.name, type(error).__name__)
            if pause is not None:
                await self.sleep(pause)
        return False
