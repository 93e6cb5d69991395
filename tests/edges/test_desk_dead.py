"""The desk's page of dead entries: what was given up, without words; try again, or seen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp.test_utils import TestServer

from bot.casework.messages import ConversationId
from bot.casework.records import Change
from bot.desk.app import desk_app
from bot.flows.set_aside import set_aside
from bot.stores.redis_stores import RedisStores
from tests.edges.desk_kit import QUICK, SECRET, DeskKit, Worker, a_worker
from tests.makers import a_conversation, a_message

CONVERSATION = ConversationId("telegram:7")
WORDS = "words that nobody should see here"


@pytest.fixture
async def worker(stores: RedisStores) -> AsyncIterator[Worker]:
    """Yield a member of staff at a desk over a real Redis, signed in."""
    kit = DeskKit()
    outside = replace(kit.outside, casebook=stores.casebook, roster=stores.roster)

    async def well() -> dict[str, bool]:
        return {"redis": True}

    app = desk_app(
        outside=outside,
        events=stores.events,
        shifts=stores.roster,
        drawer=kit.drawer,
        secret=SECRET,
        health=well,
        audit=kit.audit(),
        hasher=QUICK,
        dead=stores.dead,
    )
    kit.outside = outside
    made = await a_worker(kit, TestServer(app))
    async with made.client:
        await made.signs_in(await kit.staff("Priya Shah"))
        yield made


async def give_up(stores: RedisStores) -> str:
    """Let a message be given up; return its name among the dead."""
    await stores.inbox.add(a_message(1, text=WORDS))
    partition = stores.shelf.partitions.of(CONVERSATION)
    await stores.inbound.prepare(partition)
    [hop] = await stores.inbound.fresh([partition])
    await stores.inbound.bury(hop, "ZeroDivisionError", DeskKit().clock.now())
    [entry] = await stores.dead.entries()
    return entry.dead_id


async def test_nothing_given_up_is_said_so(worker: Worker) -> None:
    """An empty page is good news, in words."""
    await worker.opens("/dead")
    assert worker.status == 200
    assert "Nothing was given up" in worker.words


async def test_the_list_says_what_went_wrong_and_never_the_words(
    worker: Worker, stores: RedisStores
) -> None:
    """Stream, error class, conversation, how often; and the way to the case, if there is one."""
    await give_up(stores)
    await worker.opens("/dead")
    for wanted in ("A contact's message", "ZeroDivisionError", CONVERSATION, "handed out 1 time"):
        assert wanted in worker.words
    assert "Open its case" not in worker.words
    assert WORDS not in worker.page
    await stores.casebook.commit(Change(conversation=a_conversation()))
    await set_aside(worker.kit.outside, a_message(2, text=WORDS), why="ZeroDivisionError")
    await worker.opens("/dead")
    [case] = await stores.casebook.open_cases()
    assert f'href="/cases/{case.case_id.replace(":", "%3A")}"' in worker.page
    assert WORDS not in worker.page
    await worker.opens(f"/cases/{case.case_id}")
    assert WORDS in worker.words


async def test_try_again_puts_it_back_once(worker: Worker, stores: RedisStores) -> None:
    """A second press finds nothing, and says so; the record of both is kept."""
    dead_id = await give_up(stores)
    await worker.opens("/dead")
    await worker.posts(f"/dead/{dead_id}/replay")
    assert "back on its way" in worker.words
    assert (await stores.inbound.backlog(), await stores.inbound.dead()) == (1, 0)
    await worker.posts(f"/dead/{dead_id}/replay")
    assert "not there any more" in worker.words
    assert await stores.inbound.backlog() == 1


async def test_seen_is_written_beside_it(worker: Worker, stores: RedisStores) -> None:
    """It stays, with who has looked and when, and asks no more."""
    dead_id = await give_up(stores)
    await worker.opens("/dead")
    await worker.posts(f"/dead/{dead_id}/seen")
    assert "Seen by Priya Shah" in worker.words
    assert "0 not seen" in worker.words
    assert "/seen" not in worker.page.replace("?said=seen", "")


async def test_without_its_token_nothing_moves(worker: Worker, stores: RedisStores) -> None:
    """Another site cannot press the buttons; an address alone does nothing."""
    dead_id = await give_up(stores)
    answer = await worker.client.post(f"/dead/{dead_id}/replay", data={"csrf": "wrong"})
    assert answer.status == 403
    await worker.opens(f"/dead/{dead_id}/replay")
    assert worker.path == "/dead"
    assert await stores.inbound.dead() == 1


async def test_nobody_looks_without_signing_in(stores: RedisStores, worker: Worker) -> None:
    """The page is behind the same door as the queue."""
    worker.client.session.cookie_jar.clear()
    await worker.opens("/dead")
    assert worker.path == "/sign-in"
