"""Only a named person lowers a tier, to what they have read, and with a reason."""

from __future__ import annotations

import pytest

from bot.casework.cases import CaseState, Outcome
from bot.casework.errors import MoveRefused
from bot.casework.messages import ReplyKind
from bot.casework.records import AlertKind
from bot.casework.triage import Tier
from bot.flows import claim, ending
from bot.flows.close import close
from bot.flows.lower import lower
from tests.flows.ending_kit import ALONE, DONE, GAME, asked, both_on_shift, ready
from tests.flows.scene import AMINA, DAVE, MACHETE, Scene

__all__ = ["both_on_shift"]


async def test_a_second_person_agrees_to_what_they_read(scene: Scene) -> None:
    """When what was asked has changed since the page was drawn, it is to be read again."""
    case = await asked(scene)
    assert case.closing is not None
    first = case.closing.at
    scene.clock.moves(minutes=1)
    await close(scene.outside, case.case_id, AMINA, Outcome.NOT_A_CONCERN, done=GAME, cause="again")
    with pytest.raises(MoveRefused, match="has changed"):
        await ending.agree(scene.outside, case.case_id, DAVE, asked_at=first, cause="yes")


async def test_nobody_closes_or_lowers_over_words_that_they_have_not_seen(scene: Scene) -> None:
    """A message that came while somebody filled in the form stops the press."""
    case = await ready(scene)
    await scene.says("one more thing")
    refused = "The contact wrote while you did"
    with pytest.raises(MoveRefused, match=refused):
        await close(
            scene.outside,
            case.case_id,
            AMINA,
            Outcome.REFERRED,
            done=DONE,
            alone=ALONE,
            seen=case.heard,
            cause="c1",
        )
    with pytest.raises(MoveRefused, match=refused):
        await lower(scene.outside, case.case_id, AMINA, Tier.P3, GAME, seen=case.heard, cause="c2")
    now = await scene.case()
    await lower(scene.outside, case.case_id, AMINA, Tier.P3, GAME, seen=now.heard, cause="c3")


async def test_only_a_person_lowers_a_tier_with_a_reason(scene: Scene) -> None:
    """The history says who and why, the due time is worked out anew, the contact hears nothing."""
    case = await ready(scene)
    with pytest.raises(MoveRefused, match="why the tier is lower"):
        await lower(scene.outside, case.case_id, AMINA, Tier.P3, "meh", cause="l1")
    with pytest.raises(MoveRefused, match="Amina Khan has this case"):
        await lower(scene.outside, case.case_id, DAVE, Tier.P3, GAME, cause="l2")
    before = len(scene.store.outbound)
    lowered = await lower(scene.outside, case.case_id, AMINA, Tier.P3, GAME, cause="l3")
    assert (lowered.tier, lowered.history[-1].by) == (Tier.P3, AMINA)
    assert GAME in lowered.history[-1].reasons[0]
    assert (lowered.due_at - lowered.waiting_since).total_seconds() == 4 * 3600
    assert len(scene.store.outbound) == before


@pytest.mark.parametrize("tier", [Tier.P1, Tier.P4])
async def test_a_tier_is_lowered_to_p2_or_p3_alone(scene: Scene, tier: Tier) -> None:
    """What needs no person is closed instead."""
    case = await ready(scene)
    with pytest.raises(MoveRefused, match="lower tier"):
        await lower(scene.outside, case.case_id, AMINA, tier, GAME, cause="l")


async def test_later_danger_raises_a_lowered_case_and_gets_its_full_answer(scene: Scene) -> None:
    """Lowering says nothing about what comes next."""
    case = await ready(scene)
    await lower(scene.outside, case.case_id, AMINA, Tier.P3, GAME, cause="l")
    await claim.release(scene.outside, case.case_id, AMINA, cause="r")
    (reply,) = await scene.says(MACHETE)
    assert reply.kind is ReplyKind.FIXED
    kept = await scene.case()
    assert kept.tier is Tier.P1
    assert scene.alerted()[-1] is AlertKind.RAISED


async def test_new_danger_is_answered_before_anybody_lowers_or_closes(scene: Scene) -> None:
    """While the countdown runs the answer comes first."""
    case = await ready(scene)
    await scene.says(MACHETE)
    case_id, end = case.case_id, Outcome.REFERRED
    with pytest.raises(MoveRefused, match="New danger"):
        await lower(scene.outside, case_id, AMINA, Tier.P3, GAME, cause="l")
    with pytest.raises(MoveRefused, match="New danger"):
        await close(scene.outside, case_id, AMINA, end, done=DONE, alone=ALONE, cause="c")


async def test_lowering_does_not_take_the_second_person_away(scene: Scene) -> None:
    """A case that ever was P1 still closes with two, or with the reason why not."""
    case = await ready(scene)
    await lower(scene.outside, case.case_id, AMINA, Tier.P3, GAME, cause="l")
    asks = await close(
        scene.outside, case.case_id, AMINA, Outcome.NOT_A_CONCERN, done=GAME, cause="c"
    )
    assert asks.state is CaseState.CLOSING
