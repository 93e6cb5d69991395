"""What every fixed sentence is made of: words by language, buttons, facts filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType

from bot.casework.messages import Choice
from bot.casework.service_entry import Directory
from bot.casework.wording_render import fill
from bot.casework.wording_text import (
    ar_lines,
    ar_pages,
    ar_urgent,
    bn_lines,
    bn_pages,
    bn_urgent,
    en_lines,
    en_urgent,
    pa_lines,
    pa_pages,
    pa_urgent,
    pl_lines,
    pl_pages,
    pl_urgent,
    ro_lines,
    ro_pages,
    ro_urgent,
    so_lines,
    so_pages,
    so_urgent,
    ur_lines,
    ur_pages,
    ur_urgent,
)

ENGLISH = "en"
# A language that is not here gets English: numbers must show even so.
URGENT: dict[str, ModuleType] = {
    ENGLISH: en_urgent,
    "ar": ar_urgent,
    "bn": bn_urgent,
    "pa": pa_urgent,
    "pl": pl_urgent,
    "ro": ro_urgent,
    "so": so_urgent,
    "ur": ur_urgent,
}


@dataclass(frozen=True)
class Lines:
    """The lines of a language, named as in its module; what it lacks is English."""

    LINES: Mapping[str, str]
    PLAIN: Mapping[str, str]
    LABELS: Mapping[str, str]


def _over_english(lines: ModuleType, pages: ModuleType) -> Lines:
    return Lines(
        LINES=en_lines.LINES | pages.LINES | lines.LINES,
        PLAIN=en_lines.PLAIN | pages.PLAIN,
        LABELS=en_lines.LABELS | pages.LABELS | lines.LABELS,
    )


LINES: dict[str, Lines] = {
    ENGLISH: Lines(en_lines.LINES, en_lines.PLAIN, en_lines.LABELS),
    "ar": _over_english(ar_lines, ar_pages),
    "bn": _over_english(bn_lines, bn_pages),
    "pa": _over_english(pa_lines, pa_pages),
    "pl": _over_english(pl_lines, pl_pages),
    "ro": _over_english(ro_lines, ro_pages),
    "so": _over_english(so_lines, so_pages),
    "ur": _over_english(ur_lines, ur_pages),
}


@dataclass(frozen=True)
class FixedText:
    """Words to send with their buttons. `key` names the text; `asks` the question it ends on.

    `asks` is "safe" (are you safe right now?), "safe_chat" (may we write here?) or empty.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    key: str = ""
    asks: str = ""


def line(
    name: str,
    language: str,
    choices: tuple[Choice, ...] = (),
    numbers: Directory | None = None,
) -> FixedText:
    """Give one named line; with `numbers` its facts are filled in and checked.

    Where the English says 999, that sentence stands below a translation in English too.
    """
    text = LINES.get(language, en_lines).LINES[name]
    english = en_lines.LINES[name]
    if text != english and name not in _OWN_ENGLISH:
        text = _call_below(text, english)
    text = kept_together(text, language)
    return FixedText(fill(text, numbers) if numbers else text, choices, name)


_RIGHT_TO_LEFT = frozenset({"ar", "ur"})


# What stands in a row as one piece from left to right: a fact to fill in, a command to type.
_PIECES = re.compile(r"\{[^}]+\}|(?<![\w/])/[a-z]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def kept_together(words: str, language: str) -> str:
    """Put marks into right-to-left words, so that a phone's screen shows them in order.

    Without them the groups of a number and the slash of a command stand in reverse, and a row
    that begins with a name in Latin letters is taken for English.
    """
    if language not in _RIGHT_TO_LEFT:
        return words
    return "\n".join(_in_order(row) for row in words.split("\n"))


def _in_order(row: str) -> str:
    first = re.search(r"[A-Za-z\u0600-\u06ff]", _PIECES.sub("", row))
    latin_first = first is not None and first[0].isascii() and _ARABIC.search(row)
    return ("\u200f" if latin_first else "") + _PIECES.sub("\u2066\\g<0>\u2069", row)


# It says 999 in English by itself (`wording.covert_readable`).
_OWN_ENGLISH = frozenset({"covert_readable"})


def _call_below(text: str, english: str) -> str:
    """Put the English sentence with 999 below the line that says it in other words."""
    said = next((s for s in re.split(r"(?<=[.?!])\s+", english) if "999" in s), "")
    if not said or said in text:
        return text
    rows = text.split("\n")
    at = next((at for at, row in enumerate(rows) if "999" in row), len(rows) - 1)
    return "\n".join((*rows[: at + 1], said, *rows[at + 1 :]))


def english_below(text: str, english: str) -> str:
    """Add the first English sentence below translated words, when it names a number.

    A translation may be wrong, or read by someone else: the number is understood either way.
    """
    first = re.split(r"(?<=[.?!])\s", english, maxsplit=1)[0]
    said_already = first in text.splitlines() or text.startswith(first)
    return text if said_already or not re.search(r"\d", first) else f"{text}\n{first}"


def answers(asks: str, language: str) -> tuple[Choice, ...]:
    """Give the buttons yes, no and not sure for a question, or none without one."""
    if not asks:
        return ()
    labels = LINES.get(language, en_lines).LABELS
    return tuple(Choice(labels[answer], f"{asks}:{answer}") for answer in ("yes", "no", "unsure"))


def buttons(keys: tuple[str, ...], language: str) -> tuple[Choice, ...]:
    """Make buttons from label keys; "more" lists the topics, "privacy" says who can read."""
    labels = LINES.get(language, en_lines).LABELS
    values = {"more": "topic:services", "privacy": "topic:privacy"}
    return tuple(Choice(labels[key], values.get(key, key)) for key in keys)
