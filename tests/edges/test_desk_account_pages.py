"""Looking after accounts: one's own, and other people's by the admin."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer

from bot.desk.account import AccountRefused, account_key, decode
from bot.desk.browsers import browser_of
from bot.desk.roles import Role
from bot.desk.sign_in import ABSOLUTE
from tests.edges.desk_kit import PASSWORD, DeskKit, Worker, a_worker

FIREFOX = {"User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"}


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def boss(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return an admin, signed in, beside a worker called Priya Shah."""
    await kit.staff("Boss", Role.ADMIN)
    await kit.staff("Priya Shah")
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        await made.signs_in("Boss")
        yield made


@pytest.fixture
async def priya(kit: DeskKit, boss: Worker) -> AsyncIterator[Worker]:
    """Return the worker at a browser of her own, signed in."""
    made = await a_worker(kit, boss.client.server)
    await made.signs_in("Priya Shah")
    yield made
    await made.client.session.close()


def given(worker: Worker) -> str:
    """Return the one-time password on the page."""
    found = re.search(r'class="key">([a-z2-9]{4}(?:-[a-z2-9]{4}){3})<', worker.page)
    assert found
    return found[1]


async def test_an_invitation_works_once_and_not_for_long(kit: DeskKit, boss: Worker) -> None:
    """The password is shown once, lets the person in once, and ends after three days."""
    await boss.posts("/accounts/invite", name="  Amina   Khan ", role="supervisor")
    password = given(boss)
    await boss.opens("/accounts")
    assert password not in boss.page
    assert "Invited until 27 Nov" in boss.words
    late = await kit.accounts.add_staff("Late Larry")
    kit.clock.moves(hours=71)
    account = await kit.accounts.check("Amina Khan", password)
    assert account
    assert account.role is Role.SUPERVISOR
    assert await kit.accounts.check("Amina Khan", password) is None
    kit.clock.moves(hours=1)
    assert await kit.accounts.check("Late Larry", late) is None
    await boss.signs_in("Boss")
    await boss.opens("/accounts")
    assert "Invitation ran out" in boss.words


@pytest.mark.parametrize(
    ("name", "role", "why"),
    [
        ("Priya Shah", "worker", "already an account"),
        ("<script>", "worker", "A name has"),
        ("Amina Khan", "emperor", "Choose a role"),
        ("Amina Khan", "", "Choose a role"),
    ],
)
async def test_an_invitation_that_cannot_be_is_refused(
    kit: DeskKit, boss: Worker, name: str, role: str, why: str
) -> None:
    """A name that is taken or cannot be shown, a role that is none: said in words."""
    before = await kit.accounts.all()
    await boss.posts("/accounts/invite", name=name, role=role)
    assert boss.status == 422
    assert why in boss.words
    assert await kit.accounts.all() == before


async def test_a_stopped_account_is_out_at_once(kit: DeskKit, boss: Worker, priya: Worker) -> None:
    """Signed out in every browser, off shift, and not let in until it is started again."""
    await priya.posts("/shift", on="yes")
    await boss.posts("/accounts/stop", account="Priya Shah")
    assert "signed out everywhere" in boss.words
    assert await kit.store.on_shift() == ()
    await priya.opens("/")
    assert priya.path == "/sign-in"
    await priya.signs_in("Priya Shah")
    assert priya.status == 401
    await boss.opens("/accounts")
    await boss.posts("/accounts/start", account="Priya Shah")
    kit.clock.moves(minutes=1)
    await priya.signs_in("Priya Shah")
    assert priya.path == "/"


async def test_a_reset_ends_everything_and_begins_anew(
    kit: DeskKit, boss: Worker, priya: Worker
) -> None:
    """Password, second factor and sign-ins end; the one-time password leads to a new choice."""
    await kit.factor("Priya Shah")
    await boss.posts("/accounts/reset", account="Priya Shah")
    password = given(boss)
    await priya.opens("/")
    assert priya.path == "/sign-in"
    await priya.signs_in("Priya Shah")
    assert priya.status == 401
    await priya.signs_in("Priya Shah", password)
    assert priya.path == "/password"
    assert not (await kit.accounts.known("Priya Shah")).factor


@pytest.mark.parametrize("move", ["role", "reset", "stop", "start"])
async def test_an_admin_leaves_their_own_account_to_another(
    kit: DeskKit, boss: Worker, move: str
) -> None:
    """Nobody takes their own keys away, nor changes an account that is not there."""
    before = await kit.accounts.all()
    await boss.posts(f"/accounts/{move}", account="Boss", role="worker")
    assert boss.status == 422
    assert "your own account" in boss.words
    await boss.posts(f"/accounts/{move}", account="Nobody Here", role="worker")
    assert "no account of that name" in boss.words
    assert await kit.accounts.all() == before
    await boss.opens(f"/accounts/{move}")
    assert boss.path == "/accounts"


