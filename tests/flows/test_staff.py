from __future__ import annotations

import pytest

from bot.casework.cases import CaseState, Lost, Outcome
from bot.casework.conversation import ConversationState
from bot.casework.errors import AlreadyHandled, Conflict, MoveRefused
from bot.casework.messages import ReplyKind
from bot.casework.records import AlertKind
from bot.casework.triage import Route, Tier, Understanding
from bot.flows import claim
from bot.flows.chase import chase
from bot.flows.close import close
from bot.flows.reassess import reassess
from bot.flows.relay import from_staff
from tests.flows.scene import AMINA, CONTACT, DAVE, Scene, calm

MACHETE = "theyre outside mine with a machete"


async def test_the_second_to_claim_is_told_who_has_the_case(scene: Scene) -> None:
    """A claim is compare-and-set, and losing is an ordinary outcome."""
    await scene.says(MACHETE)
    await scene.claims(AMINA)
    lost = await scene.claims(DAVE)
    assert lost == Lost(AMINA, "claimed")


async def test_while_staff_lead_the_bot_is_silent_and_still_watches(scene: Scene) -> None:
    """Calm words get no bot reply; new danger raises an alarm, and is answered after a minute."""
    scene.rasa.says = calm()
    await scene.presses("human", "Talk to a person")
    await scene.claims()
    assert await scene.says("thank you for reading") == []
    assert await scene.says(MACHETE) == []
    assert (await scene.case()).tier is Tier.P1
    assert AlertKind.NEW_DANGER in scene.alerted()


async def test_new_danger_unanswered_for_a_minute_gets_the_fixed_text_once(scene: Scene) -> None:
    """Nobody in new danger waits on a busy worker: the fixed text goes once, marked automatic."""
    await scene.presses("human", "Talk to a person")
    await scene.claims()
    await scene.says(MACHETE)
    before = len(scene.store.outbound)
    scene.clock.moves(seconds=59)
    assert not await chase(scene.outside, await scene.case())
    scene.clock.moves(seconds=1)
    assert await chase(scene.outside, await scene.case())
    assert not await chase(scene.outside, await scene.case())
    (sent,) = scene.store.outbound[before:]
    assert "999" in sent.text and sent.kind is ReplyKind.FIXED


async def test_a_staff_message_in_time_stops_the_automatic_text(scene: Scene) -> None:
    """The bot never talks over a person who answered."""
    await scene.presses("human", "Talk to a person")
    await scene.claims()
    await scene.says(MACHETE)
    case = await scene.case()
    await from_staff(scene.outside, case.case_id, AMINA, "Call 999 now. I am here.", cause="r1")
    scene.clock.moves(seconds=61)
    assert not await chase(scene.outside, await scene.case())


async def test_silence_gives_the_case_back_and_says_so(scene: Scene) -> None:
    """A lease that runs out puts case and conversation back, and the contact is told."""
    await scene.says(MACHETE)
    await scene.claims()
    scene.clock.moves(minutes=3)
    before = len(scene.store.outbound)
    assert await chase(scene.outside, await scene.case())
    case = await scene.case()
    assert case.state is CaseState.WAITING and case.claim is None
    assert (await scene.conversation()).state is ConversationState.WAITING
    assert len(scene.store.outbound) == before + 1
    assert AlertKind.GIVEN_BACK in scene.alerted()


async def test_a_reply_is_sent_once_however_often_the_button_is_pressed(scene: Scene) -> None:
    """A double click sends one message."""
    await scene.says(MACHETE)
    case = await scene.claims()
    assert not isinstance(case, Lost)
    before = len(scene.store.outbound)
    await from_staff(scene.outside, case.case_id, AMINA, "I am Amina.", cause="press-1")
    with pytest.raises((AlreadyHandled, Conflict)):
        await from_staff(scene.outside, case.case_id, AMINA, "I am Amina.", cause="press-1")
    assert len(scene.store.outbound) == before + 1


async def test_only_who_holds_the_case_may_reply(scene: Scene) -> None:
    """Someone else is told kindly who has it."""
    await scene.says(MACHETE)
    case = await scene.claims(AMINA)
    assert not isinstance(case, Lost)
    with pytest.raises(MoveRefused, match="Amina Khan has this case"):
        await from_staff(scene.outside, case.case_id, DAVE, "Hello", cause="d1")


async def test_a_p1_closes_only_with_the_999_checklist(scene: Scene) -> None:
    """The close gate: claimed, checklist answered, outcome given; then the bot answers again."""
    scene.rasa.says = calm()
    await scene.says(MACHETE)
    case = await scene.claims()
    assert not isinstance(case, Lost)
    with pytest.raises(MoveRefused, match="999"):
        await close(scene.outside, case.case_id, AMINA, Outcome.REFERRED, cause="c1")
    await claim.record_emergency_call(
        scene.outside, case.case_id, AMINA, called=True, detail="log 12", cause="c2"
    )
    closed = await close(
        scene.outside,
        case.case_id,
        AMINA,
        Outcome.EMERGENCY_SERVICES,
        done="The police took over.",
        alone="I am the only one on shift.",
        cause="c3",
    )
    assert closed.state is CaseState.CLOSED and closed.closed_by == AMINA
    assert (await scene.conversation()).state is ConversationState.BOT_LED
    assert await scene.says("hiya again")


