"""A message in a language that we have no words in: the universal help card, and a person.

From the safeguarding rules: help numbers must show even if we cannot read the language; unknown
language or unreadable text goes to a person, P3 at least. What the screen and the model read in
it still counts: this only raises.
"""

from __future__ import annotations

from dataclasses import replace

from bot.casework.language import OURS, language_of
from bot.casework.language_names import name_of
from bot.casework.triage import NOT_WORRYING, Assessment, Route, Tier, most_urgent

KEY = "other_language"
# What a calm message is about in a language that the model was hardly taught is not known.
_CALM = Route.HUMAN


def at_least_a_person(assessment: Assessment, text: str) -> Assessment:
    """Return the assessment, raised to P3 when the words are in a language that is none of ours."""
    code = language_of(text)
    if code in OURS:
        return assessment
    name = name_of(code)
    looks = f"looks like {name}" if name else "which one is not known"
    reason = f"Written in a language that we have no words in ({looks}): a person should read it."
    return replace(
        assessment,
        tier=most_urgent(assessment.tier, Tier.P3),
        route=_CALM if assessment.tier is Tier.P4 else assessment.route,
        # Of words that nobody here can read it is not known that they are not worrying.
        reasons=(*(said for said in assessment.reasons if said != NOT_WORRYING), reason),
        hit_keys=(*assessment.hit_keys, KEY),
        unsure=False,
    )
