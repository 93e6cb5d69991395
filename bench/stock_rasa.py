"""A stock Rasa project made from Waymark's own intents and messages, and its trained model.

Everything is as `rasa init` leaves it: the default pipeline and policies (Rasa 3.6.21,
`rasa/engine/recipes/config_files/default_config.yml`), the REST channel, one answer an intent.
Of each intent PER_INTENT messages are taken, chosen by a digest of their words: DIET's 100 epochs
over all of them would take hours, and how fast a trained model answers hardly depends on them.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import yaml

from nlu.sittings import TrainingMessage, read_sittings, sitting_files

ROOT = Path(__file__).parents[1]
RASA_PYTHON = ROOT / ".venv-rasa/bin/python"
# Not in version control: some 30 MB, and made again from what is.
SHELF = ROOT / "build/stock-rasa"
PER_INTENT = 20
EPOCHS = 100  # Rasa's own default
TRAINS_WITHIN = 3 * 3600.0


def pipeline(epochs: int) -> list[dict[str, object]]:
    """Return the default pipeline."""
    return [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {"name": "DIETClassifier", "epochs": epochs, "constrain_similarities": True},
        {"name": "EntitySynonymMapper"},
        {"name": "ResponseSelector", "epochs": epochs, "constrain_similarities": True},
        {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
    ]


def policies(epochs: int) -> list[dict[str, object]]:
    """Return the default policies."""
    return [
        {"name": "MemoizationPolicy"},
        {"name": "RulePolicy"},
        {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": epochs},
        {"name": "TEDPolicy", "max_history": 5, "epochs": epochs, "constrain_similarities": True},
    ]


def project_files(per_intent: int = PER_INTENT, epochs: int = EPOCHS) -> dict[str, str]:
    """Return the project's files by name, as YAML; the same words give the same files."""
    chosen = _chosen(per_intent)
    intents = sorted(chosen)
    said = {f"utter_{name}": [{"text": f"This is the answer about {name}."}] for name in intents}
    files = {
        "config.yml": {
            "recipe": "default.v1",
            "assistant_id": "stock",
            "language": "en",
            "pipeline": pipeline(epochs),
            "policies": policies(epochs),
        },
        "domain.yml": {
            "version": "3.1",
            "intents": intents,
            "responses": {**said, "utter_default": [{"text": "Sorry, say that again?"}]},
            "session_config": {
                "session_expiration_time": 60,
                "carry_over_slots_to_new_session": True,
            },
        },
        "credentials.yml": {"rest": None},
        "data/nlu.yml": {
            "version": "3.1",
            "nlu": [
                {"intent": name, "examples": "".join(f"- {line}\n" for line in chosen[name])}
                for name in intents
            ],
        },
        "data/rules.yml": {"version": "3.1", "rules": [_rule(name) for name in intents]},
        "data/stories.yml": {"version": "3.1", "stories": _stories(intents)},
    }
    return {
        name: yaml.safe_dump(body, sort_keys=False, allow_unicode=True)
        for name, body in files.items()
    }


def trained(
    per_intent: int = PER_INTENT, epochs: int = EPOCHS, *, threads: int = 2
) -> tuple[Path, Path]:
    """Return the project's folder and its model, trained when this data was not trained before."""
    files = project_files(per_intent, epochs)
    digest = hashlib.blake2b(json.dumps(files).encode(), digest_size=6).hexdigest()
    folder = SHELF / digest
    model = folder / "models/stock.tar.gz"
    if model.exists():
        return folder, model
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    began = time.monotonic()
    line = [str(RASA_PYTHON), "-m", "rasa", "train", "--fixed-model-name", "stock"]
    with (folder / "training.log").open("wb") as log:
        subprocess.run(
            line,
            cwd=folder,
            env=environment(threads),
            stdout=log,
            stderr=log,
            check=True,
            timeout=TRAINS_WITHIN,
        )
    (folder / "trained.json").write_text(
        json.dumps(
            {"seconds": round(time.monotonic() - began), "per_intent": per_intent, "epochs": epochs}
        )
    )
    return folder, model


def environment(threads: int) -> dict[str, str]:
    """Return what a stock Rasa gets: no reporting home, and so many threads for TensorFlow."""
    return {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
        "TF_INTRA_OP_PARALLELISM_THREADS": str(threads),
        "TF_INTER_OP_PARALLELISM_THREADS": str(threads),
        "OMP_NUM_THREADS": str(threads),
    }


def training_messages() -> list[TrainingMessage]:
    """Return every training message of Waymark."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return read_sittings(sitting_files(), frozenset(domain["intents"]))


def _chosen(per_intent: int) -> dict[str, list[str]]:
    by_intent: dict[str, set[str]] = defaultdict(set)
    for message in training_messages():
        by_intent[message.intent].add(_plain(message.text))
    return {
        name: sorted(lines, key=lambda line: hashlib.sha256(line.encode()).digest())[:per_intent]
        for name, lines in by_intent.items()
    }


def _plain(text: str) -> str:
    """One line without the marks that Rasa's YAML reads as entities."""
    return " ".join(text.translate(str.maketrans("[](){}\\", "       ")).split()).lstrip("-/ ")


def _rule(intent: str) -> dict[str, object]:
    return {
        "rule": f"answer {intent}",
        "steps": [{"intent": intent}, {"action": f"utter_{intent}"}],
    }


def _stories(intents: list[str]) -> list[dict[str, object]]:
    """A greeting, a question and thanks for each intent, so that TED has something to learn."""
    return [
        {
            "story": f"greet, {name}, thanks",
            "steps": [
                step
                for part in ("greet", name, "thanks")
                for step in ({"intent": part}, {"action": f"utter_{part}"})
            ],
        }
        for name in intents
        if name not in ("greet", "thanks")
    ]


if __name__ == "__main__":
    print(trained(*map(int, sys.argv[1:]))[1])
