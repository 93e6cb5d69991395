"""The trained model in this process: the same components, in the same graph, as Rasa serves."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from bot.casework.triage import Route, Tier, Understanding
from nlu import quiet
from nlu.wire import Outcome, reply_body


class ModelReader:
    """Reads messages with a model archive. Loading takes seconds, a message milliseconds."""

    def __init__(self, model: Path) -> None:
        """Load the archive."""
        quiet.hush()
        from rasa.engine.loader import load_predict_graph_runner
        from rasa.engine.runner.dask import DaskGraphRunner
        from rasa.engine.storage.local_model_storage import LocalModelStorage

        with tempfile.TemporaryDirectory() as folder:
            metadata, self._runner = load_predict_graph_runner(
                Path(folder), model, LocalModelStorage, DaskGraphRunner
            )
        self._target = metadata.nlu_target

    def parse(self, text: str) -> dict[str, Any]:
        """What Rasa's own parse gives for one message."""
        from rasa.core.channels.channel import UserMessage
        from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
        from rasa.shared.core.trackers import DialogueStateTracker

        from nlu.words import words_only

        inputs = {
            PLACEHOLDER_MESSAGE: [UserMessage(text=words_only(text))],
            PLACEHOLDER_TRACKER: DialogueStateTracker.from_events("reader", []),
        }
        parsed = self._runner.run(inputs=inputs, targets=[self._target])[self._target][0]
        return {"entities": [], **parsed.as_dict(only_output_properties=True)}

    def read(self, text: str) -> Understanding:
        """The same as the front makes of the channel's answer."""
        body = reply_body(self.parse(text), Outcome())
        return Understanding(
            intent=body["intent"],
            confidence=body["confidence"],
            tier=Tier(body["tier"]),
            route=Route(body["route"]),
            tier_probabilities=body["tier_probabilities"],
            route_probabilities=body["route_probabilities"],
            reasons=tuple(body["reasons"]),
            entities=tuple((name, value) for name, value in body["entities"]),
            language=body["language"],
            watched=body["watched"],
        )
