"""Are the reasons true to what decided? Take the cited words out and read again.

A reason that cites words which did not matter would mislead whoever acts on it. When the words
that the model cites for a tier are taken out, the probability of that tier or higher must fall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.casework.triage import Tier, Understanding
from nlu.evaluate.scoring import Reader, Scored
from nlu.evaluate.shares import Share

_CITED = re.compile(r"because of: '(?P<phrases>.+)'\.$", re.DOTALL)


def cited_phrases(reason: str) -> list[str]:
    """The phrases that a reason of the model cites, as they were typed; none when it cites none."""
    found = _CITED.search(reason)
    return found["phrases"].split("', '") if found else []


def without(text: str, phrases: Iterable[str]) -> str:
    """The text with the first place of each phrase taken out."""
    for phrase in phrases:
        text = text.replace(phrase, " ", 1)
    return text


def at_least(reading: Understanding, tier: Tier) -> float:
    """The model's probability of a tier or a more urgent one."""
    chances = reading.tier_probabilities
    return sum(chances.get(one.value, 0.0) for one in Tier if one.rank <= tier.rank)


def faithfulness(scored: Iterable[Scored], reader: Reader) -> dict[str, Share]:
    """How often the probability falls, of messages that the model raised citing words."""
    falls: dict[str, list[bool]] = {"one phrase cited": [], "several phrases cited": []}
    for one in scored:
        tier = one.reading.tier
        phrases = cited_phrases(one.reading.reasons[0]) if one.reading.reasons else []
        if tier is Tier.P4 or not phrases:
            continue
        left = at_least(reader.read(without(one.example.text, phrases)), tier)
        name = "one phrase cited" if len(phrases) == 1 else "several phrases cited"
        falls[name].append(left < at_least(one.reading, tier))
    return {name: Share(sum(fell), len(fell)) for name, fell in falls.items()}
