"""What one process counts. Labels are channels, tiers, outcomes: never an id, never a word."""

from __future__ import annotations

import json
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, Metric
from prometheus_client.samples import Sample

from bot.casework.messages import Channel, Delivery
from bot.casework.triage import Tier

# Seconds. A P1 must be handled within a tenth and answered within one (issue 4).
HOP_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600)
RASA_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1)
STREAMS = ("in", "out", "alerts")
SPOOLED = ("kept", "replayed", "damaged", "refused")
JOURNALLED = ("takeovers", "stored", "known", "mended", "damaged")
SET_ASIDE = ("not_json", "too_large", "too_deep", "no_update_id", "no_chat", "broken")
SPANS = ("sent", "failed", "dropped")
TAKEN_IN = ("stored", "duplicate", "spooled", "refused")


class Meters:
    """The counters of a process. Those that alerts watch stand at 0 from the start."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.registry = CollectorRegistry()
        self.messages = self._counter(
            "waymark_messages", "Messages that channels took in.", "channel", "outcome"
        )
        self.handling = self._histogram(
            "waymark_message_handling_seconds",
            "From a message's arrival until what follows from it is stored.",
            HOP_BUCKETS,
            "channel",
        )
        self.sending = self._histogram(
            "waymark_reply_sending_seconds",
            "From a reply being stored until its channel took it.",
            HOP_BUCKETS,
            "channel",
        )
        self.sends = self._counter(
            "waymark_sends", "Replies by what became of them.", "channel", "delivery"
        )
        self.claims = self._counter("waymark_claims", "Cases that staff claimed.", "tier")
        self.alerts = self._counter(
            "waymark_alerts", "Tries to tell staff, by sink.", "sink", "outcome"
        )
        self.buried = self._counter(
            "waymark_entries_buried", "Entries given up and kept for a person.", "stream"
        )
        self.spool = self._counter(
            "waymark_spool_messages", "Messages that passed the spool on disk.", "outcome"
        )
        self.journal = self._counter(
            "waymark_journal_records",
            "Records of the journal that were stored again after a takeover or a crash.",
            "outcome",
        )
        self.set_aside = self._counter(
            "waymark_updates_set_aside", "Updates that are no message to us.", "reason"
        )
        self.asks = self._counter("waymark_rasa_asks", "Messages shown to Rasa.", "outcome")
        self.asking = self._histogram(
            "waymark_rasa_ask_seconds", "How long Rasa took to read a message.", RASA_BUCKETS
        )
        self.spans = self._counter(
            "waymark_trace_spans", "Spans of traces by what became of them.", "outcome"
        )
        self._stand_at_zero()

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(name, about, labels, registry=self.registry)

    def _histogram(
        self, name: str, about: str, buckets: tuple[float, ...], *labels: str
    ) -> Histogram:
        return Histogram(name, about, labels, registry=self.registry, buckets=buckets)

    def _stand_at_zero(self) -> None:
        for channel in Channel:
            self.handling.labels(channel.value)
            self.sending.labels(channel.value)
            for outcome in TAKEN_IN:
                self.messages.labels(channel.value, outcome)
            for delivery in Delivery:
                if delivery is not Delivery.QUEUED:
                    self.sends.labels(channel.value, delivery.value)
        for counter, values in {
            self.claims: [tier.value for tier in Tier],
            self.buried: STREAMS,
            self.spool: SPOOLED,
            self.journal: JOURNALLED,
            self.set_aside: SET_ASIDE,
            self.spans: SPANS,
        }.items():
            for value in values:
                counter.labels(value)
        for sink in ("telegram", "webhook", "email"):
            for outcome in ("confirmed", "failed"):
                self.alerts.labels(sink, outcome)

    def families(self) -> Iterable[Metric]:
        """Return every family with its samples, as the client library gives them."""
        return self.registry.collect()

    def totals(self) -> dict[str, float]:
        """Return what this process has counted since it started, by the name of each sample."""
        return {
            key_of(sample): sample.value for family in self.families() for sample in kept(family)
        }


def kept(family: Metric) -> list[Sample]:
    """Return a family's samples, less the times at which they began: these cannot be added up."""
    return [sample for sample in family.samples if not sample.name.endswith("_created")]


def key_of(sample: Sample) -> str:
    """Return the name by which the counts of many processes are added up."""
    return json.dumps([sample.name, sorted(sample.labels.items())], separators=(",", ":"))


def sample_of(key: str, value: float) -> Sample:
    """Return the sample that a name stands for. Raises ValueError for anything else."""
    name, labels = json.loads(key)
    return Sample(str(name), {str(label): str(held) for label, held in labels}, value)
