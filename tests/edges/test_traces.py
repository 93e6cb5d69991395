"""Traces: one for a message's whole way, over processes, and never a word of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bot.casework.messages import Delivery, StaffName
from bot.casework.records import Sent
from bot.casework.triage import Route, Tier, Unavailable
from bot.flows.claim import claim
from bot.flows.relay import from_staff
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from bot.traces import Hop, Span, Trace
from tests.collector import Collector, Taken, collecting
from tests.edges.traces_kit import (
    READ,
    SECRET,
    WHOLE_WAY,
    WORDS,
    Sink,
    a_process,
    a_way,
    worked_off,
)
from tests.edges.workers_kit import FakeSender
from tests.fakes import START, FakeRasa
from tests.makers import a_message


async def test_a_whole_way_is_one_trace_over_two_processes(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path
) -> None:
    """Each hop once, all under the first, with nothing of it stored beside the message."""
    async with collecting() as collector:
        await a_way(redis_server, tmp_path, collector, a_message(1, text=WORDS))
    spans = {span.name: span for span in collector.spans}
    assert Counter(span.name for span in collector.spans) == Counter(hop.value for hop in WHOLE_WAY)
    assert len({span.trace_id for span in spans.values()}) == 1
    first, asked = spans[Hop.TAKEN_IN.value], spans[Hop.ASSESSED.value]
    assert first.parent == ""
    assert spans[Hop.ACTION.value].parent == asked.span_id
    others = [s for s in spans.values() if s.name not in (Hop.TAKEN_IN.value, Hop.ACTION.value)]
    assert {span.parent for span in others} == {first.span_id}
    assert {span.resource["waymark.part"] for span in (first, spans[Hop.STORED.value])} == {"web"}
    assert {span.resource["waymark.part"] for span in others if span.name != Hop.STORED.value} == {
        "worker"
    }
    assert all(span.began_ns <= span.ended_ns for span in spans.values())
    assert spans[Hop.ACTION.value].began_ns >= asked.began_ns


async def test_spans_say_ids_tiers_outcomes_and_partitions(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path
) -> None:
    """What a person needs to find a message and to see where its time went."""
    async with collecting() as collector:
        await a_way(redis_server, tmp_path, collector, a_message(1, text=WORDS))
    spans = {span.name: span.attributes for span in collector.spans}
    (case,) = await stores.casebook.open_cases()
    partition = stores.shelf.partitions.of(case.conversation_id)
    assert spans[Hop.TAKEN_IN.value]["waymark.outcome"] == "stored"
    assert spans[Hop.STORED.value]["waymark.partition"] == partition
    assert spans[Hop.SCREENED.value]["waymark.tier"] == "P1"
    assert spans[Hop.ASSESSED.value]["waymark.outcome"] == "understood"
    assert spans[Hop.OPENED.value]["waymark.case_id"] == case.case_id
    assert spans[Hop.RECORDED.value]["waymark.reply_id"] == "telegram:7:1:0"
    assert spans[Hop.HANDLED.value]["waymark.deliveries"] == 1
    assert spans[Hop.SENT.value]["waymark.outcome"] == "sent"
    assert spans[Hop.TOLD.value] | {"waymark.seconds": 0} == {
        "waymark.conversation_id": "telegram:7",
        "waymark.message_id": "telegram:7:1",
        "waymark.case_id": case.case_id,
        "waymark.tier": "P1",
        "waymark.outcome": "confirmed",
        "waymark.sink": "phone",
        "waymark.seconds": 0,
    }
    assert all(
        span["waymark.channel"] == "telegram" for n, span in spans.items() if n != Hop.TOLD.value
    )


def texts_of(span: Taken) -> list[str]:
    """Return every text of a span, names too."""
    both = {**span.attributes, **span.resource}
    return [span.name, *both, *(str(value) for value in both.values())]


async def test_no_word_of_a_contact_is_in_any_trace(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path
) -> None:
    """A secret in every text that a message has, and in all that Rasa made of it: found nowhere."""
    message = a_message(
        1,
        text=WORDS,
        quoted=f"he said {SECRET}",
        payload=SECRET,
        attachment=SECRET,
        location=(52.48142, -1.89983),
        channel_ref=SECRET,
        address="7700900123",
    )
    async with collecting() as collector:
        await a_way(redis_server, tmp_path, collector, message)
        async with a_process("desk", redis_server, tmp_path, collector.url) as core:
            (case,) = await stores.casebook.open_cases()
            staff = StaffName(f"Priya {SECRET}")
            await claim(core.outside, case.case_id, staff, cause="press-1")
            await from_staff(core.outside, case.case_id, staff, f"hi {SECRET}", cause="press-2")
    assert {span.name for span in collector.spans} >= {hop.value for hop in WHOLE_WAY}
    kept = " ".join(line.text for line in await stores.casebook.transcript(case.conversation_id))
    assert SECRET in kept  # it was there to be found
    for span in collector.spans:
        for text in texts_of(span):
            for hidden in (SECRET, "machete", "Priya", "7700900123", "52.48", "http"):
                assert hidden not in text, span
    assert SECRET.encode() not in b"".join(collector.posts)


@pytest.mark.parametrize("wrong", [f"he said {SECRET}", f"{SECRET} ran!", "é", "a" * 300])
def test_a_text_that_is_neither_id_nor_code_is_left_out(wrong: str) -> None:
    """Should words ever be put where an id or a code belongs, they do not leave."""
    trace = Trace(wrong, wrong)
    span = Span(
        Hop.SENT,
        trace,
        START,
        START,
        case_id=wrong,
        reply_id=wrong,
        outcome=wrong + ".",
        sink=wrong + ".",
    )
    assert span.attributes() == {"waymark.seconds": 0.0}


async def test_what_staff_write_is_a_trace_of_its_own(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path
) -> None:
    """It begins with their press, and goes on with the reply that is sent."""
    async with collecting() as collector:
        await a_way(redis_server, tmp_path, collector, a_message(1, text=WORDS))
        collector.posts.clear()
        rasa = FakeRasa(says=READ)
        async with a_process("worker", redis_server, tmp_path, collector.url, rasa) as core:
            (case,) = await stores.casebook.open_cases()
            staff = StaffName("Priya Shah")
            await claim(core.outside, case.case_id, staff, cause="press-1")
            await from_staff(core.outside, case.case_id, staff, "hello", cause="press-2")
            await worked_off(core, FakeSender(), Sink())
    (sent,) = [s for s in collector.named("reply sent") if "press-2" in str(s.attributes)]
    (first,) = [
        s
        for s in collector.named("change stored")
        if s.attributes["waymark.message_id"] == "press-2"
    ]
    assert (first.parent, sent.parent) == ("", first.span_id)
    assert sent.trace_id == first.trace_id


async def test_a_rise_is_seen_and_a_repeat_begins_nothing(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path
) -> None:
    """A second message that raises the case says so; a redelivery hangs below the first."""
    calm = replace(READ, tier=Tier.P3, route=Route.SCHOOL)
    async with (
        collecting() as collector,
        a_process("worker", redis_server, tmp_path, collector.url, FakeRasa(says=calm)) as core,
    ):
        for message in (a_message(1, text="school is hard"), a_message(2, text=WORDS)):
            await core.take_in()(message)
            await core.take_in()(message)
            await worked_off(core, FakeSender(), Sink())
    (opened,) = collector.named("case opened")
    (raised,) = collector.named("case raised")
    assert (opened.attributes["waymark.tier"], raised.attributes["waymark.tier"]) == ("P3", "P1")
    assert opened.trace_id != raised.trace_id
    again = [
        s
        for s in collector.named("message taken in")
        if s.attributes["waymark.outcome"] == "duplicate"
    ]
    firsts = {s.trace_id: s.span_id for s in collector.named("message taken in") if not s.parent}
    assert len(again) == len(firsts) == 2
    assert all(span.parent == firsts[span.trace_id] for span in again)


async def test_what_goes_wrong_is_marked(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path
) -> None:
    """Rasa away, a sender refused, a sink that fails: each is failed, with its code."""
    sender = FakeSender(Sent(Delivery.BLOCKED))
    async with collecting() as collector:
        rasa = FakeRasa(says=Unavailable("status 500"))
        async with a_process("worker", redis_server, tmp_path, collector.url, rasa) as core:
            await core.take_in()(a_message(1, text=WORDS))
            await worked_off(core, sender, Sink(confirms=[False]))
    by_name = {
        name: collector.named(name)[0] for name in ("message assessed", "reply sent", "staff told")
    }
    assert all(span.failed for span in by_name.values())
    outcomes = [span.attributes["waymark.outcome"] for span in by_name.values()]
    assert outcomes == ["status 500", "blocked", "failed"]


async def test_with_the_store_away_the_trace_begins_all_the_same(
    redis_server: EmbeddedServer, tmp_path: Path
) -> None:
    """The spool keeps the message: its first span says so, below it that Redis did not."""
    gone = EmbeddedServer(redis_server.process, 9, tmp_path, "")
    async with collecting() as collector:
        await taken_in_while_away(gone, tmp_path, collector)
    (first,) = collector.named("message taken in")
    stored = collector.named("message stored")[0]
    assert first.attributes["waymark.outcome"] == "spooled"
    assert (stored.attributes["waymark.outcome"], stored.parent) == ("unavailable", first.span_id)


async def taken_in_while_away(gone: EmbeddedServer, home: Path, collector: Collector) -> None:
    """Take a message in with no Redis there, and end."""
    async with a_process("web", gone, home, collector.url) as core:
        core.spool.open()
        intake = await core.take_in()(a_message(1, text=WORDS))
        assert intake.stored
        await core.spool.close()
