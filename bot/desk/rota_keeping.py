"""Changing the rota, also when somebody else does so at that moment."""

from __future__ import annotations

from collections.abc import Callable

from bot.casework.errors import Conflict
from bot.casework.rota import Rota
from bot.ports import Rotas

TRIES = 6
Change = Callable[[Rota], Rota]


async def save(rotas: Rotas, change: Change) -> None:
    """Change the rota as it is now, again when somebody else was first.

    Raises RotaRefused when the change cannot be made, Conflict after many tries.
    """
    for attempt in range(TRIES):
        rota = await rotas.rota()
        try:
            await rotas.save(change(rota))
        except Conflict:
            if attempt == TRIES - 1:
                raise
        else:
            return
