"""Tells staff: every alert to every sink, until confirmed or given up; what nobody took is kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.casework.hops import Hop
from bot.casework.ladder import Up, climb
from bot.casework.messages import CaseId
from bot.casework.records import Alert
from bot.casework.teams import team_for
from bot.casework.telling import Attempt, Outcome
from bot.flows.openings import known_rota
from bot.ports import AlertSink, Clock, NoRotas, Roster, Rotas
from bot.workers.hops import (
    AlertLog,
    Checkpoints,
    SendRecords,
    Sleep,
    Stream,
    Unmarked,
    set_unread_aside,
)
from bot.workers.patience import surely
from bot.workers.telling import Book, Tries, try_once

log = logging.getLogger(__name__)
Result = TypeVar("Result")
# Seconds before each further try of a sink that did not confirm; then it is given up.
TRIES_AFTER = (0.5, 1.0, 2.0, 5.0, 15.0, 30.0, 60.0, 120.0)


class AlertWork:
    """What is done with one entry of the alert stream."""

    def __init__(  # noqa: PLR0913 - all that telling needs, once
        self,
        records: SendRecords,
        alert_log: AlertLog,
        stream: Stream[Alert],
        sinks: Sequence[AlertSink],
        *,
        roster: Roster,
        clock: Clock,
        link: Callable[[CaseId], str],
        rotas: Rotas | None = None,
        ledger: Tries | None = None,
        sleep: Sleep = asyncio.sleep,
        checkpoints: Checkpoints | None = None,
    ) -> None:
        """Tell `sinks`; `link` gives the desk's address of a case.

        `rotas` says who is up; every try is written into `ledger`.
        """
        self._records = records
        self._alert_log = alert_log
        self._stream = stream
        self._sinks = sinks
        self._roster = roster
        self._clock = clock
        self._link = link
        self._rotas = rotas or NoRotas()
        self._book = Book(ledger, clock)
        self._sleep = sleep
        self._checkpoints = checkpoints or Unmarked()

    def place(self, hop: Hop[Alert]) -> tuple[str, int]:
        """Return an entry's lane (each its own: none waits for another) and its tier's rank."""
        return f"{hop.partition}:{hop.entry_id}", hop.item.tier.rank if hop.item else 1

    async def __call__(self, hop: Hop[Alert]) -> None:
        """Tell every sink of one alert, each until it confirms or is given up."""
        self._checkpoints.reach("alert.read")
        alert = hop.item
        if alert is None:
            now = self._clock.now()
            await self._surely(lambda: set_unread_aside(self._stream, hop, now, "alert"))
            return
        done = await self._surely(lambda: self._alert_log.confirmed(alert))
        left = [sink for sink in self._sinks if sink.name not in done]
        if done:  # a crash may have come between a sink's word and the mark
            await self._mark_told(alert)
        up = await self._surely(lambda: self._up(alert))
        told = await asyncio.gather(*(self._tell(sink, alert, up) for sink in left))
        if all(told):
            await self._surely(lambda: self._stream.finish(hop))
        else:
            log.error("alert %s was not taken by every sink", alert.alert_id)
            await self._surely(lambda: self._stream.bury(hop, "NotConfirmed", self._clock.now()))
        self._checkpoints.reach("alert.finished")

    async def _up(self, alert: Alert) -> tuple[Up, tuple[str, ...]]:
        """Return who is up now, and where they can be written to."""
        rota = await known_rota(self._rotas)
        team = alert.team or team_for(alert.route, alert.tier)
        up = climb(alert.tier, team, alert.alarm, await self._roster.on_shift(), rota)
        return up, rota.addresses(up.people)

    async def _tell(self, sink: AlertSink, alert: Alert, who: tuple[Up, tuple[str, ...]]) -> bool:
        up, addresses = who
        told = replace(alert, rung=up.rung, to=addresses)
        link = self._link(alert.case_id)
        for number, pause in enumerate((*TRIES_AFTER, None), start=1):
            outcome = await try_once(sink.name, lambda: sink.tell(told, link))
            attempt = Attempt(
                at=self._clock.now(),
                sink=sink.name,
                outcome=outcome,
                what=alert.kind.value,
                ref=alert.alert_id,
                case_id=alert.case_id,
                tier=alert.tier,
                rung=up.rung,
                people=up.people,
                number=number,
            )
            if outcome is Outcome.NOBODY:
                await self._write(attempt)
                return True  # nothing that a further try could change
            if outcome is Outcome.CONFIRMED:
                self._checkpoints.reach("alert.sent")
                await self._surely(lambda: self._alert_log.confirm(alert, sink.name))
                self._checkpoints.reach("alert.confirmed")
                await self._mark_told(alert)
                self._checkpoints.reach("alert.told")
                await self._write(attempt)
                return True
            await self._write(attempt)
            if pause is not None:
                await self._sleep(pause)
        return False

    async def _write(self, attempt: Attempt) -> None:
        await self._surely(lambda: self._book.write(attempt))

    async def _mark_told(self, alert: Alert) -> None:
        """Only while someone is on shift may a contact read that a worker has been told."""
        if await self._surely(self._roster.on_shift):
            now = self._clock.now()
            await self._surely(lambda: self._records.mark_told(alert.case_id, now, alert.tier))

    async def _surely(self, step: Callable[[], Awaitable[Result]]) -> Result:
        return await surely(step, what="an alert", sleep=self._sleep)
