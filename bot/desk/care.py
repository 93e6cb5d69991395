"""How many heavy cases somebody had in this shift, and a kind word when it is many."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.casework.care import heavy
from bot.casework.cases import Case
from bot.casework.messages import CaseId, StaffName
from bot.desk.drawer import Drawer

# A shift is never longer than a sign-in (sign_in.ABSOLUTE), and a day forgets it surely.
KEPT_FOR = 86400
# Who said "not now" is asked again after this many more.
AGAIN_AFTER = 2


@dataclass(frozen=True)
class Load:
    """The heavy cases of one shift. `asked`: how many there were at the last "not now"."""

    since: str = ""
    cases: tuple[CaseId, ...] = ()
    asked: int = 0

    def nudges(self, limit: int) -> bool:
        """Whether it is time to say: hand the next one on, and talk to somebody."""
        return len(self.cases) >= (self.asked + AGAIN_AFTER if self.asked else limit)


class CareBook:
    """The load of each member of staff. Each method raises StoreUnavailable."""

    def __init__(self, drawer: Drawer, limit: int) -> None:
        """`limit` is the number of heavy cases after which the desk says so."""
        self._drawer = drawer
        self.limit = limit

    async def look(
        self, staff: StaffName, since: datetime | None, cases: Iterable[Case], now: datetime
    ) -> Load:
        """Return the load of who is on shift since `since`, with what they hold now counted in.

        Off shift nothing is counted.
        """
        if since is None:
            return Load()
        kept = await self._kept(staff, since.isoformat())
        held = {case.case_id for case in cases if case.held_by(staff, now) and heavy(case)}
        if held <= set(kept.cases):
            return kept
        load = Load(kept.since, tuple(sorted({*kept.cases, *held})), kept.asked)
        await self._keep(staff, load)
        return load

    async def not_now(self, staff: StaffName, since: datetime | None) -> None:
        """Say no more of it until there are a few more."""
        if since is not None:
            kept = await self._kept(staff, since.isoformat())
            await self._keep(staff, Load(kept.since, kept.cases, len(kept.cases)))

    async def _kept(self, staff: StaffName, since: str) -> Load:
        found = json.loads(await self._drawer.read(_key(staff)) or "{}")
        if found.get("since") != since:
            return Load(since)
        return Load(since, tuple(CaseId(one) for one in found["cases"]), int(found["asked"]))

    async def _keep(self, staff: StaffName, load: Load) -> None:
        kept = {"since": load.since, "cases": load.cases, "asked": load.asked}
        await self._drawer.write(_key(staff), json.dumps(kept), seconds=KEPT_FOR)


def _key(staff: StaffName) -> str:
    return f"care:{staff}"
