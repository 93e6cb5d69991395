"""Care for the people who read: which words are hidden until asked for, which cases weigh.

Reading about harm all day harms readers too. Nothing here changes what a message is worth: it
is screened, tiered and alarmed as ever, and one press shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from bot.casework.cases import Case
from bot.casework.triage import Route, Tier


class Graphic(str, Enum):
    """Why words are hidden until somebody asks for them."""

    SEXUAL = "sexual"  # sexual harm told, or images of it
    SELF_HARM = "self_harm"  # injuries that someone did to themselves
    INJURY = "injury"  # blood, wounds, mutilation


# The screen's rule ids (bot/casework/lexicon). The rules of other languages are named
# `<language>_sexual` and `<language>_medical`.
_RULES = {
    Graphic.SEXUAL: frozenset({"rape_now", "rape_just_now", "rape", "grooming", "images"}),
    Graphic.SELF_HARM: frozenset({"selfharm_worse", "selfharm"}),
    Graphic.INJURY: frozenset({"stabbing_done", "bleeding", "strangled", "hit_pregnant", "fgm"}),
}
_ENDINGS = ((Graphic.SEXUAL, "_sexual"), (Graphic.INJURY, "_medical"))
QUOTED = "quoted_"
# What a case is about that weighs on who works it, at any tier.
_HEAVY_ROUTES = frozenset({Route.SEXUAL_HARM, Route.CHILD_PROTECTION})


def graphic(rules: Iterable[str], route: Route | None, tier: Tier | None) -> Graphic | None:
    """Return why a message is graphic, or None. `rules` are the ids that its words hit.

    The model names no rule: what it reads as urgent sexual harm counts too.
    """
    plain = {rule.removeprefix(QUOTED) for rule in rules}
    for kind, keys in _RULES.items():
        if plain & keys:
            return kind
    for kind, ending in _ENDINGS:
        if any(rule.endswith(ending) for rule in plain):
            return kind
    read_so = route is Route.SEXUAL_HARM and tier is not None and tier.urgent
    return Graphic.SEXUAL if read_so else None


def heavy(case: Case) -> bool:
    """Whether a case weighs: it ever was a P1, or is about sexual harm, suicide or a child.

    Suicide and self-harm that worsens are what makes the mental health route urgent. Practice
    weighs nothing.
    """
    if case.practice:
        return False
    risen = [(case.tier, case.route), *((event.tier, event.route) for event in case.history)]
    return any(
        tier is Tier.P1 or route in _HEAVY_ROUTES or (route is Route.MENTAL_HEALTH and tier.urgent)
        for tier, route in risen
    )
