"""What calm words get while an urgent case is open: a line, never a menu or the unit's leaflet."""

from __future__ import annotations

import pytest

from bot.casework.triage import Answer, Route
from tests.flows.scene import CONTROL, MACHETE, Scene, calm

MENU = Answer(text="What do you need?", choices=(("Find a mentor", "topic:mentoring"),))


@pytest.mark.parametrize(
    "intent", ["thanks", "greet", "chitchat", "deny", "help_commands", "opaque"]
)
async def test_small_talk_after_danger_gets_no_menu(scene: Scene, intent: str) -> None:
    """Who told of danger and then jokes or says good morning is still met with 999."""
    await scene.says(MACHETE)
    scene.rasa.says = calm(intent, answer=MENU)
    (reply,) = await scene.says("lol jk")
    assert "999" in reply.text
    assert MENU.text not in reply.text
    assert reply.choices == ()


@pytest.mark.parametrize(
    ("intent", "sure"),
    [
        ("delete_data", 0.37),
        ("contact_social", 0.51),
        ("privacy", 0.28),
        ("programme_mvp", 0.5),
        ("programme_ae", 0.93),
    ],
)
async def test_a_guess_about_the_unit_is_no_answer_in_danger(
    scene: Scene, intent: str, sure: float
) -> None:
    """Where to leave a knife is not how to delete a chat: the words join the case."""
    await scene.says(MACHETE)
    scene.rasa.says = calm(intent, Route.VRU_CONTACT, confidence=sure, answer=MENU)
    (reply,) = await scene.says("where can i get rid of it")
    assert reply.text.startswith("If you are in danger, call 999.")
    assert MENU.text not in reply.text
    assert (await scene.case()).unread == 2


async def test_a_plain_question_is_still_answered_in_danger(scene: Scene) -> None:
    """Who plainly asks who can read this is told."""
    await scene.says(CONTROL)
    scene.clock.moves(hours=2)
    scene.rasa.says = calm("privacy", Route.PRIVACY, answer=Answer(text="Staff may read it."))
    (reply,) = await scene.says("who can see what i write")
    assert reply.text == "Staff may read it."


async def test_outside_danger_small_talk_keeps_its_menu(scene: Scene) -> None:
    """A calm chat is not answered as danger."""
    scene.rasa.says = calm("chitchat", answer=MENU)
    (reply,) = await scene.says("lol jk")
    assert reply.text.startswith(MENU.text)
    assert reply.choices


async def test_an_age_in_danger_brings_services_for_the_danger(scene: Scene) -> None:
    """Not mentors, though the model took the first words for a wish for one."""
    scene.rasa.says = calm("mentoring_find", Route.MENTORING)
    await scene.says("my boyfriends 22 and he wants me to do stuff with his mates")
    assert (await scene.case()).route is not Route.MENTORING
    mentors = Answer(
        text="These might help.",
        service_ids=("prog-specialist-mentoring",),
        choices=(("More services", "more:mentoring"), ("My area", "area")),
    )
    scene.clock.moves(hours=1)
    scene.rasa.says = calm("inform", Route.HUMAN, answer=mentors)
    (reply,) = await scene.says("im 14")
    assert "Childline" in reply.text
    assert "mentor" not in reply.text.lower()
    assert [choice.value for choice in reply.choices] == ["area"]


async def test_what_do_i_do_in_danger_gets_the_numbers(scene: Scene) -> None:
    """The helplines with 999 first; but not where somebody may read along."""
    await scene.says(MACHETE)
    scene.rasa.says = calm("help_commands", answer=MENU)
    (reply,) = await scene.says("what should i do")
    assert "999" in reply.text.split(".")[0]
    assert "116 123" in reply.text
    await scene.presses("safe_chat:no")
    for hidden in await scene.says("what should i do"):
        assert "116 123" not in hidden.text
