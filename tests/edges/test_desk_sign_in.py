"""Signing in over HTTP: cookies, first passwords, slowed tries, and ends."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer

from bot.desk.sign_in import ABSOLUTE, IDLE, SignIns
from tests.edges.desk_kit import PASSWORD, DeskKit, Worker, a_worker

WRONG = "That name and password do not match"


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def worker(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return somebody at a browser, with an account called Priya Shah."""
    await kit.staff("Priya Shah")
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        yield made


async def test_the_first_sign_in_ends_with_a_password_of_ones_own(
    kit: DeskKit, worker: Worker
) -> None:
    """The one-time password opens one page only; after choosing, the desk is open."""
    once = await kit.accounts.add_staff("admin")
    await worker.signs_in("admin", once)
    assert worker.path == "/password"
    await worker.opens("/")
    assert worker.path == "/password"
    await worker.posts("/password", shown="Amina Khan", password="short", again="short")
    assert "at least 12" in worker.words
    await worker.posts("/password", shown="Amina Khan", password=PASSWORD, again=PASSWORD)
    assert worker.path == "/second-factor"  # offered once, and not in the way
    await worker.opens("/")
    assert worker.path == "/"
    assert "Amina Khan" in worker.words
    await worker.posts("/sign-out")
    await worker.signs_in("admin", once)
    assert WRONG in worker.words
    await worker.signs_in("admin", PASSWORD)
    assert worker.path == "/"


async def test_a_wrong_name_and_a_wrong_password_look_the_same(worker: Worker) -> None:
    """Nobody learns which names have accounts."""
    await worker.opens("/sign-in")
    wrong_password = await worker.posts("/sign-in", name="Priya Shah", password="not it at all")
    wrong_password_status = worker.status
    wrong_name = await worker.posts("/sign-in", name="Nobody Here", password="not it at all")
    assert WRONG in worker.words
    assert worker.status == wrong_password_status == 401
    assert wrong_password.replace("Priya Shah", "N") == wrong_name.replace("Nobody Here", "N")


@pytest.mark.parametrize("name", ["Priya Shah", "Nobody Here"])
async def test_guessing_is_slowed_down(kit: DeskKit, worker: Worker, name: str) -> None:
    """After a few failures each try must wait longer, even with the right password."""
    for _ in range(5):
        await worker.signs_in(name, "a wrong password")
    await worker.signs_in(name, PASSWORD)
    assert worker.status == 429
    assert "Too many tries" in worker.words
    kit.clock.moves(minutes=6)
    await worker.signs_in("Priya Shah", PASSWORD)
    assert worker.path == "/"


async def test_a_stranger_cannot_lock_a_name_for_long(kit: DeskKit, worker: Worker) -> None:
    """However many tries were made on a name, its owner waits at most a minute."""
    sign_ins = SignIns(kit.drawer, kit.accounts, kit.clock, b"x" * 32)
    for last in range(30):
        assert await sign_ins.try_password("Priya Shah", "wrong", f"10.0.0.{last}") is None
        kit.clock.moves(seconds=61)
    await worker.signs_in("Priya Shah")
    assert worker.path == "/"


async def test_cookies_are_kept_from_scripts_and_other_sites() -> None:
    """Over https the cookie is HttpOnly, SameSite=Strict, Secure and bound to the host."""
    kit = DeskKit(public_url="https://desk.example")
    await kit.staff("Priya Shah")
    worker = await a_worker(kit, TestServer(kit.app()))
    async with worker.client:
        await worker.opens("/sign-in")
        assert worker.answer
        door = worker.answer.cookies["__Host-desk-door"]
        answer = await worker.client.post(
            "/sign-in",
            data={"csrf": worker.csrf(), "name": "Priya Shah", "password": PASSWORD},
            cookies={"__Host-desk-door": door.value},
            allow_redirects=False,
        )
        cookie = answer.cookies["__Host-desk"]
        assert cookie["httponly"]
        assert cookie["secure"]
        assert cookie["samesite"] == "Strict"
        assert cookie["path"] == "/"
        assert answer.headers["Strict-Transport-Security"]


