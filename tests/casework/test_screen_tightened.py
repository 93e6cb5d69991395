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


@pytest.mark.parametrize(
    ("words", "tier"),
    [
        ("i took 20 paracetamol lol", Tier.P1),
        ("took 20 para", Tier.P1),
        ("necked the whole packet of pills haha", Tier.P1),
        ("took loads of paracetamol lol", Tier.P2),
        ("had 2 paracetamol for my headache lol", Tier.P4),
    ],
)
def test_a_laugh_lowers_no_overdose_that_is_counted(words: str, tier: Tier) -> None:
    """Who says how many may have taken them: unsure means up, and staff are told to check."""
    screening = screen(words)
    assert screening.tier is tier
    assert screening.tier is not Tier.P1 or screening.hits[0].key == "overdose_taken"


@pytest.mark.parametrize(
    ("words", "tier"),
    [
        ("my son was stabbed last year", Tier.P3),
        ("my son was stabbed last year and hes back in with them lads", Tier.P2),
        ("my son was stabbed last year and now theyre outside with a knife", Tier.P1),
        ("my son was stabbed and hes back in the road", Tier.P1),
    ],
)
def test_a_wound_of_last_year_is_not_a_fresh_one(words: str, tier: Tier) -> None:
    """Whoever did it may be near, which is high today; danger now is told in other words."""
    assert screen(words).tier is tier


@pytest.mark.parametrize(
    ("calm", "danger"),
    [
        ("ill meet u at the bullring", "they keep bullying me"),
        ("been streaming all day", "shes been screaming all day and the baby is silent next door"),
        ("hes cooking tea", "hes choking help"),
        ("got swapped at half time by him", "got slapped by him"),
        ("hes handing himself in", "my brother is hanging himself"),
        ("the instability of it all", "he got stabbed"),
    ],
)
def test_a_word_of_its_own_is_not_a_grave_word_misspelt(calm: str, danger: str) -> None:
    """Spelling repair reads "strangeling" as strangling; a real word stays what it is."""
    assert not screen(calm).tier.urgent, calm
    assert screen(danger).tier.rank <= 3, danger


@pytest.mark.parametrize(
    ("calm", "danger"),
    [
        ("he walked behind me all the way to make sure i was safe", "he walked behind me"),
        ("they went out and got 4k views", "mum went out and my brother is crying, hes 4"),
        ("wrote my letters for the job, gave my cv in", "wrote my letters n gave my ps5 away"),
        ("got a new hair dye, gonna use it on her", "got a knife, gonna use it on her"),
        ("my cat is missing, got a new bowl", "my lad is missing and he took a knife"),
    ],
)
def test_words_alike_on_both_sides(calm: str, danger: str) -> None:
    """What was mended for one keeps the other."""
    assert screen(calm).tier is not Tier.P1, calm
    assert screen(danger).tier is Tier.P1, danger


def test_fear_of_an_area_is_not_fear_of_ones_own_violence() -> None:
    """The text about holding back is for whoever may hurt somebody."""
    keys = {hit.key for hit in screen("kinda scared to get the bus tmrw").hits}
    assert "area_fear" in keys
    assert "own_violence_fear" not in keys
