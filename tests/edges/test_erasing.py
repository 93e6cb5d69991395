"""Practice contacts are erased whole: in each store, by who may, and recorded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from aiohttp.test_utils import TestServer

from bot.casework.cases import Case
from bot.casework.conversation import new_conversation
from bot.casework.messages import CaseId, Channel, ConversationId, StaffName
from bot.casework.records import Author, Change, Entry
from bot.casework.telling import Attempt, Outcome
from bot.casework.triage import Route, Tier
from bot.desk.audit import read
from bot.desk.roles import Role
from bot.flows import claim
from bot.ports import Casebook, Inbox, Ledger, Presence, ReadTo
from bot.ports.erasing import Eraser
from bot.stores.memory import MemoryStore
from bot.stores.memory_erasing import MemoryEraser
from bot.stores.memory_rota import MemoryLedger
from bot.stores.packs import MemoryPacks
from bot.stores.redis_erasing import RedisEraser
from bot.stores.redis_stores import RedisStores
from tests.edges.desk_kit import DeskKit, Worker, a_worker
from tests.fakes import START, FakeClock
from tests.makers import a_message

MINE = ConversationId("practice-1a2b")
# Its id begins with the other's, and a case of it with "practice-1a2b.".
NEIGHBOUR = ConversationId("practice-1a2b.c")
PRIYA, SUE = StaffName("Priya Shah"), StaffName("Sue Lead")


@dataclass
class Held:
    """One kind of store."""

    casebook: Casebook
    inbox: Inbox
    presence: Presence
    ledger: Ledger
    eraser: Eraser


@pytest.fixture(params=["memory", "redis"])
def held(request: pytest.FixtureRequest, clock: FakeClock) -> Held:
    """Return each kind of store with its eraser."""
    if request.param == "memory":
        store, ledger = MemoryStore(clock=clock), MemoryLedger()
        eraser = MemoryEraser(store, MemoryPacks(), ledger)
        return Held(store, store, store.presence, ledger, eraser)
    stores: RedisStores = request.getfixturevalue("stores")
    return Held(
        stores.casebook, stores.inbox, stores.presence, stores.ledger, RedisEraser(stores.shelf)
    )


async def keep(held: Held, conversation_id: ConversationId, *, closed: int = 0) -> list[CaseId]:
    """Store a conversation with a case and earlier ones, a line, a mark and a try."""
    message = a_message(1, conversation_id, practice=True)
    await held.casebook.commit(Change(conversation=new_conversation(message)))
    made = [CaseId(f"{conversation_id}.{number}") for number in range(closed + 1)]
    for case_id in made:
        case = Case(
            case_id=case_id,
            conversation_id=conversation_id,
            channel=Channel.WEBCHAT,
            tier=Tier.P1,
            route=Route.VIOLENCE,
            opened_at=START,
            due_at=START + timedelta(minutes=2),
            waiting_since=START,
            reasons=(),
            practice=True,
        )
        entry = Entry(conversation_id, START, Author.CONTACT, "words", ref=case_id)
        await held.casebook.commit(Change(case=case, entries=(entry,)))
        await held.ledger.tried(Attempt(START, "webhook", Outcome.FAILED, "opened", "r", case_id))
    await held.presence.has_read(conversation_id, ReadTo("1-0", START))
    await held.presence.has_read(conversation_id, ReadTo("1-0", START), Author.STAFF)
    return made


async def test_nothing_of_it_is_kept_and_all_of_its_neighbour_is(held: Held) -> None:
    """Conversation, cases, lines, tries and marks: gone from every list."""
    cases = await keep(held, MINE, closed=2)
    (other,) = await keep(held, NEIGHBOUR)
    assert await held.eraser.erase(MINE)
    assert await held.casebook.conversation(MINE) is None
    assert await held.casebook.transcript(MINE) == ()
    for case_id in cases:
        assert await held.casebook.case(case_id) is None
        assert await held.ledger.of_case(case_id) == ()
    for who in (Author.CONTACT, Author.STAFF):
        assert await held.presence.read_to(MINE, who) is None
        assert await held.presence.read_to(NEIGHBOUR, who) is not None
    assert [case.case_id for case in await held.casebook.all_cases()] == [other]
    assert [case.case_id for case in await held.casebook.open_cases()] == [other]
    assert len(await held.casebook.transcript(NEIGHBOUR)) == 1
    assert len(await held.ledger.of_case(other)) == 1


async def test_what_is_still_on_its_way_holds_it_back(held: Held) -> None:
    """A message that is read later would bring half of it back: then nothing is dropped."""
    await keep(held, MINE)
    await held.inbox.add(a_message(7, MINE, practice=True))
    assert not await held.eraser.erase(MINE)
    assert len(await held.casebook.open_cases()) == 1
    await held.inbox.add(a_message(8, NEIGHBOUR))
    assert await held.casebook.conversation(MINE) is not None


async def test_no_key_of_it_is_left_in_redis(stores: RedisStores, clock: FakeClock) -> None:
    """Looked for by name, over all keys that there are."""
    held = Held(
        stores.casebook, stores.inbox, stores.presence, stores.ledger, RedisEraser(stores.shelf)
    )
    await keep(held, MINE)
    assert await held.eraser.erase(MINE)
    keys = [key async for key in stores.redis.scan_iter(match=f"*{MINE}*")]
    assert keys == []
    assert await held.eraser.erase(MINE), "erasing what is not there"


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def lead(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return Sue, a supervisor, with a practice contact in danger on the page."""
    for name, role in ((SUE, Role.SUPERVISOR), (PRIYA, Role.WORKER)):
        await kit.staff(name, role)
        await kit.factor(name) if role is Role.SUPERVISOR else None
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        await made.signs_in(SUE)
        await made.posts("/code", code=await kit.code(SUE))
        await made.opens("/practice")
        await made.posts("/practice", script="door")
        await made.posts(f"{made.path}/say", line="next")
        yield made


