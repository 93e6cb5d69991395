"""Typed words that ask for what /stop does, and for nothing else."""

from __future__ import annotations

import re

from bot.casework.normalise import read

_LEAD = (
    r"(?:please|pls|plz|just|ok|okay|i said|i told you to|can you|could you|now|hey|no|bot|sorry)"
)
# What names our messages. "Stop it", "please stop" and "stop talking to me" are said of a person
# too, by a child who is being hurt: they never make us silent.
_WRITING = r"(?:messaging|texting|contacting|writing(?: to)?|sending|replying|spamming)"
_WRITE = r"(?:message|text|contact|write(?: to)?|send|reply(?: to)?|spam)"
_WHAT = r"(?:me|here|messages|texts|this|these|any more|anymore|anything)"
_LAST = (
    r"(?:please|pls|plz|now|again|ever|any more|anymore|thanks|thank you|ok|okay|stop|i said|bot)"
)
_ENGLISH = re.compile(
    rf"(?:{_LEAD} )*(?:stop (?:it |this |that )?{_WRITING}(?: {_WHAT})*"
    rf"|stop (?:the |these |your |all )?(?:messages|texts)"
    rf"|(?:do not|dont|quit) (?:{_WRITE}|{_WRITING})(?: {_WHAT})+"
    r"|unsubscribe(?: me)?|opt out|no more (?:messages|texts))"
    rf"(?: {_LAST})*"
)
# The word that ends messages everywhere; beside any other word it may be a plea.
_ALONE = ("stop", "stopall")


def _plain(*sayings: str) -> frozenset[str]:
    return frozenset(_words(saying) for saying in sayings)


def _words(text: str) -> str:
    return " ".join(word for word in read(text).words if word not in ".,")


# Not among them: "przestań", "jooji", "توقف": said to whoever hurts, as "stop it" is.
_ELSEWHERE = _plain(
    "przestań pisać", "przestań do mnie pisać", "nie pisz do mnie",
    "nie pisz do mnie więcej", "nie pisz więcej",
    "nu-mi mai scrie", "nu mai scrie", "nu-mi mai scrieți",
    "ha ii soo qorin", "fariimaha jooji",
    "لا تراسلني", "لا تكتب لي", "لا ترسل لي رسائل",
    "پیغام نہ بھیجیں", "میسج مت کرو", "مجھے میسج مت کریں", "message mat karo",
    "mujhe message mat karo", "message mat karna",
    "ਮੈਸੇਜ ਨਾ ਕਰੋ", "ਮੈਨੂੰ ਮੈਸੇਜ ਨਾ ਕਰੋ",
    "মেসেজ করবেন না", "আমাকে মেসেজ করবেন না",
)  # fmt: skip
LONGEST = 80  # characters


def asks_quiet(text: str) -> bool:
    """Whether the words ask us to stop writing: the word "stop" alone, or what names messages.

    "Stop him", "please stop", "stop it" and "stop stop stop" ask something else, or of another.
    """
    said = _words(text[: LONGEST + 1])
    if len(text) > LONGEST:
        return False
    return said in _ALONE or said in _ELSEWHERE or _ENGLISH.fullmatch(said) is not None
