"""The queue page, and the live feed behind every page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.conversation import ConversationState
from bot.casework.messages import Delivery, StaffName
from bot.casework.records import Change, Sent
from bot.casework.triage import Route, Tier
from bot.desk.moments import due_words, span
from bot.desk.queue_view import rows
from bot.flows import claim
from tests.edges.desk_kit import DeskKit, Stream, Worker, a_worker
from tests.fakes import START
from tests.makers import a_case, a_conversation
from tests.waiting import PATIENCE, until

PRIYA = StaffName("Priya Shah")
DAVE = StaffName("Dave Price")


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def worker(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return Priya, signed in."""
    await kit.staff(PRIYA)
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        yield await made.signs_in(PRIYA)


async def opened(kit: DeskKit, name: str, **fields: Any) -> None:
    """Put a case on the queue as it is."""
    case = a_case(name, **fields)
    waiting = ConversationState.WAITING
    conversation = replace(a_conversation(name), case_id=case.case_id, state=waiting)
    await kit.store.commit(Change(conversation=conversation, case=case))


async def test_an_empty_queue_is_calm_and_says_when_nobody_is_there(worker: Worker) -> None:
    """Nobody waits, and nobody is on shift: both are said."""
    await worker.opens("/")
    assert "Nobody is waiting" in worker.words
    assert "Nobody is on shift" in worker.words
    await worker.posts("/shift", on="yes")
    assert "You are on shift" in worker.words
    assert "Nobody is on shift." not in worker.words
    await worker.posts("/shift", on="no")
    assert "Nobody is on shift" in worker.words


async def test_the_most_urgent_and_longest_waiting_come_first(kit: DeskKit, worker: Worker) -> None:
    """The page keeps the queue's order: tier, then waiting time."""
    earlier, later = START - timedelta(minutes=9), START - timedelta(minutes=3)
    await opened(kit, "tg-1", tier=Tier.P3, route=Route.SCHOOL, waiting_since=earlier)
    await opened(kit, "tg-2", tier=Tier.P1, route=Route.MENTAL_HEALTH, waiting_since=later)
    await opened(kit, "tg-3", tier=Tier.P1, route=Route.VIOLENCE, waiting_since=earlier)
    page = await worker.opens("/")
    seen = page[page.index('<ol class="queue"') :]
    assert seen.index("Violence") < seen.index("Mental health") < seen.index("School")
    seen = worker.words
    assert "P1 Danger now" in seen
    assert "Waiting 9:00" in seen
    assert "Waiting 3:00" in seen


async def test_a_row_says_what_a_worker_needs_before_opening_it(
    kit: DeskKit, worker: Worker
) -> None:
    """Flags, reasons, channel, unread, overdue and who has it are all in words."""
    await opened(
        kit,
        "tg-1",
        waiting_since=START - timedelta(hours=2),
        due_at=START - timedelta(minutes=5),
        monitored=True,
        check=True,
        trouble="A reply could not be sent.",
        unread=3,
        reasons=("Says that someone is after them.", "Second reason."),
    )
    await opened(kit, "tg-2", route=Route.SCHOOL)
    await claim.claim(kit.outside, a_case("tg-2").case_id, DAVE, cause="dave")
    await worker.opens("/")
    for said in (
        "Says that someone is after them. +1 more",
        "Telegram",
        "3 unread",
        "Waiting 2 h 00 min",
        "overdue by 5:00",
        "Someone may be watching",
        "Check: may be a joke or a quote",
        "A reply could not be sent.",
        "With Dave Price",
    ):
        assert said in worker.words


