"""Which messages an encoder has not learnt, and what it learns beside them."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence

from nlu.encoder.artefact import text_key
from nlu.sittings import TrainingMessage

# So many known messages beside each new one, drawn at random: a network that is shown new
# ones alone forgets others.
BESIDE = 4
# The running mean of the weights: its decay in a long run, and the part of a short one that it
# spans. Over 64 steps the long one's would keep seven tenths of what the weights were before.
AVERAGING, SPAN = 0.995, 0.25


def unlearnt(
    messages: Sequence[TrainingMessage], known: Collection[int]
) -> tuple[list[TrainingMessage], list[TrainingMessage]]:
    """Messages whose texts are not among the `known` keys, and those that are."""
    new = [message for message in messages if text_key(message.text) not in known]
    old = [message for message in messages if text_key(message.text) in known]
    return new, old


def lesson_of(
    new: Sequence[TrainingMessage], old: Sequence[TrainingMessage], dice: random.Random
) -> list[TrainingMessage]:
    """Every new message and BESIDE known ones to each, as far as there are any."""
    return [*new, *dice.sample(list(old), min(len(old), BESIDE * len(new)))]


def averaging(steps: int) -> float:
    """Return the decay of the running mean of the weights for a run of so many steps."""
    return min(AVERAGING, max(0.0, 1.0 - 1.0 / (SPAN * steps)))
