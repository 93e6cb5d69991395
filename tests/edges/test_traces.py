"""Traces: one for a message's whole way, over processes; never a word; never in anybody's way."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bot.casework.messages import Channel, Delivery, InboundMessage, StaffName
from bot.casework.records import Sent
from bot.casework.triage import Answer, Route, Tier, Unavailable
from bot.flows.claim import claim
from bot.flows.relay import from_staff
from bot.rasa_client.wire import Timed
from bot.settings import Settings
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from bot.traces import Hop, Span, Trace, endpoint
from bot.wiring.core import Core, open_core
from bot.wiring.worker import inbound_work, traced_ways_out
from bot.workers.runner import run_worker
from tests.collector import Collector, Exporting, Taken, collecting
from tests.edges.workers_kit import FakeSender, FakeSink
from tests.fakes import START, FakeClock, FakeRasa
from tests.makers import a_message
from tests.waiting import until

ROOT = Path(__file__).parents[2]
SECRET = "zanzibar"
WORDS = f"theyre outside mine with a machete, call me {SECRET} on 07700900123"
READ = Timed(
    intent="threat",
    confidence=0.9,
    tier=Tier.P1,
    route=Route.VIOLENCE,
    reasons=(f"The model read {SECRET}.",),
    entities=(("area", SECRET),),
    answer=Answer(text=f"Hello {SECRET}"),
    slots=(("name", SECRET),),
    action_seconds=0.003,
)
# What every message that opens a case passes, each once.
WHOLE_WAY = {
    Hop.TAKEN_IN,
    Hop.STORED,
    Hop.SCREENED,
    Hop.ASSESSED,
    Hop.ACTION,
    Hop.CHANGED,
    Hop.OPENED,
    Hop.RECORDED,
    Hop.HANDLED,
    Hop.SENT,
    Hop.TOLD,
}


class Sink(FakeSink):
    """A sink that also takes news."""

    async def say(self, notice: object, link: str) -> bool:
        """Take it."""
        return True


@asynccontextmanager
async def a_process(
    part: str,
    server: EmbeddedServer,
    home: Path,
    url: str,
    rasa: Any = None,
    clock: FakeClock | None = None,
) -> AsyncIterator[Core]:
    """Open the shared parts of one process, traced."""
    settings = Settings(
        WAYMARK_HOME=home, REDIS_URL=server.url, RASA_URL="http://127.0.0.1:9", TRACES_URL=url
    )
    async with open_core(settings, part, rasa=rasa, clock=clock) as core:
        yield core


async def worked_off(core: Core, sender: Any, sink: Any) -> None:
    """Run a whole worker until nothing waits."""
    senders, sinks = traced_ways_out(core, {Channel.TELEGRAM: sender}, (sink,))
    stop = asyncio.Event()
    working = asyncio.create_task(
        run_worker(
            core.outside,
            core.stores,
            senders,
            sinks,
            stop,
            partitions=16,
            link=core.case_link,
            inbound_work=inbound_work(core),
        )
    )

    async def done() -> bool:
        streams = (core.stores.inbound, core.stores.outbound, core.stores.alerts)
        return sum([await stream.backlog() for stream in streams]) == 0

    await until(done)
    stop.set()
    await working


async def a_way(
    server: EmbeddedServer, home: Path, collector: Collector, message: InboundMessage
) -> None:
    """Let one message pass through two processes, and end both."""
    async with a_process("web", server, home, collector.url) as web:
        await web.take_in()(message)
    async with a_process("worker", server, home, collector.url, FakeRasa(says=READ)) as worker:
        await worked_off(worker, FakeSender(), Sink())


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


def a_span(number: int) -> Span:
    """Return a span of a message of its own."""
    return Span(Hop.STORED, Trace("telegram:7", f"m{number}"), START, START)


@dataclass
class Tally:
    """What became of spans."""

    counts: Counter[str] = field(default_factory=Counter)

    def __call__(self, outcome: str, count: int) -> None:
        """Count."""
        self.counts[outcome] += count


async def test_a_collector_that_hangs_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue is bounded, what does not fit is counted, and the end waits only so long."""
    monkeypatch.setattr("bot.traces.export.ENDS_WITHIN", 0.05)
    tally = Tally()
    async with collecting(free=False) as collector:
        tracer = Exporting(f"{collector.url}/v1/traces", "web", tally, queue=8)
        for number in range(8):
            tracer.record(a_span(number))
        await until(lambda: bool(collector.posts))  # the collector has them, and says nothing
        for number in range(20):
            tracer.record(a_span(number))
        assert tally.counts == {"dropped": 12}
        await tracer.close()
        assert not collector.free.is_set()
        assert len(collector.posts) == 1


