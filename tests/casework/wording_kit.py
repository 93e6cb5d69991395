"""Every urgent text there is, and how its words are counted."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from itertools import product

from bot.casework.triage import Route, Tier
from bot.casework.wording import FixedText, fixed_wording
from bot.casework.wording_variants import P1_CUES, P2_CUES
from bot.stores.directory_file import load_directory

NUMBERS = load_directory()
URGENT = (Tier.P1, Tier.P2)
AGES = (None, 12, 17, 30)
VARIANTS = ("", *dict.fromkeys(cue for cue, _, _ in (*P1_CUES, *P2_CUES)))
DUE = datetime(2026, 11, 24, 16, 30, tzinfo=timezone.utc)
UNTOLD = "No one is reading this right now. Please call."

FORBIDDEN = (
    "help is on the way", "on its way", "don't worry", "dont worry", "you're safe", "you are safe",
    "committed", "promise", "secret", "confidential", "i've called", "i have called", "text 999",
    "failed attempt", "snitch", "offender", "victim", "keep calm", "calm down", "hang in there",
    "reach out", "mate", "bruv", "fam",
)  # fmt: skip
TIMES = re.compile(
    r"\b(soon|shortly|minutes?|hours?|today|tonight|tomorrow|within|\d{1,2}(:\d\d)?\s?[ap]m)\b",
    re.IGNORECASE,
)
# Rows that only name a helpline and its number or link are numbers, not words to read.
HELPLINE_ROW = re.compile(r"^[^.!?]*(?:\? [^.!?:]*)?: (?:text )?[\d ]+\.$")


def words_of(text: str) -> list[str]:
    """The words to read: without numbers, links and rows that name a helpline."""
    rows = [row for row in text.splitlines() if not HELPLINE_ROW.match(row)]
    return [w for row in rows for w in row.split() if not re.search(r"\d|https", w)]


def sentences(text: str) -> list[str]:
    """The sentences of a text, a link at the end of a row closing its own."""
    return [s for row in text.splitlines() for s in re.split(r"(?<=[.?!])\s+", row) if s]


def walk(*, covert: bool = False) -> list[tuple[str, Tier, Route, bool, int | None, FixedText]]:
    """Every fixed text, with what it was made for."""
    rows = []
    for tier, route, told, age, variant in product(URGENT, Route, (True, False), AGES, VARIANTS):
        text = fixed_wording(
            tier=tier, route=route, told=told, covert=covert, age=age, numbers=NUMBERS,
            variant=variant,
        )  # fmt: skip
        rows.append((variant, tier, route, told, age, text))
    return rows


WALK = walk()
