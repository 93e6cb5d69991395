"""Gives Rasa the sittings as training data, with tier and routes on every message."""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import Any

import rasa.shared.utils.io
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.sittings import DATA_FOLDER, BadLine, TrainingMessage, read_sittings, sitting_files

RULES_FILE = Path(__file__).parent / "rules.yml"

# Keys on a training Message that the risk classifier reads.
TIER = "tier"
ROUTES = "routes"
SITTING = "sitting"


class TaughtMessage(Message):
    """A training message that Rasa can compare and copy at little cost.

    A training copies all messages nine times and compares them twenty times; as Rasa's own class
    does it, that is a third of the whole (25 s of 26,900 messages).
    """

    def set(  # the signature is Rasa's
        self,
        prop: str,
        info: Any,
        add_to_output: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Set a property; the fingerprint stays where a word is set to what it was."""
        if isinstance(info, str) and self.data.get(prop) == info and not add_to_output:
            return
        super().set(prop, info, add_to_output)

    def __deepcopy__(self, memo: dict[int, Any]) -> TaughtMessage:
        """A message of its own: what it holds is never changed in place, so it is not copied."""
        made = copy(self)
        made.data = dict(self.data)
        made.features = list(self.features)
        made.output_properties = set(self.output_properties)
        return made


def as_rasa_message(message: TrainingMessage) -> Message:
    """One training message with its labels where the components look for them."""
    return TaughtMessage(
        data={
            TEXT: message.text,
            INTENT: message.intent,
            TIER: message.tier.value,
            ROUTES: tuple(route.value for route in message.routes),
            SITTING: message.sitting,
        }
    )


class SittingsImporter(TrainingDataImporter):
    """Reads `nlu/data/*.txt` (or the given paths), `nlu/rules.yml` and the domain."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
        **kwargs: Any,
    ) -> None:
        """Paths that are not given fall back to the project's own files."""
        self._config_file = config_file
        self._domain = Domain.load(domain_path) if domain_path else Domain.empty()
        paths = (
            [training_data_paths]
            if isinstance(training_data_paths, str)
            else (training_data_paths or [])
        )
        given = [Path(path) for path in paths if Path(path).exists()]
        self._sittings = [file for path in given for file in _sittings_under(path)]
        if given and not self._sittings:
            raise BadLine(given[0].name, 0, "holds no sitting (*.txt)")

    def get_domain(self) -> Domain:
        """The domain file, as it stands."""
        return self._domain

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """The rules; there are no stories."""
        return StoryGraph(YAMLStoryReader().read_from_file(RULES_FILE))

    def get_config(self) -> dict[str, Any]:
        """The pipeline and policies."""
        if not self._config_file:
            return {}
        return dict(rasa.shared.utils.io.read_model_configuration(self._config_file))

    def get_config_file_for_auto_config(self) -> str | None:
        """Where the configuration is kept."""
        return self._config_file

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Every message of every sitting; BadLine when one cannot be read."""
        intents = frozenset(self._domain.intents)
        files = self._sittings or sitting_files(DATA_FOLDER)
        return TrainingData([as_rasa_message(m) for m in read_sittings(files, intents)])


def _sittings_under(path: Path) -> list[Path]:
    if path.is_dir():
        return sitting_files(path)
    return [path] if path.suffix == ".txt" else []
