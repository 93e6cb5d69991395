"""What a contact was shown is not printed over again, and what is new is."""

from __future__ import annotations

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
    assert "Childline" not in again.text
    assert "call 999" in again.text


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


async def test_in_danger_a_place_is_no_matter_of_area(scene: Scene) -> None:
    """The numbers of danger hold anywhere."""
    scene.rasa.says = calm("child_harm", Route.CHILD_PROTECTION, tier=Tier.P2)
    (reply,) = await scene.says("im in leicester and my dad hits me")
    assert "outside the area" not in reply.text
