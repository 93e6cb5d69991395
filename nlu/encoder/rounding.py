"""What rounding to 8 bits does to a network's readings: evened out, then checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from nlu.encoder import figures
from nlu.encoder.artefact import MODEL, Artefact, open_artefact
from nlu.encoder.export import export
from nlu.encoder.labels import Labels
from nlu.encoder.network import Encoder
from nlu.encoder.reading import EncoderReader
from nlu.encoder.training import Trainer
from nlu.sittings import TrainingMessage

CHECKED = 3  # every third message is read before and after rounding
# What rounding to 8 bits may cost, in area under the curve and in recall at even odds.
MOST_LOST = 0.01


def export_evenly(
    trainer: Trainer, folder: Path, messages: Sequence[TrainingMessage], longest: int
) -> np.ndarray:
    """Write the graph so that its mean reading is the network's; gives the exact logits.

    Rounding moves most messages a little the same way (a logit by 0.04 to 0.1), and the heads
    weigh a logit as the network gave it. The folder holds the tokenizer already.
    """
    texts = [message.text for message in messages]
    exact = trainer.read(texts)
    network = trainer.network
    if not isinstance(network, Encoder):
        raise TypeError("only the encoder is served")
    export(network, folder / MODEL)
    described = Artefact(folder, trainer.labels, {"longest": longest})
    moved = (exact - EncoderReader(described).logits(texts)).mean(axis=0)
    with torch.no_grad():
        network.heads.bias += torch.from_numpy(moved).to(network.heads.bias)
    export(network, folder / MODEL)
    return exact


def check_rounding(
    folder: Path, exact: np.ndarray, messages: list[TrainingMessage]
) -> tuple[str, str]:
    """Compare the quantised graph with the network it came from, in words, and what was too much.

    The second is empty when nothing was.
    """
    opened = open_artefact(folder)
    rounded = EncoderReader(opened).logits([message.text for message in messages])
    return compared(exact, rounded, messages, opened.labels)


def compared(
    exact: np.ndarray, rounded: np.ndarray, messages: list[TrainingMessage], labels: Labels
) -> tuple[str, str]:
    """As `check_rounding`, of readings."""
    before = figures.measure(exact, messages, labels)
    after = figures.measure(rounded, messages, labels)
    lost = {name: before[name] - after[name] for name in before}
    much = [
        f"rounding to 8 bits cost {lost[name]:.3f} of {name}"
        for name in figures.MUST_SURVIVE
        if lost[name] > MOST_LOST
    ]
    return "lost by rounding to 8 bits: " + figures.in_words(lost), ", ".join(much)
