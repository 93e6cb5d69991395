"""Spans on their way to a collector, by OpenTelemetry. The one module that imports it.

A span is put on a bounded queue, and a thread sends what is there in batches: no message waits
for it. What finds the queue full, or a collector that does not answer, is dropped and counted.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone

import requests
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from opentelemetry.trace import (
    NonRecordingSpan,
    SpanContext,
    Status,
    StatusCode,
    TraceFlags,
    set_span_in_context,
)

from bot.traces.spans import Span

log = logging.getLogger(__name__)
Counted = Callable[[str, int], None]
# Spans that wait. A message has about ten: so many messages' worth while a collector is away.
QUEUE = 4096
# Spans in one post. Writing them out holds the interpreter for some milliseconds, and a P1 must
# not wait for that: hence few at a time.
BATCH = 128
EVERY_MS = 1000.0
# Seconds for one post with all its tries.
POSTED_WITHIN = 5.0
# Seconds that the end of a process waits for what is left.
ENDS_WITHIN = 2.0
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MICROSECOND = timedelta(microseconds=1)


class Exporting:
    """The Tracer that sends. `url` is the whole address of a collector's traces."""

    def __init__(self, url: str, part: str, counted: Counted, *, queue: int = QUEUE) -> None:
        """Begin the thread that sends; nothing is contacted before there is a span."""
        # Their lines name the address, and come with each batch: `Watched` says it once.
        logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)
        self._ids = _Ids()
        self._tally = _Tally(queue, counted)
        self._provider = TracerProvider(
            sampler=ALWAYS_ON,
            # Not `Resource.create`, which adds what the environment and the machine say.
            resource=Resource({"service.name": "waymark", "waymark.part": part}),
            id_generator=self._ids,
            shutdown_on_exit=False,  # `close` does it, and does not wait for ever
        )
        self._provider.add_span_processor(
            BatchSpanProcessor(
                _Watched(_exporter(url), self._tally),
                max_queue_size=queue,
                schedule_delay_millis=EVERY_MS,
                max_export_batch_size=min(BATCH, queue),
                export_timeout_millis=POSTED_WITHIN * 1000,
            )
        )
        self._tracer = self._provider.get_tracer("waymark")

    def record(self, span: Span) -> int:
        """Put one span on the queue; return its id, or 0. Never raises, never waits."""
        try:
            return self._put(span)
        except Exception as error:  # noqa: BLE001 - seeing must not stop what is seen
            log.error("a span was lost: %s", type(error).__name__)  # noqa: TRY400
            return 0

    def _put(self, span: Span) -> int:
        trace = span.trace
        self._ids.chosen = (trace.number, trace.root) if span.first else None
        made = self._tracer.start_span(
            span.hop.value,
            context=Context() if span.first else _below(trace.number, span.under or trace.root),
            attributes=span.attributes(),
            start_time=_nanoseconds(span.began),
        )
        if span.failed:
            made.set_status(Status(StatusCode.ERROR))
        self._tally.took()
        made.end(end_time=_nanoseconds(max(span.began, span.ended)))
        return made.get_span_context().span_id

    async def close(self) -> None:
        """Send what is left, for two seconds at most; the rest is dropped with the process."""
        loop = asyncio.get_running_loop()
        done = asyncio.Event()

        def shut_down() -> None:
            self._provider.shutdown()
            if not loop.is_closed():
                loop.call_soon_threadsafe(done.set)

        # A thread that the process does not wait for, whatever it hangs on.
        threading.Thread(target=shut_down, name="traces end", daemon=True).start()
        try:
            async with asyncio.timeout(ENDS_WITHIN):
                await done.wait()
        except TimeoutError:
            log.warning("the collector of traces did not take what was left in time")


class _Ids(RandomIdGenerator):
    """Gives the first span of a trace the ids that were worked out for it, any other its own."""

    def __init__(self) -> None:
        # Set and asked for within one call of `record`: nothing else runs in between.
        self.chosen: tuple[int, int] | None = None

    def generate_trace_id(self) -> int:
        return self.chosen[0] if self.chosen else super().generate_trace_id()

    def generate_span_id(self) -> int:
        return self.chosen[1] if self.chosen else super().generate_span_id()


class _Tally:
    """What became of spans. The queue drops its oldest in silence, so that is worked out."""

    def __init__(self, queue: int, counted: Counted) -> None:
        self._queue, self._counted = queue, counted
        self._waiting = 0
        self._lock = threading.Lock()

    def took(self) -> None:
        with self._lock:
            full = self._waiting >= self._queue
            self._waiting += not full
        if full:
            self._counted("dropped", 1)

    def gave(self, count: int) -> None:
        with self._lock:
            self._waiting = max(0, self._waiting - count)

    def became(self, outcome: str, count: int) -> None:
        self._counted(outcome, count)


class _Watched(SpanExporter):
    """Counts what the real exporter managed; says once that it fails, and once that it does not."""

    def __init__(self, real: SpanExporter, tally: _Tally) -> None:
        self._real, self._tally = real, tally
        self._failing = False

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        self._tally.gave(len(spans))
        result = self._real.export(spans)
        failed = result is not SpanExportResult.SUCCESS
        self._tally.became("failed" if failed else "sent", len(spans))
        if failed and not self._failing:
            log.warning("the collector of TRACES_URL does not take spans; they are dropped")
        elif self._failing and not failed:
            log.warning("the collector of TRACES_URL takes spans again")
        self._failing = failed
        return result

    def shutdown(self) -> None:
        self._real.shutdown()


def _exporter(url: str) -> SpanExporter:
    session = requests.Session()
    session.trust_env = False  # as everywhere here: a proxy of the environment is not asked
    return OTLPSpanExporter(
        url, session=session, timeout=POSTED_WITHIN, compression=Compression.NoCompression
    )


def _below(trace: int, span: int) -> Context:
    """Return what says that a span hangs on another, of whatever process."""
    return set_span_in_context(
        NonRecordingSpan(SpanContext(trace, span, is_remote=True, trace_flags=TraceFlags(1)))
    )


def _nanoseconds(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND * 1000
