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
    ar_urgent,
    bn_lines,
    bn_urgent,
    en_lines,
    en_urgent,
    pa_lines,
    pa_urgent,
    pl_lines,
    pl_urgent,
    ro_lines,
    ro_urgent,
    so_lines,
    so_urgent,
    ur_lines,
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


def _over_english(module: ModuleType) -> Lines:
    return Lines(
        LINES=en_lines.LINES | module.LINES,
        PLAIN=en_lines.PLAIN,
        LABELS=en_lines.LABELS | module.LABELS,
    )


LINES: dict[str, Lines] = {
    ENGLISH: Lines(en_lines.LINES, en_lines.PLAIN, en_lines.LABELS),
    "ar": _over_english(ar_lines),
    "bn": _over_english(bn_lines),
    "pa": _over_english(pa_lines),
    "pl": _over_english(pl_lines),
    "ro": _over_english(ro_lines),
    "so": _over_english(so_lines),
    "ur": _over_english(ur_lines),
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
    return FixedText(fill(text, numbers) if numbers else text, choices, name)


# It says 999 in English by itself (`wording.covert_readable`).
_OWN_ENGLISH = frozenset({"covert_readable"})


def _call_below(text: str, english: str) -> str:
    said = next((s for s in re.split(r"(?<=[.?!])\s+", english) if "999" in s), "")
    return text if not said or said in text else f"{text}\n{said}"


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
