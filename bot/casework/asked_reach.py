"""A telephone number that is written for us to call, and when: nothing else is in the message.

A number that somebody else rings from stands among other words, and stays with the screen.
"""

from __future__ import annotations

import re

# Mobile and landline; 08 numbers are helplines and offices that somebody asks about.
_PHONE = re.compile(r"(?<![\d+])(?:\+?44|0044|0)[ -]?(?:\(0\))?[1-37](?:[ -]?\d){8,9}(?!\d)")
_TIME = (
    r"(?:\d{1,2}(?: ?\d\d)?(?: ?[ap]m)?|mornings?|afternoons?|evenings?|nights?|days?|weekdays?|"
    r"weekends?|lunch(?:time)?|noon|school|work|college|home|tomorrow|today|tonight|later|now|"
    r"any ?time|always|"
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:days?)?|wed|thu|sat)"
)
_AROUND = re.compile(
    rf"(?:{_TIME}|ok|okay|yes|yeah|hi|please|pls|plz|thanks|thank|you|u|its?|is|this|the|my|me|mine|"
    r"number|no|num|phone|mobile|mob|fone|tel|call|ring|text|message|whatsapp|on|at|in|after|before|"
    r"between|from|until|till|til|to|and|or|only|best|safe|safest|when|then|can|about|around|for|"
    r"time|o|clock|oclock|a|im|i|am|alone|free)"
)


def gives_reach(text: str) -> bool:
    """Whether the words are a telephone number, and at most when it is safe to use."""
    if len(text) > 120 or len(_PHONE.findall(text)) != 1:
        return False
    rest = re.findall(r"[^\W_]+", _PHONE.sub(" ", text.lower().replace("'", "")))
    return all(_AROUND.fullmatch(word) for word in rest)
