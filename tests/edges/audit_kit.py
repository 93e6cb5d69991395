"""A chained audit trail of so many moves, and what checking it finds."""

from __future__ import annotations

from bot.desk.audit import Happened
from bot.desk.audit_heads import HeadsFile, MemoryHeads
from bot.desk.audit_store import MemoryChain, RedisChain
from bot.desk.audit_trail import AuditTrail
from bot.desk.audit_verify import verify
from tests.edges.desk_kit import AUDIT_KEY
from tests.fakes import START, FakeClock

COUNT = 8
NAMES = ("Priya Shah", "Zoë Ó Briain", 'D. "Dave" Price')


def happened(number: int) -> Happened:
    """Return something that happened."""
    return Happened(
        at=START,
        what="case.view",
        outcome="done",
        who=NAMES[number % len(NAMES)],
        role="worker",
        case_id=f"tg-1a2b3c4d.c{number}",
    )


async def written(chain: MemoryChain | RedisChain, heads: MemoryHeads | HeadsFile) -> AuditTrail:
    """Write a few records, with two ends written down on the way."""
    trail = AuditTrail(chain, heads, FakeClock(), AUDIT_KEY)
    for number in range(COUNT):
        await trail.record(happened(number))
        if number == COUNT // 2 or number == COUNT - 1:
            await trail.anchor()
    return trail


async def found(chain: MemoryChain, heads: MemoryHeads) -> tuple[str, ...]:
    """Return what verifying finds wrong."""
    return (await verify(chain, heads, AUDIT_KEY, START)).wrong
