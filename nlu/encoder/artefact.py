"""The encoder's files, checked by their hashes before anything reads them.

`model.onnx` and `tokenizer.json` serve; `unseen.npz` holds, for each training text, what a
model that had not learnt from its sitting made of it; `encoder.json` describes them all.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nlu.encoder.labels import Labels

FOLDER = Path(__file__).parent / "artefact"
DESCRIPTION = "encoder.json"
MODEL, TOKENIZER, UNSEEN = "model.onnx", "tokenizer.json", "unseen.npz"
VERSION = 1


class BrokenArtefact(RuntimeError):
    """Raised when a file of the encoder is missing, or is not the one that was described."""


@dataclass(frozen=True)
class Artefact:
    """A checked encoder. `description` is encoder.json as read."""

    folder: Path
    labels: Labels
    description: dict[str, Any]

    @property
    def model(self) -> Path:
        """The graph."""
        return self.folder / MODEL

    @property
    def tokenizer(self) -> Path:
        """The tokenizer, in the format of the `tokenizers` library."""
        return self.folder / TOKENIZER

    @property
    def longest(self) -> int:
        """The most tokens of a message that are read."""
        return int(self.description["longest"])

    def unseen(self) -> dict[int, np.ndarray]:
        """Logits of the training texts by `text_key`."""
        with np.load(self.folder / UNSEEN, allow_pickle=False) as found:
            keys, logits = found["keys"], found["logits"].astype(np.float32)
        return dict(zip(keys.tolist(), logits, strict=True))


def open_artefact(folder: Path = FOLDER) -> Artefact:
    """Check every file and give the encoder; BrokenArtefact says which file and what to do."""
    path = folder / DESCRIPTION
    try:
        description = json.loads(path.read_text(encoding="utf-8"))
        version, hashes = description["version"], description["sha256"]
        labels = Labels.from_json(description["labels"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BrokenArtefact(f"{_short(path)} cannot be read: run `make encoder`") from error
    if version != VERSION:
        raise BrokenArtefact(
            f"{_short(path)} has version {version}, this code reads {VERSION}: run `make encoder`"
        )
    for name in (MODEL, TOKENIZER, UNSEEN):
        file = folder / name
        if not file.exists():
            raise BrokenArtefact(f"{_short(file)} is missing: run `make encoder`")
        if sha256(file) != hashes.get(name):
            raise BrokenArtefact(
                f"{_short(file)} is not the file that {DESCRIPTION} describes: restore it, or "
                "run `make encoder`"
            )
    return Artefact(folder, labels, description)


def text_key(text: str) -> int:
    """A 63-bit name for a text, so that `unseen.npz` holds no words."""
    digest = hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def sha256(path: Path) -> str:
    """Hex digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _short(path: Path) -> str:
    return "/".join(path.parts[-4:])
