"""Words so plain that no model is needed to answer them: hello, thanks, bye."""

from __future__ import annotations

import re

_GREETINGS = frozenset(
    "hi hii hello hey heya hiya yo alright oright morning afternoon evening salaam salam "
    "assalamualaikum sat sri akal czesc hej salut buna salaan marhaba start test".split()
)
_FILLERS = frozenset("there mate bab all u ok you bot good to everyone please anyone x xx".split())


def is_greeting(text: str) -> bool:
    """Whether the words are a hello and nothing more, so that no case is opened for them."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words or len(words) > 5:
        return False
    return words[0] in _GREETINGS and all(w in _GREETINGS or w in _FILLERS for w in words)
