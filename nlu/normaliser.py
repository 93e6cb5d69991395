"""Rasa component: the plain form of a message, which every later component reads."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.casework.normalise import Normalised, read
from nlu.encoder.text import words_of

__all__ = ["PLAIN", "Normaliser", "plain", "words_of"]

# Key on a Message under which its plain words are kept. Not part of the output.
PLAIN = "plain"


def plain(message: Message) -> Normalised:
    """The plain words of a message, with their places in what was typed."""
    kept = message.get(PLAIN)
    return kept if isinstance(kept, Normalised) else read(message.get(TEXT) or "")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class Normaliser(GraphComponent):
    """Undoes Unicode tricks, elongation and text-speak, by the same rules as the screen."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Normaliser:
        """Nothing to load."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Put the plain form on each message."""
        for message in messages:
            message.set(PLAIN, read(message.get(TEXT) or ""))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """As they came: no head learns from the plain words, and `plain` reads them if asked."""
        return training_data
