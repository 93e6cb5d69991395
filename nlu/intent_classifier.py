"""Rasa component: which intent, and how sure."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import HeadsClassifier
from nlu.features import columns, vector, vectors
from nlu.heads import fit_choice

RANKED = 5  # how many intents the output lists


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(HeadsClassifier):
    """The encoder's intents, calibrated; the confidences of all intents sum to 1."""

    KEPT = ("intents",)

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
        heads = fit_choice(vectors(messages), wanted, labels, [where.intent])
        return self.keep(intents=heads)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the likeliest intent and the next few."""
        for message in messages:
            ranking = self._rank(vector(message))
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _rank(self, features: np.ndarray) -> list[dict[str, Any]]:
        heads = self.heads("intents")
        shares = heads.shares(features)[0]
        best = np.argsort(-shares, kind="stable")[:RANKED]
        return [
            {
                INTENT_NAME_KEY: heads.labels[at],
                PREDICTED_CONFIDENCE_KEY: float(shares[at]),
            }
            for at in best
        ]
