"""What every store promises, in memory and in a real Redis of every kind alike."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.casework.cases import CaseState, Claim, Outcome
from bot.casework.conversation import Unassessed
from bot.casework.errors import AlreadyHandled, Conflict
from bot.casework.messages import CaseId, MessageId, StaffName
from bot.casework.records import Author, Change
from bot.casework.triage import Tier
from tests.edges.stores_book import CONVERSATION, SARA, TOM, Book, book
from tests.fakes import START
from tests.makers import a_case, a_conversation, a_message, a_reply, an_entry
from tests.waiting import PATIENCE

__all__ = ["book"]


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
    async with asyncio.timeout(PATIENCE):
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
