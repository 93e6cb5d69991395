"""The screen over wide tables of messages: what must be caught, what must stay calm."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Route, Tier
from tests.casework.screen_cases import CALM, CONCERN, TRICKS, URGENT

MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(("tier", "route", "words"), URGENT, ids=[case[2] for case in URGENT])
def test_danger_is_caught_at_its_tier_and_route(tier: str, route: str, words: str) -> None:
    """Words of danger reach their tier, and a hit names the route."""
    screening = screen(words)
    assert screening.tier.rank <= Tier(tier).rank, screening
    assert Route(route) in {hit.route for hit in screening.hits if hit.tier.urgent}, screening


@pytest.mark.parametrize("words", CALM)
def test_calm_words_stay_a_signpost(words: str) -> None:
    """Figures of speech, look-alikes and plain questions raise nothing."""
    assert screen(words).tier is Tier.P4, screen(words).hits


@pytest.mark.parametrize("words", CONCERN)
def test_worry_is_a_concern_and_not_an_alarm(words: str) -> None:
    """Worrying words reach P3 and no higher."""
    assert screen(words).tier is Tier.P3, screen(words).hits


@pytest.mark.parametrize("words", TRICKS)
def test_spelling_tricks_hide_nothing(words: str) -> None:
    """Spaced letters, digits, look-alikes and stretching are read through."""
    assert screen(words).tier.urgent, words


def test_the_mentor_message_is_not_urgent() -> None:
    """A parent asking for a mentor waits for no alarm."""
    words = "my lad's 13 and hanging round with the wrong crowd, is there a mentor for him"
    assert not screen(words).tier.urgent


@pytest.mark.parametrize(
    "words",
    [
        "im going to stab him lol",
        "haha theyre outside mine with a machete",
        "gonna kill myself tonight 😂",
    ],
)
def test_a_laugh_lowers_danger_no_further_than_p2_and_asks_for_a_check(words: str) -> None:
    """Jokes may be true: P1 words with a laugh are P2 and marked to check."""
    screening = screen(words)
    assert screening.tier is Tier.P2
    assert any(hit.check for hit in screening.hits)


def test_denial_of_suicide_stays_a_concern() -> None:
    """Saying that one will not is never nothing, and never an alarm."""
    assert screen("im not going to kill myself").tier is Tier.P3
    assert screen("i would never kill myself").tier is Tier.P3


def test_a_word_of_negation_elsewhere_lowers_nothing() -> None:
    """A phrase like "I don't know why he..." denies nothing."""
    assert screen("i dont know why he hits me").tier.urgent
    assert screen("he wont stop hitting me").tier.urgent
    assert screen("im not joking he's got a knife").tier is Tier.P1


@pytest.mark.parametrize("has", ["he has", "hes", "she has", "he's got", "they have"])
def test_who_has_a_gun_is_danger_however_it_is_said(has: str) -> None:
    """The short form drops the verb (hes a gun), and it is caught all the same."""
    assert screen(f"{has} a gun").tier is Tier.P1


def test_a_negation_that_the_rule_asks_for_denies_nothing() -> None:
    """Not feeding a child is the harm itself; not hitting one is a denial."""
    assert screen("his stepmom doesnt feed him").tier.urgent
    assert screen("he isnt hitting me").tier is not Tier.P1


@pytest.mark.parametrize(
    ("harmless", "alarming"),
    [
        ("hes outside doing the barbecue", "hes outside shouting by the barbecue"),
        ("the delivery man is at the door", "the delivery man is at the door with a knife"),
        ("how many paracetamol a day for a headache", "how many paracetamol a day before i die"),
        ("they gave me til friday for my essay", "they gave me til tonight"),
        ("fireworks like gunshots", "gunshots outside"),
    ],
)
def test_what_makes_words_harmless_counts_for_nothing_beside_alarm(
    harmless: str, alarming: str
) -> None:
    """A rule's `unless` calms a figure of speech, and never a word of alarm next to it."""
    assert not screen(harmless).tier.urgent, screen(harmless).hits
    assert screen(alarming).tier.urgent, screen(alarming).hits


@pytest.mark.parametrize("words", ["therapist", "manslaughter case", "www.bbc.co.uk", "e.g. a.m."])
def test_long_words_and_addresses_are_not_taken_apart(words: str) -> None:
    """A grave word inside an ordinary one is no danger."""
    assert screen(words).tier is Tier.P4


