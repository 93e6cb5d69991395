"""Which partition a conversation belongs to, and what its keys are called.

Everything that one transaction touches carries the same hash tag (`{p03}`), so that the
same scripts run on one Redis and on a cluster.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from bot.casework.messages import CaseId, ConversationId

PREFIX = "wm"
DEFAULT_PARTITIONS = 16
# Keys that belong to no conversation.
EVENTS = f"{PREFIX}:events"
ROSTER = f"{PREFIX}:roster"
WORKERS = f"{PREFIX}:workers"
LAYOUT = f"{PREFIX}:layout"
LEADER = f"{PREFIX}:leader"
ROTA = f"{PREFIX}:rota"
TRIES = f"{PREFIX}:tries"
SINK = f"{PREFIX}:sink"
ALERT_TEST = f"{PREFIX}:alert-test"
SINK_WATCH = f"{PREFIX}:sink-watch"
# The name of a partition's lease, among its own keys.
LEASE = "lease"
# Two keys of one transaction: one tag.
LAST_READ = f"{PREFIX}:{{reading}}:last"
GAPS = f"{PREFIX}:{{reading}}:gaps"


def conversation_of(case_id: CaseId) -> ConversationId:
    """Return the conversation that a case belongs to: its id without the last part."""
    return ConversationId(case_id.rpartition(".")[0])


@dataclass(frozen=True)
class Partitions:
    """`count` partitions, numbered from 0. The count is fixed for the life of the data."""

    count: int = DEFAULT_PARTITIONS

    def of(self, conversation_id: ConversationId) -> int:
        """Return the partition of a conversation; the same for ever."""
        return crc32(conversation_id.encode("utf-8", "surrogatepass")) % self.count

    def of_case(self, case_id: CaseId) -> int:
        """Return the partition of a case: that of its conversation."""
        return self.of(conversation_of(case_id))

    def key(self, partition: int, name: str, about: str = "") -> str:
        """Return the key of `name` in a partition, for example `wm:{p03}:conv:tg:7`."""
        base = f"{PREFIX}:{{p{partition:02d}}}:{name}"
        return f"{base}:{about}" if about else base

    def all(self) -> range:
        """Return every partition's number."""
        return range(self.count)
