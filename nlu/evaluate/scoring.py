"""Reading every example three ways: by the screen alone, the model alone, and both as live."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.casework.assessing import assess
from bot.casework.screen import screen
from bot.casework.triage import Assessment, Screening, Unavailable, Understanding
from nlu.evaluate.examples import Example

WAYS = ("screen", "model", "together")
WARM_UP = 20  # messages read before the clock counts: the first ones pay for loading
SAID_EVERY = 250

Say = Callable[[str], None]


class Reader(Protocol):
    """What is needed of the model: `nlu.reader.ModelReader` in earnest."""

    def read(self, text: str) -> Understanding:
        """Understand one message."""


@dataclass(frozen=True)
class Scored:
    """One example with its three verdicts; times in milliseconds."""

    example: Example
    verdicts: dict[str, Assessment]
    reading: Understanding
    screen_ms: float
    model_ms: float

    @property
    def chance(self) -> float:
        """The model's probability that the message is urgent (P1 or P2)."""
        chances = self.reading.tier_probabilities
        return chances.get("P1", 0.0) + chances.get("P2", 0.0)


def score(examples: Sequence[Example], reader: Reader, say: Say = lambda _: None) -> list[Scored]:
    """Read every example; the same code decides as when a contact writes."""
    for example in examples[:WARM_UP]:
        _read(example, reader)
    scored = []
    for count, example in enumerate(examples, start=1):
        scored.append(_read(example, reader))
        if count % SAID_EVERY == 0:
            say(f"{count} of {len(examples)} messages read")
    return scored


def _read(example: Example, reader: Reader) -> Scored:
    began = time.perf_counter()
    screening = screen(example.text)
    screened = time.perf_counter()
    reading = reader.read(example.text)
    done = time.perf_counter()
    verdicts = {
        "screen": assess(screening, Unavailable("screen only")),
        "model": assess(Screening(), reading),
        "together": assess(screening, reading),
    }
    return Scored(example, verdicts, reading, (screened - began) * 1000, (done - screened) * 1000)
