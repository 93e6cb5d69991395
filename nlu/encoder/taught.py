"""What the teacher made of the training messages: a file beside the data, read when building.

A text is named by its hash, so the file holds no words. It is made by `nlu.encoder.teach` and
committed: building the encoder does not need the teacher.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nlu.encoder.artefact import text_key
from nlu.encoder.labels import Labels

FILE = Path(__file__).parent / "taught.npz"


@dataclass(frozen=True)
class Taught:
    """Logits by `text_key`, each of `width` labels."""

    by_key: dict[int, np.ndarray]
    width: int

    def rows(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Logits of each text (texts by labels), and 1 where it is known, 0 where not."""
        logits = np.zeros((len(texts), self.width), dtype=np.float32)
        known = np.zeros(len(texts), dtype=np.float32)
        for row, text in enumerate(texts):
            found = self.by_key.get(text_key(text))
            if found is not None:
                logits[row], known[row] = found, 1.0
        return logits, known


def write_taught(
    texts: Sequence[str], logits: np.ndarray, labels: Labels, path: Path = FILE
) -> None:
    """Keep the teacher's reading of some texts."""
    keys = np.asarray([text_key(text) for text in texts], dtype=np.int64)
    np.savez_compressed(path, keys=keys, logits=logits.astype(np.float16), labels=_names(labels))


def read_taught(labels: Labels, path: Path = FILE) -> Taught | None:
    """None when there is none, or when it was made for other labels."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as found:
        if found["labels"].tolist() != _names(labels).tolist():
            return None
        keys, logits = found["keys"], found["logits"].astype(np.float32)
    return Taught(dict(zip(keys.tolist(), logits, strict=True)), labels.width)


def _names(labels: Labels) -> np.ndarray:
    return np.asarray([*labels.routes, *labels.intents])