async def test_a_supervisor_erases_a_practice_contact(kit: DeskKit, lead: Worker) -> None:
    """With a tick, once; its case's page is gone, and the trail says who did it."""
    here, (case,) = lead.path, await kit.store.open_cases()
    for reply in list(kit.store.outbound):
        kit.store.outbound.remove(reply)
    kit.store.alerts.clear()
    await lead.opens(here)
    await lead.posts(f"{here}/erase")
    assert "Tick the box" in lead.words
    assert await kit.store.case(case.case_id) is not None
    await lead.opens(here)
    await lead.posts(f"{here}/erase", sure="yes")
    assert lead.path == "/practice"
    assert "Nothing of that practice contact is kept" in lead.words
    assert "None yet." in lead.words
    await lead.opens(f"/cases/{case.case_id}")
    assert lead.status == 404
    await lead.opens(here)
    assert lead.status == 404
    rows = [read(row) for row in kit.chain.rows]
    (done,) = [
        row for row in rows if (row.what, row.outcome, row.who) == ("practice.erase", "done", SUE)
    ]
    assert done.about == case.conversation_id


async def test_a_practice_contact_off_the_list_is_still_reached(kit: DeskKit, lead: Worker) -> None:
    """From its case's page, also after thirty newer ones."""
    here = lead.path
    await kit.drawer.write("practice", "[]", seconds=999)
    await lead.opens(here)
    assert lead.status == 200
    assert "Erase this contact" in lead.words


async def test_a_real_contact_is_never_erased_here(kit: DeskKit, lead: Worker) -> None:
    """Not by an address that somebody made up either."""
    real = await kit.danger()
    case = await kit.store.case(real)
    assert case is not None
    await lead.opens("/practice")
    await lead.posts(f"/practice/{case.conversation_id}/erase", sure="yes")
    assert lead.status == 404
    assert await kit.store.case(real) is not None


async def test_a_worker_may_not(kit: DeskKit, lead: Worker) -> None:
    """They do not see the button, and pressing it anyway is refused."""
    here, (case,) = lead.path, await kit.store.open_cases()
    await claim.claim(kit.outside, case.case_id, PRIYA, cause="claim")
    worker = await a_worker(kit, TestServer(kit.app()))
    async with worker.client:
        await worker.signs_in(PRIYA)
        await worker.opens(here)
        assert "Erase this contact" not in worker.words
        await worker.posts(f"{here}/erase", sure="yes")
        assert worker.status == 403
    assert await kit.store.case(case.case_id) is not None
