"""Who is master: what the Sentinels say, and what the server itself answers.

Redis' guide for clients of Sentinel asks for ROLE after each connect (step 3): a Sentinel that
was itself held up names the server that was master before. A server that was passed over is not
told so for up to ten seconds (Sentinel's own pace) and takes writes meanwhile, which are thrown
away when it is: so who is master is asked again and again (`MasterPool.follow`), and the word of
the newest failover (the highest `config-epoch`) counts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Named:
    """The master that a Sentinel names. `epoch`: the number of the failover that made it so."""

    address: Address
    epoch: int
    sentinel: int  # its place in the list


class SteadySentinels(Sentinel):
    """redis-py's, with its Sentinels in one order for good, and asked side by side.

    redis-py swaps them in its list while look-ups side by side walk it, and so loses some.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        begin: Any = super().__init__  # redis-py gives it no types
        begin(*args, **options)
        self._first = 0
        self._named: dict[Address, Named] = {}
        self._late: set[asyncio.Task[Any]] = set()

    async def discover_master(self, service_name: str) -> Address:
        """Return the master of the newest failover that most know. Raises MasterNotFoundError."""
        named = await self.newest(service_name)
        if named is None:
            raise MasterNotFoundError(f"No master found for {service_name!r}")
        return named.address

    async def newest(self, service_name: str) -> Named | None:
        """Ask all, and wait for more than half; among equals, who was first last time counts."""
        asked = {asyncio.ensure_future(s.sentinel_masters()): n for n, s in self._in_turn()}
        waiting, found, answers = set(asked), list[Named](), 0
        while waiting and not (found and answers > len(asked) // 2):
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                with suppress(RedisConnectionError, RedisTimeoutError):
                    state = task.result().get(service_name)
                    answers += 1
                    if state and self.check_master_state(state, service_name):
                        found.append(_named(state, asked[task]))
        for task in waiting:  # not cancelled: that would close the connection to it
            self._late.add(task)
            task.add_done_callback(self._heard_late)
        if not found:
            return None
        best = max(found, key=lambda each: (each.epoch, -self._turn(each.sentinel)))
        self._first, self._named[best.address] = best.sentinel, best
        return best

    def _heard_late(self, task: asyncio.Task[Any]) -> None:
        self._late.discard(task)
        if not task.cancelled():
            task.exception()  # so that asyncio does not complain that nobody looked

    def _in_turn(self) -> list[tuple[int, Any]]:
        return sorted(enumerate(self.sentinels), key=lambda each: self._turn(each[0]))

    def _turn(self, sentinel: int) -> int:
        return (sentinel - self._first) % len(self.sentinels)

    def epoch_of(self, address: Address) -> int:
        """Return the failover by which a server was last named."""
        return self._named[address].epoch if address in self._named else 0

    def misled(self, address: Address) -> None:
        """Hear that the server there is no master: another Sentinel is asked first from now on."""
        named = self._named.pop(address, None)
        if named is not None and named.sentinel == self._first:
            self._first = (self._first + 1) % len(self.sentinels)


def _named(state: Any, sentinel: int) -> Named:
    address = (str(state["ip"]), int(state["port"]))
    return Named(address, int(state.get("config-epoch", 0)), sentinel)


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

    def leads_to_master(self, connection: Any) -> bool:
        """Whether a connection leads to the server that was last confirmed."""
        return self.master_address in (None, (connection.host, connection.port))

    async def release(self, connection: Any) -> None:
        """Take a connection back; close it when it leads to a server that was master before."""
        if not self.leads_to_master(connection):
            connection.mark_for_reconnect()
        await super().release(connection)

    async def follow(self) -> None:
        """Ask the Sentinels, and go over to another server that newer word names as master."""
        named = await self.sentinel_manager.newest(self.service_name)
        here = self.master_address
        if named is None or here in (None, named.address):
            return
        if named.epoch < self.sentinel_manager.epoch_of(here):
            return  # all who answered were held up
        make: Any = self.make_connection  # redis-py gives it no types
        line = make()
        with suppress(RedisConnectionError, RedisTimeoutError, TakenOver):
            await line.connect()  # asks it for its role, and tells `confirmed`
        await line.disconnect(nowait=True)
