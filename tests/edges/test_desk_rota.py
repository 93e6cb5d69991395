"""Teams and rota at the desk: kept by who may, followed by the trail, survived by races."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer

from bot.casework.errors import Conflict
from bot.casework.messages import StaffName
from bot.casework.rota import Rota, with_member, with_on_call
from bot.casework.teams import Team
from bot.casework.telling import NoticeKind
from bot.desk.audit import read
from bot.desk.roles import Role
from bot.desk.rota_keeping import save
from bot.stores.memory_rota import MemoryRotas
from bot.stores.redis_stores import RedisStores
from tests.edges.desk_kit import PASSWORD, DeskKit, Worker, a_worker

SAM, PRIYA = StaffName("Sam Okafor"), StaffName("Priya Shah")
SHIFT = {"name": PRIYA, "team": "safeguarding", "date": "2026-12-01", "from": "22:00", "to": "6:00"}


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def sam(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return a supervisor, signed in, with a worker beside them."""
    await kit.staff(SAM, Role.SUPERVISOR)
    await kit.staff(PRIYA)
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        yield await made.signs_in(SAM)


async def trail(kit: DeskKit) -> list[tuple[str, str, str]]:
    """Return what the audit chain says: what, about whom, with which outcome."""
    records = [read(row) for row in kit.chain.rows]
    return [(one.what, one.about, one.outcome) for one in records]


async def test_every_change_of_the_rota_is_in_the_trail(kit: DeskKit, sam: Worker) -> None:
    """Who, what and about whom; an address is never written there."""
    await sam.posts(
        "/rota/hours", team="general", **{"from-0": "9:00", "to-0": "17:00", "bank": "yes"}
    )
    await sam.posts("/rota/shift", **SHIFT, weeks="3")
    await sam.posts("/rota/on-call", move="add", name=PRIYA)
    await sam.posts("/rota/member", name=PRIYA, team="mentoring", email="p@example.org")
    assert sam.status == 200
    done = [(what, about) for what, about, outcome in await trail(kit) if outcome == "done"]
    assert [row for row in done if row[0].startswith("rota.") and row[0] != "rota.view"] == [
        ("rota.hours", "General: Monday 9am to 5pm, bank holidays too"),
        ("rota.shift", "Priya Shah: Safeguarding, Tuesday 1 December, 3 weeks"),
        ("rota.on-call", "Priya Shah: add"),
        ("rota.member", "Priya Shah: Mentoring, another address"),
    ]
    assert not any("example.org" in row for row in kit.chain.rows)
    first = kit.rotas.kept.shifts[0]
    assert (first.ends - first.begins).total_seconds() == 8 * 3600
    await sam.posts("/rota/shift-remove", shift=first.shift_id)
    assert len(kit.rotas.kept.shifts) == 2
    assert ("rota.shift-remove", "Priya Shah: Safeguarding, Tuesday 1 December", "done") in (
        await trail(kit)
    )


@pytest.mark.parametrize(
    ("path", "fields", "why"),
    [
        ("hours", {"team": "general", "from-2": "9:00"}, "Wednesday: Write times like"),
        ("hours", {"team": "night"}, "Choose a team"),
        ("hours", {"team": "general", "from-2": "9:00", "to-2": "9:00"}, "at the same time"),
        ("shift", {**SHIFT, "name": "Nobody Here"}, "Choose somebody from the list"),
        ("shift", {**SHIFT, "date": "tomorrow"}, "Choose a date"),
        ("shift", {**SHIFT, "from": "late"}, "Write times like"),
        ("shift", {**SHIFT, "weeks": "99"}, "1 to 26 weeks"),
        ("shift", {**SHIFT, "from": "5:00"}, "over already"),
        ("shift", {**SHIFT, "date": "2027-03-28", "from": "1:30"}, "the clocks go forward"),
        ("shift-remove", {"shift": "gone"}, "not there any more"),
        ("on-call", {"move": "add", "name": "Nobody Here"}, "Choose somebody"),
        ("on-call", {"move": "sideways", "name": PRIYA}, "Choose somebody"),
        ("lead", {"name": PRIYA}, "role of safeguarding lead"),
        ("member", {"name": PRIYA, "email": "no address"}, "look like an e-mail address"),
    ],
)
async def test_what_cannot_be_is_answered_where_it_was_pressed(
    kit: DeskKit, sam: Worker, path: str, fields: dict[str, str], why: str
) -> None:
    """In plain words, with nothing changed."""
    if fields.get("from") == "5:00":
        fields = {**fields, "date": "2026-11-23"}
    await sam.posts(f"/rota/{path}", **fields)
    assert sam.status == 422
    assert why in sam.words
    assert kit.rotas.kept == Rota()


