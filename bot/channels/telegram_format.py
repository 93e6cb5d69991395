"""A reply becomes what `sendMessage` is told, one part for each message. Pure.

Plain text: no parse mode, so that no character that staff or a contact typed can break a
send. Telegram makes phone numbers tappable by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.casework.messages import Choice, Reply

# Bot API, sendMessage: "1-4096 characters", counted as UTF-16 code units by the servers.
LONGEST = 4_096
# Bot API, InlineKeyboardButton: callback_data is 1 to 64 bytes.
LONGEST_VALUE = 64
# Two short buttons share a row on the narrowest phones without being cut.
SHORT_LABEL = 14

# Where a long text may be cut, best first. A cut between two digits would break a number
# that someone has to ring.
BREAKS = (
    re.compile(r"\n[ \t]*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(r"(?<=[.!?])[ \t]+(?!\d)"),
    re.compile(r"(?<!\d)[ \t]+|[ \t]+(?!\d)"),
)
# A cut must not leave a part nearly empty because its only paragraph break came early.
LEAST = LONGEST // 2


@dataclass(frozen=True)
class Part:
    """One message to send. `rows` are its buttons as (label, value), row by row."""

    text: str
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()


def parts_of(reply: Reply) -> tuple[Part, ...]:
    """Return the messages that a reply needs, buttons on the last; empty when it says nothing."""
    texts = split(clean(reply.text))
    if not texts:
        return ()
    rows = button_rows(reply.choices)
    return (*(Part(text) for text in texts[:-1]), Part(texts[-1], rows))


def clean(text: str) -> str:
    """Return the text as Telegram can take it: no half characters, no NUL."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def units(text: str) -> int:
    """Return the length as Telegram counts it, in UTF-16 code units."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


def split(text: str, longest: int = LONGEST) -> tuple[str, ...]:
    """Cut a text into parts of at most `longest` units, at good places, losing no words."""
    parts: list[str] = []
    rest = text.strip()
    while units(rest) > longest:
        cut = _good_cut(rest, _fitting(rest, longest), min(LEAST, longest // 2))
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    parts.append(rest)
    return tuple(part for part in parts if part)


def button_rows(choices: Iterable[Choice]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Lay out buttons: two short labels a row, long ones alone. Unusable ones are left out."""
    rows: list[tuple[tuple[str, str], ...]] = []
    for choice in choices:
        label, value = clean(choice.label).strip(), clean(choice.value)
        if not label or not 0 < len(value.encode()) <= LONGEST_VALUE:
            continue
        alone = not rows or len(rows[-1]) > 1 or len(rows[-1][0][0]) > SHORT_LABEL
        if alone or len(label) > SHORT_LABEL:
            rows.append(((label, value),))
        else:
            rows[-1] = (*rows[-1], (label, value))
    return tuple(rows)


def _fitting(text: str, longest: int) -> int:
    """Return how many characters from the start fit into `longest` units."""
    used = 0
    for index, letter in enumerate(text):
        used += 2 if ord(letter) > 0xFFFF else 1
        if used > longest:
            return index
    return len(text)


def _good_cut(text: str, most: int, least: int) -> int:
    for pattern in BREAKS:
        # One character more is looked at, so that a pattern sees what follows the cut.
        ends = [found.end() for found in pattern.finditer(text, 0, most + 1)]
        ends = [end for end in ends if least <= end <= most]
        if ends:
            return ends[-1]
    # One endless word. Keep joined emoji and accents whole where that is possible.
    for cut in range(most, least, -1):
        if not _joined(text[cut - 1], text[cut]):
            return cut
    return most


def _joined(left: str, right: str) -> bool:
    return left == "\u200d" or right in "\u200d\ufe0f\u20e3" or "\u0300" <= right <= "\u036f"
