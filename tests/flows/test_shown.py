"""What a contact was shown is not printed over again, and what is new is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework.triage import Answer, Route, Tier, Understanding
from tests.flows.scene import Scene, calm

AGAIN = "What I showed you above"
MENTORS = Answer(
    text="These might help.", service_ids=("prog-specialist-mentoring", "prog-mvp", "prog-seo")
)
HOMELESS = Answer(text="These might help.", service_ids=("council-homeless", "shelter"))


def asks(answer: Answer, route: Route = Route.MENTORING, **more: object) -> Understanding:
    """Return what the model says to somebody who looks for a service."""
    return calm("service_find", route, answer=answer, **more)


async def test_the_same_cards_are_shown_once(scene: Scene) -> None:
    """The second time one short line says so; a new one beside them is shown alone."""
    scene.rasa.says = asks(MENTORS)
    (first,) = await scene.says("any mentors")
    assert "Specialist mentoring" in first.text
    (second,) = await scene.says("are there mentors")
    assert AGAIN in second.text
    assert "Specialist mentoring" not in second.text
    scene.rasa.says = asks(Answer(text="These.", service_ids=("prog-mvp", "shelter")))
    (third,) = await scene.says("and what else")
    assert "Shelter" in third.text
    assert "Mentors in Violence" not in third.text


async def test_after_an_hour_all_are_shown_again(scene: Scene) -> None:
    """Who comes back may have wiped the chat."""
    scene.rasa.says = asks(MENTORS)
    await scene.says("any mentors")
    scene.clock.moves(hours=2)
    (reply,) = await scene.says("any mentors")
    assert "Specialist mentoring" in reply.text


async def test_a_town_brings_its_councils_number(scene: Scene) -> None:
    """A card without a number helps nobody; with one it is new."""
    scene.rasa.says = asks(HOMELESS, Route.MISSING_HOUSING)
    (bare,) = await scene.says("is there a housing number")
    assert "01922 652529" not in bare.text
    scene.rasa.says = asks(HOMELESS, Route.MISSING_HOUSING, slots=(("area", "Walsall"),))
    (reply,) = await scene.says("in walsall")
    assert "01922 652529" in reply.text
    assert "0808 800 4444" not in reply.text


async def test_in_an_urgent_case_nothing_new_still_names_999(scene: Scene) -> None:
    """A town after an age prints no card twice, and no bare line either."""
    await scene.says("my dad hits me")
    scene.rasa.says = calm("inform", Route.HUMAN, answer=MENTORS)
    (age,) = await scene.says("15")
    assert "Childline" in age.text
    (again,) = await scene.says("15")
    assert "Phone: 0800 1111" not in again.text
    assert again.text.index("call 999") < again.text.index("Childline: 0800 1111")


async def test_the_end_of_a_form_shows_what_was_asked_for(scene: Scene) -> None:
    """Three questions are not answered for a line that points up; after it, once is enough."""
    scene.rasa.says = asks(MENTORS, form="mentoring_form", asks="area")
    await scene.says("i want a mentor")
    answer = replace(MENTORS, text="Thanks. These could help with a mentor in Walsall.")
    scene.rasa.says = calm("inform", answer=answer)
    (end,) = await scene.says("walsall")
    assert "in Walsall" in end.text
    assert "How to join: ring 0121 626 5322" in end.text
    (after,) = await scene.says("walsall")
    assert AGAIN in after.text
    assert "How to join" not in after.text


async def test_an_added_fact_brings_no_worse_card_alone(scene: Scene) -> None:
    """What fits best was shown; the next best alone would look like the answer."""
    scene.rasa.says = asks(MENTORS)
    await scene.says("any mentors")
    less = Answer(text="These might help.", service_ids=("prog-mvp", "galop"))
    scene.rasa.says = calm("inform", answer=less)
    (reply,) = await scene.says("16")
    assert AGAIN in reply.text
    assert "0800 999 5428" not in reply.text


async def test_an_added_fact_brings_what_now_fits_best(scene: Scene) -> None:
    """A better card is shown, and without the ones that were above."""
    scene.rasa.says = asks(MENTORS)
    await scene.says("any mentors")
    better = Answer(text="These might help.", service_ids=("shelter", "prog-mvp"))
    scene.rasa.says = calm("inform", answer=better)
    (reply,) = await scene.says("16")
    assert "Shelter" in reply.text
    assert "Mentors in Violence" not in reply.text


async def test_facts_in_an_urgent_case_bring_short_cards_of_its_route(scene: Scene) -> None:
    """Numbers and hours; no post, no price, no source, and nothing of another topic."""
    await scene.says("my dad hits me")
    scene.rasa.says = calm("inform", answer=MENTORS)
    (reply,) = await scene.says("22")
    assert "116 123" in reply.text
    for long in ("Freepost", "Details from", "Cost:", "mentor"):
        assert long not in reply.text


async def test_an_age_in_danger_is_never_asked_what_it_is_for(scene: Scene) -> None:
    """The danger said what it is for, though the model kept no topic."""
    await scene.says("my dad hits me")
    menu = Answer("Thanks. What would you like to find?", choices=(("School", "topic:school"),))
    scene.rasa.says = calm("inform", answer=menu)
    (reply,) = await scene.says("22")
    assert "What would you like" not in reply.text
    assert "116 123" in reply.text
    assert not reply.choices


@pytest.mark.parametrize(
    ("words", "intent", "route"),
    [
        ("do you cover Leicester", "unit_about", Route.VRU_CONTACT),
        ("im in leicester is there a mentor", "service_find", Route.MENTORING),
    ],
)
async def test_outside_our_area_it_is_said(
    scene: Scene, words: str, intent: str, route: Route
) -> None:
    """And no service of another town is offered as if it were theirs."""
    scene.rasa.says = calm(intent, route, answer=MENTORS)
    (reply,) = await scene.says(words)
    assert "Leicester is outside the area I know." in reply.text
    assert "Specialist mentoring" not in reply.text
    assert "Lines for all of England" not in reply.text  # for none is shown


async def test_lines_for_all_of_england_are_named_with_them(scene: Scene) -> None:
    """And what comes next is not answered with services of our councils."""
    scene.rasa.says = calm(
        "service_find",
        Route.MISSING_HOUSING,
        answer=Answer(text="These.", service_ids=("prog-mvp", "shelter")),
        slots=(("topic", "missing_housing"),),
    )
    (reply,) = await scene.says("housing help in derby")
    assert "Lines for all of England" in reply.text
    assert "0808 800 4444" in reply.text
    assert "Mentors in Violence" not in reply.text
    assert (await scene.conversation()).slot("topic") is None


async def test_in_an_urgent_case_a_place_outside_is_said_with_999_first(scene: Scene) -> None:
    """The numbers hold anywhere; the services of our councils do not."""
    await scene.says("my boyfriend hits me")
    scene.rasa.says = calm("inform")
    (reply,) = await scene.says("london")
    assert reply.text.startswith("If you are in danger, call 999.")
    assert "London is outside the area I know." in reply.text
    assert "0808 2000 247" in reply.text


async def test_a_word_of_no_use_in_danger_brings_no_menu(scene: Scene) -> None:
    """What is wanted was said; the words are kept."""
    await scene.says("my boyfriend hits me")
    menu = Answer("Thanks. What would you like to find?", choices=(("School", "topic:school"),))
    scene.rasa.says = calm("inform", answer=menu)
    (reply,) = await scene.says("after 4")
    assert "call 999" in reply.text
    assert not reply.choices


async def test_a_watched_phone_reads_no_word_of_areas(scene: Scene) -> None:
    """Who said that the chat may be read is told nothing that shows what it is about."""
    await scene.says("my boyfriend hits me")
    await scene.says("not sure")
    assert (await scene.conversation()).monitored
    scene.rasa.says = calm("inform")
    replies = await scene.says("london")
    assert all("outside the area" not in reply.text for reply in replies)


@pytest.mark.parametrize("words", ["food bank", "can i get a food parcel", "any foodbanks?"])
async def test_what_the_directory_does_not_know_is_said_so(scene: Scene, words: str) -> None:
    """No mentor is offered to who is hungry."""
    scene.rasa.says = asks(MENTORS)
    (reply,) = await scene.says(words)
    assert "I don't know any food banks. Your council may" in reply.text
    assert "mentor" not in reply.text.lower()


async def test_in_danger_a_place_is_no_matter_of_area(scene: Scene) -> None:
    """The numbers of danger hold anywhere."""
    scene.rasa.says = calm("child_harm", Route.CHILD_PROTECTION, tier=Tier.P2)
    (reply,) = await scene.says("im in leicester and my dad hits me")
    assert "outside the area" not in reply.text
