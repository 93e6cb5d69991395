"""The project's calibrated heads, taught other people's intents.

For comparisons alone: there are no n-grams in the pipeline. The encoder's heads know this
project's intents and no others, so others' are learnt here from word and character n-grams of the
plain form, with the separators and the calibration (`nlu.heads.fit_heads`) that the tiers have.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, make_union

from bot.casework.normalise import normalise
from nlu.evaluate.public_sets import Labelled
from nlu.evaluate.shares import Share
from nlu.heads import Heads, fit_heads

SEED = 20191002
STRENGTH = 0.3  # the support vector machines' C


@dataclass(frozen=True)
class Accuracy:
    """How many test queries got their intent, and what learning took."""

    share: Share
    trained_on: int
    seconds: float


def few(train: Sequence[Labelled], shots: int) -> tuple[Labelled, ...]:
    """So many examples of each intent, drawn with a fixed seed."""
    by_intent: dict[str, list[Labelled]] = defaultdict(list)
    for one in train:
        by_intent[one[1]].append(one)
    draw = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    chosen = [draw.sample(by_intent[name], min(shots, len(by_intent[name]))) for name in by_intent]
    return tuple(one for some in chosen for one in some)


@dataclass(frozen=True)
class Learnt:
    """Heads over n-grams, for whatever intents they were taught."""

    grams: FeatureUnion
    heads: Heads

    def names(self, texts: Sequence[str]) -> list[str]:
        """The likeliest intent of each text."""
        asked = _in_order(self.grams.transform([normalise(text) for text in texts]))
        best = self.heads.log_odds(self.heads.scores(asked)).argmax(axis=1)
        return [self.heads.labels[at] for at in best]


def learn(train: Sequence[Labelled]) -> Learnt:
    """Heads for the intents of `train`."""
    grams = _grams()
    vectors = _in_order(grams.fit_transform([normalise(text) for text, _ in train]))
    names = sorted({intent for _, intent in train})
    wanted = np.asarray([[name == intent for name in names] for _, intent in train])
    heads = fit_heads(vectors, wanted, names, [""] * len(train), strength=STRENGTH)
    return Learnt(grams, heads)


def learn_and_test(train: Sequence[Labelled], test: Sequence[Labelled]) -> Accuracy:
    """Learn from `train` and name the likeliest intent of each of `test`."""
    began = time.monotonic()
    learnt = learn(train)
    seconds = time.monotonic() - began
    return Accuracy(
        share_right(learnt.names([text for text, _ in test]), test), len(train), seconds
    )


def share_right(named: Sequence[str], asked: Sequence[Labelled]) -> Share:
    """How many were named as they are labelled."""
    hits = sum(name == intent for name, (_, intent) in zip(named, asked, strict=True))
    return Share(hits, len(asked))


def _in_order(found: csr_matrix) -> csr_matrix:
    """Sorted within each row, as the separators want it."""
    ordered = csr_matrix(found)
    ordered.sum_duplicates()
    return ordered


def _grams() -> FeatureUnion:
    """Words and pairs of neighbours, and characters within words; each of length 1."""
    words = TfidfVectorizer(
        token_pattern=r"\S+",  # noqa: S106 - a pattern for words
        ngram_range=(1, 2),
        sublinear_tf=True,
        dtype=np.float32,
    )
    characters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, dtype=np.float32
    )
    return make_union(words, characters)
