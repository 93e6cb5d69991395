"""Rasa component: what the encoder makes of a message, word by word.

Each message gets two dense `Features`: one row a word, and their sum with what the words'
marks gave. For a training text that the encoder learnt from, the sum is what an encoder that
had not learnt from its sitting made of it, so that the heads meet in training what they will
meet in service.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder.artefact import FOLDER, open_artefact, text_key
from nlu.encoder.reading import EncoderReader, by_word
from nlu.normaliser import plain

ALIAS = "encoder"


@cache
def shared_reader(folder: Path = FOLDER) -> EncoderReader:
    """One encoder a process, checked and loaded at its first use."""
    return EncoderReader(open_artefact(folder))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EncoderFeatures(GraphComponent):
    """Reads messages with the built encoder. Nothing here is trained."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The name of these features among others."""
        return {FEATURIZER_CLASS_ALIAS: ALIAS}

    def __init__(self, config: dict[str, Any]) -> None:
        """BrokenArtefact when the encoder's files are not what they should be."""
        self._alias = config[FEATURIZER_CLASS_ALIAS]
        self._reader = shared_reader()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EncoderFeatures:
        """The encoder comes with the project, not with the model."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add features to each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = self._reader.read(text)
            self._add(message, found.logits[None, :], FEATURE_TYPE_SENTENCE)
            self._add(message, by_word(found, plain(message)), FEATURE_TYPE_SEQUENCE)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the unseen reading of each training text; read those that have none."""
        unseen = open_artefact().unseen()
        for message in training_data.training_examples:
            text = message.get(TEXT) or ""
            logits = unseen.get(text_key(text))
            if logits is None:
                logits = self._reader.read(text).logits
            self._add(message, logits[None, :], FEATURE_TYPE_SENTENCE)
        return training_data

    def _add(self, message: Message, rows: np.ndarray, kind: str) -> None:
        rows = np.asarray(rows, dtype=np.float32)
        message.add_features(Features(rows, kind, TEXT, self._alias))
