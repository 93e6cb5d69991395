"""One member of staff, as kept in the drawer."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from bot.casework.errors import RecordVersionWrong, WaymarkError
from bot.casework.messages import StaffName
from bot.desk.roles import NEEDS_SECOND_FACTOR, Role

FIRST_ACCOUNT = "admin"
VERSION = 1


class AccountRefused(WaymarkError):
    """Raised when an account or a password cannot be made so; says why in plain words."""


@dataclass(frozen=True)
class Account:
    """One member of staff. `shown` is the name that colleagues and contacts see.

    Times are seconds since 1970; 0 is none. `one_time`: the password was given out and works
    once, until `once_until`; `used`: it has worked, and a new one must be chosen.
    `password_at` and `ended_at` end every earlier sign-in. `factor` is what the second factor's
    key is made from (empty: none), `factor_step` the last code that was used, `recovery` hashes
    of codes. After `factor_by` a role that needs a second factor gets no further without.
    """

    name: str
    shown: StaffName
    password_hash: str
    one_time: bool = True
    used: bool = False
    password_at: float = 0.0
    role: Role = Role.WORKER
    once_until: float = 0.0
    stopped: bool = False
    ended_at: float = 0.0
    factor: str = ""
    factor_step: int = 0
    recovery: tuple[str, ...] = ()
    factor_by: float = 0.0
    v: int = VERSION

    @property
    def ready(self) -> bool:
        """Whether a password of their own was chosen."""
        return not self.one_time

    @property
    def needs_factor(self) -> bool:
        """Whether the role asks for a second factor that is not set up yet."""
        return self.role in NEEDS_SECOND_FACTOR and not self.factor


def account_key(name: str) -> str:
    """Return the drawer key of a name: case and spacing do not matter."""
    return "account:" + " ".join(name.casefold().split())


def encode(account: Account) -> str:
    """Return the record of an account."""
    return json.dumps(asdict(account), sort_keys=True)


def decode(record: str) -> Account | None:
    """Return the account of a record, None for an empty one. Raises RecordVersionWrong."""
    if not record:
        return None
    kept = json.loads(record)
    if kept.get("v") != VERSION:
        raise RecordVersionWrong(f"account record of version {kept.get('v')}")
    # Accounts from before there were roles: the first one was the admin in all but name.
    before = Role.ADMIN if kept["name"] == FIRST_ACCOUNT else Role.WORKER
    kept["role"] = Role(kept.get("role", before))
    kept["recovery"] = tuple(kept.get("recovery", ()))
    return Account(**kept)
