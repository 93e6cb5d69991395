"""Two people close a P1 or P2, or one alone with the reason why; the contact has the last word."""

from __future__ import annotations

import pytest

from bot.casework.cases import CaseState, Outcome
from bot.casework.conversation import ConversationState
from bot.casework.errors import MoveRefused
from bot.casework.messages import MessageKind
from bot.casework.records import AlertKind
from bot.flows import claim, ending
from bot.flows.chase import chase
from bot.flows.close import close
from bot.flows.set_aside import set_aside
from tests.flows.ending_kit import ALONE, DONE, asked, both_on_shift, by_hand, ready
from tests.flows.scene import AMINA, DAVE, Scene

__all__ = ["both_on_shift"]


async def test_a_p1_closes_when_a_second_person_agrees(scene: Scene) -> None:
    """Outcome, what was done, who asked and who agreed all stand on the closed case."""
    case = await asked(scene)
    assert case.state is CaseState.CLOSING
    closed = await ending.agree(scene.outside, case.case_id, DAVE, cause="yes")
    assert (closed.state, closed.closed_by, closed.agreed_by) == (CaseState.CLOSED, AMINA, DAVE)
    assert (closed.outcome, closed.done) == (Outcome.EMERGENCY_SERVICES, DONE)
    assert (await scene.conversation()).state is ConversationState.BOT_LED


async def test_nobody_agrees_with_themselves(scene: Scene) -> None:
    """The second person is another one."""
    case = await asked(scene)
    with pytest.raises(MoveRefused, match="Someone else must agree"):
        await ending.agree(scene.outside, case.case_id, AMINA, cause="me")


@pytest.mark.parametrize(
    ("done", "alone", "says"),
    [
        ("", "", "what was done"),
        ("ok", "", "what was done"),
        (DONE, "n/a", "nobody else could agree"),
        ("", ALONE, "what was done"),
    ],
)
async def test_a_p1_does_not_close_on_less(scene: Scene, done: str, alone: str, says: str) -> None:
    """What was done, and the reason why nobody agreed, are words that can be checked later."""
    case = await ready(scene)
    with pytest.raises(MoveRefused, match=says):
        await close(
            scene.outside, case.case_id, AMINA, Outcome.REFERRED, done=done, alone=alone, cause="c"
        )
    assert (await scene.case()).state is CaseState.CLAIMED


async def test_someone_alone_closes_with_the_reason_why(scene: Scene) -> None:
    """The lone worker at night is not stuck, and why nobody agreed is kept."""
    case = await ready(scene)
    closed = await close(
        scene.outside, case.case_id, AMINA, Outcome.REFERRED, done=DONE, alone=ALONE, cause="c"
    )
    assert (closed.state, closed.alone, closed.agreed_by) == (CaseState.CLOSED, ALONE, None)


async def test_a_calm_case_closes_in_one_step(scene: Scene) -> None:
    """A P3 needs an outcome and nothing more."""
    case = await by_hand(scene)
    closed = await close(scene.outside, case.case_id, AMINA, Outcome.ADVICE_GIVEN, cause="c")
    assert closed.state is CaseState.CLOSED


async def test_the_contact_is_told_before_it_ends_and_how_to_come_back(scene: Scene) -> None:
    """While a colleague reads, the contact hears that the end is near; then how to come back."""
    case = await ready(scene)
    before = len(scene.store.outbound)
    await close(scene.outside, case.case_id, AMINA, Outcome.REFERRED, done=DONE, cause="c")
    (near,) = scene.store.outbound[before:]
    assert "about to end" in near.text
    assert "999" in near.text
    await ending.agree(scene.outside, case.case_id, DAVE, cause="yes")
    last = scene.store.outbound[-1]
    assert "Write here at any time to start again" in last.text


async def test_when_someone_may_be_watching_nothing_is_said_of_the_end(scene: Scene) -> None:
    """Only words that staff chose reach a watched phone."""
    case = await ready(scene)
    await scene.presses("safe_chat:no", "No")
    before = len(scene.store.outbound)
    await close(scene.outside, case.case_id, AMINA, Outcome.REFERRED, done=DONE, cause="c")
    await ending.agree(scene.outside, case.case_id, DAVE, cause="yes")
    assert scene.store.outbound[before:] == []


async def test_a_message_keeps_the_case_open_and_says_so(scene: Scene) -> None:
    """The contact has the last word: the asking is void, and Amina has the case as before."""
    case = await asked(scene)
    await scene.says("wait theres something else")
    kept = await scene.case()
    assert (kept.state, kept.closing) == (CaseState.CLAIMED, None)
    assert kept.held_by(AMINA, scene.clock.now())
    lines = await scene.store.transcript(kept.conversation_id)
    assert "The contact wrote, so the case stays open." in [line.text for line in lines]
    with pytest.raises(MoveRefused, match="Nobody is asking"):
        await ending.agree(scene.outside, case.case_id, DAVE, cause="late")


async def test_a_contact_who_leaves_does_not_keep_the_case_open(scene: Scene) -> None:
    """Blocking the bot is no message: the second person sees it and decides."""
    await asked(scene)
    await scene.says(kind=MessageKind.DEPARTED)
    assert (await scene.case()).state is CaseState.CLOSING


async def test_one_who_objects_says_why_and_the_case_goes_on(scene: Scene) -> None:
    """What is still to do stands in a note, and the holder has a fresh lease."""
    case = await asked(scene)
    scene.clock.moves(minutes=9)
    with pytest.raises(MoveRefused, match="still to do"):
        await ending.object_to(scene.outside, case.case_id, DAVE, "no", cause="n1")
    kept = await ending.object_to(
        scene.outside, case.case_id, DAVE, "Ring the school first.", cause="n2"
    )
    assert kept.state is CaseState.CLAIMED
    assert kept.notes[-1].text == "Not yet closed: Ring the school first."
    scene.clock.moves(minutes=2)
    assert kept.held_by(AMINA, scene.clock.now())


async def test_when_nobody_agrees_in_time_the_case_is_back_on_the_queue(scene: Scene) -> None:
    """Ten minutes for a P1, drawn out by nothing; then staff are alerted again."""
    case = await asked(scene)
    scene.clock.moves(minutes=9)
    await claim.renew(scene.outside, case.case_id, AMINA, cause="typing")
    assert not await chase(scene.outside, await scene.case())
    scene.clock.moves(minutes=1)
    with pytest.raises(MoveRefused, match="run out"):
        await ending.agree(scene.outside, case.case_id, DAVE, cause="late")
    assert await chase(scene.outside, await scene.case())
    kept = await scene.case()
    assert (kept.state, kept.closing, kept.claim) == (CaseState.WAITING, None, None)
    assert scene.alerted()[-1] is AlertKind.GIVEN_BACK


async def test_a_message_that_could_not_be_handled_keeps_the_case_open_too(scene: Scene) -> None:
    """Nobody agrees to close over words that broke our code: they are counted like any other."""
    case = await asked(scene)
    await set_aside(scene.outside, scene.message("a line that breaks"), why="KeyError")
    kept = await scene.case()
    assert kept.state is CaseState.CLAIMED
    assert kept.heard == case.heard + 1
