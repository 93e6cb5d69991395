"""The action server's answers in the contact's language.

The action server answers in English and keeps nothing; which language a conversation is in is
the front's to know. Paragraphs are found by what they say. One that has no words here (facts of
the unit's leaflet, doors from the directory) stays in English, as it was read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType

from bot.casework.greetings import plain_tokens
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
# Buttons that answer what a form asks. A word has a stem and an ending of so many letters.
_OF_FORMS = ("who_me", "who_child", "who_other", "my_area", "skip", "stop")
_STEM, _ENDING, _FEW = 4, 2, 3
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


def polite_answer(kind: str, language: str) -> str:
    """Return the answer to thanks, a goodbye, a yes or a no: the action server's own."""
    return in_language(Answer(text=en_answers.ANSWERS[kind]), language).text


def is_button(text: str, language: str, *, form_runs: bool = False) -> bool:
    """Whether typed words are those of a button of ours in that language.

    While a form asks, one word of a button's answer is that answer: "dziecko" for "Dla mojego
    dziecka".
    """
    words = TRANSLATED.get(language)
    typed = _simple(text)
    if words is None or not typed:
        return False
    labels = {name: _simple(label) for name, label in words.CHOICES.items()}
    if typed in labels.values():
        return True
    of_form = [w for name in _OF_FORMS for w in labels.get(name, ()) if len(w) >= _STEM]
    long = [word for word in typed if len(word) >= _STEM]
    return (
        form_runs
        and bool(long)
        and len(typed) <= _FEW
        and all(any(_alike(word, known) for known in of_form) for word in long)
    )


def _alike(word: str, known: str) -> bool:
    """Whether two words are one but for their endings."""
    stem = max(_STEM, min(len(word), len(known)) - _ENDING)
    return word[:stem] == known[:stem] and abs(len(word) - len(known)) <= _ENDING


def _simple(text: str) -> tuple[str, ...]:
    return tuple(plain_tokens(text))


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
