"""Answers so plain that no model is needed to read them: a yes to our question, a bare place."""

from __future__ import annotations

import re
import unicodedata

from bot.casework.areas import is_place

_YES = r"(?:ye+s+|yeah+|yea|yeh|yh|yep|yup|ye|ya|y)"
# A yes alone in the languages that the bot answers in.
_YES_ELSEWHERE = frozenset("tak haan da نعم جی ਹਾਂ হ্যাঁ".split())
_TO_WRITE = r"(?:message|msg|text|write to|write|talk to|talk|chat to|chat|contact)"
_SAFE = (
    r"(?:(?:its?|it is|thats|this is) )?(?:all |totally |completely |perfectly )?"
    rf"(?:safe|fine|okay|ok|alright)(?: to {_TO_WRITE}(?: to)?(?: me| here)*)?(?: here)?"
)
_MAY = rf"(?:you|u) can {_TO_WRITE}(?: me| here)*"
_BESIDE = r"(?:it is|of course|definitely|please|pls|plz|thanks|thank you|thx|ta|x+)"
_PLAIN_YES = re.compile(
    rf"(?:(?:i mean|sorry|um+|erm|oh|ok|okay) )*"
    rf"(?:{_YES}(?: (?:{_YES}|{_SAFE}|{_MAY}|{_BESIDE}))*"
    rf"|its? (?:is )?safe(?: to {_TO_WRITE}(?: to)?(?: me| here)*)?(?: here)?"
    rf"(?: (?:{_YES}|{_MAY}|{_BESIDE}))*)"
)
LONGEST = 80  # characters of a plain answer
_BEFORE_PLACE = re.compile(r"(?:(?:im|i am|i live|from|in|live|near) )+")


def is_plain_yes(text: str) -> bool:
    """Whether the words are a yes to "Is it safe to message you here?" and nothing more.

    "Yes but", "safe for now" and whatever says more are not.
    """
    words = _plain(text)
    return words in _YES_ELSEWHERE or _PLAIN_YES.fullmatch(words) is not None


def is_place_alone(text: str) -> bool:
    """Whether the words name where somebody is and say nothing else: "dudley", "im in walsall"."""
    return is_place(_BEFORE_PLACE.sub("", _plain(text), count=1))


def _plain(text: str) -> str:
    if len(text) > LONGEST:
        return ""
    bare = text.lower().replace("’", "").replace("'", "")
    # Letters, numbers and the marks that other scripts put on them; no emoji.
    return " ".join(
        "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in bare).split()
    )
