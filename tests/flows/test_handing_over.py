"""A case goes to a colleague with a note, and never to nobody."""

from __future__ import annotations

import pytest

from bot.casework.cases import CaseState
from bot.casework.errors import MoveRefused
from bot.flows import hand
from bot.flows.chase import chase
from bot.flows.relay import from_staff
from tests.flows.ending_kit import asked, both_on_shift, ready
from tests.flows.scene import AMINA, DAVE, Scene

__all__ = ["both_on_shift"]


async def test_a_case_is_handed_to_a_colleague_with_a_note(scene: Scene) -> None:
    """Dave has it at once; the contact hears of him when he takes it up, and not before."""
    case = await ready(scene)
    before = len(scene.store.outbound)
    handed = await hand.transfer(
        scene.outside, case.case_id, AMINA, DAVE, "Mum is with them now.", cause="t"
    )
    assert handed.held_by(DAVE, scene.clock.now())
    assert handed.notes[-1].text == "For Dave Price: Mum is with them now."
    assert scene.store.outbound[before:] == []
    with pytest.raises(MoveRefused, match="Dave Price has this case"):
        await from_staff(scene.outside, case.case_id, AMINA, "Still me", cause="r")
    await from_staff(scene.outside, case.case_id, DAVE, "Are you inside?", cause="d")
    said = [reply.text for reply in scene.store.outbound[before:]]
    assert "I'm Dave" in said[0]
    assert said[1] == "Are you inside?"


async def test_taking_up_a_case_introduces_the_colleague_once(scene: Scene) -> None:
    """Claiming what was handed over says so to the contact, one time."""
    case = await ready(scene)
    await hand.transfer(scene.outside, case.case_id, AMINA, DAVE, "Your shift now.", cause="t")
    before = len(scene.store.outbound)
    await scene.claims(DAVE)
    await scene.claims(DAVE)
    await from_staff(scene.outside, case.case_id, DAVE, "Are you inside?", cause="d")
    assert len(scene.store.outbound) == before + 2


async def test_what_is_handed_over_and_not_taken_up_goes_back_to_the_queue(scene: Scene) -> None:
    """A colleague who has gone for a cup of tea keeps nobody waiting longer than a lease."""
    case = await ready(scene)
    await hand.transfer(scene.outside, case.case_id, AMINA, DAVE, "Your shift now.", cause="t")
    scene.clock.moves(minutes=3)
    assert await chase(scene.outside, await scene.case())
    assert (await scene.case()).state is CaseState.WAITING


async def test_a_case_is_handed_only_to_someone_who_is_there(scene: Scene) -> None:
    """Not to oneself, not to somebody off shift, not without a note."""
    case = await ready(scene)
    await scene.store.shift_off(DAVE)
    for to, note, says in (
        (DAVE, "Your shift now.", "not on shift"),
        (AMINA, "Your shift now.", "already"),
    ):
        with pytest.raises(MoveRefused, match=says):
            await hand.transfer(scene.outside, case.case_id, AMINA, to, note, cause="t")
    await scene.store.shift_on(DAVE, scene.clock.now())
    with pytest.raises(MoveRefused, match="needs to know"):
        await hand.transfer(scene.outside, case.case_id, AMINA, DAVE, "", cause="t")


async def test_a_case_is_taken_over_with_a_reason(scene: Scene) -> None:
    """Who took it from whom and why stands in the conversation, and the contact is told."""
    case = await asked(scene)
    with pytest.raises(MoveRefused, match="why you take"):
        await hand.take_over(scene.outside, case.case_id, DAVE, "", cause="t1")
    taken = await hand.take_over(
        scene.outside, case.case_id, DAVE, "Amina has been called away.", cause="t2"
    )
    assert (taken.state, taken.closing) == (CaseState.CLAIMED, None)
    assert taken.held_by(DAVE, scene.clock.now())
    lines = [line.text for line in await scene.store.transcript(taken.conversation_id)]
    assert "Dave Price took the case over from Amina Khan: Amina has been called away." in lines
    assert "I'm Dave" in scene.store.outbound[-1].text
