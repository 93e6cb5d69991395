"""Typed words that ask for what /stop does, and for nothing else."""

from __future__ import annotations

import re

from bot.casework.normalise import read

_LEAD = (
    r"(?:please|pls|plz|just|ok|okay|i said|i told you to|can you|could you|now|hey|no|bot|sorry)"
)
_WRITING = (
    r"(?:messaging|texting|contacting|writing(?: to)?|talking to|sending|replying|bothering"
    r"|spamming)"
)
_WRITE = r"(?:message|text|contact|write(?: to)?|send|reply(?: to)?|talk to|bother|spam)"
_WHAT = r"(?:me|here|messages|texts|this|these|any more|anymore|anything)"
_LAST = (
    r"(?:please|pls|plz|now|again|ever|any more|anymore|thanks|thank you|ok|okay|stop|i said|bot)"
)
_ENGLISH = re.compile(
    rf"(?:{_LEAD} )*(?:stop(?: it| this| that)?(?: {_WRITING}(?: {_WHAT})*)?"
    rf"|(?:do not|dont|quit) (?:{_WRITE}|{_WRITING})(?: {_WHAT})+"
    r"|unsubscribe(?: me)?|opt out|stop all|no more (?:messages|texts))"
    rf"(?: {_LAST})*"
)


def _plain(*sayings: str) -> frozenset[str]:
    return frozenset(_words(saying) for saying in sayings)


def _words(text: str) -> str:
    return " ".join(word for word in read(text).words if word not in ".,")


_ELSEWHERE = _plain(
    "przestań", "przestań pisać", "przestań do mnie pisać", "nie pisz do mnie",
    "nie pisz do mnie więcej", "nie pisz więcej", "przerwij",
    "oprește", "opreste-te", "nu-mi mai scrie", "nu mai scrie", "nu-mi mai scrieți",
    "jooji", "ha ii soo qorin", "fariimaha jooji", "iska daa",
    "توقف", "توقفوا", "لا تراسلني", "لا تكتب لي", "لا ترسل لي رسائل",
    "روکیں", "پیغام نہ بھیجیں", "میسج مت کرو", "مجھے میسج مت کریں", "message mat karo",
    "mujhe message mat karo", "message mat karna",
    "ਰੋਕੋ", "ਮੈਸੇਜ ਨਾ ਕਰੋ", "ਮੈਨੂੰ ਮੈਸੇਜ ਨਾ ਕਰੋ",
    "বন্ধ করুন", "মেসেজ করবেন না", "আমাকে মেসেজ করবেন না",
)  # fmt: skip
LONGEST = 80  # characters


def asks_quiet(text: str) -> bool:
    """Whether the words ask us to stop writing. "Stop him" and "make it stop" ask something else.

    A bare "stop it" is said to somebody: it counts only beside what we do ("stop it messaging").
    """
    said = _words(text[: LONGEST + 1])
    if len(text) > LONGEST or said in ("stop it", "stop this", "stop that"):
        return False
    return said in _ELSEWHERE or _ENGLISH.fullmatch(said) is not None
