"""What every store promises of replies: queued, sent, failed, found again, told to staff."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework.cases import CaseState
from bot.casework.messages import Delivery
from bot.casework.records import AT_ONCE, AlertKind, Author, Change, Sent
from bot.casework.triage import Tier
from bot.channels.webchat_view import ready
from tests.edges.stores_book import CONVERSATION, Book, book
from tests.fakes import START
from tests.makers import a_case, a_reply, an_entry, the_entry_of

__all__ = ["book"]


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
