"""The desk over a real Redis: what a worker sees is what the stores hold."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from aiohttp.test_utils import TestServer

from bot.casework.messages import StaffName
from bot.casework.records import Change
from bot.desk.accounts import Accounts
from bot.desk.app import desk_app
from bot.desk.audit_store import RedisChain
from bot.desk.audit_trail import AuditTrail
from bot.desk.drawer import RedisDrawer
from bot.flows.receive import receive
from bot.stores.redis_stores import RedisStores
from tests.edges.desk_kit import AUDIT_KEY, MACHETE, PASSWORD, QUICK, DeskKit, Stream, a_worker
from tests.makers import a_case, a_conversation, a_message

PRIYA = StaffName("Priya Shah")


async def well() -> dict[str, bool]:
    """Every part is well."""
    return {"redis": True}


async def test_a_whole_case_over_a_real_redis(stores: RedisStores) -> None:
    """Sign in, hear of a P1 from Redis itself, claim, reply, fill in the checklist, close."""
    kit = DeskKit(poll_seconds=3600)  # so that only Redis's own news can tell in time
    outside = replace(kit.outside, casebook=stores.casebook, roster=stores.roster)
    drawer = RedisDrawer(stores.redis)
    accounts = Accounts(drawer, kit.clock, QUICK)
    chain = RedisChain(stores.redis, stores.shelf.codec)
    once = await accounts.first_run()
    assert once
    app = desk_app(
        outside=outside,
        events=stores.events,
        shifts=stores.roster,
        drawer=drawer,
        secret=b"a secret of the tests, 32 bytes long",
        health=well,
        audit=AuditTrail(chain, kit.heads, kit.clock, AUDIT_KEY),
        tallies=stores.tallies,
        poll_seconds=3600,
        hasher=QUICK,
    )
    worker = await a_worker(kit, TestServer(app))
    async with worker.client:
        await worker.signs_in("admin", once)
        await worker.posts("/password", shown=PRIYA, password=PASSWORD, again=PASSWORD)
        await worker.posts("/shift", on="yes")
        assert await stores.roster.on_shift() == (PRIYA,)
        async with worker.client.get("/live") as answer:
            stream = Stream(answer)
            await stream.next("changed")
            while not await stores.redis.pubsub_channels():  # noqa: ASYNC110 - Redis tells nobody
                await asyncio.sleep(0)
            await receive(outside, a_message(1, text=MACHETE))
            await stream.next("changed")
        (case,) = await stores.casebook.open_cases()
        where = f"/cases/{case.case_id}"
        await worker.opens("/")
        assert "P1 Danger now" in worker.words
        await worker.posts(f"{where}/claim")
        assert "You have this case" in worker.words
        await worker.posts(f"{where}/reply", text="Are you inside?")
        assert "Are you inside?" in worker.words
        await worker.posts(f"{where}/note", text="Mum is with him.")
        await worker.posts(f"{where}/checklist", called="yes", at="10:01", who="mum", detail="")
        await worker.posts(
            f"{where}/close",
            outcome="emergency_services",
            done="Police took over.",
            alone="Alone on shift.",
        )
        assert "Case closed" in worker.words
    closed = await stores.casebook.case(case.case_id)
    assert closed
    assert not closed.open


async def test_two_hundred_cases_are_drawn_in_time(stores: RedisStores) -> None:
    """A full queue is drawn well within the half second that staff are promised."""
    kit = DeskKit()
    for number in range(200):
        name = f"telegram:{number}"
        case = a_case(name, unread=1)
        conversation = replace(a_conversation(name), case_id=case.case_id)
        await stores.casebook.commit(Change(conversation=conversation, case=case))
    kit.outside = replace(kit.outside, casebook=stores.casebook)
    await kit.staff(PRIYA)
    worker = await a_worker(kit, TestServer(kit.app()))
    async with worker.client:
        await worker.signs_in(PRIYA)
        took = []
        for _ in range(5):
            began = time.process_time()  # not the clock: others may use the machine
            page = await worker.opens("/")
            took.append(time.process_time() - began)
        assert page.count('<li class="row') == 200
        assert min(took) < 0.5, took
