"""Making a training message harder to recognise, and two into one.

This touches only what the encoder sees while it learns: the committed data stays as written.
"""

from __future__ import annotations

import random
from dataclasses import replace

from nlu.sittings import TrainingMessage

MARKS = str.maketrans("", "", ",.!?;:")
APOSTROPHES = str.maketrans("", "", "'’")
LETTERS_A_SLIP = 25  # one slip of the thumb in about so many characters
JOINED = 0.12  # share of messages that are read with a calmer one before or after them
JOINTS = (" ", ". ", "\n", " ... ", ", ")


def roughen(text: str, dice: random.Random) -> str:
    """Half of the time as written; else lower case, lost apostrophes and marks, typing slips."""
    if dice.random() < 0.5:
        return text
    if dice.random() < 0.5:
        text = text.lower()
    if dice.random() < 0.4:
        text = text.translate(APOSTROPHES)
    if dice.random() < 0.3:
        text = text.translate(MARKS)
    return _slips(text, dice) if dice.random() < 0.35 else text


def _slips(text: str, dice: random.Random) -> str:
    letters = list(text)
    for _ in range(max(1, len(letters) // LETTERS_A_SLIP)):
        at = dice.randrange(len(letters)) if letters else 0
        if not letters or not letters[at].isalpha():
            continue
        kind = dice.random()
        if kind < 0.35:
            letters[at] = ""
        elif kind < 0.7 and at + 1 < len(letters):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            letters[at] *= 2
    return "".join(letters) or text


def joined(
    message: TrainingMessage, calm: list[TrainingMessage], dice: random.Random
) -> TrainingMessage:
    """Now and then the message with a calm one beside it; what it is about stays."""
    if not calm or dice.random() >= JOINED:
        return message
    pieces = [message.text, dice.choice(calm).text]
    dice.shuffle(pieces)
    return replace(message, text=dice.choice(JOINTS).join(pieces))
