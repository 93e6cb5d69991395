"""Sending traces: never in anybody's way, and nothing of it where nobody asks for it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from bot.traces import Hop, Span, Trace, endpoint
from tests.collector import Exporting, collecting
from tests.edges.traces_kit import (
    READ,
    ROOT,
    SECRET,
    WORDS,
    Sink,
    a_process,
    worked_off,
)
from tests.edges.workers_kit import FakeSender
from tests.fakes import START, FakeRasa
from tests.makers import a_message
from tests.waiting import until


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
