"""What every store promises, in memory and in a real Redis of every kind alike."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from bot.casework.cases import CaseState, Claim, Outcome
from bot.casework.conversation import Unassessed
from bot.casework.errors import AlreadyHandled, Conflict
from bot.casework.messages import CaseId, ConversationId, Delivery, MessageId, StaffName
from bot.casework.records import AT_ONCE, AlertKind, Author, Change, Sent
from bot.casework.triage import Tier
from bot.channels.webchat_view import ready
from bot.stores.memory import MemoryStore
from tests.fakes import START, FakeClock
from tests.makers import a_case, a_conversation, a_message, a_reply, an_entry, the_entry_of

CONVERSATION = ConversationId("telegram:7")
SARA, TOM = StaffName("Sara"), StaffName("Tom")


@dataclass
class Book:
    """The stores under test, and how to see what waits on the streams."""

    inbox: Any
    casebook: Any
    deliveries: Any
    roster: Any
    events: Any
    whole: Any

    async def waiting(self, name: str) -> list[Any]:
        """Return what waits on the stream `name`, oldest first."""
        if isinstance(self.whole, MemoryStore):
            return list(getattr(self.whole, name))
        stream = getattr(self.whole, name)
        rows = []
        for partition in self.whole.shelf.partitions.all():
            for entry_id, fields in await self.whole.redis.xrange(stream._key(partition)):
                rows.append(stream._hop(partition, entry_id, fields, 1).item)
        return rows


# How each real store is opened: one Redis, a Sentinel trio, a cluster of three.
REAL = {"redis": "stores", "sentinel": "sentinel_stores", "cluster": "cluster_stores"}


@pytest.fixture(params=["memory", *REAL])
def book(request: pytest.FixtureRequest, clock: FakeClock) -> Iterator[Book]:
    """Return each kind of store in turn."""
    if request.param == "memory":
        one = MemoryStore(clock=clock)
        yield Book(one, one, one, one, one, one)
    else:
        many = request.getfixturevalue(REAL[request.param])
        yield Book(many.inbox, many.casebook, many.deliveries, many.roster, many.events, many)


async def test_a_message_is_stored_once_however_often_it_comes(book: Book) -> None:
    """A redelivery changes nothing."""
    assert await book.inbox.add(a_message(1))
    assert not await book.inbox.add(a_message(1))
    assert await book.inbox.add(a_message(2))
    assert [m.text for m in await book.waiting("inbound")] == ["hello 1", "hello 2"]


async def test_what_is_stored_is_read_back_whole_with_its_revision(book: Book) -> None:
    """A conversation and its case come back as they were, one revision on."""
    conversation = a_conversation(slots=(("area", "Coventry"),), age=13)
    case = a_case(claim=Claim(SARA, START, START + timedelta(minutes=10)), state=CaseState.CLAIMED)
    await book.casebook.commit(Change(conversation=conversation, case=case))
    assert await book.casebook.conversation(CONVERSATION) == replace(conversation, revision=1)
    assert await book.casebook.case(case.case_id) == replace(case, revision=1)


async def test_what_was_never_stored_is_none(book: Book) -> None:
    """Unknown ids are no error."""
    assert await book.casebook.conversation(CONVERSATION) is None
    assert await book.casebook.case(CaseId("telegram:7.none")) is None
    assert await book.casebook.transcript(CONVERSATION) == ()


@pytest.mark.parametrize("stale", ["conversation", "case"])
async def test_a_change_to_something_that_moved_on_stores_nothing(book: Book, stale: str) -> None:
    """Conflict: not a line, not a reply, not a mark of it is kept."""
    conversation, case = a_conversation(), a_case()
    await book.casebook.commit(Change(conversation=conversation, case=case))
    fresh = {"conversation": replace(conversation, revision=1), "case": replace(case, revision=1)}
    fresh[stale] = replace(fresh[stale], revision=0)  # type: ignore[type-var]
    change = Change(
        **fresh,  # type: ignore[arg-type]
        entries=(an_entry("lost"),),
        replies=(a_reply(),),
        handled=MessageId("m1"),
    )
    with pytest.raises(Conflict):
        await book.casebook.commit(change)
    assert await book.casebook.transcript(CONVERSATION) == ()
    assert await book.waiting("outbound") == []
    await book.casebook.commit(Change(entries=(an_entry("kept"),), handled=MessageId("m1")))


async def test_a_message_is_handled_once(book: Book) -> None:
    """The second change for the same message raises AlreadyHandled and stores nothing."""
    first = Change(
        conversation=a_conversation(), entries=(an_entry("one"),), handled=MessageId("m")
    )
    await book.casebook.commit(first)
    again = replace(first, conversation=a_conversation(revision=1))
    with pytest.raises(AlreadyHandled):
        await book.casebook.commit(again)
    with pytest.raises(AlreadyHandled):  # also where a conflict would be found
        await book.casebook.commit(first)
    assert len(await book.casebook.transcript(CONVERSATION)) == 1


async def test_of_many_who_change_the_same_case_at_once_one_wins(book: Book) -> None:
    """Compare-and-set: twenty claims, one taken."""
    await book.casebook.commit(Change(case=a_case()))
    case = await book.casebook.case(a_case().case_id)

    async def take(number: int) -> bool:
        claim = Claim(StaffName(f"staff {number}"), START, START + timedelta(minutes=10))
        try:
            await book.casebook.commit(Change(case=replace(case, claim=claim)))
        except Conflict:
            return False
        return True

    assert sum(await asyncio.gather(*(take(n) for n in range(20)))) == 1


async def test_the_transcript_keeps_order_and_goes_on_after_an_entry(book: Book) -> None:
    """Pages of a transcript join without a gap or a repeat."""
    lines = tuple(an_entry(f"line {n}") for n in range(7))
    await book.casebook.commit(Change(entries=lines))
    first = await book.casebook.transcript(CONVERSATION, limit=3)
    rest = await book.casebook.transcript(CONVERSATION, after=first[-1].entry_id)
    assert [e.text for e in (*first, *rest)] == [f"line {n}" for n in range(7)]
    assert len({e.entry_id for e in (*first, *rest)}) == 7


async def test_the_queue_is_ordered_by_tier_then_longest_waiting(book: Book) -> None:
    """Open cases in queue order; closed ones are gone from it and kept among all."""
    for name, tier, minutes in (("a", "P3", 0), ("b", "P1", 2), ("c", "P1", 1), ("d", "P2", 0)):
        await book.casebook.commit(
            Change(
                case=a_case(
                    f"telegram:{name}",
                    tier=Tier(tier),
                    waiting_since=START + timedelta(minutes=minutes),
                    opened_at=START + timedelta(minutes=minutes),
                )
            )
        )
    gone = await book.casebook.case(CaseId("telegram:d.c1"))
    closed = replace(gone, state=CaseState.CLOSED, outcome=Outcome.REFERRED)
    await book.casebook.commit(Change(case=closed))
    queue = [c.conversation_id for c in await book.casebook.open_cases()]
    assert queue == ["telegram:c", "telegram:b", "telegram:a"]
    every = await book.casebook.all_cases()
    assert len(every) == 4
    assert [c.conversation_id for c in every[:2]] == ["telegram:b", "telegram:c"]


async def test_conversations_read_without_the_model_are_found_until_read_again(
    book: Book,
) -> None:
    """The index of what the model is yet to read follows the conversations."""
    unread = (Unassessed(MessageId("m"), "words"),)
    await book.casebook.commit(Change(conversation=a_conversation(unassessed=unread)))
    assert await book.casebook.unassessed() == (CONVERSATION,)
    await book.casebook.commit(Change(conversation=a_conversation(revision=1)))
    assert await book.casebook.unassessed() == ()


async def test_cases_are_found_when_something_falls_due_on_them(book: Book) -> None:
    """An unclaimed P2 falls due at its due time, a claim when its lease runs out."""
    case = a_case()
    await book.casebook.commit(Change(case=case))
    assert await book.casebook.due_cases(case.due_at - timedelta(seconds=1)) == ()
    assert len(await book.casebook.due_cases(case.due_at)) == 1
    lease = START + timedelta(hours=2)
    claimed = replace(case, state=CaseState.CLAIMED, claim=Claim(SARA, START, lease), revision=1)
    await book.casebook.commit(Change(case=claimed))
    assert await book.casebook.due_cases(lease - timedelta(seconds=1)) == ()
    assert len(await book.casebook.due_cases(lease)) == 1


async def test_a_reply_is_queued_until_it_is_delivered(book: Book) -> None:
    """The transcript says what became of a reply, and in which words it went."""
    reply = a_reply(text="careful words", text_if_told="A worker has been told.")
    await book.casebook.commit(Change(entries=(the_entry_of(reply),), replies=(reply,)))
    (entry,) = await book.casebook.transcript(CONVERSATION)
    assert entry.delivery is Delivery.QUEUED
    assert await book.waiting("outbound") == [reply]
    said = replace(reply, text=reply.text_if_told, text_if_told="")
    await book.casebook.delivered(said, Sent(Delivery.SENT, "tg:55"), START)
    (entry,) = await book.casebook.transcript(CONVERSATION)
    assert (entry.delivery, entry.text, entry.channel_ref) == (
        Delivery.SENT,
        "A worker has been told.",
        "tg:55",
    )
    assert await book.deliveries.delivery(reply) is Delivery.SENT


async def test_what_a_channel_said_at_once_holds_up_nothing_behind_it(book: Book) -> None:
    """The help of an outage: no record of its send will come, and pages go on past it."""
    said = an_entry("Ring 999 now.", author=Author.BOT, ref=f"{AT_ONCE}telegram:7:0")
    await book.casebook.commit(Change(entries=(said, an_entry("thanks"))))
    entries = await book.casebook.transcript(CONVERSATION)
    assert entries[0].delivery is Delivery.UNCONFIRMED
    assert ready(entries, "").entries == entries


async def test_a_send_that_began_and_was_never_recorded_is_known(book: Book) -> None:
    """After a crash between send and record the next worker learns that it may have been sent."""
    reply = a_reply()
    assert not await book.deliveries.attempted(reply)
    assert await book.deliveries.attempted(reply)
    await book.casebook.delivered(reply, Sent(Delivery.SENT), START)
    assert not await book.deliveries.attempted(reply)


@pytest.mark.parametrize("how", [Delivery.FAILED, Delivery.BLOCKED, Delivery.UNCONFIRMED])
async def test_a_failed_send_shows_on_the_open_case_and_alarms(book: Book, how: Delivery) -> None:
    """In an open P2 a reply that did not arrive is trouble on the case, and an alert, once."""
    case, reply = a_case(), a_reply(case_id=a_case().case_id)
    await book.casebook.commit(Change(case=case, replies=(reply,)))
    for _ in range(2):
        await book.casebook.delivered(reply, Sent(how), START)
    kept = await book.casebook.case(case.case_id)
    assert kept.trouble
    assert [alert.kind for alert in await book.waiting("alerts")] == [AlertKind.SEND_FAILED]


async def test_a_failed_send_in_a_calm_case_alarms_nobody(book: Book) -> None:
    """In a P3 the trouble shows on the case alone; a closed case stays as it was."""
    reply = a_reply(case_id=a_case().case_id)
    await book.casebook.commit(Change(case=a_case(tier=Tier.P3)))
    await book.casebook.delivered(reply, Sent(Delivery.FAILED), START)
    kept = await book.casebook.case(a_case().case_id)
    assert kept.trouble
    assert await book.waiting("alerts") == []
    await book.casebook.commit(Change(case=replace(kept, state=CaseState.CLOSED, trouble="")))
    await book.casebook.delivered(a_reply(2, case_id=kept.case_id), Sent(Delivery.FAILED), START)
    assert (await book.casebook.case(kept.case_id)).trouble == ""


async def test_entries_are_found_by_the_channels_own_name(book: Book) -> None:
    """A later edit finds the message that it changes, and a reply its own line."""
    reply = a_reply()
    lines = (an_entry("first", channel_ref="tg:54"), the_entry_of(reply))
    await book.casebook.commit(Change(entries=lines, replies=(reply,)))
    await book.casebook.delivered(reply, Sent(Delivery.SENT, "tg:55"), START)
    first, second = await book.casebook.transcript(CONVERSATION)
    assert await book.casebook.entry_of(CONVERSATION, "tg:54") == first.entry_id
    assert await book.casebook.entry_of(CONVERSATION, "tg:55") == second.entry_id
    assert await book.casebook.entry_of(CONVERSATION, "tg:99") is None


async def test_staff_read_when_they_were_told_of_a_case(book: Book) -> None:
    """A told mark is kept with the case and outlives later changes to it."""
    case = a_case()
    await book.casebook.commit(Change(case=case))
    assert not await book.deliveries.told(case.case_id)
    await book.deliveries.mark_told(case.case_id, START)
    assert await book.deliveries.told(case.case_id)
    kept = await book.casebook.case(case.case_id)
    assert kept.told_at == START
    await book.casebook.commit(Change(case=replace(kept, unread=2)))
    assert (await book.casebook.case(case.case_id)).told_at == START


async def test_being_told_of_a_concern_is_not_being_told_of_danger(book: Book) -> None:
    """A case that rose counts as told only when an alert of its new tier was confirmed."""
    case_id = a_case().case_id
    await book.deliveries.mark_told(case_id, START, Tier.P3)
    assert await book.deliveries.told(case_id, Tier.P3)
    assert not await book.deliveries.told(case_id, Tier.P1)
    await book.deliveries.mark_told(case_id, START, Tier.P1)
    assert await book.deliveries.told(case_id, Tier.P2)


async def test_the_roster_says_who_is_on_shift_longest_first(book: Book) -> None:
    """Going on twice keeps the first time; going off is at once."""
    await book.roster.shift_on(TOM, START + timedelta(hours=1))
    await book.roster.shift_on(SARA, START)
    await book.roster.shift_on(SARA, START + timedelta(hours=2))
    assert await book.roster.shifts() == ((SARA, START), (TOM, START + timedelta(hours=1)))
    await book.roster.shift_off(SARA)
    assert await book.roster.on_shift() == (TOM,)


async def test_open_pages_hear_of_changes(book: Book) -> None:
    """A commit is news of its conversation and its case."""
    heard: list[str] = []
    news = book.events.listen()

    async def listen() -> None:
        async for changed in news:
            heard.append(changed)
            if len(set(heard)) == 2:
                return

    listening = asyncio.ensure_future(listen())
    async with asyncio.timeout(5):
        number = 0
        while not listening.done():  # until the subscription stands
            conversation = a_conversation(revision=number)
            await book.casebook.commit(
                Change(conversation=conversation, case=a_case(revision=number))
            )
            number += 1
            await asyncio.sleep(0)
    assert set(heard) == {CONVERSATION, a_case().case_id}
    await news.aclose()


async def test_system_lines_have_no_delivery(book: Book) -> None:
    """Only replies are delivered."""
    lines = (an_entry("theirs"), an_entry("happened", author=Author.SYSTEM))
    await book.casebook.commit(Change(entries=lines))
    assert [e.delivery for e in await book.casebook.transcript(CONVERSATION)] == [None, None]
