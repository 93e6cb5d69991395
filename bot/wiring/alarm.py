"""What a channel's process needs to tell staff of danger while the store is away."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

from bot.casework.errors import StoreUnavailable
from bot.casework.ladder import climb
from bot.casework.messages import StaffName
from bot.casework.records import Alert
from bot.casework.rota import Rota
from bot.casework.teams import team_for
from bot.flows.openings import known_rota
from bot.wiring.core import STORED_WITHIN, Core
from bot.wiring.worker import open_ways_out

# Seconds after the start in which what a dead process left is usually handed over.
HANDED_OVER_WITHIN = 5 * STORED_WITHIN
# Seconds between looks at who is up, and for one.
LOOK_EVERY, LOOK_WITHIN = 30.0, 2.0


def open_spool(core: Core) -> None:
    """Take over what a dead process left; danger in it rings unless it is soon in the store."""
    core.spool.open(core.alarm.found)


async def run_alarm(core: Core, stop: asyncio.Event) -> None:
    """Tell staff by the same sinks as the worker, until told to stop."""
    async with open_ways_out(core) as (_, sinks):
        who = LastKnown(core)
        core.direct_alarm.addresses = who.addresses
        beside = [
            asyncio.create_task(_ring_for_found(core, stop)),
            asyncio.create_task(who.run(stop)),
        ]
        await core.direct_alarm.run(sinks, stop)
        await asyncio.gather(*beside)


async def _ring_for_found(core: Core, stop: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), HANDED_OVER_WITHIN)
    if core.spool.away() and not stop.is_set():
        core.alarm.ring_for_found()


@dataclass
class LastKnown:
    """Who was up when the store was last there: e-mail needs their addresses."""

    core: Core
    _rota: Rota = field(default_factory=Rota)
    _on_shift: tuple[StaffName, ...] = ()

    async def run(self, stop: asyncio.Event) -> None:
        """Look again and again, until told to stop."""
        while not stop.is_set():
            with suppress(StoreUnavailable, TimeoutError):
                async with asyncio.timeout(LOOK_WITHIN):
                    self._on_shift = await self.core.outside.roster.on_shift()
                    self._rota = await known_rota(self.core.outside.rotas)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_EVERY)

    def addresses(self, alert: Alert) -> tuple[str, ...]:
        """Return where the people on the first rung for an alert can be written to."""
        team = team_for(alert.route, alert.tier)
        up = climb(alert.tier, team, 0, self._on_shift, self._rota)
        return self._rota.addresses(up.people)
