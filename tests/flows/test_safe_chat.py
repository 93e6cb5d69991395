"""A typed answer to "Is it safe to message you here?" is as good as a pressed one."""

from __future__ import annotations

import pytest

from bot.casework.conversation import Conversation
from bot.casework.records import AlertKind
from bot.casework.triage import Route, Tier
from bot.desk.past import safe_contact
from tests.flows.scene import CONTROL, Scene, calm


async def asked(scene: Scene) -> Conversation:
    """Let the contact be asked whether they can be messaged here."""
    await scene.says(CONTROL)
    kept = await scene.conversation()
    assert kept.asked == "safe_chat"
    return kept


@pytest.mark.parametrize("words", ["yes", "yeah you can message me", "i mean yes its safe"])
async def test_a_typed_yes_does_what_the_button_does(scene: Scene, words: str) -> None:
    """Staff see that it is safe to write, and the contact reads what the button says."""
    await asked(scene)
    (typed,) = await scene.says(words)
    kept = await scene.conversation()
    assert (kept.safe_answer, kept.safe_answer_at, kept.asked) == ("yes", scene.clock.now(), "")
    assert safe_contact(kept).words == "Yes, it is safe to message here"
    assert (await scene.case()).unread == 2
    (pressed,) = await scene.presses("safe_chat:yes", "Yes")
    assert typed.text == pressed.text


async def test_a_yes_to_nothing_or_with_more_is_no_yes(scene: Scene) -> None:
    """Only our own question is answered by a yes, and only by a plain one."""
    scene.rasa.says = calm("affirm")
    await scene.says("yes")
    assert (await scene.conversation()).safe_answer == ""
    await asked(scene)
    await scene.says("yes but not when hes home")
    assert (await scene.conversation()).safe_answer == "unsure"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("no", "No, it is not safe to message here"),
        ("n", "No, it is not safe to message here"),
        ("nie", "No, it is not safe to message here"),
        ("not really", "Not sure whether it is safe to message here"),
        ("idk", "Not sure whether it is safe to message here"),
    ],
)
async def test_a_typed_no_is_shown_where_staff_look(scene: Scene, words: str, shown: str) -> None:
    """A no or a doubt that is typed stands on the case as a pressed one does."""
    await asked(scene)
    await scene.says(words)
    kept = await scene.conversation()
    assert safe_contact(kept).words == shown
    assert kept.safe_answer_at == scene.clock.now()
    assert (await scene.case()).monitored


async def test_a_typed_yes_lifts_no_care_on_a_watched_phone(scene: Scene) -> None:
    """Whoever holds the phone cannot type the care away."""
    await asked(scene)
    await scene.says("cant talk hes here")
    await scene.says("yeah its safe")
    kept = await scene.conversation()
    assert kept.monitored
    assert kept.safe_answer == ""
    assert AlertKind.MONITORED in scene.alerted()


@pytest.mark.parametrize("aside", ["im 15", "15", "dudley"])
async def test_the_question_waits_over_an_age_or_a_place(scene: Scene, aside: str) -> None:
    """A contact who tells their age first and answers then is understood."""
    await asked(scene)
    scene.rasa.says = calm("inform")
    await scene.says(aside)
    await scene.says("yes")
    assert (await scene.conversation()).safe_answer == "yes"


async def test_the_question_is_over_once_something_else_is_said(scene: Scene) -> None:
    """A yes long after belongs to what was said since."""
    await asked(scene)
    scene.rasa.says = calm("chitchat", Route.SMALLTALK, tier=Tier.P4)
    await scene.says("whats your name")
    await scene.says("yes")
    assert (await scene.conversation()).safe_answer == ""
