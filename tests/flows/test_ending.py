"""Two people close a P1 or P2, only a person lowers a tier, and a contact finds the way back."""

from __future__ import annotations

import pytest

from bot.casework.cases import Case, CaseState, Lost, Outcome
from bot.casework.conversation import ConversationState
from bot.casework.errors import MoveRefused
from bot.casework.messages import MessageKind, ReplyKind
from bot.casework.records import AlertKind
from bot.casework.triage import Tier
from bot.flows import claim, ending, hand
from bot.flows.chase import chase
from bot.flows.close import close
from bot.flows.lower import lower
from bot.flows.relay import from_staff
from tests.flows.scene import AMINA, DAVE, Scene, calm

MACHETE = "theyre outside mine with a machete"
DONE = "The police are with them and have a log number."
ALONE = "I am the only one on shift tonight."
GAME = "It was a line from a game, they explained it."


@pytest.fixture(autouse=True)
async def both_on_shift(scene: Scene) -> None:
    """Amina and Dave are on shift; the model calls everything else harmless."""
    scene.rasa.says = calm()
    for name in (AMINA, DAVE):
        await scene.store.shift_on(name, scene.clock.now())


async def ready(scene: Scene) -> Case:
    """Return a P1 that Amina holds, with its 999 checklist filled in."""
    await scene.says(MACHETE)
    case = await scene.claims(AMINA)
    assert not isinstance(case, Lost)
    return await claim.record_emergency_call(
        scene.outside, case.case_id, AMINA, called=True, detail="log 12", cause="call"
    )


async def asked(scene: Scene) -> Case:
    """Return a P1 that Amina asks to close."""
    case = await ready(scene)
    return await close(
        scene.outside, case.case_id, AMINA, Outcome.EMERGENCY_SERVICES, done=DONE, cause="ask"
    )


async def by_hand(scene: Scene) -> Case:
    """Return a P3 that Amina holds."""
    await scene.presses("human", "Talk to a person")
    case = await scene.claims(AMINA)
    assert not isinstance(case, Lost)
    return case


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
