"""What the large network made of the training messages: kept without words, read back by text."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from nlu.encoder.labels import Labels
from nlu.encoder.taught import FILE, read_taught, write_taught

LABELS = Labels(("none", "police"), ("greet", "bye"))
TEXTS = ["he said he would wait", "what time does the club open"]


def _written(folder: Path) -> Path:
    path = folder / "taught.npz"
    logits = np.arange(2 * LABELS.width, dtype=np.float32).reshape(2, LABELS.width)
    write_taught(TEXTS, logits, LABELS, path)
    return path


def test_readings_come_back_by_text(tmp_path: Path) -> None:
    """Each text has its own row; a text that was not read is known to be unknown."""
    taught = read_taught(LABELS, _written(tmp_path))
    assert taught is not None
    logits, known = taught.rows([TEXTS[1], "never read", TEXTS[0]])
    assert known.tolist() == [1.0, 0.0, 1.0]
    assert logits[0, 0] == LABELS.width
    assert not logits[1].any()
    assert logits[2].tolist() == list(range(LABELS.width))


def test_readings_for_other_labels_are_not_used(tmp_path: Path) -> None:
    """A column that means something else now would teach nonsense."""
    assert read_taught(Labels(("police", "none"), ("greet", "bye")), _written(tmp_path)) is None


def test_no_file_is_no_teacher(tmp_path: Path) -> None:
    """Building goes on from the labels alone."""
    assert read_taught(LABELS, tmp_path / "taught.npz") is None


def test_the_file_holds_no_words(tmp_path: Path) -> None:
    """Texts are named by hash: neither this file nor the committed one can quote a message."""
    for path in (_written(tmp_path), FILE):
        with np.load(path, allow_pickle=False) as found:
            assert set(found.files) == {"keys", "logits", "labels"}
            assert found["keys"].dtype == np.int64
