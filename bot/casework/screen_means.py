"""Means of suicide near somebody who told of not wanting to live: "got my dads pills here"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.casework.normalise import Normalised
from bot.casework.triage import Hit, Route, Tier

KEY = "suicide_means"
_MEANS = (
    r"(?:pills?|tablets?|tabs|paracetamol|paras|ibuprofen|codeine|co_?cods|cocodamol|sertraline|"
    r"antidepressants|painkillers|sleepers|meds|medication|insulin|bleach|antifreeze|rope|noose|"
    r"ligature|razors?|razor ?blades?|blades?|knife|knives|gun)"
)
_NEAR = (
    r"(?:here|(?:right )?next to me|beside me|with me|on me|in front of me|ready|lined up|"
    r"laid out|out|"
    r"in (?:my|the) (?:hands?|pocket|bag|lap|room|bedroom|bathroom|garage|shed|loft|kitchen|"
    r"cupboard|drawer|cabinet|car|house)|on (?:my|the) (?:bed|lap|table|side|desk|floor)|"
    r"under (?:my|the) (?:bed|pillow|mattress)|downstairs|upstairs)"
)
_HAS = (
    r"(?:got|have|having|found|bought|holding|hold|hid|hidden|saved|stashed|took|brought|"
    r"counting|counted|looking at|staring at|sat with|sitting with|there is|theres|there are)"
)
_AT_HAND = re.compile(
    rf"\b{_HAS} (?:\w+ ){{0,5}}?{_MEANS}\b|\b{_MEANS} (?:\w+ ){{0,3}}?{_NEAR}\b"
    rf"|^(?:\w+ ){{0,3}}{_MEANS}$"
)
# Out of reach, not to be had, or given by who treats them.
_AWAY = re.compile(
    r"\b(?:not|no|dont|havent|hasnt|aint|isnt|arent|without|never|no one|nobody|took (?:\w+ ){1,4}"
    r"(?:off|away)|(?:hid|hides|hidden|locked|locks|put) (?:\w+ ){0,4}(?:from me|away|up)|"
    r"got rid|threw|thrown|flushed|binned|gave (?:\w+ ){0,4}(?:to|back)|handed|doctors?|gp|"
    r"prescri\w+|pharmac\w+|chemist|camhs|nurse|fork)\b"
)
_TOLD = re.compile(r"suicid")


def told_of_suicide(reasons: tuple[str, ...]) -> bool:
    """Whether the open case tells of suicide, as staff read its reasons."""
    return any(_TOLD.search(reason.lower()) for reason in reasons)


def means_hits(norm: Normalised) -> Iterator[Hit]:
    """A means that is at hand. Only for words after somebody told of suicide."""
    sentence = " ".join(word for word in norm.words[:60] if word not in ",?!")
    for words in sentence.split("."):
        if _AT_HAND.search(words.strip()) and not _AWAY.search(words):
            said = norm.cite(0, min(len(norm.words), 20) - 1)
            yield Hit(
                key=KEY,
                tier=Tier.P1,
                route=Route.MENTAL_HEALTH,
                reason=f"Told of suicide, and now of means that are near: '{said}'.",
                words=said,
            )
            return
