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
# Denied of the means itself. A "no" elsewhere in the sentence denies nothing: "no one is home and
# ive got the tablets".
_ITS = r"(?:(?:any|a|the|my|her|his|their|no|more|enough|of|mums?|moms?|dads?|nans?) )*"
_DENIED = re.compile(
    r"\b(?:dont|havent|hasnt|aint|didnt|couldnt|cant|never|not) (?:even |actually |really )?"
    r"(?:got|have|has|having|keep|find|get|own|hold|holding|touch\w*|take|taking|took|taken) "
    rf"{_ITS}{_MEANS}\b|\b(?:no|without|isnt|arent) {_ITS}{_MEANS}\b"
)
# Taken away by somebody, thrown away, or given by who treats them.
_AWAY = re.compile(
    r"\b(?:took|takes|taken|takin|hid|hides|hidden|locked|locks|keeps|gave|threw|handed) "
    r"(?:\w+ ){0,4}?(?:off me|from me|back|in the bin)\b"
    r"|\b(?:took|takes|taken|locked|locks|threw|gave) (?:\w+ ){0,4}?(?:away|out)\b"
    r"|\b(?:got rid|flushed|binned|prescri\w+|pharmac\w+|chemist|knife and fork)\b"
    r"|\bfrom (?:the |my )?(?:doctors?|gp|hospital|camhs)\b"
    r"|\b(?:doctors?|gp|camhs|nurse|psychiatrist) (?:\w+ ){0,3}?"
    r"(?:gave|put|got|started|given|has|wants)\b"
)
# And yet they have it: "my mum hid the tablets but i found them".
_YET = re.compile(
    r"\b(?:i|ive|id|im) (?:\w+ )?(?:found|find|saved|saving|kept|keeping|got|have|hid|hiding|"
    r"bought|stashed|know where) (?:\w+ )?(?:them|more|some|it|another|one|others|enough|they)\b"
)
_TOLD = re.compile(r"suicid")


def told_of_suicide(reasons: tuple[str, ...]) -> bool:
    """Whether the open case tells of suicide, as staff read its reasons."""
    return any(_TOLD.search(reason.lower()) for reason in reasons)


def means_hits(norm: Normalised) -> Iterator[Hit]:
    """A means that is at hand. Only for words after somebody told of suicide."""
    sentence = " ".join(word for word in norm.words[:60] if word not in ",?!")
    for words in sentence.split("."):
        if _AT_HAND.search(words.strip()) and not _out_of_reach(words):
            said = norm.cite(0, min(len(norm.words), 20) - 1)
            yield Hit(
                key=KEY,
                tier=Tier.P1,
                route=Route.MENTAL_HEALTH,
                reason=f"Told of suicide, and now of means that are near: '{said}'.",
                words=said,
            )
            return


def _out_of_reach(words: str) -> bool:
    """Whether the means is denied, taken away or a treatment, and is not theirs after all."""
    away = _DENIED.search(words) or _AWAY.search(words)
    return away is not None and _YET.search(words) is None
