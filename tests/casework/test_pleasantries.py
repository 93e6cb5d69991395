"""Thanks and goodbyes in the seven languages raise nothing; whatever says more is none."""

from __future__ import annotations

import pytest

from bot.casework.pleasantries import pleasantry_in, raised_by_nothing
from bot.casework.triage import Assessment, Route, Tier


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("dziękuję", "thanks"),
        ("dziękuję bardzo", "thanks"),
        ("dziekuje", "thanks"),
        ("mulțumesc", "thanks"),
        ("multumesc mult", "thanks"),
        ("mahadsanid", "thanks"),
        ("main theek hoon shukriya", "thanks"),
        ("shukriya ji", "thanks"),
        ("شكرا جزيلا", "thanks"),
        ("ধন্যবাদ", "thanks"),
        ("ਧੰਨਵਾਦ ਜੀ", "thanks"),
        ("nie dziękuję", "thanks"),
        ("do widzenia", "bye"),
        ("la revedere", "bye"),
        ("allah hafiz", "bye"),
        ("tak", "affirm"),
        ("نہیں", "deny"),
        ("dzień dobry", "greet"),
    ],
)
def test_a_pleasantry_alone_is_named(text: str, kind: str) -> None:
    """It is answered as what it is."""
    assert pleasantry_in(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "dziękuję ale on mnie bije",
        "multumesc, ma bate",
        "mahadsanid waan baqayaa",
        "main theek nahi hoon shukriya",
        "nie dobrze",
        "main theek hoon",
        "la revedere tuturor",
        "allah hafiz everyone",
        "thanks",
        "hello",
        "goodbye",
        "hafiz",
        "tak nie",
        "",
        "16",
    ],
)
def test_a_pleasantry_with_anything_else_is_none(text: str) -> None:
    """A no beside a word for well, a goodbye to everybody, and English are left to the model."""
    assert not pleasantry_in(text)


def test_the_model_raises_nothing_on_a_thank_you_and_a_rule_still_does() -> None:
    """What a rule saw stands."""
    read = Assessment(Tier.P2, Route.DOMESTIC_ABUSE, ("The model reads it so.",))
    assert raised_by_nothing(read, "thanks").tier is Tier.P4
    ruled = Assessment(Tier.P2, Route.DOMESTIC_ABUSE, ("A rule.",), hit_keys=("polish_hurt",))
    assert raised_by_nothing(ruled, "thanks") is ruled
