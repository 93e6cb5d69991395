"""What the encoder would choose among routes and among intents, as shares beside its logits.

A head that adds up logits cannot say "the tier's columns are in doubt, and the message asks what
the weather does". With the shares it can. Measured over 20,855 messages by networks and heads that
had not met the writer: area under the curve for urgent 0.9346 to 0.9354, P1 read as urgent 0.977
to 0.979 at the same line.
"""

from __future__ import annotations

import numpy as np

from nlu.encoder.labels import Labels
from nlu.heads import softmax


def width(labels: Labels) -> int:
    """How many shares there are."""
    return len(labels.routes) + len(labels.intents)


def shares(logits: np.ndarray, labels: Labels) -> np.ndarray:
    """Shares of routes, then of intents, from logits: messages by `width`."""
    found = [softmax(logits[:, choice]) for choice in (labels.route, labels.intent)]
    return np.concatenate(found, axis=1)


def moved(given: np.ndarray, logits: np.ndarray, labels: Labels) -> np.ndarray:
    """How far each word moved each share: words by `width`.

    `given` is what each word gave to the logits (words by labels). To the first order: a share
    falls by this much when the word is taken out.
    """
    found = []
    for choice in (labels.route, labels.intent):
        share, by_word = softmax(logits[None, choice])[0], given[:, choice]
        found.append(share * (by_word - (by_word @ share)[:, None]))
    return np.concatenate(found, axis=1)
