"""What one run of the laboratory is to be: its size, its chaos, its seed."""

from __future__ import annotations

from dataclasses import dataclass

# Our own Redis, killed and started again; a trio that fails over; a cluster of three masters with
# a replica each, of which one fails over at a time.
REDIS = ("single", "sentinel", "cluster")


@dataclass(frozen=True)
class Orders:
    """One run. The same orders make the same contacts, words and chaos."""

    seed: int
    conversations: int = 2000
    messages: int = 20_000
    kills: int = 200
    pauses: int = 20
    failovers: int = 5
    # Cases that staff claim, answer and give back while it goes on.
    claims: int = 60
    workers: int = 4
    # Contacts who write at a time. Each waits for its answer now and then, as people do.
    at_once: int = 150
    # Of the conversations, how many are on the web chat; the others are on Telegram.
    web_share: float = 0.1
    redis: str = REDIS[0]
    # Minutes after which contacts end what they are at; 0: they write all of it. The storm ends
    # with them, and the report says how far it came.
    within: float = 0.0
    # The guarantee that is broken on purpose; empty: none.
    broken: str = ""
    # Messages a second that all workers together send; 0: as many as the product does by itself,
    # about the 30 that Telegram allows. More than it allows puts more sends under way at once
    # than there can be, and each kill then makes more second copies than it could.
    sends_per_s: float = 0.0

    @property
    def each(self) -> int:
        """How many messages each contact writes."""
        return self.messages // self.conversations


def quick(seed: int, broken: str = "", redis: str = REDIS[0]) -> Orders:
    """Return the small run that the tests use."""
    return Orders(
        seed=seed,
        conversations=30,
        messages=300,
        kills=10,
        pauses=2,
        failovers=1,
        claims=3,
        workers=2,
        at_once=15,
        web_share=0.2,
        redis=redis,
        broken=broken,
    )
