"""Rasa component: which intent, and how sure."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu import stored
from nlu.features import columns, vector, vectors
from nlu.heads import Heads, fit_choice

RANKED = 5  # how many intents the output lists


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """The encoder's intents, calibrated; the confidences of all intents sum to 1."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to set."""
        return {}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        heads: Heads | None = None,
    ) -> None:
        """`heads` is None until trained or loaded."""
        self._config, self._storage, self._resource = config, model_storage, resource
        self._heads = heads

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """A component that has yet to learn."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """A component with the heads of the trained model."""
        heads = Heads.from_arrays(stored.load(model_storage, resource, "intents"))
        return cls(config, model_storage, resource, heads)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the heads on every message with an intent, and store them."""
        messages = training_data.intent_examples
        given = [message.get(INTENT) for message in messages]
        where = columns()
        labels = list(where.labels.intents)
        new = sorted(set(given) - set(labels))
        if new:
            raise RuntimeError(f"the encoder does not know {', '.join(new)}: run `make encoder`")
        wanted = np.asarray([labels.index(name) for name in given])
        self._heads = fit_choice(vectors(messages), wanted, labels, [where.intent])
        stored.save(self._storage, self._resource, {"intents": self._heads.arrays()})
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the likeliest intent and the next few."""
        for message in messages:
            ranking = self._rank(vector(message))
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _rank(self, features: np.ndarray) -> list[dict[str, Any]]:
        if self._heads is None:
            raise RuntimeError("IntentClassifier is asked before it was trained")
        shares = self._heads.shares(features)[0]
        best = np.argsort(-shares, kind="stable")[:RANKED]
        return [
            {
                INTENT_NAME_KEY: self._heads.labels[at],
                PREDICTED_CONFIDENCE_KEY: float(shares[at]),
            }
            for at in best
        ]
