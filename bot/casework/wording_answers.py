"""The action server's answers in the contact's language.

The action server answers in English and keeps nothing; which language a conversation is in is
the front's to know. Paragraphs are found by what they say. One that has no words here (facts of
the unit's leaflet, doors from the directory) stays in English, as it was read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType

from bot.casework.triage import Answer
from bot.casework.wording_base import kept_together
from bot.casework.wording_text import (
    ar_answers,
    bn_answers,
    en_answers,
    pa_answers,
    pl_answers,
    ro_answers,
    so_answers,
    ur_answers,
)

TRANSLATED: dict[str, ModuleType] = {
    "ar": ar_answers,
    "bn": bn_answers,
    "pa": pa_answers,
    "pl": pl_answers,
    "ro": ro_answers,
    "so": so_answers,
    "ur": ur_answers,
}
_AREA = "{area}"
_NAMES = {words: name for name, words in en_answers.ANSWERS.items()}
_LABELS = {words: name for name, words in en_answers.CHOICES.items()}
_NEAR = tuple(
    (re.compile(re.escape(words).replace(re.escape(_AREA), "(.{1,60})")), name)
    for words, name in _NAMES.items()
    if _AREA in words
)


def in_language(answer: Answer, language: str) -> Answer:
    """Say an answer in a language; where the English says 999, that stands below in English."""
    words = TRANSLATED.get(language)
    if words is None:
        return answer
    text = "\n\n".join(_paragraph(said, words, language) for said in answer.text.split("\n\n"))
    choices = tuple(
        (words.CHOICES.get(_LABELS.get(label, ""), label), value) for label, value in answer.choices
    )
    return replace(answer, text=text, choices=choices)


def _paragraph(said: str, words: ModuleType, language: str) -> str:
    name, area = _NAMES.get(said, ""), ""
    if not name:
        found = ((pattern.fullmatch(said), name) for pattern, name in _NEAR)
        match, name = next(((match, name) for match, name in found if match), (None, ""))
        area = match[1] if match else ""
    translated: str = words.ANSWERS.get(name, "")
    if not translated:
        return said
    translated = kept_together(translated, language).replace(_AREA, area)
    return f"{translated}\nCall 999." if "Call 999." in said else translated