async def test_what_waits_is_sent_when_a_process_ends() -> None:
    """Spans of its last moment are not lost: stopping sends them."""
    tally = Tally()
    async with collecting() as collector:
        tracer = Exporting(f"{collector.url}/v1/traces", "web", tally)
        for number in range(300):
            tracer.record(a_span(number))
        await tracer.close()
        assert len(collector.spans) == 300
    assert tally.counts == {"sent": 300}


async def test_a_collector_that_refuses_is_said_once_and_without_its_address(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Spans that it did not take are counted; a log tells when it fails and when it is back."""
    tally = Tally()
    async with collecting() as collector:
        collector.status = 400
        tracer = Exporting(f"{collector.url}/v1/traces?key={SECRET}", "web", tally, queue=2)
        for status in (400, 400, 200):
            collector.status = status
            before = len(collector.posts)
            tracer.record(a_span(1))
            tracer.record(a_span(2))
            await until(lambda before=before: sum(tally.counts.values()) == 2 * (before + 1))
        await tracer.close()
    assert tally.counts == {"failed": 4, "sent": 2}
    said = [record.getMessage() for record in caplog.records]
    assert [("again" in line) for line in said if "collector" in line] == [False, True]
    assert SECRET not in caplog.text


async def test_with_nobody_at_the_address_messages_go_their_way(
    stores: RedisStores,
    redis_server: EmbeddedServer,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The message is handled, the reply sent, the process ends; no log holds the address."""
    sender, url = FakeSender(), f"http://127.0.0.1:9/v1/traces?key={SECRET}"
    async with a_process("worker", redis_server, tmp_path, url, FakeRasa(says=READ)) as core:
        assert (await core.take_in()(a_message(1, text=WORDS))).stored
        await worked_off(core, sender, Sink())
    assert len(await stores.casebook.open_cases()) == 1
    assert "999" in sender.sent[0].text
    assert SECRET not in caplog.text


async def test_without_the_packages_it_runs_and_says_what_to_install(
    stores: RedisStores,
    redis_server: EmbeddedServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """One line names the extra; the P1 is answered and has its case."""
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    for name in [name for name in sys.modules if name.startswith("opentelemetry.")]:
        monkeypatch.delitem(sys.modules, name)
    sender = FakeSender()
    async with a_process(
        "worker", redis_server, tmp_path, "http://127.0.0.1:9", FakeRasa(says=READ)
    ) as core:
        assert core.tracer is None
        await core.take_in()(a_message(1, text=WORDS))
        await worked_off(core, sender, Sink())
    assert "`traces`" in caplog.text
    assert len(await stores.casebook.open_cases()) == 1
    assert "999" in sender.sent[0].text


def test_without_the_setting_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    """Without TRACES_URL nothing that makes or sends spans is imported, and nothing is built.

    (redis-py imports OpenTelemetry's interface by itself where it is installed.)
    """
    code = f"""
import asyncio, sys
from bot.settings import Settings
from bot.wiring import open_core, run_telegram, run_web, run_worker_process
OURS = ("opentelemetry.sdk.trace", "opentelemetry.exporter", "google.protobuf", "requests")
async def main():
    settings = Settings(
        WAYMARK_HOME={str(tmp_path)!r}, REDIS_URL="redis://127.0.0.1:9/0",
        RASA_URL="http://127.0.0.1:9",
    )
    async with open_core(settings, "web") as core:
        print(type(core.stores.inbox).__name__, type(core.outside.rasa).__name__, core.tracer)
        print([name for name in sys.modules if name.startswith((*OURS, "bot.traces.export"))])
asyncio.run(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["RedisInbox MeasuredRasa None", "[]"]


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces"),
        ("http://127.0.0.1:4318/", "http://127.0.0.1:4318/v1/traces"),
        ("https://collector.example/otlp/v1/traces", "https://collector.example/otlp/v1/traces"),
    ],
)
def test_an_address_of_a_host_alone_gets_the_usual_place(url: str, whole: str) -> None:
    """Collectors take traces at /v1/traces unless the address says otherwise."""
    assert endpoint(url) == whole
