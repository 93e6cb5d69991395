"""What a contact writes: danger gets 999 first and a case, calm words an answer."""

from __future__ import annotations

import pytest

from bot.casework.messages import MessageKind, ReplyKind
from bot.casework.records import AlertKind
from bot.casework.triage import Answer, Route, Tier, Understanding
from bot.flows.receive import receive
from bot.flows.words import A_BLINK
from tests.flows.scene import AMINA, CONTROL, MACHETE, Scene, calm


async def test_danger_gets_999_first_and_a_p1_case_without_waiting_for_the_model(
    scene: Scene,
) -> None:
    """Danger now is answered with 999 in the first sentence, and nobody waits for a model."""
    (reply,) = await scene.says(MACHETE)
    case = await scene.case()
    assert "999" in reply.text.split(".")[0]
    assert (reply.kind, reply.tier) == (ReplyKind.FIXED, Tier.P1)
    assert (case.tier, case.route) == (Tier.P1, Route.VIOLENCE)
    assert any("machete" in reason for reason in case.reasons)
    assert scene.rasa.waits == [A_BLINK]
    conversation = await scene.conversation()
    assert not conversation.unassessed


async def test_the_model_says_what_danger_is_about_and_never_how_urgent(scene: Scene) -> None:
    """The screen's P1 stands; the model's route names the team and the number beside 999."""
    scene.rasa.says = calm("domestic_abuse", Route.DOMESTIC_ABUSE)
    (reply,) = await scene.says(MACHETE)
    case = await scene.case()
    assert (case.tier, case.route) == (Tier.P1, Route.DOMESTIC_ABUSE)
    assert "999" in reply.text.split(".")[0]
    assert scene.alerted() == [AlertKind.OPENED]


async def test_control_gets_the_free_helpline_and_a_safety_question(scene: Scene) -> None:
    """Control by a partner is P2: the helpline first, no frightening word, is it safe here."""
    (reply,) = await scene.says(CONTROL)
    case = await scene.case()
    assert "0808 2000 247" in reply.text.split("\n")[0] + reply.text
    assert "abuse" not in reply.text.lower()
    assert {choice.value for choice in reply.choices} >= {"safe_chat:yes", "safe_chat:no"}
    assert (case.tier, case.route) == (Tier.P2, Route.DOMESTIC_ABUSE)


async def test_a_message_handled_twice_changes_nothing(scene: Scene) -> None:
    """A redelivered message opens no second case and sends no second reply."""
    message = scene.message(MACHETE)
    await receive(scene.outside, message)
    await receive(scene.outside, message)
    assert len(scene.store.outbound) == 1
    assert len(await scene.store.open_cases()) == 1


async def test_a_worker_has_been_told_is_said_only_when_someone_is_on_shift(scene: Scene) -> None:
    """With nobody on shift the words promise nothing; with someone, only if the alert went out."""
    (nobody,) = await scene.says(MACHETE)
    assert nobody.text_if_told == ""
    assert "has been told" not in nobody.text
    await scene.store.shift_on(AMINA, scene.clock.now())
    (someone,) = await scene.says("ive been stabbed theres blood everywhere")
    assert "has been told" in someone.text_if_told
    assert "has been told" not in someone.text


async def test_later_messages_join_the_one_case_and_its_tier_only_rises(scene: Scene) -> None:
    """One open case a conversation; a calm message later lowers nothing."""
    scene.rasa.says = calm()
    await scene.says(CONTROL)
    await scene.says("anyway do you know any youth clubs")
    assert (await scene.case()).tier is Tier.P2
    await scene.says(MACHETE)
    case = await scene.case()
    assert case.tier is Tier.P1
    assert [event.tier for event in case.history] == [Tier.P2, Tier.P1]
    assert AlertKind.RAISED in scene.alerted()


async def test_thanks_after_danger_is_thanked_and_not_warned_again(scene: Scene) -> None:
    """Fixed wording is repeated only for a new hit or a higher tier."""
    await scene.says(MACHETE)
    menu = Answer(text="You are welcome.", choices=(("Trouble at home", "topic:family"),))
    scene.rasa.says = calm("thanks", answer=menu)
    (reply,) = await scene.says("thanks")
    assert reply.kind is ReplyKind.AUTOMATIC
    assert reply.choices == ()  # a menu tells whoever looks on what the talk is about
    assert "thank" in reply.text.lower() or "glad" in reply.text.lower()


async def test_the_same_danger_again_is_added_not_repeated(scene: Scene) -> None:
    """Saying the same again adds to the case; another danger gets its own answer."""
    await scene.says(MACHETE)
    scene.clock.moves(minutes=10)
    (again,) = await scene.says(MACHETE)
    assert again.kind is ReplyKind.AUTOMATIC
    (other,) = await scene.says("i've took loads of tablets")
    assert other.kind is ReplyKind.FIXED


