"""What is counted of a case, as it happens: once, under its own day, and practice never."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.casework.cases import Case, Mark, Outcome
from bot.casework.errors import AlreadyHandled, MoveRefused
from bot.casework.messages import CaseId
from bot.casework.tally import Measure
from bot.casework.triage import Route, Tier
from bot.flows import claim, close, hand, mark, relay
from bot.flows.chase import chase
from bot.flows.receive import receive
from tests.flows.scene import AMINA, DAVE, Scene

DANGER = "theyre outside mine with a machete"
TODAY = "2026-11-24"


async def counted(scene: Scene, day: str = TODAY) -> dict[str, int]:
    """Return how often each measure was counted on a day."""
    (numbers,) = (await scene.store.tally([day])).values()
    found: dict[str, int] = {}
    for name, count in numbers.items():
        measure, dimension, *_ = name.split("|")
        if dimension in ("tier", "staff"):
            found[measure] = found.get(measure, 0) + count
    return found


async def a_whole_case(scene: Scene, **more: object) -> CaseId:
    """Play a P1 from the first word to its close, alone and in time."""
    await scene.says(DANGER, **more)
    case_id = (await scene.case()).case_id
    scene.clock.moves(seconds=40)
    await scene.claims()
    scene.clock.moves(seconds=20)
    await relay.from_staff(scene.outside, case_id, AMINA, "Are you inside?", cause="reply")
    await claim.record_emergency_call(
        scene.outside, case_id, AMINA, called=True, detail="Log 9", cause="999"
    )
    await close.close(
        scene.outside,
        case_id,
        AMINA,
        Outcome.EMERGENCY_SERVICES,
        done="Police took over.",
        alone="Alone on shift.",
        cause="close",
    )
    return case_id


async def test_a_whole_case_is_counted_once_for_each_thing(scene: Scene) -> None:
    """Contact, message, case, claim, reply, close; each with how long it took since opening."""
    await a_whole_case(scene)
    assert await counted(scene) == {
        "conversations": 1,
        "messages": 1,
        "cases": 1,
        "claimed": 1,
        "replied": 1,
        "closed": 1,
        "p1_taken": 1,
    }
    (numbers,) = (await scene.store.tally([TODAY])).values()
    assert numbers["claimed|tier|P1|40"] == 1
    assert numbers["replied|hour|10|60"] == 1
    assert numbers["closed|channel|telegram|60"] == 1
    assert numbers["messages|route|violence"] == 1


async def test_practice_counts_nothing_and_alerts_nobody(scene: Scene) -> None:
    """A practice case goes the whole way and leaves no number and no alert behind."""
    case_id = await a_whole_case(scene, practice=True)
    await mark.mark(scene.outside, case_id, AMINA, Mark.MISSED, cause="mark")
    assert await scene.store.tally([TODAY]) == {TODAY: {}}
    assert scene.alerted() == []


async def test_a_press_made_twice_is_counted_once(scene: Scene) -> None:
    """A redelivered message and a double click change no number."""
    message = scene.message(DANGER)
    await receive(scene.outside, message)
    await receive(scene.outside, message)
    case = await scene.case()
    await claim.claim(scene.outside, case.case_id, AMINA, cause="one press")
    with pytest.raises(AlreadyHandled):
        await claim.claim(scene.outside, case.case_id, AMINA, cause="one press")
    found = await counted(scene)
    assert (found["messages"], found["cases"], found["claimed"], found["p1_taken"]) == (1, 1, 1, 1)


async def test_a_target_is_missed_once(scene: Scene) -> None:
    """Found by the clock or by the late claim, whichever comes first; never twice."""
    await scene.says(DANGER)
    scene.clock.moves(minutes=2)
    assert await chase(scene.outside, await scene.case())
    scene.clock.moves(minutes=3)
    assert await chase(scene.outside, await scene.case())
    await scene.claims()
    assert (await counted(scene))["missed_target"] == 1


async def test_a_late_claim_misses_the_target_by_itself(scene: Scene) -> None:
    """With no worker to look at the clock the claim still tells that it came late."""
    await scene.says(DANGER)
    scene.clock.moves(minutes=2, seconds=1)
    await scene.claims()
    assert (await counted(scene))["missed_target"] == 1


async def test_what_leaves_a_holders_hands_is_told_apart(scene: Scene) -> None:
    """Released, run out and handed over are three things; the first claim is counted once."""
    await scene.says(DANGER)
    case_id = (await scene.case()).case_id
    await scene.claims()
    await claim.release(scene.outside, case_id, AMINA, cause="release")
    await scene.claims()
    scene.clock.moves(minutes=4)
    await chase(scene.outside, await scene.case())
    await scene.claims()
    await scene.store.shift_on(DAVE, scene.clock.now())
    note = "Knows the family well."
    await hand.transfer(scene.outside, case_id, AMINA, DAVE, note, cause="transfer")
    found = await counted(scene)
    taken = {name: found[name] for name in ("released", "lapsed", "handed_over", "claimed")}
    assert taken == {"released": 1, "lapsed": 1, "handed_over": 1, "claimed": 1}
    assert found["p1_taken"] == 4


class TestMarks:
    """What staff say, looking back, of how the bot read a case."""

    async def test_a_mark_changes_nothing_of_the_case(self, scene: Scene) -> None:
        """Tier, claim, queue and clocks stay; who marked it, when and what was right is kept."""
        await scene.says(DANGER)
        before = await scene.case()
        case = await self._marks(scene, Mark.FALSE_ALARM, tier=Tier.P4, route=Route.SMALLTALK)
        assert (case.mark, case.mark_tier, case.mark_route) == (
            *(Mark.FALSE_ALARM, Tier.P4, Route.SMALLTALK),
        )
        assert (case.marked_by, case.marked_at) == (DAVE, scene.clock.now())
        same: Callable[[Case], object] = lambda c: (c.tier, c.state, c.claim, c.due_at, c.reasons)  # noqa: E731
        assert same(case) == same(before)

    async def test_another_mark_takes_the_place_of_the_first(self, scene: Scene) -> None:
        """The first is taken back from its own day, under what it was counted under then."""
        await scene.says(DANGER)
        await self._marks(scene, Mark.FALSE_ALARM)
        scene.clock.moves(hours=20)
        await scene.says("he has a knife", language="en")
        await self._marks(scene, Mark.MISSED)
        assert "marked_false_alarm" not in await counted(scene)
        assert (await counted(scene, "2026-11-25"))["marked_missed"] == 1
        await self._marks(scene, None)
        assert "marked_missed" not in await counted(scene, "2026-11-25")

    async def test_a_closed_case_can_be_marked(self, scene: Scene) -> None:
        """Looking back is when one knows; the closed case stays closed."""
        case_id = await a_whole_case(scene)
        case = await mark.mark(scene.outside, case_id, DAVE, Mark.MISSED, cause="mark")
        assert not case.open
        assert (await counted(scene))["marked_missed"] == 1
        assert (await counted(scene))["closed"] == 1

    @pytest.mark.parametrize(
        ("what", "tier"),
        [(Mark.FALSE_ALARM, Tier.P1), (None, None)],
    )
    async def test_what_makes_no_sense_is_refused(
        self, scene: Scene, what: Mark | None, tier: Tier | None
    ) -> None:
        """A false alarm that was as urgent as the bot said; taking off a mark that is not there."""
        await scene.says(DANGER)
        with pytest.raises(MoveRefused):
            await self._marks(scene, what, tier=tier)
        assert Measure.MARKED_FALSE.value not in await counted(scene)

    async def _marks(self, scene: Scene, what: Mark | None, **right: object) -> Case:
        case = await scene.case()
        marking: Callable[..., Awaitable[Case]] = mark.mark
        cause = f"mark-{case.revision}"
        return await marking(scene.outside, case.case_id, DAVE, what, cause=cause, **right)
