"""What every store in Redis shares: the client, the partitions, the codec, the scripts."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from redis.exceptions import NoPermissionError, NoScriptError

from bot.casework.errors import StoreUnavailable
from bot.ports.replicas import NoReplicas, Replicas
from bot.stores import lease_scripts, scripts
from bot.stores.codec import Codec
from bot.stores.connection import is_cluster, reaching
from bot.stores.notes import NoNotes, Notes
from bot.stores.partitions import Partitions

# The one consumer group of every stream, and the one name in it: only the holder of a
# partition's lease reads, and who takes over finds what its predecessor left.
GROUP = "waymark"
CONSUMER = "holder"
# Seconds that a message id is remembered (memory.REMEMBERED).
REMEMBERED = 48 * 3600


@dataclass(frozen=True)
class Shelf:
    """The tools of a store. One is shared by all of them."""

    # redis-py types each answer as bytes or str; here all are bytes (nothing is decoded).
    redis: Any
    partitions: Partitions = field(default_factory=Partitions)
    codec: Codec = field(default_factory=Codec)
    notes: Notes = field(default_factory=NoNotes)
    # Of writes that no journal holds.
    replicas: Replicas = field(default_factory=NoReplicas)

    async def run(self, name: str, keys: Sequence[str], args: Sequence[str | int | bytes]) -> Any:
        """Run a script of SCRIPTS by its name. Raises StoreUnavailable."""
        script = SCRIPTS[name]
        try:
            with reaching():
                try:
                    return await self.redis.evalsha(script.sha, len(keys), *keys, *args)
                except NoScriptError:  # the server is new, or was not master before
                    return await self.redis.eval(script.text, len(keys), *keys, *args)
        except StoreUnavailable:
            self.notes.unsure(keys)
            raise
        except NoPermissionError:
            # A message that is refused so goes to the spool, and its contact gets the numbers.
            raise StoreUnavailable("Redis refuses the command (NoPermissionError)") from None

    async def run_each(
        self, name: str, keys: Sequence[str], args: Sequence[str | int | bytes]
    ) -> list[Any]:
        """Run a script once for each key; one round trip, and one wait for the disk, a server."""
        if not keys:
            return []
        if len(keys) == 1 and is_cluster(self.redis):
            # A cluster's pipeline that fails closes every connection, also those to other masters.
            return [await self.run(name, keys, args)]
        with reaching():
            pipe = self.redis.pipeline(transaction=False)
            for key in keys:
                # By its text: a cluster's pipeline refuses EVALSHA, and these are short.
                pipe.eval(SCRIPTS[name].text, 1, key, *args)
            answers: list[Any] = await pipe.execute()
            return answers

    async def of_each(
        self, partitions: Collection[int], ask: Callable[[Any, int], Any]
    ) -> list[Any]:
        """Ask for something of each partition: of one Redis in one round trip.

        Of a cluster side by side, because its pipeline that fails closes every connection, also
        those over which other masters are asked just then. Raises StoreUnavailable.
        """
        with reaching():
            if is_cluster(self.redis):
                return await asyncio.gather(*(ask(self.redis, each) for each in partitions))
            pipe = self.redis.pipeline(transaction=False)
            for partition in partitions:
                ask(pipe, partition)
            answers: list[Any] = await pipe.execute()
            return answers


@dataclass(frozen=True)
class Script:
    """A script, and the name by which a server that has seen it knows it."""

    text: str
    sha: str


def _script(text: str) -> Script:
    # Redis names scripts by SHA-1; nothing rests on its strength.
    return Script(text, hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest())


SCRIPTS = {
    name: _script(text)
    for module in (scripts, lease_scripts)
    for name, text in vars(module).items()
    if name.isupper()
}
