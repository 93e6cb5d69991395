"""Whether other servers have what was written: a port of its own, for what no journal holds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Protocol, TypeVar

Answer = TypeVar("Answer")


class Copied(Enum):
    """What is known of a write some time after it."""

    # Every replica in step has it, or no other server can ever take over.
    YES = "yes"
    # No replica has confirmed it in time, or none follows at all.
    NOT_YET = "not yet"
    # Another server took over since, or the same one began anew: it may be gone.
    UNKNOWN = "unknown"


class Replicas(Protocol):
    """Where another server can take over: waits until it would not lose a write.

    `key` names a record; on a cluster it says which server is meant. Each method raises
    StoreUnavailable.
    """

    async def line(self, key: str) -> str:
        """Return the line of history that the server of a key writes just now."""
        ...

    async def copied(self, key: str, line: str) -> Copied:
        """Say whether all that was written in this line up to now is on the replicas."""
        ...

    async def sure(self, key: str, write: Callable[[], Awaitable[Answer]]) -> Answer:
        """Write, and return the answer once replicas have it.

        Raises StoreUnavailable when that is not known: whoever asked is told that it failed,
        and may find that it was done.
        """
        ...

    async def close(self) -> None:
        """Close connections of its own."""
        ...


class NoReplicas:
    """Where no other server takes over: what is acknowledged is on the one disk."""

    async def line(self, key: str) -> str:  # noqa: ARG002
        """Return the one line there is."""
        return ""

    async def copied(self, key: str, line: str) -> Copied:  # noqa: ARG002
        """Say yes."""
        return Copied.YES

    async def sure(self, key: str, write: Callable[[], Awaitable[Answer]]) -> Answer:  # noqa: ARG002
        """Write."""
        return await write()

    async def close(self) -> None:
        """Have none."""
