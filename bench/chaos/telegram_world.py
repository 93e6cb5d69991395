"""Telegram as the laboratory needs it: the stand-in of the tests, made unreliable by dice."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.chaos.evidence import Heard
from tests.telegram_standin.world import JSON, Fault, SentMessage, World

# Of the calls, how many go wrong, and how. An answer that is lost was done all the same.
SENDS = (("lost", 0.010), ("429", 0.010), ("status", 0.010), ("cut", 0.005))
POLLS = (("lost", 0.02), ("status", 0.01), ("429", 0.005))
# Confirmed updates that are handed out once more when a poller begins anew.
AGAIN = 20

Hears = Callable[[int, Heard], None]


class Sent(list[SentMessage]):
    """What the bot sent, and who is told of it as it comes."""

    tell: Callable[[SentMessage], None]

    def append(self, message: SentMessage) -> None:
        """Keep it, and tell."""
        super().append(message)
        self.tell(message)


@dataclass
class ChaosWorld(World):
    """A world whose calls fail by the dice until `calm` is set. `hears` gets what is sent."""

    dice: random.Random = field(default_factory=random.Random)
    hears: Hears = lambda _chat, _heard: None
    calm: bool = False
    faults_made: int = 0
    _taken: dict[int, JSON] = field(default_factory=dict)
    _losing: bool = False

    def __post_init__(self) -> None:
        """Listen to what is sent."""
        sent = Sent()
        sent.tell = self._sent
        self.sent = sent

    def fault(self, method: str, chat_id: int | None) -> Fault | None:
        """Throw the dice for one call."""
        self._losing = False
        if method not in ("sendMessage", "getUpdates") or self.calm:
            return super().fault(method, chat_id)
        thrown = self.dice.random()
        for kind, share in SENDS if method == "sendMessage" else POLLS:
            thrown -= share
            if thrown < 0:
                self.faults_made += 1
                # Nothing runs between this and the call itself: what is sent next is cut.
                self._losing = kind == "lost"
                return Fault(kind, method, seconds=1.0, status=502)
        return None

    def forget(self, numbers: list[int]) -> None:
        """Take updates off the queue, and remember the last for a poller that begins anew."""
        for number in numbers:
            if number in self.pending:
                self._taken[number] = self.pending[number]
        for number in list(self._taken)[:-AGAIN]:
            del self._taken[number]
        super().forget(numbers)

    def deliver_again(self) -> int:
        """Hand out the last confirmed updates once more; return how many."""
        self.pending = {**self._taken, **self.pending}
        self.news()
        return len(self._taken)

    def _sent(self, message: SentMessage) -> None:
        cut, self._losing = self._losing, False
        self.hears(message.chat_id, Heard(time.monotonic(), message.text, cut))