def test_harm_that_is_over_is_a_concern_unless_they_still_have_access() -> None:
    """Past abuse is P3; past abuse by someone who still comes round is P2."""
    assert screen("he beat me years ago, he's moved away now").tier is Tier.P3
    assert screen("he beat me years ago and now he keeps turning up at mine").tier.urgent


@pytest.mark.parametrize(
    ("third", "first"),
    [
        ("my mate has taken loads of pills", "ive taken loads of pills"),
        ("my sisters boyfriend strangled her", "my boyfriend strangled me"),
        ("my brother is being followed", "im being followed"),
    ],
)
def test_a_report_about_someone_else_counts_as_the_first_person(third: str, first: str) -> None:
    """Who is at risk does not change how urgent it is."""
    assert screen(third).tier is screen(first).tier


def test_own_violence_scores_as_the_victims_message_would() -> None:
    """Someone who stabbed is as urgent as someone stabbed; fear alone is a concern."""
    assert screen("i just stabbed him").tier is Tier.P1
    assert screen("im scared im going to hurt someone one day").tier is Tier.P3


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("im 12", 12),
        ("i am 9 years old", 9),
        ("im in year 6", 10),
        ("im 15 and bored", 15),
        ("my daughter is 8", None),
        ("im 5 minutes away", None),
        ("im 12 weeks pregnant", None),
        ("do you work in year 7", None),
    ],
)
def test_the_contacts_own_age_is_read(words: str, age: int | None) -> None:
    """Ages and school years of the contact are read; others' ages are not theirs."""
    assert screen(words).states_age == age


def test_an_under_13_is_at_least_a_concern_and_leaves_the_route_to_the_model() -> None:
    """A child asking about a youth club is P3 without a route of its own."""
    screening = screen("im 11 is there a youth club")
    assert screening.tier is Tier.P3
    assert screening.route is None


def test_harm_to_an_under_13_is_urgent() -> None:
    """What is P3 for a teenager is P2 for a child under 13."""
    assert screen("im 15 and getting bullied").tier is Tier.P3
    assert screen("im 10 and getting bullied").tier is Tier.P2
    assert screen("my 9 year old is being bullied").tier is Tier.P2


def test_covert_words_mark_the_screening() -> None:
    """Someone watching is flagged, so that the reply shows nothing."""
    assert screen("cant talk hes here").covert
    assert not screen("theyre outside mine with a machete").covert


@pytest.mark.parametrize(
    "words",
    [
        "hes got a knife and hes coming up the stairs",
        "he's on the landing with a hammer",
        "hes asleep now, he strangled me",
        "they're in the front room, they poured a kettle over my hand",
        "he's sat on my chest and my ribs are clicking",
        "he's gone to the shop, he had his hands round my neck",
        "dont ring me just text im in a bin behind poundland theyre looking for me",
    ],
)
def test_danger_that_is_near_is_answered_openly(words: str) -> None:
    """Nobody is said to see the phone: who is in danger must see 999 at once."""
    found = screen(words)
    assert found.tier.urgent
    assert not found.covert


@pytest.mark.parametrize(
    "words",
    [
        "my little girl has come back from her dad's different, she doesn't want to go to ballet",
        "my son is fifteen and always on his phone, he lies about homework",
        "how do i delete this chat",
        "my boyfriend is picking me up from work at 6",
        "mums picking me up at 5",
    ],
)
def test_everyday_words_of_phones_and_lifts_are_not_urgent(words: str) -> None:
    """Words of watchers and controllers stand in every parent's letter, and in calm ones."""
    found = screen(words)
    assert not found.tier.urgent
    assert not found.covert


@pytest.mark.parametrize(
    ("words", "tier"),
    [
        ("theyre going to jump me on monday", Tier.P1),
        ("theyre going to jump me on tuesday", Tier.P1),
        ("theyre going to jump me on friday", Tier.P2),
        ("theyre going to jump me", Tier.P2),
        ("theyre going to jump me tonight", Tier.P1),
    ],
)
def test_a_named_day_counts_from_the_day_of_the_message(words: str, tier: Tier) -> None:
    """A threat for today or tomorrow is P1; a later day is P2."""
    assert screen(words, context=ScreenContext(now=MONDAY)).tier is tier


def test_last_monday_is_not_a_deadline() -> None:
    """A day gone by is no threat to come."""
    context = ScreenContext(now=MONDAY)
    assert screen("i got jumped last monday", context=context).tier is Tier.P3