async def test_the_model_alone_can_raise_an_urgent_case(scene: Scene) -> None:
    """What no rule sees, the model may: its P2 is answered and queued as P2."""
    scene.rasa.says = Understanding(
        "grooming", 0.8, Tier.P2, Route.SEXUAL_HARM, reasons=("The model reads this as P2.",)
    )
    (reply,) = await scene.says("he says i can stay at his but dont tell no one which bus i get")
    assert reply.kind is ReplyKind.FIXED
    assert (await scene.case()).tier is Tier.P2


async def test_with_the_model_away_one_holding_case_is_opened(scene: Scene) -> None:
    """Without Rasa a calm message gets a useful fallback and one P3 case, not one each."""
    (reply,) = await scene.says("is there a mentor for my lad")
    case = await scene.case()
    assert "999" in reply.text
    assert (case.tier, case.holding) == (Tier.P3, True)
    await scene.says("he likes football")
    assert len(await scene.store.open_cases()) == 1


async def test_with_the_model_away_a_hello_opens_no_case(scene: Scene) -> None:
    """Greetings and commands need no model and no person."""
    assert await scene.says("hello")
    assert await scene.says(kind=MessageKind.COMMAND, payload="help")
    assert await scene.store.open_cases() == ()


async def test_unsure_asks_twice_at_most_and_then_a_person(scene: Scene) -> None:
    """Low confidence asks one question with buttons, twice at most, then a person."""
    scene.rasa.says = calm(confidence=0.1)
    (first,) = await scene.says("the thing with the other thing")
    (second,) = await scene.says("you know the one by the place")
    assert first.choices and second.choices
    assert await scene.store.open_cases() == ()
    await scene.says("that one i said")
    assert (await scene.case()).tier is Tier.P3


async def test_no_to_are_you_safe_raises_the_case(scene: Scene) -> None:
    """A bare no to our one safety question is read in that light."""
    scene.rasa.says = calm("deny")
    await scene.says("i want to die ive got the tablets here tonight")
    conversation = await scene.conversation()
    assert conversation.asked == "safe"
    await scene.says("no")
    entries = await scene.store.transcript(conversation.conversation_id)
    assert next(e for e in entries if e.text == "no").tier in (Tier.P1, Tier.P2)


async def test_a_person_can_be_asked_for(scene: Scene) -> None:
    """/human and its button open a P3 case on the route human."""
    (reply,) = await scene.presses("human", "Talk to a person")
    case = await scene.case()
    assert (case.tier, case.route) == (Tier.P3, Route.HUMAN)
    assert reply.text


async def test_three_concerns_in_a_week_make_the_case_urgent(scene: Scene) -> None:
    """Several separate P3 concerns within seven days are together a P2."""
    scene.rasa.says = Understanding("bullying", 0.9, Tier.P3, Route.SCHOOL)
    await scene.says("they keep leaving me out")
    scene.clock.moves(days=1)
    await scene.says("it was bad again today")
    assert (await scene.case()).tier is Tier.P3
    scene.clock.moves(days=1)
    await scene.says("same again and nobody does nothing")
    assert (await scene.case()).tier is Tier.P2


@pytest.mark.parametrize("payload", ["topic:mentoring", "more:mentoring"])
async def test_topics_are_answered_with_the_model_away(scene: Scene, payload: str) -> None:
    """A topic button shows services from the directory even when Rasa is down."""
    (reply,) = await scene.presses(payload, "Mentoring")
    assert reply.text
    assert await scene.store.open_cases() == ()


async def test_a_suicide_plan_gets_the_words_for_suicide(scene: Scene) -> None:
    """A threat to oneself is not answered as a fight."""
    (reply,) = await scene.says("i am going to kill myself tonight i have pills")
    assert "116 123" in reply.text
    assert (await scene.case()).route is Route.MENTAL_HEALTH


@pytest.mark.parametrize("words", ["hes going to stab me now", "theyll shoot my mum"])
async def test_who_is_threatened_is_not_told_to_step_away(scene: Scene, words: str) -> None:
    """The words for someone about to attack are never said to the one in danger."""
    (reply,) = await scene.says(words)
    assert "999" in reply.text
    assert "step away" not in reply.text.lower()


async def test_not_safe_in_danger_now_is_new_danger(scene: Scene) -> None:
    """A bare no to "are you safe right now?" shows the number again and alarms staff."""
    await scene.says("i am going to kill myself tonight i have pills")
    (reply,) = await scene.presses("safe:no", "No")
    assert "999" in reply.text.split(".")[0]
    assert AlertKind.NEW_DANGER in scene.alerted()


async def test_an_old_concern_does_not_colour_the_next_question(scene: Scene) -> None:
    """Fragments are read together only for what they show together."""
    scene.rasa.says = calm()
    await scene.says("im being bullied at school")
    (reply,) = await scene.says("whats your number")
    assert reply.text.startswith("A short answer.")
