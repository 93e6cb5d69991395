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
_LEAD = rf"(?:{_YES}|haan|han|ha|ji|tak|da|haa|sure|ok|okay|oh|no|nah|i mean|sorry|of course)"
_MINE = r"(?:(?:its|it is|this is)? ?(?:all |only )?(?:my|mine|my own|me own)(?: own)?(?: phone)?)"
_NO_ONE_SEES = (
    r"(?:no ?one|nobody)(?: else)? (?:uses|sees|reads|checks|has|touches|looks at|goes on|can see"
    r"|can read|knows about) (?:this|it|(?:this|my|the|me)(?: own)? (?:phone|mobile|messages|chat))"
)
_SAFE_ITSELF = (
    r"(?:(?:its|it is|this is|thats)(?: all| totally| completely| perfectly)? safe"
    rf"(?: to {_TO_WRITE}(?: to)?(?: me| here)*)?(?: here)?|safe hai|jest bezpiecznie|e sigur)"
)
_SAYS_SAFE_HERE = re.compile(
    rf"(?:{_LEAD} )*"
    rf"(?:{_SAFE_ITSELF}|{_NO_ONE_SEES}|{_YES} safe|haan safe|tak bezpiecznie|da sigur)"
    rf"(?: (?:{_SAFE_ITSELF}|{_MINE}|{_NO_ONE_SEES}|{_LEAD}|{_MAY}|{_BESIDE}|and|so|cos|cause))*"
)
# What is asked back: "wdym safe", "why do you ask", "who wants to know".
_YOU = "(?:you|u|ya)"
_MEAN = (
    rf"(?:wdym|wdum|wym|what do {_YOU} mean|what does that mean|what that mean"
    rf"|(?:idk|dont know|i dont know|not sure|depends) what {_YOU} mean"
    rf"|(?:i )?dont (?:get|understand)(?: (?:it|that|{_YOU}|the question))?)"
    r"(?: by)?(?: is it)?(?: safe| it| that| here)*(?: to message(?: me| here)*)?"
    rf"|safe how|how do {_YOU} mean(?: safe)?|safe from (?:what|who)|what safe|safe as in what"
)
_WHY = (
    rf"why|(?:why|y)(?: (?:do|would|r|are|did|does))?(?: (?:{_YOU}|it))*"
    r"(?: (?:even|wanna|want to|need to|have to|gotta))*"
    r" (?:ask|asking|askin|know|need|matter)(?: (?:me|that|this|to know))*"
    r"|(?:why|y) (?:wouldnt|would|shouldnt|isnt|wont) it(?: be)?(?: not)?(?: safe)?"
    rf"|who wants to know|(?:what|why)(?: do)? {_YOU} need that for"
    r"|what has that got to do with (?:it|anything)"
)
_ASKS_WHY = re.compile(
    rf"(?:(?:sorry|um+|erm|huh|wait|and|but|ok|eh|im) )*(?:{_MEAN}|{_WHY})"
    r"(?: (?:tho|though|pls|please|sorry|like|for|lol|bro))*"
)
LONGEST = 80  # characters of a plain answer
_BEFORE_PLACE = re.compile(r"(?:(?:im|i am|i live|from|in|live|near) )+")


def is_plain_yes(text: str) -> bool:
    """Whether the words are a yes to "Is it safe to message you here?" and nothing more.

    "Yes but", "safe for now" and whatever says more are not.
    """
    words = _plain(text)
    return words in _YES_ELSEWHERE or _PLAIN_YES.fullmatch(words) is not None


def says_safe_here(text: str) -> bool:
    """Whether the words themselves say that it is safe here: "yes safe", "its safe its my phone".

    So plain that they answer our question even after something else was said. "Safe" alone is
    thanks, and "im safe" is about the contact.
    """
    return _SAYS_SAFE_HERE.fullmatch(_plain(text)) is not None


def asks_why(text: str) -> bool:
    """Whether the words ask what our question means or why we ask it, and say nothing more."""
    return _ASKS_WHY.fullmatch(_plain(text)) is not None


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
