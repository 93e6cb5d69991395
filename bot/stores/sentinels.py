"""Who is master: what the Sentinels say, and what the server itself answers.

Redis' guide for clients of Sentinel asks for ROLE after each connect (step 3): a Sentinel that
was itself held up names the server that was master before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from redis.asyncio.sentinel import MasterNotFoundError, Sentinel, SentinelConnectionPool
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ReadOnlyError
from redis.exceptions import TimeoutError as RedisTimeoutError

Address = tuple[str, int]


class NotMaster(RedisConnectionError):
    """Raised when a server that was named as master is none, or is none any more."""


class TakenOver(ReadOnlyError):
    """Raised once to each who asked under a master that is one no longer.

    No ConnectionError: redis-py would try that again by itself, and what was asked would reach the
    new master before what it lacks is stored again.
    """


class SteadySentinels(Sentinel):
    """redis-py's, with its Sentinels in one order for good.

    redis-py swaps them in its list while look-ups side by side walk it, and so loses some.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        begin: Any = super().__init__  # redis-py gives it no types
        begin(*args, **options)
        self._first = 0
        self._named: dict[Address, int] = {}

    async def discover_master(self, service_name: str) -> Address:
        """Ask one after the other, first who answered last. Raises MasterNotFoundError."""
        count = len(self.sentinels)
        for at in [(self._first + step) % count for step in range(count)]:
            try:
                masters: Any = await self.sentinels[at].sentinel_masters()
            except (RedisConnectionError, RedisTimeoutError):
                continue
            state = masters.get(service_name)
            if state and self.check_master_state(state, service_name):
                address = (str(state["ip"]), int(state["port"]))
                self._first = self._named[address] = at
                return address
        raise MasterNotFoundError(f"No master found for {service_name!r}")

    def misled(self, address: Address) -> None:
        """Hear that the server there is no master: another Sentinel is asked first from now on."""
        if self._named.get(address) == self._first:
            self._first = (self._first + 1) % len(self.sentinels)


class MasterPool(SentinelConnectionPool):
    """Connections to the master. `master_address` is one that was itself asked for its role."""

    taken_over: Callable[[], None] = staticmethod(lambda: None)

    async def get_master_address(self) -> Address:
        """Return what the Sentinels say. Nothing is closed before the server has confirmed it."""
        address: Address = await self.sentinel_manager.discover_master(self.service_name)
        return address

    async def confirmed(self, address: Address) -> None:
        """Hear that the server there is master; at a change, close what leads to the other."""
        before, self.master_address = self.master_address, address
        if before not in (None, address):
            self.taken_over()
            await self.disconnect(inuse_connections=False)
