"""The fingerprint of everything that shapes a model: data, domain, rules, config, components."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What decides a model's contents. Code that only reads a model (the channel, the rules for
# entities, the lines between tiers) is not here: it takes effect without training.
SHAPING = (
    "config.yml",
    "domain.yml",
    "nlu/rules.yml",
    "nlu/components.py",
    "nlu/data/*.txt",
    "nlu/encoder/artefact/encoder.json",
    "nlu/encoder/choices.py",
    "nlu/encoder/component.py",
    "nlu/encoder/labels.py",
    "nlu/encoder/reading.py",
    "nlu/encoder/text.py",
    "nlu/features.py",
    "nlu/heads.py",
    "nlu/importer.py",
    "nlu/intent_classifier.py",
    "nlu/normaliser.py",
    "nlu/risk.py",
    "nlu/screen_features.py",
    "nlu/sittings.py",
    "nlu/stored.py",
    "bot/casework/normalise.py",
    "bot/casework/triage.py",
    "bot/casework/screen*.py",
    "bot/casework/lexicon/*.py",
)
LENGTH = 16  # hex digits: enough that two models never share a name


def shaping_files(root: Path = ROOT) -> list[Path]:
    """Every file that shapes a model, in a fixed order."""
    return sorted({path for pattern in SHAPING for path in root.glob(pattern)})


def fingerprint(files: Iterable[Path], root: Path = ROOT) -> str:
    """Hex digest over names and contents."""
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:LENGTH]


def model_path(root: Path = ROOT) -> Path:
    """Where the model for the present state of the project is kept."""
    return root / "models" / f"waymark-{fingerprint(shaping_files(root), root)}.tar.gz"
