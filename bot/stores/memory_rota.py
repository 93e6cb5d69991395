"""The rota and the ledger of alerts in memory: for tests and for reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.casework.errors import Conflict
from bot.casework.messages import CaseId
from bot.casework.rota import Rota
from bot.casework.telling import Attempt, Notice, SinkState
from bot.stores.bank_holidays import england


@dataclass
class MemoryRotas:
    """The Rotas of the ports."""

    kept: Rota = field(default_factory=Rota)

    async def rota(self) -> Rota:
        """Return the rota as stored."""
        return self.kept

    async def save(self, rota: Rota) -> None:
        """Replace the revision that was read."""
        if rota.revision != self.kept.revision:
            raise Conflict("the rota")
        self.kept = replace(rota, revision=rota.revision + 1)

    def bank_holidays(self, year: int) -> Mapping[date, str]:
        """Return England's bank holidays of a year, with their names."""
        return england(year)


@dataclass
class MemoryLedger:
    """The Ledger of the ports."""

    tries: list[Attempt] = field(default_factory=list)
    sinks: dict[str, SinkState] = field(default_factory=dict)
    test: Notice | None = None

    async def tried(self, attempt: Attempt) -> None:
        """Record one try."""
        if attempt not in self.tries:
            self.tries.append(attempt)

    async def of_case(self, case_id: CaseId) -> tuple[Attempt, ...]:
        """Return the tries about a case, in order."""
        return tuple(one for one in self.tries if one.case_id == case_id)

    async def latest(self, limit: int = 100) -> tuple[Attempt, ...]:
        """Return the last tries of all, newest first."""
        return tuple(reversed(self.tries))[:limit]

    async def sink(self, name: str) -> SinkState:
        """Return how a sink has been."""
        return self.sinks.get(name, SinkState(name))

    async def set_sink(self, state: SinkState) -> bool:
        """Replace the revision that was read; False when it had changed."""
        if (await self.sink(state.name)).revision != state.revision:
            return False
        self.sinks[state.name] = replace(state, revision=state.revision + 1)
        return True

    async def ask_test(self, notice: Notice) -> None:
        """Ask the worker for a test alert."""
        self.test = notice

    async def asked_test(self) -> Notice | None:
        """Return the test that waits, or None."""
        return self.test

    async def tested(self, notice: Notice) -> None:
        """Take a test off."""
        if self.test == notice:
            self.test = None
