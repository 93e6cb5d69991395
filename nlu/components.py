"""What Rasa asks of every component, said once: how one is made, kept, and read back.

A featuriser reads with what comes with the project and learns nothing; a classifier learns its
heads and keeps them in the model, one file of arrays a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from typing_extensions import Self

from nlu import stored
from nlu.heads import Heads

AnyFeaturiser = TypeVar("AnyFeaturiser", bound="Featuriser")
AnyClassifier = TypeVar("AnyClassifier", bound="HeadsClassifier")


class Featuriser(GraphComponent):
    """Puts dense features on messages, under its ALIAS."""

    ALIAS: ClassVar[str]

    @classmethod
    def get_default_config(cls) -> dict[str, Any]:
        """The name of these features among others."""
        return {FEATURIZER_CLASS_ALIAS: cls.ALIAS}

    def __init__(self, config: dict[str, Any]) -> None:
        self._alias = config[FEATURIZER_CLASS_ALIAS]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Nothing is kept in the model."""
        return cls(config)

    def add(self, message: Message, rows: np.ndarray, kind: str) -> None:
        """Features of a sentence (one row) or a sequence (one row a word)."""
        rows = np.asarray(rows, dtype=np.float32)
        message.add_features(Features(rows, kind, TEXT, self._alias))


class HeadsClassifier(GraphComponent):
    """Learns heads by name (KEPT) and reads messages with them."""

    KEPT: ClassVar[tuple[str, ...]]

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        heads: Mapping[str, Heads] | None = None,
    ) -> None:
        """`heads` is None until trained or loaded."""
        self._config, self._storage, self._resource = config, model_storage, resource
        self._heads = dict(heads or {})

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
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
    ) -> Self:
        """A component with the heads of the trained model."""
        heads = {
            name: Heads.from_arrays(stored.load(model_storage, resource, name)) for name in cls.KEPT
        }
        return cls(config, model_storage, resource, heads)

    def keep(self, **heads: Heads) -> Resource:
        """Store what was learnt, by the names in KEPT."""
        self._heads = heads
        arrays = {name: one.arrays() for name, one in heads.items()}
        stored.save(self._storage, self._resource, arrays)
        return self._resource

    def heads(self, name: str) -> Heads:
        """Heads by name; RuntimeError before the component was trained."""
        if name not in self._heads:
            raise RuntimeError(f"{type(self).__name__} is asked before it was trained")
        return self._heads[name]
