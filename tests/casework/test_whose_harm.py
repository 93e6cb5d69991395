"""Whose harm is told of: another's is not answered as the contact's own."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.casework.triage import Route, Tier
from bot.casework.whose_harm import KEPT, OWN_HARM, Whose, told_of, whose_harm
from bot.casework.wording import fixed_wording
from bot.casework.wording_base import URGENT
from tests.casework.wording_kit import (
    NUMBERS,
    VARIANTS,
    sentences,
    words_of,
)
from tests.casework.wording_kit import (
    URGENT as URGENT_TIERS,
)
from tests.fakes import START
from tests.makers import a_conversation

OWN_WORDS = ("your life matters", "not your fault", "not in trouble", "it could be you")


@pytest.mark.parametrize(
    "words",
    [
        "my daughter is 14 and she said she wants to kill herself",
        "I am a teacher, a year 8 pupil told me her dad hits her",
        "I found a knife in my son's room",
        "someones put my daughters pictures round the school. shes 13",
        "my client is being beaten by her husband",
        "I'm worried my 15 year old son is being groomed to carry drugs",
    ],
)
def test_an_adult_plainly_tells_of_somebody_in_their_care(words: str) -> None:
    """A mother, a teacher, a worker: the harm is a child's or a client's."""
    assert whose_harm(words) is Whose.IN_CARE


@pytest.mark.parametrize(
    "words",
    [
        "my mate wants to kill herself",
        "my cousin is cutting himself",
        "im 13 my brother is cutting himself",
        "my best friend got raped",
        "my friend is being groomed by a man on snap",
        "my sisters boyfriend hits her",
        "my friends ex is posting her nudes",
        "someone leaked my sisters nudes",
        "my mate carries a knife",
        "my kid brother got jumped",
        "my girlfriend got raped",
        "i think my cousin is being made to sell drugs",
        "my friend told me she got raped and i dont know what to do",
    ],
)
def test_a_friend_who_is_harmed_is_another(words: str) -> None:
    """Nothing says that whoever tells of a friend is an adult."""
    assert whose_harm(words) is Whose.ANOTHERS


@pytest.mark.parametrize(
    "words",
    [
        "my son hits me",
        "my friend raped me",
        "my dad hits my sister",
        "my ex threatens to take my kids",
        "I'm a nurse and my husband hits me",
        "I am leaving my husband on Friday. I have two little ones",
        "my sister wants to die and so do i",
        "my sister and me get hit by him",
        "my brother and i are getting beaten",
        "he hits us and my sister is being groomed",
        "my cousin touched my private parts",
        "my brother shared my nudes",
        "my mate is being hit and hes started on me",
        "my boyfriend has a knife",
        "my dad is touching my little sister",
        "i want to die",
        "she's in the bath now",
    ],
)
def test_where_it_is_not_plain_the_harm_is_the_contacts_own(words: str) -> None:
    """Unsure means the words for whoever writes: today's text stays."""
    assert whose_harm(words) is Whose.OWN


def test_a_worker_who_tells_of_a_case_of_theirs_is_no_child() -> None:
    """Said before or not, "one of my cases" is no case of the contact's own."""
    before = ("I'm a social worker. What programmes do you run?",)
    assert whose_harm("one of my cases is a 12 year old carrying a knife") is Whose.IN_CARE
    assert whose_harm("there is a 12 year old carrying a knife", before) is Whose.IN_CARE
    assert whose_harm("there is a 12 year old carrying a knife") is Whose.OWN


def test_what_befalls_a_friend_later_is_theirs_too() -> None:
    """Words: "He got slapped up" is the friend told of before; "hes doing it to me" is not."""
    before = ("my mate wants out of his gang",)
    assert whose_harm("he got slapped up as a warning", before) is Whose.ANOTHERS
    assert whose_harm("he got slapped up as a warning") is Whose.OWN
    assert whose_harm("i think hes doing it to me too", before, ("harm:other",)) is Whose.OWN


def test_who_told_of_their_own_violence_is_told_nothing_that_takes_sides() -> None:
    """Words: "I hit her", "she hit me first": the numbers for both, and nobody's fault."""
    told = replace(a_conversation(), answered_keys=(OWN_HARM,)).heard("she hit me first", START)
    assert told_of(told) is Whose.BOTH
    for route in (Route.DOMESTIC_ABUSE, Route.CHILD_PROTECTION, Route.SEXUAL_HARM):
        text = fixed_wording(
            tier=Tier.P2, route=route, told=True, covert=False, age=30,
            numbers=NUMBERS, whose=Whose.BOTH,
        ).text  # fmt: skip
        assert ("not your fault" in text) == (route is Route.SEXUAL_HARM)
    life = fixed_wording(
        tier=Tier.P2, route=Route.MENTAL_HEALTH, told=True, covert=False, age=30,
        numbers=NUMBERS, whose=Whose.BOTH,
    ).text  # fmt: skip
    assert "Your life matters" in life


def test_later_words_are_read_in_the_light_of_the_earlier() -> None:
    """She is the daughter; but whoever wants to die without naming her means themselves."""
    before = ("my daughter wants to kill herself",)
    kept = (f"{KEPT}{Whose.IN_CARE.value}",)
    assert whose_harm("she's in the bath now", before) is Whose.IN_CARE
    assert whose_harm("she's in the bath now", (), kept) is Whose.IN_CARE
    assert whose_harm("wanna die", before, kept) is Whose.OWN
    assert whose_harm("i want to die too, she knows", before, kept) is Whose.OWN


@pytest.mark.parametrize("whose", [Whose.ANOTHERS, Whose.IN_CARE])
def test_no_text_for_another_says_what_is_meant_for_oneself(whose: Whose) -> None:
    """Numbers first, 999, short; no "your life matters", no fault, no trouble, no "step away"."""
    for tier, route, age, told, variant in product(
        URGENT_TIERS, Route, (None, 15, 30), (True, False), VARIANTS
    ):
        text = fixed_wording(
            tier=tier, route=route, told=told, covert=False, age=age, numbers=NUMBERS,
            variant=variant, whose=whose,
        ).text  # fmt: skip
        assert not [said for said in OWN_WORDS if said in text.lower()], text
        assert "Step away" not in text
        first = sentences(text)[0]
        assert any(char.isdigit() for char in first), text
        assert "999" in text
        assert len(words_of(text)) < (40 if tier is Tier.P1 else 60), text


@pytest.mark.parametrize("language", sorted(URGENT))
def test_who_worries_about_a_child_is_given_the_childs_lines(language: str) -> None:
    """The NSPCC for the one who worries, Childline for the child, in every language."""
    text = fixed_wording(
        tier=Tier.P2, route=Route.CHILD_PROTECTION, told=True, covert=False, age=None,
        numbers=NUMBERS, whose=Whose.IN_CARE, language=language,
    ).text  # fmt: skip
    assert "0808 800 5000" in text.splitlines()[0].replace("\u2066", "").replace("\u2069", "")
    assert "0800 1111" in text
