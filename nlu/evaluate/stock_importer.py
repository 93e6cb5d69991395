"""Gives Rasa labelled texts as they are: one JSON line each, `{"text", "intent"}`.

Rasa's own YAML reads brackets in a text as an entity; messages here hold all kinds of marks.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import rasa.shared.utils.io
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class TextsImporter(TrainingDataImporter):
    """Reads one file of labelled texts; no rules, no domain."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
        **kwargs: Any,
    ) -> None:
        """`training_data_paths` is the file, or a list that holds it alone."""
        self._config_file = config_file
        paths = training_data_paths or []
        self._file = Path(paths if isinstance(paths, str) else paths[0])

    def get_domain(self) -> Domain:
        """None: intents come from the texts."""
        return Domain.empty()

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """None."""
        return StoryGraph([])

    def get_config(self) -> dict[str, Any]:
        """The pipeline."""
        if not self._config_file:
            return {}
        return dict(rasa.shared.utils.io.read_model_configuration(self._config_file))

    def get_config_file_for_auto_config(self) -> str | None:
        """Where the configuration is kept."""
        return self._config_file

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Every text of the file."""
        lines = self._file.read_text(encoding="utf-8").splitlines()
        bodies = [json.loads(line) for line in lines if line]
        return TrainingData(
            [Message(data={TEXT: one["text"], INTENT: one["intent"]}) for one in bodies]
        )
