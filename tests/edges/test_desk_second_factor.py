"""The second factor: codes by the RFCs, setting up, signing in with it, and a lost phone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st

from bot.desk import totp
from bot.desk.account import AccountRefused
from bot.desk.roles import Role
from tests.edges.desk_kit import PASSWORD, DeskKit, Worker, a_key, a_worker

RFC_KEY = b"12345678901234567890"


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def worker(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return somebody at a browser, with a supervisor's account called Priya Shah."""
    await kit.staff("Priya Shah", Role.SUPERVISOR)
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        yield made


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_codes_are_those_of_rfc_6238(at: int, code: str) -> None:
    """Appendix B of the RFC, SHA-1: what every authenticator app makes."""
    assert totp.code_at(RFC_KEY, totp.step_of(at), digits=8) == code


@pytest.mark.parametrize(
    ("step", "code"),
    list(enumerate("755224 287082 359152 969429 338314 254676 287922".split())),
)
def test_codes_are_those_of_rfc_4226(step: int, code: str) -> None:
    """Appendix D of the RFC beneath it, with six figures as people see them."""
    assert totp.code_at(RFC_KEY, step) == code


@given(at=st.integers(300, 4 * 10**9), off=st.integers(-5, 5))
def test_a_code_counts_for_a_step_before_and_after(at: int, off: int) -> None:
    """Clocks that differ by half a minute are no trouble; more is refused."""
    step = totp.step_of(at) + off
    found = totp.matching_step(RFC_KEY, totp.code_at(RFC_KEY, step), at)
    steps = range(totp.step_of(at) - 1, totp.step_of(at) + 2)
    near = {totp.code_at(RFC_KEY, each) for each in steps}
    assert (found is not None) == (totp.code_at(RFC_KEY, step) in near)


def test_the_address_for_the_app_keeps_to_its_form() -> None:
    """Issuer, account and key as authenticator apps read them."""
    found = totp.address(RFC_KEY, "Priya Shah")
    assert found == (
        "otpauth://totp/Waymark%20desk%3APriya%20Shah"
        "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Waymark%20desk"
    )
    assert a_key(totp.key_words(RFC_KEY)) == RFC_KEY


async def test_setting_up_by_the_page(kit: DeskKit, worker: Worker) -> None:
    """The page gives a key and a picture; the app's code turns it on; codes are shown once."""
    await worker.signs_in("Priya Shah")
    assert "Your role needs a second factor. 7 days left." in worker.words
    await worker.opens("/second-factor")
    assert '<svg width="' in worker.page
    words = re.search(r'class="key">([A-Z2-7 ]+)<', worker.page)
    assert words
    await worker.posts("/second-factor", code="000000")
    assert worker.status == 422
    assert words[1] in worker.page  # the key stays the same, so the app need not scan again
    code = totp.code_at(a_key(words[1]), totp.step_of(kit.clock.now().timestamp()))
    await worker.posts("/second-factor", code=f"{code[:3]} {code[3:]}")
    codes = re.findall(r"<li>([a-z2-9]{5}-[a-z2-9]{5})</li>", worker.page)
    assert len(set(codes)) == 10
    await worker.opens("/second-factor")
    assert codes[0] not in worker.page
    assert "10 of your recovery codes are left" in worker.words
    kept = await kit.drawer.read("account:priya shah")
    assert words[1].replace(" ", "") not in kept
    assert not any(code in kept for code in codes)
    await worker.opens("/")
    assert "needs a second factor" not in worker.words


async def test_signing_in_takes_the_code_too(kit: DeskKit, worker: Worker) -> None:
    """With the password alone no page opens; with the code the desk does, at the case asked for."""
    case_id = await kit.danger()
    await kit.factor("Priya Shah")
    await worker.opens(f"/cases/{case_id}")
    await worker.posts("/sign-in", name="Priya Shah", password=PASSWORD, next=f"/cases/{case_id}")
    assert worker.path == "/code"
    half = {cookie.key: cookie.value for cookie in worker.client.session.cookie_jar}["desk"]
    for path in ("/", f"/cases/{case_id}", "/password", "/second-factor", "/account", "/live"):
        answer = await worker.client.get(path, allow_redirects=False)
        assert answer.headers["Location"] == "/code", path
    await worker.opens(f"/code?next=/cases/{case_id}")
    await worker.posts("/code", code="000000", next=f"/cases/{case_id}")
    assert worker.status == 401
    assert "not the code" in worker.words
    await worker.posts("/code", code=await kit.code("Priya Shah"), next=f"/cases/{case_id}")
    assert worker.path == f"/cases/{case_id}"
    whole = {cookie.key: cookie.value for cookie in worker.client.session.cookie_jar}["desk"]
    assert whole != half
    worker.client.session.cookie_jar.clear()
    answer = await worker.client.get("/", cookies={"desk": half}, allow_redirects=False)
    assert answer.headers["Location"].startswith("/sign-in")


