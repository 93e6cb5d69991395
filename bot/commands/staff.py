"""`python -m bot staff add|reset|list`: staff accounts, from the machine that runs the desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.commands.reaching import stores_of
from bot.desk.account import Account
from bot.desk.accounts import ONCE_LASTS, Accounts
from bot.desk.audit import Happened
from bot.desk.audit_trail import AuditTrail
from bot.desk.drawer import RedisDrawer
from bot.desk.roles import ROLE_WORDS, Role
from bot.home import Home
from bot.settings import Settings
from bot.wiring.audit import audit_trail
from bot.wiring.clock import SystemClock

WHO = "The command line"


async def add_staff(settings: Settings, name: str, role: Role = Role.WORKER) -> None:
    """Make an account and show its one-time password once. Raises AccountRefused, AuditAway."""
    async with _opened(settings) as (accounts, audit):
        await audit.record(_happened("account.invite", "begun", ""))
        password = await accounts.add_staff(name, role)
        shown = " ".join(name.split())
        await audit.record(_happened("account.invite", "done", f"{shown}: {role.value}"))
    _say(settings, shown, password)


async def reset_staff(settings: Settings, name: str) -> None:
    """Give an account a one-time password; its second factor and sign-ins end."""
    async with _opened(settings) as (accounts, audit):
        account = await accounts.known(name)
        await audit.record(_happened("account.reset", "begun", account.shown))
        password = await accounts.new_password(account.name)
        await audit.record(_happened("account.reset", "done", account.shown))
    _say(settings, account.name, password)


async def list_staff(settings: Settings) -> None:
    """Print every account: name, role, state, second factor."""
    async with stores_of(settings) as stores:
        accounts = await Accounts(RedisDrawer(stores.redis, stores.replicas), SystemClock()).all()
    for account in accounts:
        shown = f" ({account.shown})" if account.shown != account.name else ""
        factor = "second factor" if account.factor else "no second factor"
        role, state = ROLE_WORDS[account.role], _state(account)
        print(f"{account.name + shown:<40} {role:<18} {state:<12} {factor}")
    if not accounts:
        print("There are no accounts.")


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[tuple[Accounts, AuditTrail]]:
    clock = SystemClock()
    async with stores_of(settings) as stores:
        audit = audit_trail(stores, Home(settings.home), clock)
        try:
            yield Accounts(RedisDrawer(stores.redis, stores.replicas), clock), audit
        finally:
            await audit.anchor()


def _happened(what: str, outcome: str, about: str) -> Happened:
    return Happened(datetime.now(UTC), what, outcome, who=WHO, about=about)


def _state(account: Account) -> str:
    if account.stopped:
        return "stopped"
    return "ready" if account.ready else "invited"


def _say(settings: Settings, name: str, password: str) -> None:
    hours = int(ONCE_LASTS.total_seconds() // 3600)
    print(
        f"{name} can sign in at {settings.public_desk_url}/ with this password, which works once,"
        f" within {hours} hours:"
    )
    print(password)
