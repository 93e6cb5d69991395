"""What stands in front of every page of the desk."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.casework.errors import StoreUnavailable
from tests.edges.desk_kit import MACHETE, DeskKit, Worker, a_worker

OPEN_TO_ALL = ("/sign-in", "/static")


def routes(kit: DeskKit) -> list[tuple[str, str]]:
    """Return every (method, path) of the desk, with the parts of a path filled in."""
    found = set()
    for route in kit.app().router.routes():
        resource = route.resource
        assert resource is not None
        path = resource.canonical
        path = path.replace("{case_id}", "tg-1.c1").replace("{move}", "claim")
        if route.method != "HEAD":
            found.add((route.method, path))
    return sorted(found)


GATED = [pair for pair in routes(DeskKit()) if not pair[1].startswith(OPEN_TO_ALL)]
POSTS = [path for method, path in routes(DeskKit()) if method == "POST"]


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


def test_the_walk_knows_the_desk() -> None:
    """The walks below cover the whole desk, not an empty list."""
    assert ("GET", "/cases/{case_id}".replace("{case_id}", "tg-1.c1")) in GATED
    assert len(GATED) >= 15
    assert len(POSTS) >= 10


@pytest.mark.parametrize(
    ("method", "path"), [*GATED, ("GET", "/not/there"), ("POST", "/not/there")]
)
async def test_without_signing_in_every_route_leads_to_the_sign_in(
    kit: DeskKit, worker: Worker, method: str, path: str
) -> None:
    """No page, no stream and no move is reached by someone not signed in."""
    await kit.danger()
    before = await kit.store.all_cases()
    answer = await worker.client.request(method, path, allow_redirects=False, data=None)
    assert answer.status == 303
    assert answer.headers["Location"].startswith("/sign-in")
    assert MACHETE not in await answer.text()
    assert await kit.store.all_cases() == before


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("given", [{}, {"csrf": ""}, {"csrf": "made-up"}, {"csrf": "é"}])
async def test_a_post_without_its_csrf_token_changes_nothing(
    worker: Worker, path: str, given: dict[str, str]
) -> None:
    """A form from elsewhere is refused, whatever it asks for."""
    await worker.signs_in("Priya Shah")
    answer = await worker.client.post(
        path, data={**given, "press": "a" * 32}, allow_redirects=False
    )
    assert answer.status == 403
    assert "Nothing was changed" in await answer.text()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "", "Sec-Fetch-Site": "none"},
    ],
)
async def test_a_post_from_another_page_is_refused(
    kit: DeskKit, worker: Worker, headers: dict[str, str]
) -> None:
    """Even with the right token, the browser must say that the form was ours."""
    await worker.signs_in("Priya Shah")
    form = {"csrf": worker.csrf(), "on": "yes"}
    answer = await worker.client.post("/shift", data=form, headers=headers)
    assert answer.status == 403
    assert await kit.store.on_shift() == ()


async def test_a_post_from_our_own_page_goes_through(kit: DeskKit, worker: Worker) -> None:
    """The desk's own origin, or its public address behind a proxy, is let in."""
    await worker.signs_in("Priya Shah")
    form = {"csrf": worker.csrf(), "on": "yes"}
    own = str(worker.client.make_url("/")).rstrip("/")
    for headers in ({"Origin": own}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}):
        answer = await worker.client.post("/shift", data=form, headers=headers)
        assert answer.status == 200
    assert await kit.store.on_shift() == ("Priya Shah",)


