"""How a text is written before the encoder's tokenizer sees it; the same at both ends.

The encoder reads plain words, as the screen does: tricks undone, text-speak spelt out. On
writers it had not met that was better than the words as typed at telling calm from concern
(area under the curve 0.847 against 0.832, second pass) and no worse at the rest.
"""

from __future__ import annotations

from bot.casework.normalise import Normalised, read


def words_of(read_text: Normalised) -> list[str]:
    """The plain words, with a question mark where one was typed.

    The screen needs no question marks; a model does: "is there a knife bin" is no "there is".
    """
    return [
        "?" if word == "." and "?" in read_text.original[start:end] else word
        for word, (start, end) in zip(read_text.words, read_text.spans, strict=True)
    ]


def prepared(text: str) -> str:
    """The text as the encoder reads it: its plain words in one line."""
    return " ".join(words_of(read(text)))


def word_places(read_text: Normalised) -> list[tuple[int, int]]:
    """Where each plain word stands in the prepared text."""
    places, at = [], 0
    for word in words_of(read_text):
        places.append((at, at + len(word)))
        at += len(word) + 1
    return places
