"""How near the training messages come to the evaluation set.

Cosine between weighted character n-grams, for each evaluation message with its nearest training
message. As a measure of what is ordinary, the same from each of some training messages to the
nearest one of another sitting. Only ids, places and numbers leave here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.casework.normalise import normalise
from nlu.evaluate.examples import Example
from nlu.evaluate.scoring import Scored
from nlu.evaluate.shares import Share, urgent
from nlu.sittings import TrainingMessage

NEAREST_LISTED = 20
YARDSTICK = 1_000  # training messages compared with the other sittings
BLOCK = 200  # rows multiplied at once: bounds the memory
LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9)
EDGES = tuple(edge / 20 for edge in range(21))


@dataclass(frozen=True)
class Pair:
    """An evaluation message, its nearest training message (file:line), and their cosine."""

    name: str
    where: str
    cosine: float


@dataclass(frozen=True)
class Likeness:
    """`counts` and `yardstick_counts` are histograms over EDGES; `above` is by level."""

    median: float
    above: dict[str, Share]
    yardstick_median: float
    yardstick_above: dict[str, Share]
    counts: tuple[int, ...]
    yardstick_counts: tuple[int, ...]
    nearest: tuple[Pair, ...]
    recall_by_nearness: dict[str, Share]


def likeness(scored: Sequence[Scored], training: Sequence[TrainingMessage]) -> Likeness:
    """Compare both sets."""
    examples = [one.example for one in scored]
    known, asked = _vectors(examples, training)
    cosines, places = _nearest(asked, known)
    ordered = np.argsort(-cosines, kind="stable")[:NEAREST_LISTED]
    yardstick = _between_sittings(known, [message.sitting for message in training])
    return Likeness(
        median=float(np.median(cosines)),
        above=_above(cosines),
        yardstick_median=float(np.median(yardstick)),
        yardstick_above=_above(yardstick),
        counts=_histogram(cosines),
        yardstick_counts=_histogram(yardstick),
        nearest=tuple(
            Pair(examples[at].name, training[places[at]].where, float(cosines[at]))
            for at in ordered
        ),
        recall_by_nearness=_recall_by_nearness(scored, cosines),
    )


def _vectors(
    examples: Sequence[Example], training: Sequence[TrainingMessage]
) -> tuple[csr_matrix, csr_matrix]:
    texts = [normalise(message.text) for message in training]
    vectoriser = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32
    )
    known = vectoriser.fit_transform(texts)
    asked = vectoriser.transform([normalise(example.text) for example in examples])
    return csr_matrix(known), csr_matrix(asked)


def _nearest(asked: csr_matrix, known: csr_matrix) -> tuple[np.ndarray, np.ndarray]:
    """For each row of `asked` the highest cosine and the row of `known` that has it."""
    cosines, places = [], []
    for start in range(0, asked.shape[0], BLOCK):
        found = (asked[start : start + BLOCK] @ known.T).toarray()
        cosines.append(found.max(axis=1))
        places.append(found.argmax(axis=1))
    return np.concatenate(cosines), np.concatenate(places)


def _between_sittings(known: csr_matrix, sittings: Sequence[str]) -> np.ndarray:
    """From evenly chosen training messages to the nearest of any other sitting."""
    names = np.asarray(sittings)
    chosen = np.unique(np.linspace(0, len(names) - 1, min(YARDSTICK, len(names))).astype(int))
    nearest = []
    for start in range(0, len(chosen), BLOCK):
        rows = chosen[start : start + BLOCK]
        found = (known[rows] @ known.T).toarray()
        found[names[rows][:, None] == names[None, :]] = 0.0
        nearest.append(found.max(axis=1))
    return np.concatenate(nearest)


def _above(cosines: np.ndarray) -> dict[str, Share]:
    return {f"{level}": Share(int((cosines >= level).sum()), len(cosines)) for level in LEVELS}


def _histogram(cosines: np.ndarray) -> tuple[int, ...]:
    counts, _ = np.histogram(np.clip(cosines, 0.0, 1.0), bins=EDGES)
    return tuple(int(count) for count in counts)


def _recall_by_nearness(scored: Sequence[Scored], cosines: np.ndarray) -> dict[str, Share]:
    """Urgent recall in quarters from far to near: what a model that learnt by heart shows."""
    rows = [at for at, one in enumerate(scored) if one.example.tier.urgent]
    by_cosine = sorted(rows, key=lambda at: float(cosines[at]))
    quarters = np.array_split(np.asarray(by_cosine, dtype=int), 4)
    names = ("farthest quarter", "second quarter", "third quarter", "nearest quarter")
    return {
        name: Share(sum(urgent(scored[at], "together") for at in quarter), len(quarter))
        for name, quarter in zip(names, quarters, strict=True)
    }
