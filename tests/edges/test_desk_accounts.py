"""Accounts and the drawer they lie in: the same promises in memory and in a real Redis."""

from __future__ import annotations

import asyncio

import pytest
from argon2 import PasswordHasher

from bot.casework.errors import RecordVersionWrong, StoreUnavailable
from bot.desk.account import AccountRefused, account_key
from bot.desk.accounts import LETTERS, Accounts
from bot.desk.drawer import Drawer, MemoryDrawer, RedisDrawer
from bot.stores.connection import connect
from bot.stores.redis_stores import RedisStores
from tests.edges.desk_kit import PASSWORD, QUICK
from tests.fakes import FakeClock


@pytest.fixture(params=["memory", "redis"])
def drawer(request: pytest.FixtureRequest, clock: FakeClock) -> Drawer:
    """Return a drawer of each kind."""
    if request.param == "memory":
        return MemoryDrawer(clock)
    stores: RedisStores = request.getfixturevalue("stores")
    return RedisDrawer(stores.redis)


@pytest.fixture
def accounts(drawer: Drawer, clock: FakeClock) -> Accounts:
    """Return accounts with the least hashing work."""
    return Accounts(drawer, clock, QUICK)


async def test_a_record_changes_only_from_what_was_read(drawer: Drawer) -> None:
    """Of two writers who read the same record, one wins and the other is told."""
    assert await drawer.swap("account:x", "", "one")
    results = await asyncio.gather(
        drawer.swap("account:x", "one", "two"), drawer.swap("account:x", "one", "three")
    )
    assert sorted(results) == [False, True]
    assert await drawer.read("account:x") in ("two", "three")
    assert await drawer.named("account:") == ("account:x",)
    await drawer.drop("account:x")
    assert await drawer.read("account:x") == ""


async def test_a_kept_record_has_an_end(clock: FakeClock) -> None:
    """What is written for a time is gone after it."""
    drawer = MemoryDrawer(clock)
    await drawer.write("sign-in:x", "record", seconds=60)
    clock.moves(seconds=59)
    assert await drawer.read("sign-in:x") == "record"
    clock.moves(seconds=1)
    assert await drawer.read("sign-in:x") == ""


async def test_redis_forgets_by_itself(stores: RedisStores) -> None:
    """In Redis the end is Redis's own, so that nothing piles up."""
    await RedisDrawer(stores.redis).write("sign-in:x", "record", seconds=60)
    assert 0 < await stores.redis.ttl("{desk}:sign-in:x") <= 60


async def test_a_store_that_is_away_says_so() -> None:
    """Without Redis every question raises StoreUnavailable, and nothing of what was asked."""
    gone = connect("redis://127.0.0.1:1/0")
    drawer = RedisDrawer(gone)
    try:
        for asked in (
            drawer.read("k"),
            drawer.write("k", "secret words", seconds=1),
            drawer.swap("k", "", "secret words"),
            drawer.drop("k"),
            drawer.named("k"),
        ):
            with pytest.raises(StoreUnavailable) as wrong:
                await asked
            assert "secret" not in str(wrong.value)
    finally:
        await gone.aclose()


async def test_a_one_time_password_works_once(accounts: Accounts) -> None:
    """It signs in one time, and two at once do not both get in."""
    password = await accounts.add_staff("Priya Shah")
    assert len(password) == 19
    assert set(password) <= {*LETTERS, "-"}
    first, second = await asyncio.gather(
        accounts.check("priya shah", password), accounts.check("Priya  Shah", password)
    )
    assert (first is None) != (second is None)
    assert await accounts.check("Priya Shah", password) is None


async def test_a_chosen_password_goes_on_working(accounts: Accounts) -> None:
    """After choosing, the new password works again and again and the old one never."""
    once = await accounts.add_staff("Priya Shah")
    account = await accounts.check("Priya Shah", once)
    assert account
    await accounts.choose_password(account, PASSWORD, PASSWORD)
    for _ in range(2):
        found = await accounts.check("Priya Shah", PASSWORD)
        assert found
        assert found.ready
    assert await accounts.check("Priya Shah", once) is None
    assert await accounts.check("Nobody", PASSWORD) is None


