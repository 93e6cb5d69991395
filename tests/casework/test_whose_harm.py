"""Whose harm is told of: another's is not answered as the contact's own."""

from __future__ import annotations

from itertools import product

import pytest

from bot.casework.triage import Route, Tier
from bot.casework.whose_harm import KEPT, Whose, whose_harm
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


@pytest.mark.parametrize("words", ["my mate wants to kill herself", "my cousin is cutting himself"])
def test_a_friend_who_may_die_is_another(words: str) -> None:
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
        "im 13 my brother is cutting himself",
        "my kid brother got jumped",
        "i want to die",
        "she's in the bath now",
    ],
)
def test_where_it_is_not_plain_the_harm_is_the_contacts_own(words: str) -> None:
    """Unsure means the words for whoever writes: today's text stays."""
    assert whose_harm(words) is Whose.OWN


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
