"""Calibrated linear heads: a score for each label, and a probability that can be believed.

A question (`fit_heads`) has its own linear separator (liblinear's support vector machine), and
Platt's sigmoid, fitted on scores of messages from sittings that the separator had not seen. A
choice between labels (`fit_choice`) takes the encoder's logits as they are, weighed.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold
from sklearn.svm import LinearSVC

SEED = 20191002
FOLDS = 4
SIDE_BY_SIDE = 3
Separator = tuple[np.ndarray, float]  # a weight a feature, and the bias
FEWEST_FOR_CALIBRATION = 8  # positives below which Platt's two numbers would be noise


@dataclass(frozen=True)
class Heads:
    """`coefficients` is features by labels; `slopes` and `offsets` turn scores to log odds."""

    labels: tuple[str, ...]
    coefficients: np.ndarray
    intercepts: np.ndarray
    slopes: np.ndarray
    offsets: np.ndarray

    def scores(self, vectors: csr_matrix | np.ndarray) -> np.ndarray:
        """Raw scores, messages by labels."""
        return np.asarray(vectors @ self.coefficients + self.intercepts)

    def log_odds(self, scores: np.ndarray) -> np.ndarray:
        """Calibrated log odds from raw scores."""
        return np.asarray(scores * self.slopes + self.offsets)

    def probabilities(self, vectors: csr_matrix | np.ndarray) -> np.ndarray:
        """Calibrated probability of each label on its own, messages by labels."""
        return sigmoid(self.log_odds(self.scores(vectors)))

    def shares(self, vectors: csr_matrix | np.ndarray) -> np.ndarray:
        """Probabilities of a choice between the labels, messages by labels; rows sum to 1."""
        return softmax(self.log_odds(self.scores(vectors)))

    def pull(self, rows: csr_matrix, label: int) -> np.ndarray:
        """How many log odds each row (word) gave to a label; with the rest they sum to it."""
        pulls = rows.data * self.coefficients[rows.indices, label]
        words = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
        return np.bincount(words, pulls, minlength=rows.shape[0]) * self.slopes[label]

    def arrays(self) -> dict[str, np.ndarray]:
        """What to store, by name."""
        return {
            "labels": np.asarray(self.labels),
            "coefficients": self.coefficients,
            "intercepts": self.intercepts,
            "slopes": self.slopes,
            "offsets": self.offsets,
        }

    def widened(self, columns: Sequence[int], width: int) -> Heads:
        """These heads over more features: their columns are `columns` of `width`."""
        coefficients = np.zeros((width, len(self.labels)), dtype=np.float32)
        coefficients[list(columns)] = self.coefficients
        return replace(self, coefficients=coefficients)

    def beside(self, other: Heads) -> Heads:
        """These heads and then another's, over the same features."""
        return Heads(
            labels=self.labels + other.labels,
            coefficients=np.ascontiguousarray(
                np.concatenate([self.coefficients, other.coefficients], axis=1)
            ),
            intercepts=np.concatenate([self.intercepts, other.intercepts]),
            slopes=np.concatenate([self.slopes, other.slopes]),
            offsets=np.concatenate([self.offsets, other.offsets]),
        )

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> Heads:
        """The reverse of `arrays`."""
        rest = {name: value for name, value in arrays.items() if name != "labels"}
        return cls(labels=tuple(str(name) for name in arrays["labels"]), **rest)


def softmax(logits: np.ndarray) -> np.ndarray:
    """Shares of a choice from its logits, row by row."""
    risen = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(risen / risen.sum(axis=1, keepdims=True))