async def test_a_new_name_and_a_stopped_account_change_the_rota(kit: DeskKit, sam: Worker) -> None:
    """Nobody is expected by a name that they no longer have, or after they left."""
    await kit.staff("Boss", Role.ADMIN)
    once = await kit.accounts.add_staff("new.person")
    kit.rotas.kept = with_on_call(Rota(), (StaffName("new.person"), PRIYA))
    newcomer = await a_worker(kit, TestServer(kit.app()))
    async with newcomer.client:
        await newcomer.signs_in("new.person", once)
        await newcomer.posts("/password", shown="Nia New", password=PASSWORD, again=PASSWORD)
    assert list(kit.rotas.kept.on_call) == ["Nia New", PRIYA]
    boss = await a_worker(kit, TestServer(kit.app()))
    async with boss.client:
        await boss.signs_in("Boss")
        await boss.opens("/accounts")
        await boss.posts("/accounts/stop", account=PRIYA)
    assert list(kit.rotas.kept.on_call) == ["Nia New"]


async def test_a_worker_keeps_their_own_address_and_no_more(kit: DeskKit, sam: Worker) -> None:
    """On their own page; the teams stay as they were set."""
    kit.rotas.kept = with_member(Rota(), PRIYA, [Team.MENTORING], "")
    priya = await a_worker(kit, TestServer(kit.app()))
    async with priya.client:
        await priya.signs_in(PRIYA)
        await priya.opens("/account")
        assert "Mentoring" in priya.words
        await priya.posts("/account/address", email="not one")
        assert priya.status == 422
        await priya.posts("/account/address", email="priya@example.org")
    member = kit.rotas.kept.member(PRIYA)
    assert (member.teams, member.email) == ((Team.MENTORING,), "priya@example.org")


async def test_a_test_alert_is_asked_of_the_worker(kit: DeskKit, sam: Worker) -> None:
    """By who may; the page says plainly when nothing is set up."""
    await sam.opens("/alerts")
    assert "No alert sink is set up" in sam.words
    await sam.posts("/alerts/test")
    assert kit.ledger.test is not None
    assert (kit.ledger.test.kind, kit.ledger.test.by) == (NoticeKind.TEST, SAM)


async def test_two_who_change_the_rota_at_once_both_count(stores: RedisStores) -> None:
    """Over a real Redis: what was read is replaced, and who comes second reads again."""
    rota = await stores.rotas.rota()
    await stores.rotas.save(with_on_call(rota, (SAM,)))
    with pytest.raises(Conflict):
        await stores.rotas.save(with_on_call(rota, (PRIYA,)))
    await save(stores.rotas, lambda rota: with_on_call(rota, (*rota.on_call, PRIYA)))
    kept = await stores.rotas.rota()
    assert (kept.on_call, kept.revision) == ((SAM, PRIYA), 2)


async def test_a_change_that_never_wins_is_given_up() -> None:
    """After some tries it is said, and not tried for ever."""

    class Restless(MemoryRotas):
        async def save(self, rota: Rota) -> None:
            raise Conflict("the rota")

    with pytest.raises(Conflict):
        await save(Restless(), lambda rota: rota)
