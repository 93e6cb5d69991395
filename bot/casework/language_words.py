"""Which of several languages has the most of a text's words: one look-up a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping


class MostWords:
    """Everyday words by language, turned about: the languages of each word."""

    def __init__(self, tables: Mapping[str, Collection[str]]) -> None:
        """`tables`: code of a language to its words."""
        self._codes = tuple(tables)
        self._places: dict[str, tuple[int, ...]] = {
            word: tuple(at for at, known in enumerate(tables.values()) if word in known)
            for word in {word for known in tables.values() for word in known}
        }

    def of(self, words: Iterable[str]) -> tuple[str, int]:
        """Return the language with the most of these words, and how many; the first of equals."""
        counts = self.counts(words)
        best = max(counts, key=counts.__getitem__)
        return best, counts[best]

    def counts(self, words: Iterable[str]) -> dict[str, int]:
        """Return how many of these words each language has."""
        counts = [0] * len(self._codes)
        for word in words:
            for at in self._places.get(word, ()):
                counts[at] += 1
        return dict(zip(self._codes, counts, strict=True))
