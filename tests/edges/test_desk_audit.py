"""What the audit trail says of a shift at the desk, and what happens when it cannot be written."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer

from bot.desk.audit import AuditRecord, read
from bot.desk.audit_words import WHAT
from bot.desk.context import DESK
from bot.desk.doors import RULES
from bot.desk.roles import Role
from tests.edges.desk_kit import MACHETE, PASSWORD, DeskKit, Worker, a_worker


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def worker(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return somebody at a browser, with a worker's account called Priya Shah."""
    await kit.staff("Priya Shah")
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        yield made


def trail(kit: DeskKit) -> list[AuditRecord]:
    """Return every record."""
    return [read(text) for text in kit.chain.rows]


def deeds(kit: DeskKit) -> list[tuple[str, str]]:
    """Return what happened and how it ended, in order."""
    return [(record.what, record.outcome) for record in trail(kit)]


async def test_a_shift_leaves_its_whole_trail(kit: DeskKit, worker: Worker) -> None:
    """Everything seen and done is there, by whom, in which role, on which case."""
    case_id = await kit.danger()
    where = f"/cases/{case_id}"
    await worker.signs_in("Priya Shah", "not the password")
    await worker.signs_in("Priya Shah")
    await worker.posts("/shift", on="yes")
    await worker.opens(where)
    await worker.posts(f"{where}/claim")
    await worker.posts(f"{where}/reply", text="are you in the blue house")
    await worker.posts(f"{where}/note", text="mum is called Jean")
    await worker.posts(f"{where}/checklist", called="yes", at="10:01", who="mum", detail="Log 9")
    await worker.posts(f"{where}/release")
    await worker.opens("/audit")
    await worker.opens("/")
    await worker.posts("/sign-out")
    assert deeds(kit) == [
        ("sign-in", "refused"),
        ("sign-in", "done"),
        ("queue.view", "done"),
        ("shift", "begun"),
        ("shift", "done"),
        ("case.view", "done"),
        ("case.claim", "begun"),
        ("case.claim", "done"),
        ("case.reply", "begun"),
        ("case.reply", "done"),
        ("case.note", "begun"),
        ("case.note", "done"),
        ("case.checklist", "done"),
        ("case.release", "begun"),
        ("case.release", "done"),
        ("audit.view", "refused"),
        ("sign-out", "done"),
    ]
    assert {record.who for record in trail(kit)} == {"Priya Shah"}
    assert {record.role for record in trail(kit)} == {"worker"}
    assert {r.case_id for r in trail(kit) if r.what.startswith("case.")} == {case_id}


async def test_no_words_of_anybody_are_in_the_trail(kit: DeskKit, worker: Worker) -> None:
    """Not a contact's, not a worker's, not what was typed into a field for a name."""
    case_id = await kit.danger()
    await worker.signs_in("my secret password", "x")
    await worker.signs_in("Priya Shah")
    await worker.posts(f"/cases/{case_id}/claim")
    await worker.posts(f"/cases/{case_id}/reply", text="are you in the blue house")
    await worker.posts(f"/cases/{case_id}/note", text="mum is called Jean")
    await worker.opens("/cases/he%20said%20he%20will%20kill%20me")
    await worker.posts("/password", current="a wrong secret", password="x", again="y")
    text = "\n".join(kit.chain.rows)
    for words in (MACHETE, "blue house", "Jean", "secret", "kill"):
        assert words not in text
    assert ("case.view", "not there") in deeds(kit)
    unknown = trail(kit)[0]
    assert (unknown.what, unknown.outcome, unknown.who) == ("sign-in", "refused", "")


async def test_a_refused_move_is_there_as_refused(kit: DeskKit, worker: Worker) -> None:
    """What the rules or a stale page refuse is told from what was done."""
    case_id = await kit.danger()
    await worker.signs_in("Priya Shah")
    await worker.posts(f"/cases/{case_id}/reply", text="not mine to answer")
    await worker.client.post(f"/cases/{case_id}/claim", data={"csrf": "made up"})
    assert deeds(kit)[-3:] == [
        ("case.reply", "begun"),
        ("case.reply", "refused"),
        ("case.claim", "refused"),
    ]


async def test_a_page_that_draws_itself_again_is_one_look(kit: DeskKit, worker: Worker) -> None:
    """The queue that refreshes is recorded once in five minutes; no header hides a look."""
    case_id = await kit.danger()
    await worker.signs_in("Priya Shah")
    for _ in range(3):
        await worker.client.get("/", headers={"X-Desk-Live": "1"})
        await worker.client.get(f"/cases/{case_id}", headers={"X-Desk-Live": "1"})
    assert deeds(kit).count(("case.view", "done")) == 1
    assert deeds(kit).count(("queue.view", "done")) == 1
    kit.clock.moves(minutes=5)
    await worker.client.get(f"/cases/{case_id}", headers={"X-Desk-Live": "1"})
    assert deeds(kit).count(("case.view", "done")) == 2


