"""The second factor of an account: an authenticator app's codes, and codes for a lost phone.

The key of an app is made from the desk's own secret and a random part in the account, so that
the store alone makes no code. Losing `secret.key` loses every second factor: then reset them.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace

from bot.desk import totp
from bot.desk.account import Account, AccountRefused
from bot.desk.accounts import LETTERS, Accounts
from bot.desk.drawer import Drawer
from bot.ports import Clock

KEY_BYTES = 20  # RFC 4226, 4: 160 bits are recommended
CODES = 10
CODE_LETTERS = 10  # of 31 letters: 49 bits each, behind a keyed hash and slowed tries
SETTING_UP = 900  # seconds to fetch a phone


@dataclass(frozen=True)
class Offer:
    """What an app is told: the key as words, and the address that a QR code carries."""

    key_words: str
    address: str


class SecondFactors:
    """Setting up, checking and ending second factors."""

    def __init__(self, accounts: Accounts, drawer: Drawer, clock: Clock, secret: bytes) -> None:
        """`secret` has at least 32 bytes and stays the same between starts."""
        self._accounts = accounts
        self._drawer = drawer
        self._clock = clock
        self._secret = secret

    async def offer(self, account: Account) -> Offer:
        """Return a key for an app; the same one until it is confirmed or a while has passed."""
        nonce = await self._drawer.read(_offer_key(account))
        if not nonce:
            nonce = secrets.token_hex(16)
            await self._drawer.write(_offer_key(account), nonce, seconds=SETTING_UP)
        key = self.key(account, nonce)
        return Offer(totp.key_words(key), totp.address(key, account.name))

    async def confirm(self, account: Account, code: str) -> tuple[str, ...]:
        """Turn the second factor on; return its recovery codes, which are kept nowhere.

        Raises AccountRefused when the code is not the offered key's.
        """
        nonce = await self._drawer.read(_offer_key(account))
        at = self._clock.now().timestamp()
        step = totp.matching_step(self.key(account, nonce), _digits(code), at) if nonce else None
        if step is None:
            raise AccountRefused("That is not the code the app shows now. Try the next one.")
        codes = _new_codes()
        hashes = self._hashes(account, codes)
        changed = replace(account, factor=nonce, factor_step=step, recovery=hashes)
        await self._accounts.change(account, changed)
        await self._drawer.drop(_offer_key(account))
        return codes

    async def check(self, account: Account, given: str) -> Account | None:
        """Use up a code of the app, or a recovery code; None when it is neither."""
        if not account.factor:
            return None
        at = self._clock.now().timestamp()
        key = self.key(account, account.factor)
        step = totp.matching_step(key, _digits(given), at, after=account.factor_step)
        if step is not None:
            return await self._use(account, replace(account, factor_step=step))
        (hashed,) = self._hashes(account, (given,))
        left = tuple(kept for kept in account.recovery if not hmac.compare_digest(kept, hashed))
        if left == account.recovery:
            return None
        return await self._use(account, replace(account, recovery=left))

    async def new_codes(self, account: Account) -> tuple[str, ...]:
        """Return fresh recovery codes; the old ones end."""
        codes = _new_codes()
        await self._accounts.change(
            account, replace(account, recovery=self._hashes(account, codes))
        )
        return codes

    async def turn_off(self, account: Account) -> None:
        """End the second factor. Raises AccountRefused for a role that needs one."""
        off = replace(account, factor="", factor_step=0, recovery=())
        if off.needs_factor:
            raise AccountRefused("Your role needs a second factor. You can set up another phone.")
        await self._accounts.change(account, off)

    def key(self, account: Account, nonce: str) -> bytes:
        """Return the key that an app and the desk share."""
        about = f"second factor\x00{account.name.casefold()}\x00{nonce}"
        return hmac.new(self._secret, about.encode(), hashlib.sha256).digest()[:KEY_BYTES]

    async def _use(self, old: Account, new: Account) -> Account | None:
        try:
            await self._accounts.change(old, new)
        except AccountRefused:  # the same code at the same moment: it worked elsewhere
            return None
        return new

    def _hashes(self, account: Account, codes: tuple[str, ...]) -> tuple[str, ...]:
        start = f"recovery\x00{account.name.casefold()}\x00"
        plain = ["".join(c for c in code.casefold() if c in LETTERS) for code in codes]
        return tuple(
            hmac.new(self._secret, (start + code).encode(), hashlib.sha256).hexdigest()
            for code in plain
        )


def _new_codes() -> tuple[str, ...]:
    half = CODE_LETTERS // 2
    words = ["".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS)) for _ in range(CODES)]
    return tuple(f"{word[:half]}-{word[half:]}" for word in words)


def _digits(code: str) -> str:
    return "".join(c for c in code[:40] if c in "0123456789")


def _offer_key(account: Account) -> str:
    return "offer:" + account.name.casefold()
