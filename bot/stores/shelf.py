"""What every store in Redis shares: the client, the partitions, the codec, the scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from redis.commands.core import AsyncScript

from bot.stores import scripts
from bot.stores.codec import Codec
from bot.stores.connection import reaching
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

    async def run(self, name: str, keys: Sequence[str], args: Sequence[str | int | bytes]) -> Any:
        """Run a script of `scripts` by its name. Raises StoreUnavailable."""
        with reaching():
            return await self._scripts[name](keys=keys, args=args)

    async def run_each(
        self, name: str, keys: Sequence[str], args: Sequence[str | int | bytes]
    ) -> list[Any]:
        """Run a script once for each key, in one round trip and so with one wait for the disk."""
        if not keys:
            return []
        script = self._scripts[name]
        with reaching():
            pipe = self.redis.pipeline(transaction=False)
            for key in keys:
                await script(keys=[key], args=args, client=pipe)
            answers: list[Any] = await pipe.execute()
            return answers

    @cached_property
    def _scripts(self) -> dict[str, AsyncScript]:
        named = {name: text for name, text in vars(scripts).items() if name.isupper()}
        return {name: self.redis.register_script(text) for name, text in named.items()}
