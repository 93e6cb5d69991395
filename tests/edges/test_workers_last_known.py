"""What lies on one part of the store and others need: who is on shift, the rota, the tries."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import CaseId, StaffName
from bot.casework.rota import Rota
from bot.casework.telling import Attempt, Outcome, SinkState
from bot.workers.last_known import SHIFTS_GOOD_FOR, KnownRoster, LastHeard
from bot.workers.late_ledger import KEPT, LateLedger
from tests.edges.test_workers_parts import Seconds
from tests.fakes import START
from tests.waiting import until


@dataclass
class Roster:
    """A roster that is there, away or silent (until `answers` is set)."""

    names: tuple[StaffName, ...] = (StaffName("Sara"),)
    how: str = "there"
    answers: asyncio.Event = field(default_factory=asyncio.Event)

    async def on_shift(self) -> tuple[StaffName, ...]:
        """Return who is on shift."""
        if self.how == "silent":
            await self.answers.wait()
        if self.how == "away":
            raise StoreUnavailable("away")
        return self.names


@pytest.mark.parametrize("how", ["away", "silent"])
async def test_who_was_on_shift_counts_for_a_while_where_the_roster_is_away(how: str) -> None:
    """Later nobody does: a contact is promised nobody who may have gone home."""
    roster, timer = Roster(), Seconds()
    known = KnownRoster(roster, timer)
    assert await known.on_shift() == ("Sara",)
    roster.how = how
    timer.now += SHIFTS_GOOD_FOR
    assert await known.on_shift() == ("Sara",)
    timer.now += 1.0
    assert await known.on_shift() == ()
    await known.heard.close()


async def test_an_answer_that_came_too_late_is_what_counts_from_then_on() -> None:
    """A roster that is slow is not one that has stopped: nobody is promised who has left."""
    roster = Roster()
    known = KnownRoster(roster)
    assert await known.on_shift() == ("Sara",)
    roster.how, roster.names = "silent", ()
    assert await known.on_shift() == ("Sara",)
    roster.answers.set()

    async def heard() -> bool:
        roster.answers.clear()  # and so on: each answer comes too late for who asked
        names = await known.on_shift()
        roster.answers.set()
        return names == ()

    await until(heard)
    await known.heard.close()


async def test_what_was_never_heard_counts_as_nothing() -> None:
    """A worker that starts then promises nobody either, and answers all the same."""
    assert await KnownRoster(Roster(how="away")).on_shift() == ()


async def test_a_rota_that_cannot_be_read_is_said_as_ever() -> None:
    """Only "away" is gone round: a broken record is its asker's to hear of."""

    async def broken() -> Rota:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await LastHeard(broken, Rota(), good_for=1.0).ask()


@dataclass
class Ledger:
    """A ledger that is there or away."""

    there: bool = True
    silent_for: str = ""
    written: list[Attempt] = field(default_factory=list)

    def _ask(self) -> None:
        if not self.there:
            raise StoreUnavailable("away")

    async def tried(self, attempt: Attempt) -> None:
        """Write."""
        self._ask()
        if self.silent_for and attempt.case_id == self.silent_for:
            await asyncio.Event().wait()
        self.written.append(attempt)

    async def sink(self, name: str) -> SinkState:
        """Return how a sink is."""
        self._ask()
        return SinkState(name, misses=3)

    async def set_sink(self, state: SinkState) -> bool:
        """Replace it."""
        self._ask()
        return True


def an_attempt(number: int, case_id: str | None = None) -> Attempt:
    """Return one try."""
    about = None if case_id is None else CaseId(case_id)
    return Attempt(START, "phone", Outcome.CONFIRMED, case_id=about, what="new", ref=f"r{number}")


async def test_no_alert_waits_for_a_ledger_that_is_away_and_its_tries_are_written_later() -> None:
    """In their order; and no more are kept than the list of the latest would hold."""
    ledger = Ledger(there=False)
    late = LateLedger(ledger)
    for number in range(KEPT + 5):
        await late.tried(an_attempt(number))
    assert (await late.sink("phone")).misses == 0
    assert await late.set_sink(SinkState("phone"))
    await late.write_late()
    assert ledger.written == []
    ledger.there = True
    await late.write_late()
    assert [each.ref for each in ledger.written] == [f"r{n}" for n in range(5, KEPT + 5)]
    await late.write_late()
    assert len(ledger.written) == KEPT


async def test_a_try_that_hangs_holds_up_those_of_no_other_case() -> None:
    """Neither as they come nor as they are written later; what is late at the end is written."""
    ledger = Ledger(silent_for="a")
    late = LateLedger(ledger)
    await late.tried(an_attempt(1, "a"))
    await late.tried(an_attempt(2, "b"))
    assert [each.ref for each in ledger.written] == ["r2"]
    ledger.there = False
    await late.tried(an_attempt(3, "c"))
    ledger.there = True
    await late.finish()
    assert [each.ref for each in ledger.written] == ["r2", "r3"]
