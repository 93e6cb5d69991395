"""How the desk works for one person: kept for the account, the same in every browser.

Sound and notifications belong to a browser and stay in it: a desk computer may be in a room
where nobody minds, a phone on a night table not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from bot.desk.drawer import Drawer

TRIES = 5


@dataclass(frozen=True)
class Preferences:
    """What one person chose.

    `keys`: single keys do things (WCAG 2.1.4 wants an off). `veil`: graphic words wait until
    asked for. `quiet`: no sound, nothing moves, and only a P1 is announced.
    """

    keys: bool = True
    veil: bool = True
    quiet: bool = False


USUAL = Preferences()


class PreferenceBook:
    """Preferences by account. Each method raises StoreUnavailable when the store is away."""

    def __init__(self, drawer: Drawer) -> None:
        """Keep them in `drawer`."""
        self._drawer = drawer

    async def of(self, account: str) -> Preferences:
        """Return an account's preferences; the usual ones until it chose."""
        return _read(await self._drawer.read(_key(account)))

    async def choose(self, account: str, chosen: Preferences) -> None:
        """Keep what somebody chose."""
        for _ in range(TRIES):
            before = await self._drawer.read(_key(account))
            if await self._drawer.swap(_key(account), before, json.dumps(asdict(chosen))):
                return


def chosen_in(form: Mapping[str, object]) -> Preferences:
    """Return what a form with a box for each preference says: no box ticked is no."""
    return Preferences(**{field.name: form.get(field.name) == "yes" for field in fields(USUAL)})


def _read(kept: str) -> Preferences:
    found = json.loads(kept) if kept else {}
    known = {field.name for field in fields(USUAL)}
    return Preferences(**{name: value is True for name, value in found.items() if name in known})


def _key(account: str) -> str:
    return f"preferences:{account}"
