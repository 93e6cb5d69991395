"""Whether the words that a reason cites are the ones that decided.

What a word gave to the score is a good guess and no proof: the encoder reads words together,
and a word's neighbours would have read otherwise without it. So the message is read again
without the cited words; when that does not lower the score, with one piece after another out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bot.casework.normalise import Normalised
from nlu.reasons import Run, pieces, strongest, without

LEAST_DROP = 0.05  # log odds; less than this is no reason
MOST_READ_AGAIN = 10  # readings of about 2 ms each; needed for about one reason in ten


@dataclass(frozen=True)
class Proof:
    """One score of one message. `score_of` gives the log odds of any text."""

    words: Normalised
    whole: float
    score_of: Callable[[str], float]

    def holds(self, runs: list[Run]) -> bool:
        """Whether the score falls when the runs are taken out."""
        if not runs:
            return False
        return self.score_of(without(self.words, runs)) <= self.whole - LEAST_DROP

    def proven(self, runs: list[Run]) -> list[Run]:
        """The runs if they hold; else the best found by taking pieces out."""
        if not self.words.words or self.holds(runs):
            return runs
        pulls = np.zeros(len(self.words.words))
        for start, end in pieces(self.words, MOST_READ_AGAIN):
            score = self.score_of(without(self.words, [(start, end)]))
            pulls[start:end] = (self.whole - score) / (end - start)
        found = strongest(self.words, pulls)
        return found if len(found) < 2 or self.holds(found) else found[:1]