async def test_a_changed_cookie_is_worth_nothing(worker: Worker) -> None:
    """The cookie is signed: one changed letter, or a made-up token, signs nobody in."""
    await worker.signs_in("Priya Shah")
    jar = {cookie.key: cookie.value for cookie in worker.client.session.cookie_jar}
    good = jar["desk"]
    worker.client.session.cookie_jar.clear()
    token, _, signature = good.rpartition(".")
    other = ("a" if signature[0] != "a" else "b") + signature[1:]
    for bad in (f"{token}.{other}", "made-up", token):
        answer = await worker.client.get("/", cookies={"desk": bad}, allow_redirects=False)
        assert answer.status == 303
    answer = await worker.client.get("/", cookies={"desk": good}, allow_redirects=False)
    assert answer.status == 200


async def test_an_unused_desk_signs_out(kit: DeskKit, worker: Worker) -> None:
    """Without a press for the idle time the sign-in ends; what the page fetches is no press."""
    await worker.signs_in("Priya Shah")
    kit.clock.moves(seconds=IDLE.total_seconds() / 2)
    await worker.client.get("/", headers={"X-Desk-Live": "1"})
    kit.clock.moves(seconds=IDLE.total_seconds() / 2)
    await worker.opens("/")
    assert worker.path == "/sign-in"
    assert "ran out" in worker.words


async def test_a_used_desk_stays_open_for_one_shift_at_most(kit: DeskKit, worker: Worker) -> None:
    """Presses keep the sign-in, and after the longest time it ends all the same."""
    await worker.signs_in("Priya Shah")
    step = IDLE.total_seconds() * 0.75
    for _ in range(int(ABSOLUTE.total_seconds() / step)):
        kit.clock.moves(seconds=step)
        await worker.opens("/")
        if worker.path != "/":
            break
        assert worker.path == "/"
    kit.clock.moves(seconds=step)
    await worker.opens("/")
    assert worker.path == "/sign-in"


async def test_a_new_password_ends_every_other_sign_in(kit: DeskKit, worker: Worker) -> None:
    """Whoever stole a browser is out once the password changes."""
    server = worker.client.server
    other = await a_worker(kit, server)
    await other.signs_in("Priya Shah")
    await worker.signs_in("Priya Shah")
    kit.clock.moves(minutes=1)
    await worker.opens("/password")
    new = "another four quiet words"
    await worker.posts("/password", current="not it", shown="Priya Shah", password=new, again=new)
    assert "not that one" in worker.words
    await worker.posts("/password", current=PASSWORD, shown="Somebody", password=new, again=new)
    assert "Priya Shah" in worker.words  # the name is chosen once
    assert worker.path == "/"
    await other.opens("/")
    assert other.path == "/sign-in"
    await other.client.session.close()


async def test_signing_out_ends_the_shift(kit: DeskKit, worker: Worker) -> None:
    """Nobody counts as on shift who has signed out."""
    await worker.signs_in("Priya Shah")
    await worker.posts("/shift", on="yes")
    assert await kit.store.on_shift() == ("Priya Shah",)
    await worker.posts("/sign-out")
    assert await kit.store.on_shift() == ()
    await worker.opens("/")
    assert worker.path == "/sign-in"


async def test_signing_in_leads_back_to_the_case_and_nowhere_else(
    kit: DeskKit, worker: Worker
) -> None:
    """A link in an alert still works after signing in; an address elsewhere is not followed."""
    case_id = await kit.danger()
    await worker.opens(f"/cases/{case_id}")
    assert worker.path == "/sign-in"
    await worker.posts("/sign-in", name="Priya Shah", password=PASSWORD, next=f"/cases/{case_id}")
    assert worker.path == f"/cases/{case_id}"
    await worker.posts("/sign-out")
    for elsewhere in ("https://evil.example/", "//evil.example", "/cases/../sign-out", "/live"):
        await worker.opens("/sign-in")
        await worker.posts("/sign-in", name="Priya Shah", password=PASSWORD, next=elsewhere)
        assert worker.path == "/"
        await worker.posts("/sign-out")
