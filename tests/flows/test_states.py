"""No case sits in a dead state: random moves, clock advances, and a way out of each state."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.casework.cases import LEASES, Case, CaseState, Lost, Outcome
from bot.casework.conversation import ConversationState
from bot.casework.ending import AGREES_WITHIN
from bot.casework.errors import AlreadyHandled, Conflict, MoveRefused
from bot.casework.messages import StaffName
from bot.casework.triage import Tier
from bot.flows import claim, ending, hand
from bot.flows.chase import chase
from bot.flows.close import close
from bot.flows.lower import lower
from bot.flows.relay import from_staff
from bot.stores.falls_due import falls_due
from bot.stores.memory import MemoryStore
from tests.fakes import FakeClock, FakeRasa
from tests.flows.scene import AMINA, DAVE, Scene, calm

MACHETE = "theyre outside mine with a machete"
WHY = "Because the police are there."
PEOPLE = {"amina": AMINA, "dave": DAVE}
CONTACT = ("danger", "calm", "asks", "leaves")
CLOCK = ("wait", "long", "chase")
MOVES = (
    "claim reply release checklist note hand_on take_over lower close alone agree object stay renew"
).split()
STEPS = st.lists(
    st.sampled_from([*CONTACT, *CLOCK, *(f"{m} {who}" for m in MOVES for who in PEOPLE)]),
    max_size=30,
)


def a_scene() -> Scene:
    """Return an empty desk with two people on shift."""
    clock = FakeClock()
    return Scene(MemoryStore(clock=clock), clock, FakeRasa(says=calm()))


async def on_shift(scene: Scene) -> None:
    """Put both people on shift."""
    for name in (AMINA, DAVE):
        await scene.store.shift_on(name, scene.clock.now())


@settings(max_examples=150, deadline=None)
@given(steps=STEPS)
async def test_a_case_never_sits_in_a_dead_state(steps: list[str]) -> None:
    """Whatever is done in whatever order, time alone brings a case back, and one can end it."""
    scene = a_scene()
    await on_shift(scene)
    for number, step in enumerate(steps):
        await take(scene, step, f"s{number}")
        await holds(scene)
    await silence_leads_to_the_queue(scene)
    await one_person_can_end_it(scene)


async def holds(scene: Scene) -> None:
    """Check what is true of an open case at every moment."""
    cases = await scene.store.open_cases()
    assert len(cases) <= 1
    for case in cases:
        conversation = await scene.conversation()
        assert conversation.case_id == case.case_id
        if conversation.state is not ConversationState.CLOSED:
            assert case.led == (conversation.state is ConversationState.STAFF_LED)
        assert case.led == (case.claim is not None)
        assert (case.state is CaseState.CLOSING) == (case.closing is not None)
        if case.claim is not None:
            longest = max(LEASES[case.tier], AGREES_WITHIN[case.tier])
            assert case.claim.lease_until <= scene.clock.now() + longest
            due = falls_due(case)
            assert due is not None
            assert due <= case.claim.lease_until


async def silence_leads_to_the_queue(scene: Scene) -> None:
    """Nobody does anything: the chase alone puts every open case on the queue, and alarms."""
    scene.clock.moves(hours=2)
    for case in await scene.store.open_cases():
        await chase(scene.outside, case)
    for case in await scene.store.open_cases():
        assert case.state is CaseState.WAITING


async def one_person_can_end_it(scene: Scene) -> None:
    """Dave, alone, claims and closes what is left."""
    for case in await scene.store.open_cases():
        assert not isinstance(await scene.claims(DAVE), Lost)
        await claim.record_emergency_call(
            scene.outside, case.case_id, DAVE, called=False, detail="safe", cause="end1"
        )
        await close(
            scene.outside,
            case.case_id,
            DAVE,
            Outcome.ADVICE_GIVEN,
            done="We talked it through.",
            alone="I am the only one here tonight.",
            cause="end2",
        )
    assert await scene.store.open_cases() == ()


async def take(scene: Scene, step: str, cause: str) -> None:
    """Take one step; a refusal is an ordinary outcome."""
    if step in CONTACT:
        await contact_does(scene, step)
        return
    if step in ("wait", "long"):
        scene.clock.moves(minutes=1 if step == "wait" else 5)
        return
    cases = await scene.store.open_cases()
    if not cases:
        return
    try:
        if step == "chase":
            await chase(scene.outside, cases[0])
        else:
            name, _, who = step.partition(" ")
            await moves(scene, cases[0], PEOPLE[who], cause)[name]()
    except (MoveRefused, Conflict, AlreadyHandled):
        return


async def contact_does(scene: Scene, step: str) -> None:
    """Let the contact do something."""
    if step == "asks":
        await scene.presses("human", "Talk to a person")
    elif step == "leaves":
        await scene.says("/stop")
    else:
        await scene.says(MACHETE if step == "danger" else "ok")


def moves(
    scene: Scene, case: Case, me: StaffName, cause: str
) -> dict[str, Callable[[], Awaitable[object]]]:
    """Return every move that a member of staff can make, by name."""
    outside, case_id = scene.outside, case.case_id
    other = DAVE if me == AMINA else AMINA
    lower_to = Tier.P3 if case.tier is Tier.P2 else Tier.P2
    end = Outcome.ADVICE_GIVEN
    return {
        "claim": lambda: scene.claims(me),
        "reply": lambda: from_staff(outside, case_id, me, "hello", cause=cause),
        "release": lambda: claim.release(outside, case_id, me, cause=cause),
        "renew": lambda: claim.renew(outside, case_id, me, cause=cause),
        "note": lambda: claim.add_note(outside, case_id, me, "a note", cause=cause),
        "checklist": lambda: claim.record_emergency_call(
            outside, case_id, me, called=True, detail="", cause=cause
        ),
        "hand_on": lambda: hand.transfer(outside, case_id, me, other, WHY, cause=cause),
        "take_over": lambda: hand.take_over(outside, case_id, me, WHY, cause=cause),
        "lower": lambda: lower(outside, case_id, me, lower_to, WHY, cause=cause),
        "close": lambda: close(outside, case_id, me, end, done=WHY, cause=cause),
        "alone": lambda: close(outside, case_id, me, end, done=WHY, alone=WHY, cause=cause),
        "agree": lambda: ending.agree(outside, case_id, me, cause=cause),
        "object": lambda: ending.object_to(outside, case_id, me, WHY, cause=cause),
        "stay": lambda: ending.stay_open(outside, case_id, me, cause=cause),
    }


# How a P1 comes into each state, and every step that leads out of it. A state that is added
# without a line here fails.
INTO = {
    CaseState.WAITING: ["danger"],
    CaseState.CLAIMED: ["danger", "claim amina"],
    CaseState.CLOSING: ["danger", "claim amina", "checklist amina", "close amina"],
    CaseState.CLOSED: ["danger", "claim amina", "checklist amina", "alone amina"],
}
OUT = {
    CaseState.WAITING: {"claim amina": CaseState.CLAIMED, "claim dave": CaseState.CLAIMED},
    CaseState.CLAIMED: {
        "release amina": CaseState.WAITING,
        "silence": CaseState.WAITING,
    },
    CaseState.CLOSING: {
        "agree dave": CaseState.CLOSED,
        "alone amina": CaseState.CLOSED,
        "object dave": CaseState.CLAIMED,
        "stay amina": CaseState.CLAIMED,
        "reply amina": CaseState.CLAIMED,
        "hand_on amina": CaseState.CLAIMED,
        "take_over dave": CaseState.CLAIMED,
        "calm": CaseState.CLAIMED,
        "danger": CaseState.CLAIMED,
        "release amina": CaseState.WAITING,
        "silence": CaseState.WAITING,
    },
    CaseState.CLOSED: {"danger": CaseState.WAITING, "asks": CaseState.WAITING},
}


@pytest.mark.parametrize("state", CaseState)
async def test_each_state_is_reached_and_each_way_out_leads_where_it_says(
    state: CaseState,
) -> None:
    """For every state of the enum: how a case comes into it, and all that leads out."""
    for step, where in OUT[state].items():
        scene = a_scene()
        await on_shift(scene)
        for number, before in enumerate(INTO[state]):
            await take(scene, before, f"into{number}")
        (case,) = await scene.store.all_cases()
        assert case.state is state
        if step == "silence":
            scene.clock.at += max(LEASES[case.tier], AGREES_WITHIN[case.tier]) + timedelta(
                seconds=1
            )
            assert await chase(scene.outside, case)
        else:
            await take(scene, step, "out")
        newest = max(await scene.store.all_cases(), key=lambda kept: kept.revision == 1)
        after = await scene.store.case(case.case_id) if state is not CaseState.CLOSED else newest
        assert after is not None
        assert after.state is where, step
        await holds(scene)
