"""Reasons in plain words, from what each word gave to the score that decided.

Staff read these word for word, so they cite the contact's words and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from bot.casework.normalise import Normalised

MOST_PHRASES = 3
LONGEST_PHRASE = 7  # words; longer runs are cut, for a reason is read at a glance
# Neighbours are joined across one word that gave nothing ("goes through *my* phone").
BRIDGE = 1
# A phrase is cited when it gave at least this share of what the strongest phrase gave.
WORTH_CITING = 0.4
# A word belongs to a phrase when it gave at least this share of what the strongest word gave.
STRONG_WORD = 0.3

FEW_WORDS = 3  # so few are cited as they are

Run = tuple[int, int]  # first word, and the one after the last


def phrases(read_text: Normalised, pulls: np.ndarray) -> list[str]:
    """The runs of words that raised the score most, as they were typed, strongest first."""
    return cited(read_text, strongest(read_text, pulls))


def strongest(read_text: Normalised, pulls: np.ndarray) -> list[Run]:
    """The runs of words that raised the score most, strongest first; at most MOST_PHRASES."""
    if not read_text.words:
        return []
    spoken = [any(map(str.isalnum, word)) for word in read_text.words]
    pulls = np.where(spoken, pulls, np.minimum(pulls, 0.0))  # a full stop is no reason
    runs = sorted(_runs(pulls), key=lambda run: -_given(pulls, run))
    if not runs:
        return []
    least = WORTH_CITING * _given(pulls, runs[0])
    return [run for run in runs if _given(pulls, run) >= least][:MOST_PHRASES]


def set_apart(pulls: np.ndarray) -> np.ndarray:
    """What each word gave beyond the middle one.

    In an encoder every word carries some of the whole message, so what all of them gave says
    nothing about any of them.
    """
    return pulls - np.median(pulls) if len(pulls) > FEW_WORDS else pulls


def cited(read_text: Normalised, runs: Iterable[Run]) -> list[str]:
    """Runs of words as they were typed."""
    return [read_text.cite(start, end - 1) for start, end in runs]


def without(read_text: Normalised, runs: Iterable[Run]) -> str:
    """The text as typed, with some runs of words taken out."""
    left, at = [], 0
    for start, end in sorted(runs):
        first, last = read_text.spans[start][0], read_text.spans[end - 1][1]
        left.append(read_text.original[at:first])
        at = max(at, last)
    return "".join([*left, read_text.original[at:]])


def pieces(read_text: Normalised, most: int) -> list[Run]:
    """The words in at most so many runs of about one length, in order."""
    count = len(read_text.words)
    size = max(1, -(-count // most))
    return [(start, min(start + size, count)) for start in range(0, count, size)]


def _given(pulls: np.ndarray, run: Run) -> float:
    return float(pulls[run[0] : run[1]].sum())


def _runs(pulls: np.ndarray) -> list[Run]:
    """Start and end of each run of words that raise the score."""
    floor = STRONG_WORD * float(pulls.max(initial=0.0))
    strong = [at for at, pull in enumerate(pulls) if pull > max(floor, 1e-6)]
    runs: list[Run] = []
    for at in strong:
        fits = runs and at - runs[-1][1] <= BRIDGE and at + 1 - runs[-1][0] <= LONGEST_PHRASE
        if fits and float(pulls[runs[-1][1] : at + 1].sum()) > 0:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def reason(name: str, probability: float, quoted: Sequence[str]) -> str:
    """One sentence: what the model reads, how sure it is, and which words moved it."""
    sentence = f"The model reads this as {name} ({probability:.2f})"
    if not quoted:
        return f"{sentence}, from the message as a whole."
    return f"{sentence} because of: " + ", ".join(f"'{phrase}'" for phrase in quoted) + "."
