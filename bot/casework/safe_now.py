"""Plain words by which a contact who was watched says that nobody reads along any more."""

from __future__ import annotations

import re

from bot.casework.normalise import read

_SAFE = re.compile(
    r"\b(?:(?:its|it is|im|i am) (?:ok|okay|alright|safe)"
    r" (?:now|to (?:talk|text|message|chat|read))"
    r"|its safe|safe (?:now|to (?:talk|text|message|chat|read))"
    r"|can (?:talk|text|chat|speak|message) (?:now|again|freely)"
    r"|(?:he|hes|she|shes|they|theyre)(?: is| has| are| have)? "
    r"(?:gone out|gone to work|gone work|at work|not here|gone now|not in|out now|left for work)"
    r"|(?:he|she) isnt (?:here|in)|(?:im|i am) (?:alone|on my own|by myself)(?: now)?"
    r"|(?:you|u) can (?:text|message|talk|reply|write)(?: to)?(?: me)?(?: now| again)?"
    r"|coast is clear)\b"
)
# Beside these the words say something else: "dont think its safe now", "safe now if he sleeps".
_DOUBT = frozenset(
    "not dont cant wont isnt is if when until till wait but unless never think hope soon".split()
)
LONGEST = 20  # words; a longer letter is read for what it tells


def says_safe_now(text: str) -> bool:
    """Whether the words say that it is safe to read and write now."""
    if len(text) > 20 * LONGEST:
        return False
    words = [word for word in read(text).words if word not in ".,"]
    plain = " ".join(words)
    found = _SAFE.search(plain)
    if found is None or len(words) > LONGEST or "?" in text:
        return False
    beside = f"{plain[: found.start()]} {plain[found.end() :]}".split()
    return _DOUBT.isdisjoint(beside)
