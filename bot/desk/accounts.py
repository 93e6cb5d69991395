"""Staff accounts: names, one-time passwords, chosen passwords.

none --add_staff, first_run--> one-time --sign in--> used --choose--> chosen
                                  ^---------- new_password -----------'
"""

from __future__ import annotations

import asyncio
import re
import secrets
from dataclasses import replace
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.casework.messages import StaffName
from bot.desk.account import FIRST_ACCOUNT, Account, AccountRefused, account_key, decode, encode
from bot.desk.common_passwords import is_common
from bot.desk.drawer import Drawer
from bot.desk.roles import Role
from bot.ports import Clock

# NIST SP 800-63B: length over composition rules; ours is above its minimum of 8.
SHORTEST = 12
LONGEST = 200
NAME = re.compile(r"[^\W_](?:[\w .'’-]{0,38}[\w.])?")
# No 0/o, 1/l/i: read aloud or copied from a screen. 16 of 31 letters are 79 bits.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS = 4
# Long enough for a weekend, short enough that a note left lying about is soon worth nothing.
ONCE_LASTS = timedelta(hours=72)
# So that a newcomer is not held up at the first case (docs/decisions/0010).
FACTOR_WITHIN = timedelta(days=7)


class Accounts:
    """The accounts in a drawer. Hashing runs in a thread, so that the desk stays live."""

    def __init__(self, drawer: Drawer, clock: Clock, hasher: PasswordHasher | None = None) -> None:
        """`hasher` is argon2id with the library's own parameters unless a test says otherwise."""
        self._drawer = drawer
        self._clock = clock
        self._hasher = hasher or PasswordHasher()
        # Verified for unknown names too, so that both answers take the same time.
        self._nobody = self._hasher.hash(secrets.token_urlsafe())

    async def get(self, name: str) -> Account | None:
        """Return an account, or None. Raises RecordVersionWrong."""
        return decode(await self._drawer.read(account_key(name)))

    async def all(self) -> tuple[Account, ...]:
        """Return every account by name."""
        keys = await self._drawer.named("account:")
        found = [decode(await self._drawer.read(key)) for key in keys]
        return tuple(account for account in found if account is not None)

    async def add_staff(
        self, name: str, role: Role = Role.WORKER, *, lasts: timedelta | None = ONCE_LASTS
    ) -> str:
        """Make an account and return its one-time password, which is kept nowhere.

        It works once, and not after `lasts` (None: no end). Raises AccountRefused when the name
        is taken or cannot be used.
        """
        name = " ".join(name.split())
        await self._check_name(name, but="")
        password, now = new_one_time(), self._now()
        made = Account(
            name,
            StaffName(name),
            await self._hash(password),
            password_at=now,
            role=role,
            once_until=now + lasts.total_seconds() if lasts else 0.0,
        )
        if not await self._drawer.swap(account_key(name), "", encode(made)):
            raise AccountRefused(f"There is already an account called {name}.")
        return password

    async def new_password(self, name: str, *, lasts: timedelta | None = ONCE_LASTS) -> str:
        """Give an account a fresh one-time password.

        The old password, the second factor and every sign-in end.
        """
        account = await self.known(name)
        password, now = new_one_time(), self._now()
        await self.change(
            account,
            replace(
                account,
                password_hash=await self._hash(password),
                one_time=True,
                used=False,
                password_at=now,
                once_until=now + lasts.total_seconds() if lasts else 0.0,
                ended_at=now,
                factor="",
                factor_step=0,
                recovery=(),
                factor_by=0.0,
            ),
        )
        return password

    async def known(self, name: str) -> Account:
        """Return an account. Raises AccountRefused when there is none of this name."""
        account = await self.get(name)
        if account is None:
            raise AccountRefused("There is no account of that name.")
        return account

    async def set_role(self, name: str, role: Role) -> Account:
        """Give an account another role, from the next page on."""
        account = await self.known(name)
        changed = replace(account, role=role)
        if changed.needs_factor and not account.needs_factor:
            changed = replace(changed, factor_by=self._now() + FACTOR_WITHIN.total_seconds())
        await self._keep_an_admin(account, changed)
        await self.change(account, changed)
        return changed

    async def set_stopped(self, name: str, *, stopped: bool) -> Account:
        """Stop an account, which ends its sign-ins, or let it in again."""
        account = await self.known(name)
        ended = self._now() if stopped else account.ended_at
        changed = replace(account, stopped=stopped, ended_at=ended)
        await self._keep_an_admin(account, changed)
        await self.change(account, changed)
        return changed

    async def end_everywhere(self, account: Account) -> None:
        """End every sign-in of an account."""
        await self.change(account, replace(account, ended_at=self._now()))

    async def _keep_an_admin(self, old: Account, new: Account) -> None:
        """Raise AccountRefused when nobody would be left who can look after accounts."""
        others = [a for a in await self.all() if a.name != old.name]
        left = [a for a in (*others, new) if a.role is Role.ADMIN and a.ready and not a.stopped]
        if old.role is Role.ADMIN and not left:
            raise AccountRefused("One admin has to stay. Make somebody else an admin first.")

    async def first_run(self) -> str | None:
        """Return a one-time password for the first account until somebody has chosen one.

        Each call voids the one before. None once any account is ready.
        """
        if any(account.ready for account in await self.all()):
            return None
        if await self.get(FIRST_ACCOUNT) is None:
            return await self.add_staff(FIRST_ACCOUNT, Role.ADMIN, lasts=None)
        return await self.new_password(FIRST_ACCOUNT, lasts=None)

    async def check(self, name: str, password: str) -> Account | None:
        """Return the account when the password is right; a one-time password is used up by it."""
        account = await self.get(name)
        kept = account.password_hash if account else self._nobody
        right = await asyncio.to_thread(self._verify, kept, password[: LONGEST + 1])
        if account is None or not right or account.stopped or self._spent(account):
            return None
        if not account.one_time:
            return account
        spent = replace(account, used=True)
        try:
            await self.change(account, spent)
        except AccountRefused:  # two at once: it works once
            return None
        return spent

    async def choose_password(
        self, account: Account, password: str, again: str, *, shown: str = ""
    ) -> Account:
        """Set a password of their own and the name that others see. Raises AccountRefused."""
        if password != again:
            raise AccountRefused("The two passwords are not the same.")
        if not SHORTEST <= len(password) <= LONGEST:
            raise AccountRefused(
                f"Use at least {SHORTEST} characters. Four words are a good start."
            )
        plain = password.casefold()
        if plain in (account.name.casefold() * 3) or len(set(plain)) < 5:
            raise AccountRefused("That is too easy to guess. Four words are a good start.")
        if is_common(password):
            raise AccountRefused(
                "Many people use that password, or one much like it. Four words that mean"
                " something to you alone are a good start."
            )
        if await asyncio.to_thread(self._verify, account.password_hash, password):
            raise AccountRefused("Choose a password that is not the one you have now.")
        shown = " ".join(shown.split()) or account.shown
        if shown != account.shown:
            await self._check_name(shown, but=account.name)
        changed = replace(
            account,
            shown=StaffName(shown),
            password_hash=await self._hash(password),
            one_time=False,
            used=False,
            password_at=self._now(),
        )
        if changed.needs_factor and not changed.factor_by:
            changed = replace(changed, factor_by=self._now() + FACTOR_WITHIN.total_seconds())
        await self.change(account, changed)
        return changed

    async def _check_name(self, name: str, *, but: str) -> None:
        if not NAME.fullmatch(name):
            raise AccountRefused("A name has 1 to 40 letters, figures, spaces, dots or hyphens.")
        wanted = name.casefold()
        for account in await self.all():
            if account.name != but and wanted in (
                account.name.casefold(),
                account.shown.casefold(),
            ):
                raise AccountRefused(f"There is already an account called {name}.")

    async def change(self, old: Account, new: Account) -> None:
        """Replace what was read. Raises AccountRefused when it has changed since."""
        key = account_key(old.name)
        kept = await self._drawer.read(key)
        # Compared as accounts, so that one written by an earlier version can change.
        if decode(kept) != old or not await self._drawer.swap(key, kept, encode(new)):
            raise AccountRefused("The account changed at that moment. Please try again.")

    async def _hash(self, password: str) -> str:
        return await asyncio.to_thread(self._hasher.hash, password)

    def _verify(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return False

    def _spent(self, account: Account) -> bool:
        """Whether the one-time password has worked, or waited too long."""
        late = 0 < account.once_until <= self._now()
        return account.one_time and (account.used or late)

    def _now(self) -> float:
        return self._clock.now().timestamp()


def new_one_time() -> str:
    """Return a random password that is easy to copy by eye."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(GROUPS))
