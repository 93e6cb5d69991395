"""Loose shapes of the rules ask for subject, object or time: the calm pass, danger does not."""

from __future__ import annotations

import pytest

from bot.casework.screen import screen
from bot.casework.triage import Tier

# Shapes that were loose and now ask for a subject, an object or a time: calm, and its twin.
TIGHTENED = (
    ("mam nową pracę od marca i jest git", "mate od needle still in"),
    ("he's dead now, it was nice to say goodbye", "i think he's dying, please help"),
    ("by the time you get to page nine he's in love", "by the time you read this ill be gone"),
    ("heard her crying at the end of titanic", "i can hear her begging him to stop"),
    ("pour a little water on the basil", "he poured boiling water on me"),
    ("trying to control my sweet tooth", "he controls what i wear and who i see"),
    ("someone snatched the last croissant", "someone snatched my sister off the street"),
    ("ive got till friday to choose a colour", "i got till friday to pay or else"),
    ("he carries boxes at the market", "my brother carries and he wont stop"),
    ("my wife says if you stay for tea you can wash up", "my wife is mental, shes lying to you"),
    ("im safe at home with a brew", "im not safe at home"),
    ("ninkaygu cunto macaan ayuu kariyay", "ninkaygu wuu i garaacaa"),
)


@pytest.mark.parametrize(("calm", "danger"), TIGHTENED)
def test_a_tightened_shape_lets_the_calm_pass_and_keeps_the_danger(calm: str, danger: str) -> None:
    """A rule that asks for more words still sees those that mean it."""
    assert not screen(calm).tier.urgent, calm
    assert screen(danger).tier.urgent, danger


def test_followed_from_somewhere_is_not_followed_on_a_page() -> None:
    """A man who follows from the bus stop was hidden as a look-alike of e-mails and pages."""
    assert screen("a man is following me from the bus stop").tier is Tier.P1
    assert not screen("following up on my email from monday").tier.urgent


@pytest.mark.parametrize(
    "danger",
    [
        "hes having a heart attack when do i press his chest",
        "my grandad had a stroke at work just now his face has dropped",
    ],
)
def test_a_heart_attack_is_a_figure_of_speech_only_beside_what_gave_the_fright(danger: str) -> None:
    """A price or a sight makes it one; a question or a place does not."""
    assert screen(danger).tier is Tier.P1
    assert not screen("nearly had a heart attack when i saw the gas bill").tier.urgent
    assert not screen("had a heart attack at the price of them trainers").tier.urgent
