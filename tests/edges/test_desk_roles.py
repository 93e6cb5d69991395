"""Who may do what: every route, every role."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.desk.doors import RULES, Doors, Kind, RouteWithoutRule
from bot.desk.roles import ALLOWED, May, Role, allowed, roles_that
from tests.edges.desk_kit import DeskKit, Worker, a_worker

NOT_YOURS = "This is not open to your role"
LEADING = {Role.SUPERVISOR, Role.SAFEGUARDING_LEAD, Role.ADMIN}
ROTA_FORMS = ("hours", "shift", "on-call", "lead", "member")
# Written out beside the table of bot/desk/roles.py, so that a change there shows here.
ONLY_FOR = {
    "/accounts": {Role.ADMIN},
    "/audit": LEADING,
    "/cases/{case_id}/take-over": LEADING,
    **dict.fromkeys((f"/rota/{form}" for form in ROTA_FORMS), LEADING),
    "/alerts/test": LEADING,
}
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
    case_id = await kit.danger()
    csrf = worker.csrf()
    for method, path in places():
        if path in ("/sign-out", "/account/everywhere", "/static/{name}"):
            continue  # they end the sign-in that this walk needs; the style is no page
        filled = path.replace("{case_id}", case_id).replace("{name}", "desk.css")
        form = {"csrf": csrf, "press": "a" * 32} if method == "POST" else None
        before = await kit.store.all_cases()
        async with worker.client.request(
            method, _with_move(filled), data=form, allow_redirects=False
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


def _with_move(path: str) -> str:
    """Fill in the part of a path that takes one of several words."""
    moves = {"cases": "claim", "rota": "hours", "alerts": "test"}
    return path.replace("{move}", moves.get(path.split("/")[1], "role"))


def test_the_walk_covers_the_desk() -> None:
    """The walk above goes over every kind of route, and something is refused in it."""
    known = places()
    assert len(known) > 40
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
