"""What the holder of a case has read, told to the contact's page: when, and when never."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer

from bot.casework.messages import Channel, ConversationId, MessageKind, StaffName
from bot.casework.records import Author, Entry
from bot.flows import claim
from tests.edges.desk_kit import DeskKit, Worker, a_worker

CHAT = ConversationId("web-1a2b3c4d")
PRIYA = StaffName("Priya Shah")
DAVE = StaffName("Dave Price")
WEB = {"channel": Channel.WEBCHAT}


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def worker(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return Priya, signed in, with a web chat case of hers open."""
    await kit.staff(PRIYA)
    await kit.says("theyre outside mine with a machete", CHAT, **WEB)
    (case,) = await kit.store.open_cases()
    await claim.claim(kit.outside, case.case_id, PRIYA, cause="claim")
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        await made.signs_in(PRIYA)
        await made.opens(f"/cases/{case.case_id}")
        yield made


async def entries(kit: DeskKit, author: Author = Author.CONTACT) -> list[Entry]:
    """Return what somebody said, oldest first."""
    return [entry for entry in await kit.store.transcript(CHAT) if entry.author is author]


async def read(kit: DeskKit) -> str:
    """Return the entry that staff have read to; empty when none."""
    found = await kit.store.presence.read_to(CHAT, Author.STAFF)
    return found.entry_id if found else ""


async def sees(worker: Worker, entry_id: str) -> None:
    """Give the page's sign that its person has this entry before them."""
    case = worker.path
    await worker.posts(f"{case}/seen", entry=entry_id)
    assert worker.status == 200
    await worker.opens(case)


async def test_what_the_holder_has_read_is_noted(kit: DeskKit, worker: Worker) -> None:
    """As far as they have come, and never back."""
    await kit.says("please hurry", CHAT, **WEB)
    first, second = await entries(kit)
    await sees(worker, second.entry_id)
    assert await read(kit) == second.entry_id
    await sees(worker, first.entry_id)
    assert await read(kit) == second.entry_id


@pytest.mark.parametrize("entry_id", ["", "x", "0-0", "9-0", "99999999999999-0", "1-0-0"])
async def test_only_the_contacts_own_words_can_be_read(
    kit: DeskKit, worker: Worker, entry_id: str
) -> None:
    """Not the bot's, and nothing that is not there: such a mark would hold for ever."""
    (said, *_) = await entries(kit, Author.BOT)
    for bad in (entry_id, said.entry_id):
        await sees(worker, bad)
    assert await read(kit) == ""


async def test_who_looks_without_having_the_case_reads_nothing(
    kit: DeskKit, worker: Worker
) -> None:
    """The contact is told of the person who can answer, and of nobody else."""
    await kit.staff(DAVE)
    (said,) = await entries(kit)
    other = await a_worker(kit, TestServer(kit.app()))
    async with other.client:
        await other.signs_in(DAVE)
        await other.opens(worker.path)
        assert "data-tells" not in other.page
        await sees(other, said.entry_id)
    assert await read(kit) == ""
    case = worker.path
    await worker.posts(f"{case}/release")
    await worker.opens(case)
    await sees(worker, said.entry_id)
    assert await read(kit) == ""


async def test_a_watched_screen_is_told_nothing(kit: DeskKit, worker: Worker) -> None:
    """Whoever looks over the contact's shoulder must not see that somebody reads."""
    assert "data-tells" in worker.page
    answer = {"kind": MessageKind.BUTTON, "payload": "safe_chat:no"}
    await kit.says("No", CHAT, **answer, **WEB)
    *_, last = await entries(kit)
    await worker.opens(worker.path)
    assert "data-tells" not in worker.page
    await sees(worker, last.entry_id)
    assert await read(kit) == ""


async def test_telegram_has_no_such_sign(kit: DeskKit) -> None:
    """Nothing is kept where no page could say it."""
    await kit.staff(PRIYA)
    case_id = await kit.danger()
    await claim.claim(kit.outside, case_id, PRIYA, cause="claim")
    case = await kit.store.case(case_id)
    assert case is not None
    worker = await a_worker(kit, TestServer(kit.app()))
    async with worker.client:
        await worker.signs_in(PRIYA)
        await worker.opens(f"/cases/{case_id}")
        (said, *_) = await kit.store.transcript(case.conversation_id)
        await sees(worker, said.entry_id)
    assert await kit.store.presence.read_to(case.conversation_id, Author.STAFF) is None
