"""A message's features side by side, as the classifiers read them.

In this order: the encoder's logits, then the screen's columns. The heads keep to it.
"""

from __future__ import annotations

import numpy as np
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix

from bot.casework.screen import screen
from nlu import screen_features
from nlu.encoder.component import shared_reader
from nlu.encoder.labels import Labels


class Columns:
    """Where what stands in a message's features."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.width = labels.width + screen_features.WIDTH
        screen_routes = labels.width + screen_features.TIER_COLUMNS
        self.tier = [
            *range(labels.tier.start, labels.ladder.stop),
            *range(labels.width, screen_routes),
        ]
        self.route = range(labels.route.start, labels.route.stop)
        self.intent = range(labels.intent.start, labels.intent.stop)
        self.screen_route = range(screen_routes, self.width)


def columns() -> Columns:
    """The columns of the encoder that is in place."""
    return Columns(shared_reader().labels)


def vector(message: Message) -> csr_matrix:
    """The sentence features of a message, one row."""
    found = message.get_dense_features(TEXT)[1]
    if found is None:
        raise RuntimeError("no features on the message: is EncoderFeatures in the pipeline?")
    return csr_matrix(found.features)


def vectors(messages: list[Message]) -> csr_matrix:
    """One row a message."""
    rows = [vector(message).toarray()[0] for message in messages]
    return csr_matrix(np.stack(rows), dtype=np.float32)


def word_rows(message: Message) -> csr_matrix | None:
    """One row a word, in the columns of `vector`; None where the message has no such features."""
    found = message.get_dense_features(TEXT)[0]
    return None if found is None else csr_matrix(found.features)


def vector_of(text: str) -> csr_matrix:
    """The same as `vector` for any text, read now."""
    logits = shared_reader().read(text).logits
    return csr_matrix(np.concatenate([logits, screen_features.screen_vector(screen(text))])[None])
