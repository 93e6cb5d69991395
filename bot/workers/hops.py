"""What the workers need of the stores, as protocols: streams, leases, records of sends."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bot.casework.cases import Case
from bot.casework.hops import Hop
from bot.casework.messages import CaseId, ConversationId, Delivery, InboundMessage, Reply
from bot.casework.records import Alert, Change, Sent
from bot.casework.triage import Tier
from bot.ports import Casebook

log = logging.getLogger(__name__)
Item = TypeVar("Item")
Sleep = Callable[[float], Awaitable[None]]


class Stream(Protocol[Item]):
    """One kind of stream, in every partition. Each method raises StoreUnavailable."""

    async def prepare(self, partition: int) -> None:
        """Make the partition ready to be read."""
        ...

    async def left(self, partition: int, *, after: str = "0", count: int = 200) -> list[Hop[Item]]:
        """Return what was handed out and never finished, oldest first, after an entry id."""
        ...

    async def fresh(
        self,
        partitions: Collection[int],
        *,
        holder: str = "",
        wait_ms: int = 500,
        count: int = 200,
    ) -> list[Hop[Item]]:
        """Wait for what nobody was handed yet, where `holder` has the lease."""
        ...

    async def waiting(self, partitions: Collection[int], *, idle_ms: int) -> list[tuple[int, str]]:
        """Return entries (partition, id) handed out that long ago and not finished yet."""
        ...

    async def begin(self, hop: Hop[Item]) -> int:
        """Count that work begins; return how often it has."""
        ...

    async def finish(self, hop: Hop[Item]) -> None:
        """Take an entry off the stream."""
        ...

    async def bury(self, hop: Hop[Item], error: str, at: datetime) -> None:
        """Give an entry up and keep it for a person."""
        ...


async def set_unread_aside(stream: Stream[Item], hop: Hop[Item], at: datetime, what: str) -> None:
    """Keep bytes that are no `what` for a person; let an entry go whose bytes are gone already.

    Raises StoreUnavailable.
    """
    if hop.error == "Gone":
        await stream.finish(hop)
        return
    await stream.bury(hop, hop.error, at)
    log.error("entry %s of {p%02d} is no %s: %s", hop.entry_id, hop.partition, what, hop.error)


class WorkersCasebook(Casebook, Protocol):
    """The casebook, with what only the workers use."""

    async def commit(self, change: Change, *, hop: Hop[InboundMessage] | None = None) -> None:
        """Store a change whole, and take its stream entry off the stream with it."""
        ...

    async def due_cases(
        self, now: datetime, partitions: Collection[int] | None = None
    ) -> tuple[Case, ...]:
        """Return the open cases on which something has fallen due, of some partitions or all."""
        ...

    async def unassessed(
        self, partitions: Collection[int] | None = None
    ) -> tuple[ConversationId, ...]:
        """Return the conversations with messages that were read without the model."""
        ...


class SendRecords(Protocol):
    """What became of replies."""

    async def told(self, case_id: CaseId, tier: Tier = Tier.P4) -> bool:
        """Whether an alert of this tier or a more urgent one was confirmed, with staff on shift."""
        ...

    async def mark_told(self, case_id: CaseId, at: datetime, tier: Tier = Tier.P1) -> None:
        """Mark that it was."""
        ...

    async def attempted(self, reply: Reply) -> bool:
        """Mark that a send begins; True when one had begun and was never recorded."""
        ...

    async def delivery(self, reply: Reply) -> Delivery | None:
        """Return what is recorded of a reply, or None."""
        ...

    async def recalled(self, reply: Reply) -> tuple[Reply, Sent] | None:
        """Return what a process of this machine sent, worded as sent, and could not record."""
        ...

    async def delivered(
        self, reply: Reply, sent: Sent, at: datetime, *, hop: Hop[Reply] | None = None
    ) -> None:
        """Record what became of a reply and take it off the stream, together."""
        ...


class AlertLog(Protocol):
    """Which sinks confirmed which alert."""

    async def confirmed(self, alert: Alert) -> frozenset[str]:
        """Return the names of the sinks that have."""
        ...

    async def confirm(self, alert: Alert, sink: str) -> None:
        """Record that one has."""
        ...


class LeaseStore(Protocol):
    """Compare-and-set leases that expire. Times in milliseconds."""

    async def beat(self, worker: str, counts_for: int) -> tuple[str, ...]:
        """Say that a worker is alive; return all that are."""
        ...

    async def gone(self, worker: str) -> None:
        """Take a worker off the list."""
        ...

    async def hold(self, partitions: Sequence[int], worker: str, lasts: int) -> frozenset[int]:
        """Take leases that nobody has."""
        ...

    async def renew(self, partitions: Collection[int], worker: str, lasts: int) -> frozenset[int]:
        """Renew leases; return those still held."""
        ...

    async def release(self, partition: int, worker: str) -> None:
        """Give a lease back."""
        ...

    async def lead(self, worker: str, lasts: int) -> bool:
        """Take or renew the leader's lease."""
        ...

    async def stop_leading(self, worker: str) -> None:
        """Give the leader's lease back."""
        ...


class Checkpoints(Protocol):
    """Named moments between stores and sends, at which the crash tests kill the worker."""

    def reach(self, name: str) -> None:
        """Pass a moment."""
        ...


class Unmarked:
    """Checkpoints that do nothing: what runs in earnest."""

    def reach(self, name: str) -> None:
        """Pass on."""


# Every moment that a worker passes, in the order of one message's way.
MOMENTS = (
    "inbound.read",
    "inbound.stored",
    "alert.read",
    "alert.sent",
    "alert.confirmed",
    "alert.told",
    "alert.finished",
    "outbound.read",
    "outbound.begun",
    "outbound.sent",
    "outbound.recorded",
)