async def test_one_admin_always_stays(kit: DeskKit) -> None:
    """The last one who can sign in is neither stopped nor made something else."""
    await kit.staff("Boss", Role.ADMIN)
    await kit.accounts.add_staff("Invited", Role.ADMIN)  # has not signed in yet
    for change in (
        kit.accounts.set_role("Boss", Role.WORKER),
        kit.accounts.set_stopped("Boss", stopped=True),
    ):
        with pytest.raises(AccountRefused, match="One admin has to stay"):
            await change
    await kit.staff("Second", Role.ADMIN)
    assert (await kit.accounts.set_role("Boss", Role.WORKER)).role is Role.WORKER


async def test_promoted_staff_get_a_week_for_the_second_factor(kit: DeskKit) -> None:
    """A new role that needs one does not lock anybody out of tonight's shift."""
    await kit.staff("Boss", Role.ADMIN)
    await kit.staff("Priya Shah")
    kit.clock.moves(days=90)
    account = await kit.accounts.set_role("Priya Shah", Role.SUPERVISOR)
    assert account.factor_by == pytest.approx(kit.clock.now().timestamp() + 7 * 86400)


async def test_people_see_and_end_their_own_sign_ins(
    kit: DeskKit, boss: Worker, priya: Worker
) -> None:
    """Each browser is listed by its name; one is ended, and only one's own."""
    other = await a_worker(kit, boss.client.server)
    other.client.session.headers.update(FIREFOX)
    kit.clock.moves(minutes=3)
    await other.signs_in("Priya Shah")
    await priya.opens("/account")
    assert "Firefox on Windows" in priya.words
    (ref,) = re.findall(r'name="ref" value="([^"]+)"', priya.page)
    await boss.opens("/account")
    await boss.posts("/account/end", ref=ref)  # not hers to end
    await other.opens("/")
    assert other.path == "/"
    await priya.posts("/account/end", ref=ref)
    assert "That browser is signed out" in priya.words
    await other.opens("/")
    assert other.path == "/sign-in"
    await priya.opens("/")
    assert priya.path == "/"
    await other.client.session.close()


async def test_signing_out_everywhere_ends_all(kit: DeskKit, boss: Worker, priya: Worker) -> None:
    """This browser too, those of this very moment too, and the shift; nobody else's."""
    other = await a_worker(kit, boss.client.server)
    await other.signs_in("Priya Shah")
    await priya.posts("/shift", on="yes")
    await priya.opens("/account")
    await priya.posts("/account/everywhere")
    assert priya.path == "/sign-in"
    assert await kit.store.on_shift() == ()
    for worker, path in ((priya, "/sign-in"), (other, "/sign-in"), (boss, "/")):
        await worker.opens("/")
        assert worker.path == path
    await other.client.session.close()


async def test_the_list_of_sign_ins_forgets_what_is_over(
    kit: DeskKit, boss: Worker, priya: Worker
) -> None:
    """Sign-ins that ran out or were left are listed no more."""
    for _ in range(3):
        await priya.posts("/sign-out")
        await priya.signs_in("Priya Shah")
    rows = await _browsers(priya)
    assert rows == 1
    kit.clock.moves(seconds=ABSOLUTE.total_seconds())
    await priya.signs_in("Priya Shah")
    assert await _browsers(priya) == 1


async def _browsers(worker: Worker) -> int:
    await worker.opens("/account")
    return worker.page.count("last used")


async def test_an_account_from_before_there_were_roles_goes_on(kit: DeskKit) -> None:
    """The first account of an earlier version is the admin, others workers; both can change."""
    old = (
        '{"name": "%s", "shown": "%s", "password_hash": "%s", "one_time": false,'
        ' "used": false, "password_at": 1.0, "v": 1}'
    )
    await kit.staff("Made Today", Role.ADMIN)
    hashed = (await kit.accounts.known("Made Today")).password_hash
    for name in ("admin", "Priya Shah"):
        await kit.drawer.swap(account_key(name), "", old % (name, name, hashed))
    admin, priya = await kit.accounts.known("admin"), await kit.accounts.known("Priya Shah")
    assert (admin.role, priya.role) == (Role.ADMIN, Role.WORKER)
    assert await kit.accounts.check("Priya Shah", PASSWORD)
    await kit.accounts.set_role("Priya Shah", Role.SUPERVISOR)
    kept = decode(await kit.drawer.read(account_key("Priya Shah")))
    assert kept
    assert kept.role is Role.SUPERVISOR


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("<b>he said he will</b>", "A browser"),
        ("", "A browser"),
    ],
)
async def test_a_browser_is_named_in_our_own_words(sent: str, shown: str) -> None:
    """What a browser says of itself is read, and never repeated."""
    from aiohttp.test_utils import make_mocked_request

    assert browser_of(make_mocked_request("GET", "/", headers={"User-Agent": sent})) == shown