def sigmoid(log_odds: np.ndarray) -> np.ndarray:
    """Probability from log odds, safe at both ends."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -30, 30))))


def log_odds(chances: np.ndarray) -> np.ndarray:
    """The reverse of `sigmoid`."""
    kept = np.clip(chances, 1e-9, 1 - 1e-9)
    return np.asarray(np.log(kept / (1 - kept)))


def folds(groups: Sequence[str], count: int = FOLDS) -> list[tuple[np.ndarray, np.ndarray]]:
    """Splits in which no sitting is on both sides; plain ones when sittings are too few."""
    rows = np.arange(len(groups))
    if len(set(groups)) >= count:
        return list(GroupKFold(count).split(rows, groups=groups))
    return list(KFold(min(count, len(groups)), shuffle=True, random_state=SEED).split(rows))


def fit_heads(
    vectors: csr_matrix,
    wanted: np.ndarray,
    labels: Sequence[str],
    groups: Sequence[str],
    *,
    strength: float,
) -> Heads:
    """Fit one head a label. `wanted` is messages by labels, true where the label applies."""
    splits = folds(groups)
    parts = [*(seen for seen, _ in splits), np.arange(len(groups))]
    *by_fold, fitted = _separators(vectors, wanted, parts, strength)
    unseen = _unseen(vectors, wanted.shape, splits, by_fold)
    platt = [_platt(unseen[:, at], wanted[:, at]) for at in range(len(labels))]
    return Heads(
        labels=tuple(labels),
        coefficients=np.ascontiguousarray(
            np.stack([weights for weights, _ in fitted], axis=1), dtype=np.float32
        ),
        intercepts=np.asarray([bias for _, bias in fitted], dtype=np.float32),
        slopes=np.asarray([slope for slope, _ in platt], dtype=np.float32),
        offsets=np.asarray([offset for _, offset in platt], dtype=np.float32),
    )


def fit_choice(
    vectors: csr_matrix,
    wanted: np.ndarray,
    labels: Sequence[str],
    given: Sequence[Sequence[int]],
) -> Heads:
    """Heads that weigh logits which others computed; `wanted` is the label of each message.

    `given` lists columns by source, each with one column a label. Only one weight a source is
    fitted (for the least surprise), so that calibration cannot unlearn a rare label.
    """
    sources = [vectors[:, list(columns)].toarray() for columns in given]
    rows = np.arange(len(wanted))

    def surprise(weights: np.ndarray) -> float:
        mixed = sum(weight * part for weight, part in zip(weights, sources, strict=True))
        return float(-np.log(np.maximum(softmax(mixed)[rows, wanted], 1e-12)).mean())

    start = np.full(len(sources), 0.7)
    fitted = minimize(surprise, start, method="Nelder-Mead", options={"xatol": 1e-3}).x
    coefficients = np.zeros((vectors.shape[1], len(labels)), dtype=np.float32)
    for weight, columns in zip(fitted, given, strict=True):
        coefficients[list(columns), np.arange(len(labels))] = weight
    zeros, ones = (np.full(len(labels), fill, dtype=np.float32) for fill in (0.0, 1.0))
    return Heads(tuple(labels), coefficients, zeros, ones, zeros)


def _unseen(
    vectors: csr_matrix,
    shape: tuple[int, ...],
    splits: Sequence[tuple[np.ndarray, np.ndarray]],
    fitted: Sequence[Sequence[Separator]],
) -> np.ndarray:
    """Scores of every message by separators that saw nothing of its sitting."""
    scores = np.zeros(shape, dtype=np.float32)
    for (_, held), separators in zip(splits, fitted, strict=True):
        for at, (weights, bias) in enumerate(separators):
            scores[held, at] = vectors[held] @ weights + bias
    return scores


def _separators(
    vectors: csr_matrix, wanted: np.ndarray, parts: Sequence[np.ndarray], strength: float
) -> list[list[Separator]]:
    """One separator a column for each part of the rows, side by side: liblinear lets others run.

    Each has a matrix of its own: a sparse matrix notes in itself whether its rows are sorted, and
    sorts them in place when somebody asks.
    """

    def fit(job: tuple[np.ndarray, int]) -> Separator:
        rows, column = job
        return _separator(vectors[rows], wanted[rows, column], strength)

    columns = wanted.shape[1]
    jobs = [(rows, column) for rows in parts for column in range(columns)]
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        fitted = list(pool.map(fit, jobs))
    return [fitted[start : start + columns] for start in range(0, len(fitted), columns)]


def _separator(vectors: csr_matrix, wanted: np.ndarray, strength: float) -> Separator:
    if wanted.all() or not wanted.any():  # a label without examples, or with nothing else
        return np.zeros(vectors.shape[1]), 1.0 if wanted.all() else -1.0
    # liblinear's primal solver where messages outnumber features: one optimum, sooner. The dual
    # one did not converge in its thousand rounds over 16,000 messages.
    dual = vectors.shape[0] <= vectors.shape[1]
    machine = LinearSVC(C=strength, dual=dual, random_state=SEED).fit(vectors, wanted)
    return machine.coef_[0], float(machine.intercept_[0])


def _platt(scores: np.ndarray, wanted: np.ndarray) -> tuple[float, float]:
    positives = int(wanted.sum())
    if min(positives, len(wanted) - positives) < FEWEST_FOR_CALIBRATION:
        # Too few to fit: a fixed slope, and an offset that keeps a weak score improbable.
        return 3.0, -0.5
    fit = LogisticRegression(C=1e3).fit(scores[:, None], wanted)
    return max(float(fit.coef_[0, 0]), 0.1), float(fit.intercept_[0])
