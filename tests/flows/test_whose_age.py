"""The age kept of a contact is their own, never that of somebody they speak of."""

from __future__ import annotations

import pytest

from bot.casework.triage import Route, Tier, Understanding
from tests.flows.scene import Scene, calm


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("hes 24 but hes really nice", "24"),
        ("my little brother is 9 and my dad belts him", "9"),
        ("Hi im her mum, shes 14 and shes not come home", "14"),
        ("he's 52", "52"),
        ("my sisters not come home shes 13", "13"),
        ("my mate's being forced to sell weed hes 19", "19"),
    ],
)
async def test_somebody_elses_age_is_not_the_contacts(scene: Scene, words: str, age: str) -> None:
    """Childline must not vanish for a child because a grown man's age was named."""
    scene.rasa.says = calm("grooming", Route.SEXUAL_HARM, tier=Tier.P2, slots=(("age", age),))
    await scene.says(words)
    kept = await scene.conversation()
    assert (kept.age, kept.slot("age")) == (None, None)


async def test_an_age_given_for_oneself_is_kept(scene: Scene) -> None:
    """Of "im only 14" and "hes 24" the first is the contact's own, and stays."""
    scene.rasa.says = calm("inform", slots=(("age", "14"),))
    await scene.says("im only 14")
    scene.rasa.says = calm("grooming", slots=(("age", "24"),))
    await scene.says("hes 24")
    kept = await scene.conversation()
    assert (kept.age, kept.slot("age")) == (14, "14")


@pytest.mark.parametrize(
    ("whom", "words", "age"), [("me", "19", 19), ("child", "he's 14", None), ("me", "hes 24", None)]
)
async def test_the_mentoring_form_keeps_its_answer(
    scene: Scene, whom: str, words: str, age: int | None
) -> None:
    """The form has the age it asked for; it is the contact's where it was asked of them."""

    def read(intent: str, asks: str, slots: tuple[tuple[str, str], ...]) -> Understanding:
        return calm(intent, Route.MENTORING, form="mentoring_form", asks=asks, slots=slots)

    scene.rasa.says = read("mentoring_find", "age", (("for_whom", whom),))
    await scene.says("i want a mentor")
    stated = "".join(c for c in words if c.isdigit())
    scene.rasa.says = read("inform", "area", (("age", stated), ("for_whom", whom)))
    await scene.says(words)
    kept = await scene.conversation()
    assert (kept.age, kept.slot("age"), kept.asks) == (age, stated, "area")


@pytest.mark.parametrize(
    ("first", "number", "age"),
    [
        ("my daughter is scared of a lad at school", "16", None),
        ("my dad is shouting again", "16", 16),
        ("my dad is shouting again", "20", 20),
        ("i took some tablets for my head", "20", None),
    ],
)
async def test_a_number_is_the_contacts_age_where_it_can_be_no_other(
    scene: Scene, first: str, number: str, age: int | None
) -> None:
    """A child's, a pupil's or what was counted is not taken for the age of whoever writes."""
    scene.rasa.says = calm("inform")
    await scene.says(first)
    await scene.says(number)
    assert (await scene.conversation()).age == age


async def test_while_staff_ask_a_number_makes_no_adult(scene: Scene) -> None:
    """The bot does not see what staff asked: "how many did you take?" may be it."""
    scene.rasa.says = calm("domestic_abuse", Route.DOMESTIC_ABUSE, tier=Tier.P2)
    await scene.says("my dad is shouting again")
    await scene.claims()
    scene.rasa.says = calm("inform")
    await scene.says("20")
    assert (await scene.conversation()).age is None
