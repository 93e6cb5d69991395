"""The audit trail where another server can take over: a failover is never told as tampering."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot.desk.audit import Happened, Head, read
from bot.desk.audit_heads import MemoryHeads
from bot.desk.audit_store import MemoryChain
from bot.desk.audit_trail import CONFIRMED_WITHIN, LONG, AuditTrail
from bot.ports.replicas import Copied
from tests.edges.desk_kit import AUDIT_KEY
from tests.fakes import START, FakeClock


@dataclass
class House:
    """A trail on a chain whose server may die with its last records."""

    clock: FakeClock = field(default_factory=FakeClock)
    chain: MemoryChain = field(default_factory=lambda: MemoryChain(known=Copied.NOT_YET))
    heads: MemoryHeads = field(default_factory=MemoryHeads)
    trail: AuditTrail = field(init=False)

    def __post_init__(self) -> None:
        """Open the trail."""
        self.trail = AuditTrail(self.chain, self.heads, self.clock, AUDIT_KEY)

    async def press(self, case_id: str) -> None:
        """Write down what somebody did."""
        await self.trail.record(Happened(START, "case.view", "done", case_id=case_id))
        await self.trail.anchor()

    def take_over(self, *, lost: int) -> None:
        """Let another server take over that lacks the last records."""
        rows = self.chain.rows[: len(self.chain.rows) - lost]
        last = read(rows[-1]) if rows else None
        self.chain.rows[:] = rows
        self.chain.end = Head(last.seq, last.hash) if last else Head()
        self.chain.lineage += "'"

    @property
    def cases(self) -> list[str]:
        """Return what the records on the chain are about."""
        return [read(row).case_id for row in self.chain.rows]

    @property
    def ends(self) -> list[int]:
        """Return which ends were written down."""
        return [anchor.head.seq for anchor in self.heads.kept]


async def test_an_end_is_written_down_once_replicas_have_it() -> None:
    """Before that a failover could lose it, and the file would know of a record that is gone."""
    house = House()
    await house.press("a")
    assert house.ends == []
    house.chain.known = Copied.YES
    await house.press("b")
    assert house.ends == [2]


@pytest.mark.parametrize("known", [Copied.YES, Copied.NOT_YET])
async def test_what_a_takeover_lost_is_written_anew(known: Copied) -> None:
    """The record stands behind what the new server has, and the whole trail verifies."""
    house = House()
    house.chain.known = Copied.YES
    await house.press("a")
    house.chain.known = Copied.NOT_YET
    await house.press("lost")
    house.take_over(lost=1)
    house.chain.known = known
    await house.press("c")
    assert sorted(house.cases) == ["a", "c", "lost"]
    assert (await house.trail.verify()).well


async def test_what_a_takeover_kept_is_not_written_twice() -> None:
    """The new server had it: nobody is shown doing twice what they did once."""
    house = House()
    await house.press("a")
    house.take_over(lost=0)
    house.chain.known = Copied.YES
    await house.press("b")
    assert house.cases == ["a", "b"]
    assert house.ends == [2]


async def test_without_a_replica_an_end_is_written_down_within_the_minute() -> None:
    """Nobody can wait for ever: what is missing then is missing, and shows."""
    house = House()
    await house.press("a")
    house.clock.moves(seconds=CONFIRMED_WITHIN + 1)
    await house.trail._confirm_again()
    await house.trail.anchor()
    assert house.ends == [1]


async def test_a_replica_that_hangs_keeps_one_press_waiting_and_not_everybody() -> None:
    """Once somebody has waited in vain, the others are not made to."""
    house, asked = House(), list[str]()
    await house.press("a")
    house.clock.moves(seconds=LONG + 1)
    ask = house.chain.copied

    async def counted(line: str) -> Copied:
        asked.append(line)
        return await ask(line)

    house.chain.copied = counted  # type: ignore[method-assign]
    await house.press("b")
    assert (asked, house.cases) == ([], ["a", "b"])