async def test_danger_after_closing_opens_a_new_case_with_its_full_answer(scene: Scene) -> None:
    """A closed case ends its memory: the same danger later is answered and queued anew."""
    await scene.presses("human", "Talk to a person")
    case = await scene.claims()
    assert not isinstance(case, Lost)
    await close(scene.outside, case.case_id, AMINA, Outcome.ADVICE_GIVEN, cause="c1")
    (reply,) = await scene.says(MACHETE)
    assert reply.kind is ReplyKind.FIXED
    assert (await scene.case()).case_id != case.case_id


async def test_an_unclaimed_p1_is_alarmed_at_two_five_and_ten_minutes(scene: Scene) -> None:
    """The ladder: three alarms, and no more."""
    await scene.says(MACHETE)
    alarms = []
    for minute in range(1, 13):
        scene.clock.moves(minutes=1)
        if await chase(scene.outside, await scene.case()):
            alarms.append(minute)
    assert alarms == [2, 5, 10]


async def test_what_was_read_without_the_model_is_read_again_and_can_raise(scene: Scene) -> None:
    """When Rasa returns, a holding case rises and the contact gets the fixed wording."""
    words = "he says i can stay at his but dont tell no one"
    await scene.says(words)
    assert (await scene.case()).tier is Tier.P3
    scene.rasa.by_text[words] = Understanding("grooming", 0.8, Tier.P2, Route.SEXUAL_HARM)
    before = len(scene.store.outbound)
    assert await reassess(scene.outside, CONTACT)
    case = await scene.case()
    assert (case.tier, case.route) == (Tier.P2, Route.SEXUAL_HARM)
    (reply,) = scene.store.outbound[before:]
    assert reply.kind is ReplyKind.FIXED
    assert await scene.store.unassessed() == ()


async def test_a_calm_message_gets_its_answer_when_the_model_returns(scene: Scene) -> None:
    """Who only got the fallback is answered after all; the case stays for a person."""
    await scene.says("is there a mentor for my lad")
    scene.rasa.says = calm("mentoring_find", Route.MENTORING)
    before = len(scene.store.outbound)
    assert await reassess(scene.outside, CONTACT)
    assert len(scene.store.outbound) == before + 1
    assert (await scene.case()).tier is Tier.P3


async def test_with_the_model_still_away_nothing_is_forgotten(scene: Scene) -> None:
    """A failed second reading keeps the messages for the next round."""
    await scene.says("is there a mentor for my lad")
    assert not await reassess(scene.outside, CONTACT)
    assert await scene.store.unassessed() == (CONTACT,)


async def test_a_case_that_rises_to_p1_has_its_own_two_minutes(scene: Scene) -> None:
    """Hours of waiting as P3 do not use up the alarms of a P1."""
    await scene.presses("human", "Talk to a person")
    scene.clock.moves(hours=3)
    await scene.says(MACHETE)
    assert not await chase(scene.outside, await scene.case())
    scene.clock.moves(minutes=2)
    assert await chase(scene.outside, await scene.case())


async def test_the_same_rule_again_still_alarms_while_staff_lead(scene: Scene) -> None:
    """A worse danger can match a rule that matched before: staff hear of every P1."""
    await scene.says(MACHETE)
    await scene.claims()
    await scene.says("theyre in the house one of them has got a gun")
    assert AlertKind.NEW_DANGER in scene.alerted()
    assert (await scene.case()).watch_until is not None


async def test_an_answer_to_staff_is_not_one_to_the_bot(scene: Scene) -> None:
    """Once staff wrote, "no" answers them: nobody is alarmed over the bot's old question."""
    await scene.says("im going to kill myself tonight")
    assert (await scene.conversation()).asked == "safe"
    await scene.claims()
    case_id = (await scene.case()).case_id
    await from_staff(scene.outside, case_id, AMINA, "Have you taken any yet?", cause="reply")
    scene.rasa.says = calm("deny")
    await scene.says("no")
    assert AlertKind.NEW_DANGER not in scene.alerted()


async def test_the_automatic_text_is_sent_once_until_staff_write(scene: Scene) -> None:
    """Danger said again and again does not set off the automatic text again and again."""
    await scene.says(MACHETE)
    await scene.claims()
    before = len(scene.store.outbound)
    for _ in range(2):
        await scene.says(MACHETE)
        scene.clock.moves(seconds=61)
        await chase(scene.outside, await scene.case())
    assert len(scene.store.outbound) == before + 1


async def test_a_contact_whose_worker_is_gone_learns_that_nobody_is_there(scene: Scene) -> None:
    """A claim that runs out with nobody on shift must not sound like a queue that moves."""
    await scene.says(MACHETE)
    await scene.claims()
    scene.clock.moves(minutes=4)
    assert await chase(scene.outside, await scene.case())
    said = scene.store.outbound[-1].text
    assert "Someone else will look at it" in said
    assert "No one is on shift right now" in said


async def test_a_contact_whose_worker_is_gone_waits_for_those_who_are_there(scene: Scene) -> None:
    """With a colleague on shift nothing is said of nobody."""
    await scene.store.shift_on(DAVE, scene.clock.now())
    await scene.says(MACHETE)
    await scene.claims()
    scene.clock.moves(minutes=4)
    assert await chase(scene.outside, await scene.case())
    assert "No one is on shift" not in scene.store.outbound[-1].text
