"""The rota in Redis: one record under one key, replaced by its revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.casework.errors import Conflict
from bot.casework.rota import Rota
from bot.stores.bank_holidays import england
from bot.stores.connection import reaching
from bot.stores.partitions import EVENTS, ROTA
from bot.stores.shelf import Shelf


@dataclass(frozen=True)
class RedisRotas:
    """The Rotas of the ports, in Redis."""

    shelf: Shelf

    async def rota(self) -> Rota:
        """Return the rota as stored; an empty one when none is."""
        with reaching():
            revision, data = await self.shelf.redis.hmget(ROTA, ["r", "b"])
        if data is None:
            return Rota()
        kept = self.shelf.codec.decode(Rota, data, about=ROTA)
        return replace(kept, revision=int(revision))

    async def save(self, rota: Rota) -> None:
        """Replace the revision that was read, and let open pages know."""
        data = self.shelf.codec.encode(replace(rota, revision=0), about=ROTA)
        args: list[int | bytes] = [rota.revision, data]
        if not await self.shelf.replicas.sure(ROTA, lambda: self.shelf.run("KEEP", [ROTA], args)):
            raise Conflict("the rota")
        with reaching():
            await self.shelf.redis.publish(EVENTS, "rota")

    def bank_holidays(self, year: int) -> Mapping[date, str]:
        """Return England's bank holidays of a year, with their names."""
        return england(year)
