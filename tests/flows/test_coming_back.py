"""A contact who comes back finds the worker they know, and nobody waits for that worker."""

from __future__ import annotations

from bot.casework.cases import Case, CaseState, Lost, Outcome
from bot.flows.chase import chase
from bot.flows.close import close
from tests.flows.ending_kit import both_on_shift, by_hand
from tests.flows.scene import AMINA, DAVE, MACHETE, Scene

__all__ = ["both_on_shift"]


async def closed_by_amina(scene: Scene) -> Case:
    """Return a P3 that Amina closed."""
    case = await by_hand(scene)
    return await close(scene.outside, case.case_id, AMINA, Outcome.ADVICE_GIVEN, cause="c")


async def test_within_72_hours_a_contact_comes_back_to_the_same_worker_first(scene: Scene) -> None:
    """The new case says what it reopens; Dave comes second until Amina's minute is over."""
    earlier = await closed_by_amina(scene)
    scene.clock.moves(hours=71)
    await scene.says(MACHETE)
    case = await scene.case()
    assert (case.reopens, case.earlier) == (earlier.case_id, earlier.case_id)
    assert case.first_to(scene.clock.now()) == AMINA
    assert await scene.claims(DAVE) == Lost(AMINA, "first")
    scene.clock.moves(minutes=1)
    taken = await scene.claims(DAVE)
    assert not isinstance(taken, Lost)
    assert (taken.first_for, taken.reopens) == (None, earlier.case_id)


async def test_the_same_worker_claims_at_once(scene: Scene) -> None:
    """First means first."""
    await closed_by_amina(scene)
    await scene.says(MACHETE)
    assert not isinstance(await scene.claims(AMINA), Lost)


async def test_when_that_worker_is_not_on_shift_anyone_may_claim_at_once(scene: Scene) -> None:
    """Nobody waits for someone who went home."""
    await closed_by_amina(scene)
    await scene.says(MACHETE)
    await scene.store.shift_off(AMINA)
    assert not isinstance(await scene.claims(DAVE), Lost)


async def test_after_72_hours_it_is_a_case_like_any_other(scene: Scene) -> None:
    """The earlier case is still linked, and nobody is first."""
    earlier = await closed_by_amina(scene)
    scene.clock.moves(hours=72, seconds=1)
    await scene.says(MACHETE)
    case = await scene.case()
    assert (case.reopens, case.first_for, case.earlier) == (None, None, earlier.case_id)


async def test_a_case_that_rises_is_free_for_all_within_the_minute(scene: Scene) -> None:
    """Half an hour for a P3 becomes a minute when danger comes."""
    await closed_by_amina(scene)
    await scene.presses("human", "Talk to a person")
    await scene.says(MACHETE)
    scene.clock.moves(minutes=1)
    assert not isinstance(await scene.claims(DAVE), Lost)


async def test_what_the_contact_said_of_being_messaged_here_is_kept(scene: Scene) -> None:
    """Staff see the choice and when it was made."""
    await scene.says(MACHETE)
    await scene.presses("safe_chat:unsure", "Not sure")
    kept = await scene.conversation()
    assert (kept.safe_answer, kept.safe_answer_at) == ("unsure", scene.clock.now())


async def test_a_case_that_rises_has_the_lease_of_its_new_tier(scene: Scene) -> None:
    """The hour of a P3 does not keep a P1 from the queue while its holder is silent."""
    await by_hand(scene)
    await scene.says(MACHETE)
    scene.clock.moves(minutes=3)
    assert await chase(scene.outside, await scene.case())
    assert (await scene.case()).state is CaseState.WAITING
