"""Waits until replicas have a write that no journal holds.

Accounts, shifts, the rota, packs and the audit trail are written by people, a few times a
minute: each such write waits for the replicas instead (a millisecond or two where they are in
step). See `docs/decisions/0045-rare-writes-wait.md`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from redis.exceptions import ResponseError

from bot.casework.errors import StoreUnavailable
from bot.ports.replicas import Copied
from bot.stores.masters import Said, Servers, ask

Answer = TypeVar("Answer")
# Milliseconds that a write waits for its replicas. Those in step answer within one or two; one
# that hangs counts as in step until Redis drops it (repl-timeout).
WAITS = 1000


class WaitedFor:
    """The Replicas of the ports, for Sentinel and Cluster."""

    def __init__(self, redis: Any) -> None:
        """`redis` is the store's client; closing that is its owner's business."""
        self._servers = Servers(redis)
        # Replicas in step, as each server last said: how many a WAIT has to wait for.
        self._in_step: dict[str, int] = {}

    async def line(self, key: str) -> str:
        """Return the line of history that the server of a key writes just now."""
        said = await self._ask(key, fenced=False)
        return said.lineage if said else ""

    async def copied(self, key: str, line: str) -> Copied:
        """Say whether all that was written in this line up to now is on the replicas."""
        said = await self._ask(key, fenced=True)
        if said is None:
            return Copied.NOT_YET
        if said.lineage != line:
            return Copied.UNKNOWN
        return Copied.NOT_YET if said.lacking or not said.in_step else Copied.YES

    async def sure(self, key: str, write: Callable[[], Awaitable[Answer]]) -> Answer:
        """Write, and return the answer once replicas have it.

        Where none follows, or the store does not let us ask, there is nobody to wait for: what
        the master took counts, as `/healthz` says. Raises StoreUnavailable.
        """
        before = await self._ask(key, fenced=False)
        answer = await write()
        after = await self._ask(key, fenced=True)
        if before is None or after is None:
            return answer
        if after.lineage != before.lineage:
            raise StoreUnavailable("another server took over meanwhile")
        if after.lacking:
            raise StoreUnavailable("no replica has confirmed it")
        return answer

    async def _ask(self, key: str, *, fenced: bool) -> Said | None:
        """Ask the server of a key; None where INFO and WAIT are forbidden."""
        fence = fence_beside(key)
        try:
            server = await self._servers.of(fence)
            wanted = self._in_step.get(fence, 1)
            said = await ask(server, fence if fenced else "", wanted=wanted, within_ms=WAITS)
        except StoreUnavailable:
            await self._servers.learn_anew([fence])
            raise
        except ResponseError:
            return None
        self._in_step[fence] = said.in_step
        return said

    async def close(self) -> None:
        """Close the connections to single servers."""
        await self._servers.close()


def fence_beside(key: str) -> str:
    """Return the key of a fence in the same slot: with the same hash tag, or the key as one."""
    _, opened, rest = key.partition("{")
    tag, closed, _ = rest.partition("}")
    return f"{{{tag if opened and closed and tag else key}}}:fence"
