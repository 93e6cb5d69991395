"""Means near somebody who told of not wanting to live: danger now, whatever else they may be."""

from __future__ import annotations

import pytest

from bot.casework.assessing import assess
from bot.casework.screen import ScreenContext, screen
from bot.casework.screen_means import KEY
from bot.casework.triage import Route, Tier, Understanding
from bot.casework.wording_variants import template_for

TOLD = ("Thoughts of suicide: 'want to die' (word rule)",)


@pytest.mark.parametrize(
    "words",
    [
        "got my dads pills here",
        "i have my mums tablets in my hand",
        "theres a rope in the garage",
        "ive got a razor",
        "pills",
        "no one is home and ive got the tablets",
        "im not scared i have a blade",
        "i dont know ive just got these pills",
        "cant do this no more got the rope out",
        "they took the pills off me but ive got more upstairs",
        "i got prescribed tablets and ive saved them up",
        "just sat looking at the paracetamol",
    ],
)
def test_means_after_words_of_suicide_are_danger_now(words: str) -> None:
    """Minutes before or hours, by the case; the model may think it a matter of substances."""
    wish = "if i wasnt here tmrw would anyone notice"
    for context in (
        ScreenContext(recent=(wish,)),
        ScreenContext(case_tier=Tier.P2, case_reasons=TOLD),
    ):
        screening = screen(words, context=context)
        assert screening.tier is Tier.P1
        model = Understanding("substances", 0.6, Tier.P2, Route.SUBSTANCES, {}, {"substances": 0.9})
        found = assess(screening, model)
        assert found.route is Route.MENTAL_HEALTH
        assert template_for(Tier.P1, found.route, found.hit_keys) == "suicide"


@pytest.mark.parametrize(
    "words",
    [
        "my mum took the pills off me",
        "i dont have any pills",
        "theres no rope",
        "got new tablets from the doctor",
        "we found the tablets and mum flushed them",
        "mum hid the tablets from me",
        "got my exam results here",
        "the doctor has got me on tablets",
        "thanks for being here",
    ],
)
def test_means_out_of_reach_and_other_things_are_not(words: str) -> None:
    """What was taken away, or is a treatment, is no means at hand."""
    keys = {hit.key for hit in screen(words, context=ScreenContext(case_reasons=TOLD)).hits}
    assert KEY not in keys


def test_pills_alone_say_nothing_where_nobody_told_of_suicide() -> None:
    """A father's pills are here in many a home."""
    other = ("Hit or hurt by a partner or family: 'my dad hits me' (word rule)",)
    for context in (ScreenContext(), ScreenContext(case_tier=Tier.P2, case_reasons=other)):
        hits = screen("got my dads pills here", context=context).hits
        assert KEY not in {hit.key for hit in hits}


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("i want my messages gone", False),
        ("i want all the pictures gone", False),
        ("i want to be gone", True),
        ("i want it all gone", True),
        ("delete my messages i want to die", True),
    ],
)
def test_messages_that_are_to_be_gone_are_no_wish_to_die(words: str, *, wish: bool) -> None:
    """To delete a chat is one thing, to be gone another."""
    assert any(hit.key == "suicide_wish" for hit in screen(words).hits) is wish
