"""Signing in: a signed cookie that names a record kept here, and tries that are slowed down."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import timedelta

from itsdangerous import BadSignature, URLSafeSerializer

from bot.casework.messages import StaffName
from bot.desk.account import Account
from bot.desk.accounts import Accounts
from bot.desk.drawer import Drawer
from bot.desk.roles import Role
from bot.desk.second_factor import SecondFactors
from bot.desk.tries import Tries
from bot.ports import Clock

# A quiet night on duty must not sign the worker out before an alert comes, and an
# unattended screen must not stay open: an hour without a press, a shift at the longest.
IDLE = timedelta(minutes=60)
ABSOLUTE = timedelta(hours=12)
# Long enough to think of a password, short enough for a cookie that may do nothing else.
CHOOSING = timedelta(minutes=15)
SEEN_EVERY = timedelta(seconds=60)


@dataclass(frozen=True)
class SignIn:
    """One browser that is signed in. Times are seconds since 1970; `token` is never stored.

    `must_change`: with a one-time password, and a new one has to be chosen first.
    `needs_code`: with the password alone, and the second factor has to be given first.
    `role`, `factor` (whether there is a second one) and `factor_by` (when it has to be there;
    0 when the role needs none) are the account's at this moment, and not stored.
    """

    account: str
    staff: StaffName
    csrf: str
    began: float
    seen: float
    must_change: bool = False
    needs_code: bool = False
    browser: str = ""
    token: str = ""
    role: Role = Role.WORKER
    factor: bool = False
    factor_by: float = 0.0

    @property
    def whole(self) -> bool:
        """Whether the door is open: nothing has to be chosen or given first."""
        return not (self.must_change or self.needs_code)


@dataclass(frozen=True)
class Browser:
    """A sign-in as its owner sees it in a list. `ref` names it and opens nothing."""

    ref: str
    browser: str
    began: float
    seen: float


@dataclass(frozen=True)
class Wait:
    """Too many tries: nothing was checked; try again after `seconds`."""

    seconds: int


class SignIns:
    """Who is signed in. The secret signs cookies and the forms of people not yet signed in."""

    def __init__(
        self,
        drawer: Drawer,
        accounts: Accounts,
        clock: Clock,
        secret: bytes,
        codes: Clock | None = None,
    ) -> None:
        """`secret` has at least 32 bytes and stays the same between starts."""
        self._drawer = drawer
        self._accounts = accounts
        self._clock = clock
        self._secret = secret
        self._signer = URLSafeSerializer(secret, salt="waymark-desk-sign-in")
        self._one_at_a_time = asyncio.Lock()
        self.tries = Tries(drawer, clock)
        self.factors = SecondFactors(accounts, drawer, codes or clock, secret)

    async def try_password(
        self, name: str, password: str, address: str, browser: str = ""
    ) -> SignIn | Wait | None:
        """Sign in; None when name or password is wrong, whichever it was.

        Tries are taken one at a time, so that many at once are slowed like many in a row.
        """
        keys = (("name", " ".join(name.casefold().split())[:80]), ("address", address))
        async with self._one_at_a_time:
            if seconds := await self.tries.wait(*keys):
                return Wait(seconds)
            await self.tries.count(*keys)
            account = await self._accounts.check(name, password)
            if account is None:
                return None
            await self.tries.forget(*keys)
            return await self.begin(account, browser=browser, proved=not account.factor)

    async def try_code(self, half: SignIn, code: str, address: str) -> SignIn | Wait | None:
        """Go on from a password to a whole sign-in with the second factor; None when wrong."""
        keys = (("code", half.account.casefold()), ("address", address))
        async with self._one_at_a_time:
            if seconds := await self.tries.wait(*keys):
                return Wait(seconds)
            await self.tries.count(*keys)
            account = await self._accounts.get(half.account)
            used = await self.factors.check(account, code) if account else None
            if used is None:
                return None
            await self.tries.forget(*keys)
            await self.end(half)
            return await self.begin(used, browser=half.browser)

    async def begin(self, account: Account, *, browser: str = "", proved: bool = True) -> SignIn:
        """Start a sign-in with a token and a CSRF token of its own."""
        now = self._now()
        made = _with_account(
            SignIn(
                account=account.name,
                staff=account.shown,
                csrf=secrets.token_urlsafe(32),
                began=now,
                seen=now,
                must_change=account.one_time,
                needs_code=not proved,
                browser=browser,
                token=secrets.token_urlsafe(32),
            ),
            account,
        )
        await self._keep(made)
        if made.whole:
            await self._list(account.name, add=_record_key(made.token))
        return made

    async def find(self, cookie: str) -> SignIn | None:
        """Return the sign-in that a cookie names while it lasts, or None."""
        try:
            token = str(self._signer.loads(cookie)) if cookie else ""
        except BadSignature:
            return None
        record = await self._drawer.read(_record_key(token)) if token else ""
        if not record:
            return None
        found = replace(SignIn(**json.loads(record)), token=token)
        account = await self._accounts.get(found.account)
        if account is None or _ended(account, found) or self._over(found):
            await self.end(found)
            return None
        return _with_account(found, account)

    async def touch(self, sign_in: SignIn) -> None:
        """Note that the person did something; written at most once a minute."""
        now = self._now()
        if now - sign_in.seen >= SEEN_EVERY.total_seconds():
            await self._keep(replace(sign_in, seen=now))

    async def end(self, sign_in: SignIn) -> None:
        """Sign out."""
        await self._drawer.drop(_record_key(sign_in.token))

    async def browsers(self, account: str) -> tuple[Browser, ...]:
        """Return where an account is signed in, the newest first."""
        keys = await self._list(account)
        records = [(key, await self._drawer.read(key)) for key in keys]
        found = [(key, SignIn(**json.loads(record))) for key, record in records if record]
        rows = [Browser(ref_of(key), s.browser, s.began, s.seen) for key, s in found]
        return tuple(sorted(rows, key=lambda row: -row.began))

    async def end_one(self, account: str, ref: str) -> bool:
        """End one sign-in of an account; False when there is none of that name."""
        keys = [key for key in await self._list(account) if ref_of(key) == ref]
        for key in keys:
            await self._drawer.drop(key)
        return bool(keys)

    async def end_all(self, account: Account) -> None:
        """End every sign-in of an account, those that began this moment too."""
        await self._accounts.end_everywhere(account)
        for key in await self._list(account.name):
            await self._drawer.drop(key)

    def ref(self, sign_in: SignIn) -> str:
        """Return the name of a sign-in in the list of `browsers`."""
        return ref_of(_record_key(sign_in.token))

    async def _list(self, account: str, *, add: str = "") -> tuple[str, ...]:
        """Return the records of an account's sign-ins, with another one added."""
        name = "browsers:" + account.casefold()
        while True:
            kept = await self._drawer.read(name)
            keys = [key for key in kept.split() if await self._drawer.read(key)]
            keys += [add] if add else []
            new = " ".join(keys)
            if new == kept or await self._drawer.swap(name, kept, new):
                return tuple(keys)

    def cookie(self, sign_in: SignIn) -> str:
        """Return the cookie's value: the token, signed."""
        return str(self._signer.dumps(sign_in.token))

    def door_csrf(self, door: str) -> str:
        """Return the CSRF token for someone not signed in, bound to their `door` cookie."""
        return hmac.new(self._secret, b"door:" + door.encode(), hashlib.sha256).hexdigest()

    def _over(self, found: SignIn) -> bool:
        now = self._now()
        longest = ABSOLUTE if found.whole else CHOOSING
        return (
            now - found.seen >= IDLE.total_seconds() or now - found.began >= longest.total_seconds()
        )

    async def _keep(self, sign_in: SignIn) -> None:
        plain = replace(sign_in, token="", role=Role.WORKER, factor=False, factor_by=0.0)
        record = json.dumps(asdict(plain))
        seconds = int(sign_in.began + ABSOLUTE.total_seconds() - sign_in.seen)
        await self._drawer.write(_record_key(sign_in.token), record, seconds=max(1, seconds))

    def _now(self) -> float:
        return self._clock.now().timestamp()


def same(one: str, other: str) -> bool:
    """Compare two tokens in constant time; an empty one never matches."""
    return bool(one) and hmac.compare_digest(one.encode(), other.encode())


def ref_of(key: str) -> str:
    """Return the short name of a sign-in's record; the record is not found by it alone."""
    return key.removeprefix("sign-in:")[:16]


def _ended(account: Account, found: SignIn) -> bool:
    return account.stopped or max(account.password_at, account.ended_at) > found.began


def _with_account(sign_in: SignIn, account: Account) -> SignIn:
    """Return the sign-in with what the account is at this moment."""
    return replace(
        sign_in,
        role=account.role,
        factor=bool(account.factor),
        # An account from before there were second factors has to set one up at once.
        factor_by=max(1.0, account.factor_by) if account.needs_factor else 0.0,
    )


def _record_key(token: str) -> str:
    # A hash, so that reading the drawer gives nobody a working cookie.
    return "sign-in:" + hashlib.sha256(token.encode()).hexdigest()
