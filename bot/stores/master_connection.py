"""A connection to the master that Sentinels name, which makes sure that it is one.

A server that was demoted keeps its connections, answers reads with what it had, and refuses
writes. Seen in the crash laboratory: a worker held such a connection for 200 seconds.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from redis.asyncio.sentinel import SentinelManagedConnection, SentinelManagedSSLConnection
from redis.exceptions import NoPermissionError, ResponseError

from bot.stores.sentinels import Address, NotMaster, TakenOver

log = logging.getLogger(__name__)
# redis-py knows this of a bare command and drops the connection. A script's error is another
# class: the code of the command that failed inside it stands in its words.
DEMOTED = re.compile(r"(?:^|[ -])(READONLY|UNBLOCKED)\b")


class MasterConnection(SentinelManagedConnection):
    """Looks at the server's role when it connects, and goes when the server is demoted."""

    _asked_under: Address | None = None
    _signed_in = False

    async def connect_to(self, address: Address) -> None:
        """Connect. Raises NotMaster, or TakenOver where another was master when this began."""
        self._asked_under, self._signed_in = self.connection_pool.master_address, False
        connect: Any = super().connect_to  # redis-py gives it no types
        await connect(address)

    async def on_connect_check_health(self, *args: Any, **options: Any) -> None:
        """Sign in, then ask for the role. Raises NotMaster, TakenOver."""
        await super().on_connect_check_health(*args, **options)
        pool: Any = self.connection_pool
        here = (self.host, self.port)
        if not await self._is_master():
            pool.sentinel_manager.misled(here)
            raise NotMaster("a Sentinel named a server that is not master")
        await pool.confirmed(here)
        if self._asked_under not in (None, here):
            raise TakenOver("another server has taken over")
        self._signed_in = True

    async def _is_master(self) -> bool:
        await self.send_command("ROLE", check_health=False)
        try:
            role = await self.read_response(disable_decoding=True)
        except NoPermissionError:
            log.warning("Redis refuses ROLE: what Sentinels say is taken as it is")
            return True
        return bool(role[0] == b"master")

    async def send_packed_command(self, *args: Any, **options: Any) -> None:
        """Send. One that was closed asks for the master first: redis-py would go to the old one."""
        if not self.is_connected:
            connect: Any = self.connect  # redis-py gives it no types
            await connect()
        await super().send_packed_command(*args, **options)

    async def read_response(self, *args: Any, **options: Any) -> Any:
        """Read an answer. Raises NotMaster where a write was refused by a replica, or TakenOver.

        TakenOver is for what a server answers that is known to be master no longer: it takes
        writes, and throws them away when it learns of it.
        """
        try:
            answer = await super().read_response(*args, **options)
        except ResponseError as error:
            if DEMOTED.search(str(error)) is None:
                raise
            await self.disconnect(nowait=True)
            raise NotMaster("the server is no longer master") from None
        pool: Any = self.connection_pool
        if self._signed_in and not pool.leads_to_master(self):
            # Left open: a pipeline reads its other answers, each refused; the pool closes it then.
            leave: Any = self.mark_for_reconnect  # redis-py gives it no types
            leave()
            raise TakenOver("another server has taken over")
        return answer


class SecureMasterConnection(MasterConnection, SentinelManagedSSLConnection):
    """The same over TLS."""
