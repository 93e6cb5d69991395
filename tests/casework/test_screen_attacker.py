"""Who is going to attack decides the text, never the tier."""

from __future__ import annotations

import pytest

from bot.casework.screen import screen
from bot.casework.triage import Route, Tier
from bot.casework.wording_variants import template_for


def _template(words: str) -> str:
    screening = screen(words)
    assert screening.tier is Tier.P1, words
    keys = tuple(hit.key for hit in screening.hits if hit.key in ("going_to_attack", _BY_OTHER))
    assert keys, words
    return template_for(Tier.P1, Route.VIOLENCE, keys)


_BY_OTHER = "attack_by_other"


@pytest.mark.parametrize(
    "words",
    [
        "my brother reckons hes gonna stab someone at school",
        "he said hes gonna kill him",
        "i think he is gonna stab someone",
        "my brother is gonna stab someone",
        "my brothers gonna stab someone",
        "theyre gonna stab him",
    ],
)
def test_what_somebody_else_is_going_to_do_gets_the_text_for_danger(words: str) -> None:
    """Whoever is afraid of it, or for him, is not told to step away."""
    assert _template(words) == "danger"


@pytest.mark.parametrize(
    "words",
    [
        "im gonna stab him",
        "gonna kill him tonight",
        "were gonna stab him",
        "he stabbed my brother im gonna kill him tonight",
        "he touched my sister gonna kill him",
        "me and my mate gonna stab him",
        "he said hes gonna kill him so im gonna kill him first",
        "hes going to get stabbed tonight",
        "i told him im gonna kill him",
    ],
)
def test_who_is_going_to_attack_is_told_to_step_away(words: str) -> None:
    """So is whoever may be the one: no subject, or who will do it left out."""
    assert _template(words) == "fight"
