from __future__ import annotations

import pytest

from bot.casework.conversation import ConversationState
from bot.casework.messages import MessageKind, ReplyKind
from bot.casework.records import AlertKind
from bot.casework.triage import Route, Tier, Understanding
from bot.flows.receive import receive
from bot.flows.words import A_BLINK
from tests.flows.scene import AMINA, Scene, calm

MACHETE = "theyre outside mine with a machete"
CONTROL = "my boyfriend wont let me see my mates and he goes through my phone"


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
    scene.rasa.says = calm("thanks")
    (reply,) = await scene.says("thanks")
    assert reply.kind is ReplyKind.AUTOMATIC
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


async def test_someone_watching_gets_a_bland_line_and_then_999_only_when_safe(
    scene: Scene,
) -> None:
    """Covert is the exception to numbers first: bland, two answers, staff alerted."""
    (bland,) = await scene.says("cant talk hes here")
    case = await scene.case()
    assert "999" not in bland.text
    assert case.monitored and case.tier is Tier.P1
    assert AlertKind.MONITORED in scene.alerted()
    (readable,) = await scene.says("1")
    assert "999" in readable.text and "55" in readable.text


async def test_after_two_for_stop_the_bot_is_silent(scene: Scene) -> None:
    """The answer 2 stops the bot; staff still hear of it."""
    await scene.says("cant talk hes here")
    alerts = len(scene.alerted())
    assert await scene.presses("covert:2", "2") == []
    assert len(scene.alerted()) == alerts + 1


async def test_stop_pauses_the_bot_but_never_the_screening(scene: Scene) -> None:
    """After /stop calm words are not answered; danger still opens a case and shows 999."""
    scene.rasa.says = calm()
    await scene.says(kind=MessageKind.COMMAND, payload="stop")
    assert await scene.says("what is mentoring") == []
    (reply,) = await scene.says(MACHETE)
    assert "999" in reply.text
    assert (await scene.case()).tier is Tier.P1


async def test_stop_in_an_open_p1_tells_staff(scene: Scene) -> None:
    """Going quiet in danger is news for staff."""
    await scene.says(MACHETE)
    await scene.says(kind=MessageKind.COMMAND, payload="stop")
    assert AlertKind.PAUSED in scene.alerted()


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


async def test_a_contact_who_blocks_the_bot_stays_on_the_queue(scene: Scene) -> None:
    """Silence is not safety: the case waits on, and writing again goes on with it."""
    await scene.says(MACHETE)
    await scene.says(kind=MessageKind.DEPARTED)
    assert "left" in (await scene.case()).trouble
    await scene.says("im back", kind=MessageKind.TEXT)
    assert (await scene.conversation()).state is ConversationState.WAITING


@pytest.mark.parametrize("payload", ["topic:mentoring", "more:mentoring"])
async def test_topics_are_answered_with_the_model_away(scene: Scene, payload: str) -> None:
    """A topic button shows services from the directory even when Rasa is down."""
    (reply,) = await scene.presses(payload, "Mentoring")
    assert reply.text
    assert await scene.store.open_cases() == ()


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


WATCHED = "cant talk hes here"


@pytest.mark.parametrize(
    "words", ["im being bullied at school", "what is mentoring", "mum is in the kitchen", "ok"]
)
async def test_while_the_bland_line_waits_nothing_else_is_said(scene: Scene, words: str) -> None:
    """A watched phone shows the bland line and nothing of what the chat is about."""
    scene.rasa.says = calm()
    (bland,) = await scene.says(WATCHED)
    scene.clock.moves(minutes=5)
    for reply in await scene.says(words):
        assert reply.text == bland.text


@pytest.mark.parametrize(
    "value", ["topic:services", "topic:mental_health", "safe_chat:yes", "safe_chat:no", "human"]
)
async def test_old_buttons_say_nothing_on_a_watched_phone(scene: Scene, value: str) -> None:
    """Whoever holds the phone can neither read more nor switch the care off."""
    scene.rasa.says = calm()
    await scene.says(WATCHED)
    assert await scene.presses(value, "Pressed") == []
    assert (await scene.case()).monitored


@pytest.mark.parametrize("answer", ["1", "1)", "yes", "One", "１", "1️⃣", "y"])
async def test_the_answer_is_understood_however_it_is_typed(scene: Scene, answer: str) -> None:
    """1 = safe to read, in all the ways in which people type it."""
    await scene.says(WATCHED)
    (readable,) = await scene.says(answer)
    assert "55" in readable.text


async def test_two_means_stop(scene: Scene) -> None:
    """After 2 the bot is silent for calm words, and does not offer its line again."""
    scene.rasa.says = calm()
    await scene.says(WATCHED)
    await scene.says("2")
    assert await scene.says("ok") == []
    assert await scene.says("whats your number") == []


async def test_stop_with_danger_behind_it_shows_the_number_first(scene: Scene) -> None:
    """Risk beats flow: the words behind a command are answered before the command."""
    replies = await scene.says(
        "he has got a knife to my throat", kind=MessageKind.COMMAND, payload="stop"
    )
    assert "999" in replies[0].text.split(".")[0]


async def test_asking_again_after_stop_is_answered(scene: Scene) -> None:
    """/stop is quiet, not a wall: /services and /human answer again."""
    await scene.says(kind=MessageKind.COMMAND, payload="stop")
    assert await scene.says(kind=MessageKind.COMMAND, payload="services")


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
