"""Which messages are left out together when the encoder reads what it has not learnt from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from nlu.sittings import TrainingMessage

PARTS = 3
# Writers whose sittings go through every topic: each is left out whole, so that the figures
# are those of a writer never met. The others wrote topic by topic; leaving one of them out
# would leave out what the messages are about.
ALL_TOPICS = frozenset({"border", "hard", "mix", "plain", "quiet", "route"})
# A language has one sitting: it is divided line by line, or none of it would be left to learn.
LINE_BY_LINE = frozenset({"lang"})


def author_of(sitting: str) -> str:
    """The writer of a sitting: its file's name up to the first underscore."""
    return sitting.split("_", maxsplit=1)[0]


def parts_of(messages: Sequence[TrainingMessage]) -> np.ndarray:
    """The part of each message, 0 to PARTS - 1, in parts of about one size."""
    together: dict[str, list[int]] = defaultdict(list)
    for row, message in enumerate(messages):
        together[_unit(message)].append(row)
    parts = np.zeros(len(messages), dtype=np.int64)
    sizes = [0] * PARTS
    for _, rows in sorted(together.items(), key=lambda unit: (-len(unit[1]), unit[0])):
        part = sizes.index(min(sizes))
        parts[rows] = part
        sizes[part] += len(rows)
    return parts


def _unit(message: TrainingMessage) -> str:
    author = author_of(message.sitting)
    if author in ALL_TOPICS:
        return author
    return message.where if author in LINE_BY_LINE else message.sitting
