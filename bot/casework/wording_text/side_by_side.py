"""Making another language's texts out of the English ones, sentence by sentence.

The structure (which sentence, for whom, in which order) is written once, in English. A sentence
that has no words in the language, or whose English has changed since, is said in English.
"""

from __future__ import annotations

from collections.abc import Mapping

Sentences = tuple[tuple[str, str], ...]


def translated(texts: Mapping[str, Sentences], words: Mapping[str, str]) -> dict[str, Sentences]:
    """Give the same texts in other words; `words` maps an English sentence to its translation."""
    return {
        name: tuple((when, words.get(said, said)) for when, said in sentences)
        for name, sentences in texts.items()
    }