async def test_parts_that_are_not_well_are_named_on_every_page(
    kit: DeskKit, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Staff learn from the desk that Rasa or the alerts are away."""
    monkeypatch.setattr("bot.desk.wellness.PATIENCE", PATIENCE)  # a page waits for the answer
    case_id = await kit.danger()
    kit.well.update({"rasa": False, "no-sink": False, "sink:email": False})
    for path in ("/", f"/cases/{case_id}"):
        await worker.opens(path)
        assert "Rasa is not answering" in worker.words
        assert "No alert sink is set up" in worker.words
        assert "Alerts by e-mail do not get through" in worker.words


async def test_a_slow_health_check_does_not_hold_up_a_page(kit: DeskKit, worker: Worker) -> None:
    """While a part takes its time to answer, the queue is drawn with what was known before."""

    async def away() -> bool:
        await worker.opens("/")
        return "Rasa is not answering" in worker.words

    async def well() -> bool:
        return not await away()

    kit.well["rasa"] = False
    await until(away)
    kit.answers_health = asyncio.Event()  # not yet
    kit.well["rasa"] = True
    async with asyncio.timeout(PATIENCE):
        assert await away()
    kit.answers_health.set()
    await until(well)


async def test_claiming_from_the_queue_opens_the_case(kit: DeskKit, worker: Worker) -> None:
    """One press takes the case and shows it."""
    case_id = await kit.danger()
    await worker.opens("/")
    await worker.posts(f"/cases/{case_id}/claim")
    assert worker.path == f"/cases/{case_id}"
    assert "You have this case" in worker.words


async def test_a_new_case_is_told_to_open_pages_at_once(kit: DeskKit, worker: Worker) -> None:
    """A page that is open hears of a case without asking."""
    kit.poll_seconds = 60  # so that only the event can tell
    app = await a_worker(kit, TestServer(kit.app()))
    async with app.client:
        await app.signs_in(PRIYA)
        async with app.client.get("/live") as answer:
            stream = Stream(answer)
            first = await stream.next("changed")
            await kit.danger()
            assert await stream.next("changed") != first


async def test_a_change_without_an_event_is_found_by_looking(kit: DeskKit, worker: Worker) -> None:
    """When the news of a change is lost, the page still hears of it."""
    async with worker.client.get("/live") as answer:
        stream = Stream(answer)
        first = await stream.next("changed")
        kit.well["rasa"] = False  # nothing announces this
        assert await stream.next("changed") != first


async def test_a_page_that_comes_back_hears_what_it_missed(kit: DeskKit, worker: Worker) -> None:
    """After a lost connection the stream starts with the change, and is silent without one."""
    page = await worker.opens("/")
    seen = page.split('data-version="')[1].split('"')[0]
    async with worker.client.get("/live", params={"seen": seen}) as answer:
        assert await Stream(answer).next("beat") == ""
    await kit.danger()
    async with worker.client.get("/live", params={"seen": seen}) as answer:
        assert await Stream(answer).next("changed") != seen


async def test_the_stream_lives_through_a_store_that_goes_and_comes(
    kit: DeskKit, worker: Worker
) -> None:
    """With the store away the page is told, and told again when it is back."""
    async with worker.client.get("/live") as answer:
        stream = Stream(answer)
        await stream.next("changed")
        kit.store.away = True
        assert await stream.next("changed") == "away"
        kit.store.away = False
        assert await stream.next("changed") not in ("", "away")


async def test_signing_out_ends_every_open_stream(kit: DeskKit, worker: Worker) -> None:
    """A second tab learns that its person has signed out."""
    async with worker.client.get("/live") as answer:
        stream = Stream(answer)
        await stream.next("changed")
        await worker.opens("/")
        await worker.posts("/sign-out")
        await kit.danger()
        await stream.next("signed-out")


async def test_what_was_sent_changes_the_case_page(kit: DeskKit, worker: Worker) -> None:
    """A delivery is news for the case's page."""
    case_id = await kit.danger()
    async with worker.client.get(f"/cases/{case_id}/live") as answer:
        stream = Stream(answer)
        first = await stream.next("changed")
        reply = kit.store.outbound[-1]
        await kit.store.delivered(reply, Sent(Delivery.SENT), kit.clock.now())
        assert await stream.next("changed") != first


async def test_closing_the_desk_does_not_wait_for_open_pages(kit: DeskKit) -> None:
    """A restart ends the streams at once instead of waiting for browsers."""
    await kit.staff(PRIYA)
    other = await a_worker(kit, TestServer(kit.app()))
    await other.client.start_server()
    await other.signs_in(PRIYA)
    answer = await other.client.get("/live")
    await Stream(answer).next("changed")
    async with asyncio.timeout(PATIENCE):
        await other.client.server.close()
    answer.close()
    await other.client.session.close()


@given(st.integers(min_value=-10_000, max_value=10_000_000))
def test_every_length_of_time_can_be_read(seconds: int) -> None:
    """A span never shows a minus or 60 seconds, and overdue begins exactly at the due time."""
    said = span(timedelta(seconds=seconds))
    assert "-" not in said
    assert ":60" not in said
    words = due_words(START + timedelta(seconds=seconds), START)
    assert words.startswith("overdue" if seconds <= 0 else "due in")


def test_ticking_alone_changes_nothing() -> None:
    """The queue's version stands still while only time passes, and moves when a case is due."""
    case = a_case()
    before = rows((case,), PRIYA, START)
    assert rows((case,), PRIYA, START + timedelta(minutes=1)) == before
    assert rows((case,), PRIYA, START + timedelta(hours=1)) != before


async def test_a_row_says_first_what_raised_the_case(kit: DeskKit, worker: Worker) -> None:
    """Who chooses what to claim reads of the machete, not of the control before it."""
    await kit.says("my boyfriend goes through my phone and wont let me see my mates")
    await kit.says("theyre outside mine with a machete")
    await worker.opens("/")
    before, _, after = worker.words.partition("(word rule)")
    assert "outside mine" in before
    assert "goes through my phone" not in before
    assert after
