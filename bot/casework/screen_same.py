"""A contact who wants the same as the friend they told of: "tbh same", "i want to as well"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.casework.normalise import Normalised
from bot.casework.triage import Hit, Route, Tier

KEY = "suicide_same"
# What the open case is about, in the reasons as staff read them.
_ABOUT = re.compile(
    r"suicid|self-harm|\b(?:kill|hurt|cut|harm)\w* (?:him|her|them)sel", re.IGNORECASE
)
_LEAD = (
    r"(?:(?:to be honest|honestly|lol|kinda|kind of|and|but|well|yeah|me|i think|sometimes|also) )*"
)
_SAME = re.compile(
    _LEAD + r"(?:same(?: here)?|me too|me as well|so do i|i (?:do|want to|wanna|would|might)"
    r"(?: do it| die| kill myself)? (?:too|as well|aswell|also|to)"
    r"|i (?:also|too) (?:want to|do|feel like it|think about it)"
    r"|(?:i )?feel(?:ing)? (?:the same|that|like (?:that|it)|like doing (?:the same|that|it))"
    r"|(?:i )?(?:want|wanna|might|going to|gonna) (?:to )?do the same"
    r"|(?:i )?(?:think|thought|thinking) (?:about|of) (?:it|that|doing (?:it|that|the same)))"
    r"(?: (?:to be honest|tbh|too|as well|aswell|also|sometimes|now|x|lol|myself|ngl|a lot))*"
)


def same_hits(norm: Normalised, case_reasons: tuple[str, ...]) -> Iterator[Hit]:
    """Hit where a case tells of suicide or self-harm, and the words are that they want it too."""
    said = " ".join(word for word in norm.words if word not in ".,")
    if not any(_ABOUT.search(reason) for reason in case_reasons) or not _SAME.fullmatch(said):
        return
    yield Hit(
        key=KEY,
        tier=Tier.P2,
        route=Route.MENTAL_HEALTH,
        reason=f"The case tells of suicide or self-harm, and the words are '{said[:80]}'.",
        words=said[:80],
    )
