"""What every page of the desk is given. Built once, in `app.desk_app`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

import jinja2
from aiohttp import web

from bot.casework.messages import StaffName
from bot.desk.accounts import Accounts
from bot.desk.audit_trail import AuditTrail
from bot.desk.care import CareBook
from bot.desk.drawn_rows import DrawnRows
from bot.desk.feed import Feed
from bot.desk.glance import Glance
from bot.desk.looks import Looks
from bot.desk.preferences import PreferenceBook
from bot.desk.sign_in import SignIn, SignIns
from bot.desk.wellness import Wellness
from bot.ports import Gaps, Ledger, Outside, Presence


class Shifts(Protocol):
    """Who is on shift, and since when."""

    async def shifts(self) -> tuple[tuple[StaffName, datetime], ...]:
        """Return who is on shift and since when, longest first."""
        ...

    async def shift_on(self, name: StaffName, at: datetime) -> None:
        """Put a member of staff on shift."""
        ...

    async def shift_off(self, name: StaffName) -> None:
        """Take a member of staff off shift."""
        ...


@dataclass(frozen=True)
class Desk:
    """The desk's surroundings. `public_url` is how staff reach it, when behind a proxy.

    `presence` is None where no channel tells who types and what was read.
    `ledger` says what became of alerts; None where there are none. `sinks` are set up.
    """

    outside: Outside
    shifts: Shifts
    accounts: Accounts
    sign_ins: SignIns
    feed: Feed
    wellness: Wellness
    pages: jinja2.Environment
    audit: AuditTrail
    looks: Looks
    glance: Glance
    rows: DrawnRows
    care: CareBook
    preferences: PreferenceBook
    presence: Presence | None = None
    public_url: str = ""
    ledger: Ledger | None = None
    sinks: tuple[str, ...] = ()
    gaps: Gaps | None = None

    @property
    def zone(self) -> tzinfo:
        """Local time, for what staff read."""
        return self.outside.week.zone

    @property
    def now(self) -> datetime:
        """The current time, UTC-aware."""
        return self.outside.clock.now()

    @property
    def secure(self) -> bool:
        """Whether staff reach the desk over https."""
        return self.public_url.startswith("https://")


DESK: web.AppKey[Desk] = web.AppKey("desk", Desk)
SIGN_IN: web.RequestKey[SignIn] = web.RequestKey("sign_in", SignIn)


def desk_of(request: web.Request) -> Desk:
    """Return the desk that serves this page."""
    return request.app[DESK]


def signed_in(request: web.Request) -> SignIn:
    """Return who is signed in; only pages behind the sign-in gate may ask."""
    return request[SIGN_IN]
