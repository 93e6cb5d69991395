"""A message's features side by side, as the classifiers read them.

In this order: the encoder's logits, what it would choose (`nlu.encoder.choices`), then the
screen's columns. The heads keep to it.
"""

from __future__ import annotations

import numpy as np
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix

from bot.casework.screen import screen
from bot.casework.triage import Screening
from nlu import screen_features
from nlu.encoder import choices
from nlu.encoder.component import READ, shared_reader
from nlu.encoder.labels import Labels
from nlu.encoder.reading import by_word
from nlu.normaliser import plain
from nlu.screen_features import SCREENED, screen_rows


class Columns:
    """Where what stands in a message's features."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        screened = labels.width + choices.width(labels)
        screen_routes = screened + screen_features.TIER_COLUMNS
        self.width = screened + screen_features.WIDTH
        self.tier = [
            *range(labels.tier.start, labels.ladder.stop),
            *range(labels.width, screen_routes),  # what it would choose, and the screen's tier
        ]
        self.route = range(labels.route.start, labels.route.stop)
        self.intent = range(labels.intent.start, labels.intent.stop)
        self.screen_route = range(screen_routes, self.width)


def columns() -> Columns:
    """The columns of the encoder that is in place."""
    return Columns(shared_reader().labels)


def vector(message: Message) -> np.ndarray:
    """The sentence features of a message, one row."""
    # Rasa's `get_dense_features` copies each of them first, three times a message.
    found = [
        part.features
        for part in message.features
        if part.type == FEATURE_TYPE_SENTENCE and part.attribute == TEXT
    ]
    if not found:
        raise RuntimeError("no features on the message: is EncoderFeatures in the pipeline?")
    return np.concatenate(found, axis=1)


def vectors(messages: list[Message]) -> csr_matrix:
    """One row a message."""
    return csr_matrix(np.concatenate([vector(message) for message in messages]), dtype=np.float32)


def word_rows(message: Message) -> csr_matrix:
    """One row a word, in the columns of `vector`: what each gave, on a message that was read."""
    words, found = plain(message), message.get(READ)
    given = by_word(found, words)
    chosen = choices.moved(given, found.logits, columns().labels)
    screened = screen_rows(message.get(SCREENED), words)
    return csr_matrix(np.concatenate([given, chosen, screened], axis=1))


def row(logits: np.ndarray, screening: Screening) -> np.ndarray:
    """The columns of `vector`, one row, from what the encoder and the screen made of a text."""
    chosen = choices.shares(logits[None], columns().labels)[0]
    return np.concatenate([logits, chosen, screen_features.screen_vector(screening)])[None]


def vector_of(text: str) -> np.ndarray:
    """The same as `vector` for any text, read now."""
    return row(shared_reader().read(text).logits, screen(text))
