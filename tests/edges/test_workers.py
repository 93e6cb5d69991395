"""A whole worker on a real Redis: what falls due is chased once, and danger goes all the way."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.casework.messages import (
    Channel,
    ConversationId,
    MessageId,
    StaffName,
)
from bot.casework.records import Change
from bot.casework.triage import Tier
from bot.ports import Outside
from bot.stores.redis_stores import RedisStores
from bot.workers.overdue import Overdue
from bot.workers.runner import run_worker
from tests.edges.workers_kit import MACHETE, FakeSender, FakeSink, directory, link, outside
from tests.fakes import START, FakeClock
from tests.makers import a_case, a_conversation, a_message
from tests.waiting import until

__all__ = ["directory", "outside"]


async def test_what_falls_due_is_chased_by_one_worker_alone(
    outside: Outside, stores: RedisStores, clock: FakeClock
) -> None:
    """An unclaimed P2 alerts once when its time has passed, however many workers look."""
    await stores.casebook.commit(Change(conversation=a_conversation(), case=a_case()))
    lookers = [Overdue(outside, stores.casebook, stores.leases, name) for name in "ab"]
    for _ in range(2):
        for looker in lookers:
            await looker.look()
    assert await stores.alerts.backlog() == 0
    clock.moves(minutes=31)
    for _ in range(3):
        for looker in lookers:
            await looker.look()
    assert await stores.alerts.backlog() == 1


async def test_conversations_are_read_again_until_the_model_is_still_away(
    outside: Outside, stores: RedisStores
) -> None:
    """When the first answers show that it is away the rest wait for the next look."""
    from bot.casework.conversation import Unassessed

    unread = (Unassessed(MessageId("m"), "words"),)
    for number in range(30):
        name = f"telegram:{number}"
        await stores.casebook.commit(Change(conversation=a_conversation(name, unassessed=unread)))
    asked: list[str] = []

    async def reassess(_: Outside, conversation_id: ConversationId) -> bool:
        asked.append(conversation_id)
        return False

    looker = Overdue(outside, stores.casebook, stores.leases, "a", reassess=reassess)
    await looker.look()
    assert len(asked) == 8


async def test_one_case_that_breaks_keeps_no_other_from_being_chased(
    outside: Outside, stores: RedisStores, clock: FakeClock
) -> None:
    """The error is said, the next case is looked at."""
    for name in ("telegram:1", "telegram:2"):
        await stores.casebook.commit(Change(case=a_case(name)))
    clock.moves(hours=5)
    seen: list[str] = []

    async def chase(_: Outside, case: Any) -> bool:
        seen.append(case.case_id)
        raise LookupError(case.case_id)

    await Overdue(outside, stores.casebook, stores.leases, "a", chase=chase).look()
    assert len(seen) == 2


async def test_a_whole_worker_answers_danger_tells_staff_and_stops_cleanly(
    outside: Outside, stores: RedisStores
) -> None:
    """From the inbound stream to the sender, the queue and the sinks, with the model away."""
    sender, sink, stop = FakeSender(), FakeSink(), asyncio.Event()
    await stores.roster.shift_on(StaffName("Sara"), START)
    await stores.inbox.add(a_message(text=MACHETE))
    running = asyncio.ensure_future(
        run_worker(
            outside,
            stores,
            {Channel.TELEGRAM: sender},
            [sink],
            stop,
            partitions=16,
            link=link,
        )
    )
    await until(lambda: bool(sender.sent and sink.told))
    stop.set()
    await running
    (case,) = await stores.casebook.open_cases()
    assert case.tier is Tier.P1
    assert "999" in sender.sent[0].text
    assert case.told_at is not None
    assert await stores.leases.alive() == ()
    assert await stores.redis.keys("*:lease") == []


async def test_a_worker_whose_part_breaks_ends_with_its_error(
    outside: Outside, stores: RedisStores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not go on half dead: what runs it starts it again."""

    async def breaks(*_: Any) -> None:
        raise LookupError("a bug")

    monkeypatch.setattr(Overdue, "run", breaks)
    with pytest.raises(LookupError):
        await run_worker(outside, stores, {}, [], asyncio.Event(), partitions=16, link=link)