async def test_a_code_works_once(kit: DeskKit, worker: Worker) -> None:
    """Who looked over a shoulder comes too late."""
    await kit.factor("Priya Shah")
    code = await kit.code("Priya Shah")
    await worker.signs_in("Priya Shah")
    await worker.posts("/code", code=code)
    assert worker.path == "/"
    await worker.posts("/sign-out")
    await worker.signs_in("Priya Shah")
    await worker.posts("/code", code=code)
    assert worker.status == 401


async def test_a_lost_phone_is_met_with_a_recovery_code(kit: DeskKit, worker: Worker) -> None:
    """Each recovery code signs in once, however it is typed."""
    first, second, *_ = await kit.factor("Priya Shah")
    for code, works in ((first.upper(), True), (first, False), (second.replace("-", " "), True)):
        await worker.signs_in("Priya Shah")
        await worker.posts("/code", code=code)
        assert (worker.status == 200) is works, code
        await worker.posts("/sign-out")
    account = await kit.accounts.known("Priya Shah")
    assert len(account.recovery) == 8


async def test_guessing_codes_is_slowed_down(kit: DeskKit, worker: Worker) -> None:
    """Whoever has the password gets few tries at the code, also after beginning again."""
    await kit.factor("Priya Shah")
    for _ in range(5):
        await worker.signs_in("Priya Shah")
        await worker.posts("/code", code="000000")
    await worker.signs_in("Priya Shah")
    await worker.posts("/code", code=await kit.code("Priya Shah"))
    assert worker.status == 429
    assert "Too many tries" in worker.words


async def test_a_password_alone_takes_nobody_off_shift(kit: DeskKit, worker: Worker) -> None:
    """Half a sign-in can be left, and changes nothing."""
    await kit.factor("Priya Shah")
    await kit.store.shift_on((await kit.accounts.known("Priya Shah")).shown, kit.clock.now())
    await worker.signs_in("Priya Shah")
    await worker.posts("/sign-out")
    assert worker.path == "/sign-in"
    assert await kit.store.on_shift() == ("Priya Shah",)


async def test_after_a_week_the_second_factor_comes_first(kit: DeskKit, worker: Worker) -> None:
    """A role that needs one is let in for seven days without; then it is set up or nothing."""
    kit.clock.moves(days=6, hours=23)
    await worker.signs_in("Priya Shah")
    assert worker.path == "/"
    assert "1 day left" in worker.words
    kit.clock.moves(minutes=59)
    await worker.opens("/")
    kit.clock.moves(minutes=2)
    await worker.opens("/audit")
    assert worker.path == "/second-factor"
    assert "Set it up now to go on" in worker.words
    assert "Set up later" not in worker.words


async def test_a_worker_may_go_without(kit: DeskKit, worker: Worker) -> None:
    """Workers are offered one, may turn it off with a code, and are never stopped for it."""
    await kit.staff("Dave Price")
    kit.clock.moves(days=300)
    await worker.signs_in("Dave Price")
    assert worker.path == "/"
    assert "needs a second factor" not in worker.words
    await kit.factor("Dave Price")
    await worker.posts("/second-factor/off", code="nonsense")
    assert (await kit.accounts.known("Dave Price")).factor
    await worker.posts("/second-factor/off", code=await kit.code("Dave Price"))
    assert worker.path == "/account"
    assert not (await kit.accounts.known("Dave Price")).factor


async def test_a_role_that_needs_one_keeps_it(kit: DeskKit, worker: Worker) -> None:
    """A supervisor cannot turn it off; fresh recovery codes void the old ones."""
    await worker.signs_in("Priya Shah")
    old = await kit.factor("Priya Shah")
    await worker.posts("/second-factor/off", code=old[0])
    assert worker.status == 409
    await worker.posts("/second-factor/codes", code=await kit.code("Priya Shah"))
    fresh = re.findall(r"<li>([a-z2-9]{5}-[a-z2-9]{5})</li>", worker.page)
    assert len(fresh) == 10
    assert not set(fresh) & set(old)
    account = await kit.accounts.known("Priya Shah")
    assert await kit.factors.check(account, old[1]) is None
    assert await kit.factors.check(account, fresh[1]) is not None


async def test_one_code_at_two_doors_opens_one(kit: DeskKit, worker: Worker) -> None:
    """Of two uses of one code at the same moment, one wins."""
    await kit.factor("Priya Shah")
    account, code = await kit.accounts.known("Priya Shah"), await kit.code("Priya Shah")
    assert await kit.factors.check(account, code) is not None
    assert await kit.factors.check(account, code) is None  # the account has moved on


async def test_a_key_that_was_never_offered_confirms_nothing(kit: DeskKit, worker: Worker) -> None:
    """Without an open offer no code turns anything on."""
    account = await kit.accounts.known("Priya Shah")
    with pytest.raises(AccountRefused):
        await kit.factors.confirm(account, "123456")
