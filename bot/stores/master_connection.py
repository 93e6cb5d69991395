"""A connection to the master that Sentinels name, which makes sure that it is one.

A Sentinel that was itself held up names the server that was master before. That server takes
the connection, answers reads with what it had, and refuses writes; and it keeps the connection.
Redis' guide for clients of Sentinel therefore asks for ROLE after each connect (step 3).
"""

from __future__ import annotations

import re
from typing import Any

from redis.asyncio.sentinel import SentinelManagedConnection, SentinelManagedSSLConnection
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ResponseError

# redis-py knows this of a bare command and drops the connection. A script's error is another
# class: the code of the command that failed inside it stands in its words.
DEMOTED = re.compile(r"(?:^|[ -])(READONLY|UNBLOCKED)\b")


class NotMaster(RedisConnectionError):
    """Raised when a server that was named as master is none, or is none any more."""


class MasterConnection(SentinelManagedConnection):
    """Looks at the server's role when it connects, and goes when the server is demoted."""

    async def on_connect_check_health(self, *args: Any, **options: Any) -> None:
        """Sign in, then ask for the role. Raises NotMaster; another Sentinel is asked next."""
        await super().on_connect_check_health(*args, **options)
        await self.send_command("ROLE", check_health=False)
        role = await self.read_response(disable_decoding=True)
        if role[0] != b"master":
            sentinels = self.connection_pool.sentinel_manager.sentinels
            sentinels.append(sentinels.pop(0))
            raise NotMaster("a Sentinel named a server that is not master")

    async def send_packed_command(self, *args: Any, **options: Any) -> None:
        """Send. One that was closed asks for the master first: redis-py would go to the old one."""
        if not self.is_connected:
            connect: Any = self.connect  # redis-py gives it no types
            await connect()
        await super().send_packed_command(*args, **options)

    async def read_response(self, *args: Any, **options: Any) -> Any:
        """Read an answer. Raises NotMaster where a write was refused by a replica."""
        try:
            return await super().read_response(*args, **options)
        except ResponseError as error:
            if DEMOTED.search(str(error)) is None:
                raise
            await self.disconnect()
            raise NotMaster("the server is no longer master") from None


class SecureMasterConnection(MasterConnection, SentinelManagedSSLConnection):
    """The same over TLS."""