@pytest.mark.parametrize(
    ("password", "again", "why"),
    [
        ("short words", "short words", "at least 12"),
        (PASSWORD, PASSWORD + "x", "not the same"),
        ("priya shahpriya shah", "priya shahpriya shah", "easy to guess"),
        ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "easy to guess"),
        ("x1yz" * 60, "x1yz" * 60, "at least 12"),
    ],
)
async def test_a_weak_password_is_refused_with_the_reason(
    accounts: Accounts, password: str, again: str, why: str
) -> None:
    """A password that is short, mistyped or easy is refused in words that help."""
    account = await accounts.check("Priya Shah", await accounts.add_staff("Priya Shah"))
    assert account
    with pytest.raises(AccountRefused, match=why):
        await accounts.choose_password(account, password, again)


async def test_the_one_time_password_is_not_kept(accounts: Accounts) -> None:
    """Choosing the one-time password again is refused: others have seen it."""
    once = await accounts.add_staff("Priya Shah")
    account = await accounts.check("Priya Shah", once)
    assert account
    with pytest.raises(AccountRefused, match="not the one you have"):
        await accounts.choose_password(account, once, once)


async def test_two_people_are_never_called_the_same(accounts: Accounts) -> None:
    """A name, or the name that colleagues see, belongs to one person whatever its case."""
    await accounts.add_staff("Priya Shah")
    with pytest.raises(AccountRefused, match="already"):
        await accounts.add_staff("priya  SHAH")
    account = await accounts.check("admin", await accounts.add_staff("admin"))
    assert account
    with pytest.raises(AccountRefused, match="already"):
        await accounts.choose_password(account, PASSWORD, PASSWORD, shown="PRIYA shah")
    changed = await accounts.choose_password(account, PASSWORD, PASSWORD, shown="Amina Khan")
    assert changed.shown == "Amina Khan"
    with pytest.raises(AccountRefused, match="already"):
        await accounts.add_staff("Amina Khan")


@pytest.mark.parametrize("name", ["", "  ", "-", "a" * 41, "x<script>", "two\nlines?", "a/b"])
async def test_a_name_that_cannot_be_shown_is_refused(accounts: Accounts, name: str) -> None:
    """Names hold letters, figures, spaces, dots, hyphens: they are shown everywhere."""
    with pytest.raises(AccountRefused, match="A name has"):
        await accounts.add_staff(name)


async def test_the_first_account_is_offered_until_somebody_uses_one(accounts: Accounts) -> None:
    """Each start gives one working sign-in, voids the last, and stops once somebody is in."""
    first = await accounts.first_run()
    second = await accounts.first_run()
    assert first
    assert second
    assert await accounts.check("admin", first) is None
    account = await accounts.check("admin", second)
    assert account
    await accounts.choose_password(account, PASSWORD, PASSWORD)
    assert await accounts.first_run() is None
    assert await accounts.check("admin", PASSWORD)


async def test_a_new_one_time_password_replaces_a_forgotten_one(accounts: Accounts) -> None:
    """Whoever runs the desk can let somebody in again; the forgotten password ends."""
    account = await accounts.check("Priya", await accounts.add_staff("Priya"))
    assert account
    await accounts.choose_password(account, PASSWORD, PASSWORD)
    again = await accounts.new_password("priya")
    assert await accounts.check("Priya", PASSWORD) is None
    assert await accounts.check("Priya", again)
    with pytest.raises(AccountRefused, match="no account"):
        await accounts.new_password("Nobody")


async def test_passwords_are_kept_as_argon2id_alone(drawer: Drawer, clock: FakeClock) -> None:
    """The record holds an argon2id hash, and the password nowhere."""
    accounts = Accounts(drawer, clock, PasswordHasher())
    password = await accounts.add_staff("Priya")
    record = await drawer.read(account_key("Priya"))
    assert "$argon2id$" in record
    assert password not in record


async def test_a_record_of_another_version_is_not_guessed_at(
    drawer: Drawer, clock: FakeClock
) -> None:
    """A record from a newer desk stops the sign-in instead of being misread."""
    await drawer.swap(account_key("Priya"), "", '{"v": 99}')
    with pytest.raises(RecordVersionWrong):
        await Accounts(drawer, clock, QUICK).get("Priya")
