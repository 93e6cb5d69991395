"""Watches the sinks themselves: one that fails is said by the others, once, and so is its return.

One worker of all does this. It also sends the test alerts that staff ask for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.casework.errors import StoreUnavailable
from bot.casework.telling import Attempt, Notice, NoticeKind, Outcome, SinkState
from bot.flows.openings import known_rota
from bot.ports import Clock, Ledger, NoticeSink, Roster, Rotas
from bot.workers.telling import Book, try_once

log = logging.getLogger(__name__)
EVERY = 1.0
# How often a failing sink is tried with a message of its own, and news that nobody took again.
AGAIN_AFTER = timedelta(minutes=1)


@dataclass
class SinkWatch:
    """Looks after `sinks`. `leads` says whether this worker is the one; `link` is the desk's."""

    sinks: Sequence[NoticeSink]
    ledger: Ledger
    rotas: Rotas
    roster: Roster
    clock: Clock
    leads: Callable[[], Awaitable[bool]]
    link: str
    _next: dict[str, datetime] = field(default_factory=dict)

    async def run(self, stop: asyncio.Event) -> None:
        """Look every second until told to stop."""
        while not stop.is_set():
            try:
                if await self.leads():
                    await self.look()
            except StoreUnavailable as error:
                log.warning("the sinks were not looked at: %s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), EVERY)

    async def look(self) -> None:
        """Do one round. Raises StoreUnavailable."""
        asked = await self.ledger.asked_test()
        if asked is not None:
            await asyncio.gather(*(self._say(sink, asked) for sink in self.sinks))
            await self.ledger.tested(asked)
        await asyncio.gather(*(self._look_at(sink) for sink in self.sinks))

    async def _look_at(self, sink: NoticeSink) -> None:
        state = await self.ledger.sink(sink.name)
        if state.failing_since is not None:
            if self._may(f"probe:{sink.name}", first=state.failing_since + AGAIN_AFTER):
                await self._say(sink, self._notice(NoticeKind.WORKS, state))
            if not state.said:
                await self._announce(NoticeKind.FAILING, state)
        elif state.said:
            await self._announce(NoticeKind.WORKS, state)

    async def _announce(self, kind: NoticeKind, state: SinkState) -> None:
        """Tell the other sinks; said is said when one of them took it, or when there is none."""
        if not self._may(f"{kind.value}:{state.name}"):
            return
        others = [sink for sink in self.sinks if sink.name != state.name]
        notice = self._notice(kind, state)
        taken = await asyncio.gather(*(self._say(sink, notice) for sink in others))
        if any(taken) or not others:
            now = await self.ledger.sink(state.name)
            await self.ledger.set_sink(replace(now, said=kind is NoticeKind.FAILING))
            self._next.pop(f"{kind.value}:{state.name}", None)

    async def _say(self, sink: NoticeSink, notice: Notice) -> bool:
        rota = await known_rota(self.rotas)
        lead = (rota.lead,) if rota.lead else ()
        people = (*await self.roster.on_shift(), *rota.on_call, *lead)
        told = replace(notice, to=rota.addresses(people))
        outcome = await try_once(sink.name, lambda: sink.say(told, self.link))
        attempt = Attempt(
            at=self.clock.now(),
            sink=sink.name,
            outcome=outcome,
            what=notice.kind.value,
            ref=notice.notice_id,
            people=tuple(dict.fromkeys(people)),
        )
        await Book(self.ledger, self.clock).write(attempt)
        return outcome is Outcome.CONFIRMED

    def _notice(self, kind: NoticeKind, state: SinkState) -> Notice:
        now = self.clock.now()
        return Notice(f"{kind.value}:{state.name}:{now.isoformat()}", kind, now, sink=state.name)

    def _may(self, what: str, *, first: datetime | None = None) -> bool:
        """Whether this may be done now: not before `first`, and then once in a while."""
        now = self.clock.now()
        if now < self._next.get(what, first or now):
            return False
        self._next[what] = now + AGAIN_AFTER
        return True