async def test_a_stream_alone_is_a_look(kit: DeskKit, worker: Worker) -> None:
    """Who only listens to a case's changes has looked at it."""
    case_id = await kit.danger()
    await worker.signs_in("Priya Shah")
    async with worker.client.get(f"/cases/{case_id}/live"):
        assert deeds(kit)[-1] == ("case.view", "done")


async def test_without_the_trail_nothing_changes_but_what_cannot_wait(
    kit: DeskKit, worker: Worker
) -> None:
    """No record, no change; the 999 checklist, looking and signing out go on, told later."""
    case_id = await kit.danger()
    where = f"/cases/{case_id}"
    await worker.signs_in("Priya Shah")
    await worker.posts(f"{where}/claim")
    csrf = worker.csrf()
    kit.chain.away = True
    for move, fields in (("reply", {"text": "hello"}), ("release", {}), ("note", {"text": "n"})):
        before = await kit.store.case(case_id)
        form = {"csrf": csrf, "press": "b" * 32, **fields}
        answer = await worker.client.post(f"{where}/{move}", data=form)
        assert answer.status == 503
        assert "Nothing you did just now was saved" in await answer.text()
        assert await kit.store.case(case_id) == before
    await worker.opens(where)
    assert worker.status == 200
    await worker.posts(f"{where}/checklist", called="no", at="", who="", detail="Not needed")
    assert "999 checklist is filled in" in worker.words
    assert "audit trail is not being written" in worker.words
    await worker.posts("/sign-out")
    assert worker.path == "/sign-in"
    kit.chain.away = False
    await worker.signs_in("Priya Shah")
    late = deeds(kit)[deeds(kit).index(("case.claim", "done")) + 1 :]
    assert ("case.checklist", "done") in late
    assert ("sign-out", "done") in late
    assert late[-1] == ("sign-in", "done")


async def test_nobody_comes_in_unrecorded(kit: DeskKit, worker: Worker) -> None:
    """While the trail cannot be written, the right password gives no cookie."""
    await worker.opens("/sign-in")
    kit.chain.away = True
    form = {"csrf": worker.csrf(), "name": "Priya Shah", "password": PASSWORD}
    answer = await worker.client.post("/sign-in", data=form, allow_redirects=False)
    assert answer.status == 503
    assert "desk" not in answer.cookies


async def test_the_page_shows_filters_and_pages(kit: DeskKit) -> None:
    """A supervisor finds what was done on a case, by a name, in a group; older on request."""
    case_id = await kit.danger()
    await kit.staff("Lea Moss", Role.SUPERVISOR)
    await kit.staff("Priya Shah")
    app = kit.app()
    made = await a_worker(kit, TestServer(app))
    other = await a_worker(kit, made.client.server)
    async with made.client:
        await other.signs_in("Priya Shah")
        await other.posts(f"/cases/{case_id}/claim")
        for number in range(60):
            kit.clock.moves(minutes=1)
            await other.posts(f"/cases/{case_id}/note", text=f"note {number}")
        await made.signs_in("Lea Moss")
        await made.opens("/audit")
        assert made.page.count('class="trail-row"') == 50
        assert "Wrote a note" in made.words
        assert "note 59" not in made.words
        older = made.page.split("before=")[1].split('"')[0]
        await made.opens(f"/audit?who=&case=&what=&before={older}")
        assert made.page.count('class="trail-row"') == 50
        await made.opens("/audit?who=lea")
        assert "Priya Shah" not in made.words
        await made.opens("/audit?what=doors&who=Priya")
        assert made.page.count('class="trail-row"') == 1
        await made.opens(f"/audit?case={case_id}&what=cases&before=5")
        assert "Claimed a case" in made.words
        await made.opens("/audit?case=none-such&before=x")
        assert "Nothing to show" in made.words
        await made.opens("/audit")
        await made.posts("/audit")
        assert "is as it was written" in made.words
        kit.chain.rows[3] = kit.chain.rows[3].replace("Priya Shah", "Dave Price")
        await made.posts("/audit")
        assert "NOT as it was written. Record 4 was changed." in made.words
        assert deeds(kit)[-1] == ("audit.verify", "found wrong")
        await other.client.session.close()


async def test_whose_account_was_changed_is_said(kit: DeskKit) -> None:
    """A change of role names both, and from what to what."""
    await kit.staff("Boss", Role.ADMIN)
    await kit.staff("Priya Shah")
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        await made.signs_in("Boss")
        await made.opens("/accounts")
        await made.posts("/accounts/role", account="Priya Shah", role="supervisor")
        await made.posts("/accounts/invite", name="<b>words</b>", role="worker")
    done = [r for r in trail(kit) if r.what.startswith("account.") and r.outcome != "begun"]
    assert [(r.who, r.what, r.about, r.outcome) for r in done] == [
        ("Boss", "account.role", "Priya Shah: worker to supervisor", "done"),
        ("Boss", "account.invite", "", "refused"),
    ]


def test_every_action_has_words(kit: DeskKit) -> None:
    """Nobody reads a code on the audit page."""
    app = kit.app()
    assert app[DESK].audit is not None
    named = {rule.what for rule in app[RULES].values() if rule.what}
    assert named <= set(WHAT), named - set(WHAT)