@pytest.mark.parametrize("path", ["/sign-in", "/", "/cases/nope", "/static/desk.css", "/live"])
async def test_every_answer_carries_the_safe_headers(worker: Worker, path: str) -> None:
    """Nothing is kept, framed, sent on, or loaded from anywhere else; streams too."""
    await worker.signs_in("Priya Shah")
    async with worker.client.get(path) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        kept = "no-cache" if path.startswith("/static") else "no-store"
        assert answer.headers["Cache-Control"] == kept
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_style_is_asked_for_again_and_sent_once(worker: Worker) -> None:
    """A browser that has the file is told that it is still right; no other file is served."""
    first = await worker.client.get("/static/desk.css")
    assert first.headers["Content-Type"] == "text/css; charset=utf-8"
    again = await worker.client.get(
        "/static/desk.css", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status == 304
    for name in ("nothing.css", "..%2fapp.py", "%2e%2e/app.py"):
        answer = await worker.client.get(f"/static/{name}")
        assert "desk_app" not in await answer.text()


async def test_what_is_not_there_says_so(worker: Worker) -> None:
    """A case that is gone and an address that never was get the same calm page."""
    await worker.signs_in("Priya Shah")
    for path in ("/cases/tg-1.c1", "/nothing/here"):
        await worker.opens(path)
        assert worker.status == 404
        assert "There is nothing here" in worker.words


async def test_with_the_store_away_the_desk_says_so(kit: DeskKit, worker: Worker) -> None:
    """A page that cannot be drawn tells staff that nothing was saved, and comes back."""
    await worker.signs_in("Priya Shah")
    kit.store.away = True
    await worker.opens("/")
    assert worker.status == 503
    assert "cannot reach its store" in worker.words
    kit.store.away = False
    await worker.opens("/")
    assert worker.status == 200


async def test_an_unexpected_fault_keeps_the_words_out_of_page_and_log(
    kit: DeskKit, worker: Worker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault whose message holds a contact's words is logged by class and place alone."""
    await worker.signs_in("Priya Shah")

    async def breaks(*_: Any) -> None:
        raise ValueError(MACHETE)

    monkeypatch.setattr(kit.store, "open_cases", breaks)
    with caplog.at_level(logging.DEBUG):
        await worker.opens("/")
    assert worker.status == 500
    assert "Something went wrong" in worker.words
    assert "machete" not in worker.page
    assert "machete" not in caplog.text
    assert "ValueError" in caplog.text


async def test_words_that_are_sent_stay_out_of_addresses_and_logs(
    kit: DeskKit, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    """What is written at the desk shows on the case alone."""
    case_id = await kit.danger()
    await worker.signs_in("Priya Shah")
    with caplog.at_level(logging.DEBUG):
        await worker.posts(f"/cases/{case_id}/claim")
        await worker.posts(f"/cases/{case_id}/reply", text="are you inside the blue house")
        await worker.posts(f"/cases/{case_id}/note", text="mum is called Jean")
    assert worker.answer
    assert all("blue" not in str(step.url) for step in (*worker.answer.history, worker.answer))
    assert "blue house" not in caplog.text
    assert "Jean" not in caplog.text
    assert "machete" not in caplog.text


async def test_a_secret_that_is_too_short_stops_the_start() -> None:
    """Cookies are not signed with a guessable secret."""
    from bot.desk.app import desk_app

    kit = DeskKit()

    async def health() -> dict[str, bool]:
        return {}

    with pytest.raises(ValueError, match="32 bytes"):
        desk_app(
            outside=kit.outside,
            events=kit.store,
            shifts=kit.store,
            drawer=kit.drawer,
            secret=b"short",
            health=health,
            audit=kit.audit(),
        )


async def test_contacts_words_are_shown_as_words(kit: DeskKit, worker: Worker) -> None:
    """Markup in a message is text on the page, never markup."""
    await kit.says("theyre outside mine with a machete <script>alert(1)</script><b>x</b>")
    (case,) = await kit.store.open_cases()
    await worker.signs_in("Priya Shah")
    for path in ("/", f"/cases/{case.case_id}"):
        page = await worker.opens(path)
        assert "<script>alert" not in page
        assert "<b>x</b>" not in page
    assert "&lt;script&gt;alert(1)" in worker.page


def test_store_errors_are_the_family() -> None:
    """The guard catches the store's own error, so that a rename is noticed here."""
    assert issubclass(StoreUnavailable, Exception)
    assert web.HTTPForbidden.status_code == 403
