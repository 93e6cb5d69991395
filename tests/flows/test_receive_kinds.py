"""Voice notes, places, edits, photos, commands: nothing that a contact sends vanishes."""

from __future__ import annotations

import pytest

from bot.casework.conversation import ConversationState
from bot.casework.messages import MessageKind
from bot.casework.records import AlertKind
from bot.casework.triage import Route, Tier
from tests.flows.scene import MACHETE, Scene, calm


async def test_a_voice_note_never_vanishes(scene: Scene) -> None:
    """What cannot be read is answered once with a request to type, and a person is told."""
    (reply,) = await scene.says(kind=MessageKind.ATTACHMENT, attachment="voice")
    case = await scene.case()
    assert "type" in reply.text.lower()
    assert (case.tier, case.route) == (Tier.P3, Route.HUMAN)
    await scene.says(kind=MessageKind.ATTACHMENT, attachment="photo")
    assert len(await scene.store.open_cases()) == 1


async def test_a_location_in_an_open_p1_reaches_staff(scene: Scene) -> None:
    """In an open P1 a place is kept for staff, the numbers are repeated and staff alerted."""
    await scene.says(MACHETE)
    (reply,) = await scene.says(kind=MessageKind.LOCATION, location=(52.48, -1.9))
    entries = await scene.store.transcript((await scene.case()).conversation_id)
    assert "999" in reply.text
    assert any(entry.location == (52.48, -1.9) for entry in entries)
    assert AlertKind.UNREADABLE in scene.alerted()


async def test_an_edit_is_kept_beside_the_original_and_read_again(scene: Scene) -> None:
    """An edit that shows danger escalates; the first words stay in the transcript."""
    scene.rasa.says = calm()
    await scene.says("im fine", channel_ref="7")
    (reply,) = await scene.says(MACHETE, kind=MessageKind.EDIT, channel_ref="7")
    case = await scene.case()
    texts = [e.text for e in await scene.store.transcript(case.conversation_id)]
    assert "999" in reply.text
    assert texts[0] == "im fine" and MACHETE in texts


async def test_forwarded_danger_is_screened_too(scene: Scene) -> None:
    """A forwarded threat counts, though the words are not the contact's own."""
    scene.rasa.says = calm()
    await scene.says("look what he sent", quoted="im going to kill you tonight")
    assert (await scene.case()).tier.urgent


async def test_a_contact_who_blocks_the_bot_stays_on_the_queue(scene: Scene) -> None:
    """Silence is not safety: the case waits on, and writing again goes on with it."""
    await scene.says(MACHETE)
    await scene.says(kind=MessageKind.DEPARTED)
    assert "left" in (await scene.case()).trouble
    await scene.says("im back", kind=MessageKind.TEXT)
    assert (await scene.conversation()).state is ConversationState.WAITING
    assert (await scene.case()).trouble == ""


async def test_a_photo_with_calm_words_is_answered_and_still_seen_by_a_person(
    scene: Scene,
) -> None:
    """The caption gets its answer; the picture opens a P3 case, because nobody can read it."""
    scene.rasa.says = calm()
    (reply,) = await scene.says("my lad at football", attachment="photo")
    assert reply.text
    assert (await scene.case()).route is Route.HUMAN


async def test_an_edit_without_words_changes_nothing(scene: Scene) -> None:
    """A live location that moves is kept and neither read nor answered."""
    assert await scene.says("", kind=MessageKind.EDIT) == []
    assert scene.rasa.asked == []


async def test_a_command_is_shown_to_staff_as_it_was_given(scene: Scene) -> None:
    """The transcript shows /help, not an empty line."""
    await scene.says(kind=MessageKind.COMMAND, payload="help")
    entries = await scene.store.transcript((await scene.conversation()).conversation_id)
    assert entries[0].text == "/help"


SCARED = "my uncle comes in my room when mum works nights"


@pytest.mark.parametrize("command", ["start", "help", "services", "human", "stop", "r"])
async def test_words_behind_a_command_are_read_by_the_model_too(scene: Scene, command: str) -> None:
    """What only the model understands opens its case, whatever stands before it."""
    scene.rasa.says = calm("abuse", Route.CHILD_PROTECTION, tier=Tier.P2, answer=None)
    replies = await scene.says(SCARED, kind=MessageKind.COMMAND, payload=command)
    assert (await scene.case()).tier is Tier.P2
    assert any(reply.tier is Tier.P2 for reply in replies)


async def test_words_behind_a_command_are_kept_for_the_model(scene: Scene) -> None:
    """While the model is away they are answered and read again, like any other words."""
    await scene.says(SCARED, kind=MessageKind.COMMAND, payload="help")
    assert (await scene.conversation()).unassessed


async def test_a_calm_command_with_words_gets_its_page(scene: Scene) -> None:
    """/human opens the case that it asks for; a link's parameter needs no model."""
    scene.rasa.says = calm()
    await scene.says("please now", kind=MessageKind.COMMAND, payload="human")
    assert (await scene.case()).route is Route.HUMAN
    asked = len(scene.rasa.asked)
    assert await scene.says("poster7", kind=MessageKind.COMMAND, payload="start")
    assert len(scene.rasa.asked) == asked
