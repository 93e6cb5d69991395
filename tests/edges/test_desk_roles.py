"""Who may do what: every route, every role."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.casework.messages import StaffName
from bot.desk.audit import read
from bot.desk.audit_words import WHAT
from bot.desk.doors import RULES, Doors, Kind, RouteWithoutRule
from bot.desk.practice import PracticeBook
from bot.desk.practice_scripts import SCRIPTS
from bot.desk.roles import ALLOWED, May, Role, allowed, roles_that
from tests.edges.desk_kit import DeskKit, Worker, a_worker

NOT_YOURS = "This is not open to your role"
LEADING = {Role.SUPERVISOR, Role.SAFEGUARDING_LEAD, Role.ADMIN}
ROTA_FORMS = ("hours", "shift", "on-call", "lead", "member")
# Written out beside the table of bot/desk/roles.py, so that a change there shows here.
ONLY_FOR = {
    "/accounts": {Role.ADMIN},
    "/audit": LEADING,
    "/cases/{case_id}/packs/{pack_id}/export": LEADING,
    "/cases/{case_id}/packs/{pack_id}/file": LEADING,
    "/cases/{case_id}/take-over": LEADING,
    **dict.fromkeys((f"/rota/{form}" for form in ROTA_FORMS), LEADING),
    "/alerts/test": LEADING,
    "/practice/{conversation}/erase": LEADING,
    "/board": LEADING,
    "/reports": LEADING,
    "/reports.csv": LEADING,
}
# They end the sign-in that a walk needs, or are open to everybody because they are the door.
ENDING = ("/sign-out", "/account/everywhere")
DOOR = ("/sign-in", "/static/{name}")
Doing = Callable[[], Awaitable[None]]


def places() -> list[tuple[str, str]]:
    """Return every (method, path) of the desk as registered."""
    found = set()
    for route in DeskKit().app().router.routes():
        assert route.resource is not None
        found.add((route.method, route.resource.canonical))
    return sorted(found)


def who_may(path: str) -> set[Role]:
    """Return the roles that a path is open to."""
    longest = max((p for p in ONLY_FOR if path.startswith(p)), key=len, default="")
    return ONLY_FOR.get(longest, set(Role))


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture(params=list(Role))
async def worker(kit: DeskKit, request: pytest.FixtureRequest) -> AsyncIterator[Worker]:
    """Return somebody of each role, signed in."""
    await kit.staff("Priya Shah", request.param)
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        await made.signs_in("Priya Shah")
        yield made


async def test_every_route_is_open_to_its_roles_alone(kit: DeskKit, worker: Worker) -> None:
    """Whoever lacks the role is told so on every route, in words; the others never are."""
    account = await kit.accounts.known("Priya Shah")
    case_id, practice = await kit.danger(), await a_practice(kit)
    csrf = worker.csrf()
    for method, path in places():
        if path in (*ENDING, "/static/{name}"):
            continue
        filled = filled_in(path, case_id, practice)
        form = {"csrf": csrf, "press": "a" * 32} if method == "POST" else None
        before = await kit.store.all_cases()
        async with worker.client.request(
            method, filled, data=form, allow_redirects=False
        ) as answer:
            if account.role in who_may(path):
                assert answer.status != 403, (method, path)
                continue
            assert answer.status == 403, (method, path)
            if method != "HEAD":
                page = await answer.text()
                assert NOT_YOURS in page, (method, path)
                assert "Nothing was changed" in page
        assert await kit.store.all_cases() == before


async def test_nobody_comes_in_unsigned(kit: DeskKit) -> None:
    """Without a sign-in every route but the door leads there, and nothing is changed or shown."""
    case_id, practice = await kit.danger(), await a_practice(kit)
    before = await kit.store.all_cases()
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        for method, path in places():
            if path in DOOR:
                continue
            form = {"csrf": "x" * 32, "press": "a" * 32} if method == "POST" else None
            async with made.client.request(
                method, filled_in(path, case_id, practice), data=form, allow_redirects=False
            ) as answer:
                assert answer.status in (303, 401, 403), (method, path)
                if answer.status == 303:
                    assert answer.headers["Location"].startswith("/sign-in"), (method, path)
                page = await answer.text()
                assert "machete" not in page
                assert case_id not in page
    assert await kit.store.all_cases() == before


async def test_every_acting_route_leaves_its_trace(kit: DeskKit) -> None:
    """Each thing that can be done, done by an admin, stands in the trail under its own name."""
    await kit.staff("Lea Moss", Role.ADMIN)
    app = kit.app()
    rules = app[RULES]
    for method, path in places():
        if method != "POST":
            continue
        case_id, practice = await kit.danger(f"tg-{len(kit.chain.rows)}"), await a_practice(kit)
        made = await a_worker(kit, TestServer(kit.app()))
        async with made.client:
            await made.signs_in("Lea Moss")
            had = len(kit.chain.rows)
            form = {"csrf": made.csrf(), "press": "a" * 32}
            where = filled_in(path, case_id, practice)
            await made.client.post(where, data=form, allow_redirects=False)
        rule = rules[method, path]
        found = [read(text) for text in kit.chain.rows[had:]]
        assert any(one.what.startswith(rule.what) for one in found), (path, rule.what)
        assert all(one.who == "Lea Moss" for one in found if one.what == rule.what), path


def test_acting_routes_are_recorded_by_kind() -> None:
    """Whatever is sent by a form is recorded; only what shows or changes nothing is not."""
    rules = DeskKit().app()[RULES]
    for (method, path), rule in rules.items():
        assert (rule.kind is not Kind.NOTHING) or method in ("GET", "HEAD"), (method, path)
        assert rule.kind is Kind.NOTHING or rule.what in WHAT, (path, rule.what)


async def a_practice(kit: DeskKit) -> str:
    """Open a practice contact and return its conversation."""
    book = PracticeBook(kit.drawer)
    made = await book.start(StaffName("Lea Moss"), SCRIPTS[0], kit.clock.now())
    return made.conversation_id


def filled_in(path: str, case_id: str, practice: str) -> str:
    """Fill in the parts of a path: one of several words, an id, a file."""
    for part, value in (
        ("{case_id}", case_id),
        ("{conversation}", practice),
        ("{pack_id}", "children-a1b2c3"),
        ("{name}", "desk.css"),
        ("{dead_id}", "in-0-1-1"),
    ):
        path = path.replace(part, value)
    moves = {
        "/cases": "claim",
        "/practice": "say",
        "/dead": "seen",
        "/rota": "hours",
        "/alerts": "test",
    }
    first = next((move for start, move in moves.items() if path.startswith(start)), "role")
    return path.replace("{move}", first)


def test_the_walk_covers_the_desk() -> None:
    """The walk above goes over every kind of route, and something is refused in it."""
    known = places()
    assert len(known) > 60
    assert {path for _, path in known} >= {"/dead", "/board", "/practice", "/reports.csv"}
    for beginning in ONLY_FOR:
        assert any(path.startswith(beginning) for _, path in known), beginning


def test_a_route_without_a_rule_stops_the_start() -> None:
    """No page can be added around the table: the desk does not even start."""

    async def page(_: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    doors = Doors(app)
    doors.get("/known", page, May.SEE, "known.view")
    doors.check()
    app.router.add_get("/secret", page)
    with pytest.raises(RouteWithoutRule, match="/secret names no permission"):
        doors.check()


def test_a_route_says_what_the_trail_calls_it() -> None:
    """A route that does something has a name in the audit trail; one that does nothing has none."""

    async def page(_: web.Request) -> web.Response:
        return web.Response()

    doors = Doors(web.Application())
    with pytest.raises(RouteWithoutRule):
        doors.post("/change", page, May.WORK, "")
    with pytest.raises(RouteWithoutRule):
        doors.get("/nothing", page, May.SEE, "nothing.view", kind=Kind.NOTHING)


async def test_a_route_that_slipped_past_the_start_is_closed(kit: DeskKit) -> None:
    """Even a route whose rule went missing afterwards is refused, and never open."""
    await kit.staff("Priya Shah", Role.ADMIN)
    app = kit.app()
    made = await a_worker(kit, TestServer(app))
    async with made.client:
        await made.signs_in("Priya Shah")
        del app[RULES]["GET", "/audit"]
        await made.opens("/audit")
        assert made.status == 403


def test_the_table_only_grows_from_role_to_role() -> None:
    """A worker may what everybody may; an admin may everything; nobody is left out."""
    assert set(ALLOWED) == set(Role)
    for role in Role:
        assert ALLOWED[Role.WORKER] <= ALLOWED[role] <= ALLOWED[Role.ADMIN]
    assert ALLOWED[Role.ADMIN] == set(May)
    assert roles_that(May.ACCOUNTS) == (Role.ADMIN,)
    assert not allowed(Role.WORKER, May.AUDIT)


async def test_another_role_counts_from_the_next_page_on(kit: DeskKit) -> None:
    """Nobody keeps a role that was taken from them until they sign in again."""
    await kit.staff("Boss", Role.ADMIN)
    await kit.staff("Priya Shah", Role.SUPERVISOR)
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        await made.signs_in("Priya Shah")
        await made.opens("/audit")
        assert made.status == 200
        await kit.accounts.set_role("Priya Shah", Role.WORKER)
        await made.opens("/audit")
        assert made.status == 403
        assert "Your role is worker" in made.words
        assert "supervisor or safeguarding lead or admin" in made.words
