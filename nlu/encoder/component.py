"""Rasa component: what the encoder makes of a message.

Each message gets dense sentence features, and keeps what the encoder read: a row a word is made
from that only where a reason is wanted (`nlu.features.word_rows`), not for every message. For a
training text that the encoder learnt from, the features are what an encoder that had not learnt
from its sitting made of it, so that the heads meet in training what they will meet in service.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import Featuriser
from nlu.encoder import choices
from nlu.encoder.artefact import FOLDER, open_artefact, text_key
from nlu.encoder.reading import EncoderReader

# Key on a Message under which the encoder's `Read` of it is kept. Not part of the output.
READ = "read"


@cache
def shared_reader(folder: Path = FOLDER) -> EncoderReader:
    """One encoder a process, checked and loaded at its first use."""
    return EncoderReader(open_artefact(folder))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EncoderFeatures(Featuriser):
    """Reads messages with the built encoder. Nothing here is trained."""

    ALIAS = "encoder"

    def __init__(self, config: dict[str, Any]) -> None:
        """BrokenArtefact when the encoder's files are not what they should be."""
        super().__init__(config)
        self._reader = shared_reader()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add features to each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = self._reader.read(text)
            self._tell(message, found.logits)
            message.set(READ, found)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the unseen reading of each training text; read those that have none."""
        unseen = open_artefact().unseen()
        for message in training_data.training_examples:
            text = message.get(TEXT) or ""
            logits = unseen.get(text_key(text))
            if logits is None:
                logits = self._reader.read(text).logits
            self._tell(message, logits)
        return training_data

    def _tell(self, message: Message, logits: np.ndarray) -> None:
        chosen = choices.shares(logits[None], self._reader.labels)
        told = np.concatenate([logits[None], chosen], axis=1)
        self.add(message, told, FEATURE_TYPE_SENTENCE)
