"""The text that Prometheus reads: the counts of all processes, and how things stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from prometheus_client.samples import Sample

from bot.metrics.meters import Meters, kept, key_of, sample_of


@dataclass(frozen=True)
class Gauge:
    """How one thing stands now: its values by their labels, in the order of `GAUGES`."""

    name: str
    values: Mapping[tuple[str, ...], float]


# What is looked up when Prometheus asks: name, meaning, labels.
GAUGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "waymark_store_up": ("1 while the store takes writes.", ()),
    "waymark_part_up": ("1 while a part is well, as /healthz says.", ("part",)),
    "waymark_workers": ("Worker processes that are alive.", ()),
    "waymark_staff_on_shift": ("Members of staff on shift.", ()),
    "waymark_open_cases": ("Open cases on the staff queue.", ("tier", "state")),
    "waymark_overdue_cases": ("Cases that nobody has, past their due time.", ("tier",)),
    "waymark_queue_oldest_seconds": (
        "How long the longest waiting case that nobody has waits.",
        ("tier",),
    ),
    "waymark_stream_backlog": ("Entries that wait or are being worked on.", ("stream",)),
    "waymark_dead_entries": ("Entries given up, kept for a person.", ("stream",)),
    "waymark_rasa_breaker_open": ("Processes that have stopped asking Rasa.", ()),
    "waymark_last_read_seconds": ("How long ago a part last read.", ("part",)),
    "waymark_gap_seconds": ("How long nothing was read, over the gaps of a day.", ("part",)),
    "waymark_alert_sink_failing": (
        "1 while a way to alert staff fails: three tries in a row were not taken.",
        ("sink",),
    ),
    "waymark_spool_bytes": ("Bytes in the spool of this machine.", ()),
    "waymark_spool_files": ("Files in the spool of this machine.", ()),
}


@dataclass(eq=False)  # the registry keeps collectors by their identity
class _Page(Collector):
    meters: Meters
    totals: Mapping[str, float] | None
    gauges: Iterable[Gauge]

    def collect(self) -> Iterator[Metric]:
        if self.totals is not None:
            yield from _added_up(self.meters, self.totals)
        for gauge in self.gauges:
            about, labels = GAUGES[gauge.name]
            family = GaugeMetricFamily(gauge.name, about, labels=labels)
            for values, value in gauge.values.items():
                family.add_metric(values, value)
            yield family


def exposition(
    meters: Meters, totals: Mapping[str, float] | None, gauges: Iterable[Gauge]
) -> bytes:
    """Return the text. `totals` are the counts of all processes; None when nobody knows them."""
    registry = CollectorRegistry()
    registry.register(_Page(meters, totals, gauges))
    return generate_latest(registry)


def names() -> frozenset[str]:
    """Return the name of every series that can stand in the text."""
    meters = Meters()
    # One without labels that were ever used has no samples yet.
    meters.asks.labels("understood")
    counted = {sample.name for family in meters.families() for sample in kept(family)}
    return frozenset(counted | set(GAUGES))


def _added_up(meters: Meters, totals: Mapping[str, float]) -> Iterator[Metric]:
    """Every family with what all processes counted; what none has counted stands at 0."""
    others: dict[str, list[Sample]] = {}
    for key, value in totals.items():
        sample = sample_of(key, value)
        others.setdefault(sample.name, []).append(sample)
    for family in meters.families():
        mine = kept(family)
        shown = Metric(family.name, family.documentation, family.type)
        seen = set()
        for sample in mine:
            key = key_of(sample)
            seen.add(key)
            shown.add_sample(sample.name, sample.labels, totals.get(key, 0.0))
        suffixes = ("_total",) if family.type == "counter" else ("_bucket", "_count", "_sum")
        for suffix in suffixes:
            for sample in others.get(family.name + suffix, []):
                if key_of(sample) not in seen:
                    shown.add_sample(sample.name, sample.labels, sample.value)
        yield shown
