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
# Of a hand that did not write before: "what is this", "babe what you doing on here".
_WHAT_IS_THIS = re.compile(
    r"(?:(?:babe|baby|oi|er|um|so|and|hello|hi|sorry|ok|wait) )*"
    r"(?:(?:what|whats|wots|wat)(?: is| the hell is| the fuck is)? (?:this|all this|that)"
    r"(?: number| app| chat| about| for)*"
    r"|(?:who|whos)(?: is| are| the hell are)? (?:this|you|these|they|that)"
    r"(?: people| lot| guys| talking to| texting)*"
    r"|what (?:are )?(?:you|she|he|they) (?:doing|saying|talking about|on about)"
    r"(?: on)?(?: here| this| about)*"
    r"|(?:the )?details (?:of|about) what|what details|help with what"
    r"|message from who|what message"
    r"|who (?:is |has )?(?:been )?(?:messaging|texting|message|text)(?: you| her| him| my \w+)*)"
)
# All that may stand beside it in its sentence. Anything more says something else: "its safe now if
# he sleeps", "im alone with him", "hes gone out now to get a knife".
_BESIDE = frozenset(
    "ok okay yes yeah yep hi hello hey sorry thanks thank you ta please pls x xx so and now it its "
    "again i".split()
)
LONGEST = 30  # words; a longer letter is read for what it tells


def says_safe_now(text: str) -> bool:
    """Whether a sentence says that it is safe to read and write now, and nothing else."""
    if len(text) > 20 * LONGEST or "?" in text:
        return False
    plain = " ".join(read(text).words)
    return any(_is_safe(sentence) for sentence in plain.split("."))


def asks_what_this_is(text: str) -> bool:
    """Whether a short message asks what this is, who writes, or what was said, and no more."""
    words = " ".join(word for word in read(text[: 20 * LONGEST]).words if word not in ".,?")
    return _WHAT_IS_THIS.fullmatch(words) is not None


def _is_safe(sentence: str) -> bool:
    words = sentence.replace(",", " ").split()
    said = " ".join(words)
    if len(words) > LONGEST or _SAFE.search(said) is None:
        return False
    return set(_SAFE.sub(" ", said).split()) <= _BESIDE
