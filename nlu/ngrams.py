"""Word and character n-grams with their weights, word by word.

A message becomes a sparse matrix with one row a word; the message's own vector is the sum of
its rows. So a linear model's score splits exactly into what each word gave, which is what
the reasons cite.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

LONGEST_GRAM = 5
SHORTEST_GRAM = 2


def character_grams(word: str) -> list[str]:
    """The 2- to 5-grams of a word between spaces, each with its `c:` prefix."""
    padded = f" {word} "
    return [
        f"c:{padded[start : start + size]}"
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for start in range(max(1, len(padded) - size + 1))
    ]


def word_grams(words: Sequence[str]) -> list[tuple[str, tuple[int, ...]]]:
    """Words and pairs of neighbours, each with the positions that it covers."""
    single: list[tuple[str, tuple[int, ...]]] = [
        (f"w:{word}", (at,)) for at, word in enumerate(words)
    ]
    pairs: list[tuple[str, tuple[int, ...]]] = [
        (f"w:{first} {second}", (at, at + 1)) for at, (first, second) in enumerate(pairwise(words))
    ]
    return single + pairs


@dataclass
class Vocabulary:
    """Which n-grams are known and how much each weighs (smoothed inverse document frequency)."""

    names: list[str]
    weights: np.ndarray
    index: dict[str, int] = field(init=False, repr=False)
    _grams: dict[str, list[int]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.index = {name: at for at, name in enumerate(self.names)}

    @classmethod
    def learn(
        cls, texts: Iterable[Sequence[str]], *, min_words: int = 1, min_characters: int = 2
    ) -> Vocabulary:
        """Keep the n-grams that occur in enough texts (lists of words), and weigh them."""
        counts: Counter[str] = Counter()
        total = 0
        for words in texts:
            total += 1
            seen = {name for name, _ in word_grams(words)}
            for word in set(words):
                seen.update(character_grams(word))
            counts.update(seen)
        least = {"w": min_words, "c": min_characters}
        kept = sorted(name for name, count in counts.items() if count >= least[name[0]])
        weights = [math.log((1 + total) / (1 + counts[name])) + 1 for name in kept]
        return cls(names=kept, weights=np.asarray(weights, dtype=np.float32))

    def by_word(self, words: Sequence[str]) -> csr_matrix:
        """One row a word, one column an n-gram; the rows sum to the message's vector.

        Words and characters are each scaled to length 1, so neither drowns the other. What a
        pair of neighbours gives is shared equally between its two words.
        """
        rows: list[int] = []
        columns: list[int] = []
        shares: list[float] = []
        for name, places in word_grams(words):
            column = self.index.get(name)
            if column is not None:
                rows.extend(places)
                columns.extend([column] * len(places))
                shares.extend([1 / len(places)] * len(places))
        values = [self._scaled(columns, shares)]
        start = len(columns)
        for row, word in enumerate(words):
            grams = self._known_grams(word)
            rows.extend([row] * len(grams))
            columns.extend(grams)
        values.append(self._scaled(columns[start:], [1.0] * (len(columns) - start)))
        shape = (max(1, len(words)), len(self.names))
        return csr_matrix((np.concatenate(values), (rows, columns)), shape=shape)

    def _known_grams(self, word: str) -> list[int]:
        known = self._grams.get(word)
        if known is None:
            found = (self.index.get(name) for name in character_grams(word))
            known = [column for column in found if column is not None]
            if len(self._grams) < KEPT_WORDS:  # bounded: words arrive from outside for ever
                self._grams[word] = known
        return known

    def _scaled(self, columns: Sequence[int], shares: Sequence[float]) -> np.ndarray:
        if not columns:
            return np.zeros(0, dtype=np.float32)
        places = np.asarray(columns)
        values = self.weights[places] * np.asarray(shares, dtype=np.float32)
        summed = np.bincount(np.unique(places, return_inverse=True)[1], weights=values)
        return np.asarray(values / math.sqrt(float(summed @ summed)), dtype=np.float32)


KEPT_WORDS = 20_000  # about the vocabulary of 10,000 messages; a few megabytes


def sentence(matrix: csr_matrix) -> csr_matrix:
    """Sum the rows of a by-word matrix into the message's vector (one row)."""
    return csr_matrix(np.ones((1, matrix.shape[0]), dtype=np.float32) @ csr_matrix(matrix))
