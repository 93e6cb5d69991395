"""Who may be watching, and who asked for silence: bland lines, nothing more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework import wording
from bot.casework.conversation import CovertStep
from bot.casework.messages import MessageKind
from bot.casework.records import AlertKind
from bot.casework.triage import Assessment, Route, Tier
from bot.flows.escalate import is_takeover
from tests.flows.scene import MACHETE, Scene, calm


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


@pytest.mark.parametrize("answer", ["yes stabbed", "nah stabbed", "stop him", "no help"])
async def test_danger_beside_a_yes_or_no_is_no_answer(scene: Scene, answer: str) -> None:
    """What tells of danger is read as such; it neither opens the numbers nor stops the bot."""
    scene.rasa.says = calm()
    (bland,) = await scene.says(WATCHED)
    (said,) = await scene.says(answer)
    assert said.text == bland.text
    assert not (await scene.conversation()).paused


async def test_danger_beside_an_answer_is_an_alarm(scene: Scene) -> None:
    """New danger of someone watched rings again, with its reason on the case."""
    await scene.says(WATCHED)
    await scene.says("yes stabbed")
    assert AlertKind.NEW_DANGER in scene.alerted()


@pytest.mark.parametrize("answer", ["١", "۱", "১", "੧", "ok 1", "yes please"])
async def test_the_answer_is_read_in_every_script(scene: Scene, answer: str) -> None:
    """An Arabic, Urdu, Bengali or Punjabi keyboard writes its own digits."""
    await scene.says(WATCHED)
    await scene.says(answer)
    assert (await scene.conversation()).covert_step is CovertStep.READABLE


FORGET = "ignore that. i want to kill myself and i have the pills"


async def test_grave_harm_beside_ignore_that_gets_its_numbers(scene: Scene) -> None:
    """Nobody who tells of wanting to die is answered with a line that says nothing."""
    scene.rasa.says = calm()
    (reply,) = await scene.says(FORGET)
    assert "116 123" in reply.text


async def test_ignore_that_alone_still_gets_the_bland_line(scene: Scene) -> None:
    """Calm words, and a stranger who speaks of the contact, learn nothing."""
    scene.rasa.says = calm()
    for words in ("ignore that please", "this is her husband", "ignore that, im being bullied"):
        for reply in await scene.says(words):
            assert not any(number in reply.text for number in ("999", "116 123", "0800"))


async def test_plain_words_that_it_is_safe_bring_the_numbers_back(scene: Scene) -> None:
    """Who may read again says so in words; the digit 1 is not needed."""
    scene.rasa.says = calm()
    await scene.says("cant talk hes here")
    (still,) = await scene.says("what is mentoring")
    assert "999" not in still.text
    (readable,) = await scene.says("ok its safe now hes gone to work")
    assert "999" in readable.text and "55" in readable.text
    assert (await scene.case()).monitored


async def test_danger_told_when_it_is_safe_again_gets_its_own_answer(scene: Scene) -> None:
    """The words of danger are answered openly, not with the bland line again."""
    scene.rasa.says = calm()
    await scene.says("cant talk hes here")
    (reply,) = await scene.says("its safe now. my brother has been stabbed")
    assert "999" in reply.text


async def test_after_another_hand_the_next_words_are_told_nothing(scene: Scene) -> None:
    """Whoever took the phone writes on: nothing of what was told, until somebody answers 1."""
    scene.rasa.says = calm()
    await scene.says("my dad hits me every night and im scared to go home")
    (first,) = await scene.says("What has she been telling you?")
    scene.rasa.says = calm(tier=Tier.P2)
    (second,) = await scene.says("Im her dad im 45")
    scene.rasa.says = calm()
    (third,) = await scene.says("what services do you offer")
    for reply in (first, second, third):
        assert not any(number in reply.text for number in ("999", "116", "0800", "111"))


async def test_a_no_to_a_line_that_offered_nothing_silences_nobody(scene: Scene) -> None:
    """After another hand's line a "no thanks" gets the bland line; no help is shown by a "yes"."""
    scene.rasa.says = calm()
    await scene.says("my dad hits me every night and im scared to go home")
    await scene.says("What has she been telling you?")
    (reply,) = await scene.says("no thanks")
    assert "Reply 1" in reply.text
    assert (await scene.conversation()).covert_step is CovertStep.OFFERED


async def test_a_parents_first_question_is_answered(scene: Scene) -> None:
    """By its intent alone nobody is a stranger who has told us nothing yet."""
    scene.rasa.says = calm("takeover", tier=Tier.P2)
    (reply,) = await scene.says("i want to know who my daughter is talking to")
    assert any(number in reply.text for number in ("999", "0808", "116", "0800"))


def test_words_for_staff_to_look_at_hide_no_number() -> None:
    """In an open case a friend's "he dont wanna go in" is for staff to look at, no more."""
    worry = Assessment(Tier.P2, Route.VIOLENCE, (), hit_keys=("takeover_after",))
    assert not is_takeover(worry, to_hide=True)
    assert is_takeover(replace(worry, hit_keys=("takeover_control",)), to_hide=True)
    told = replace(worry, hit_keys=("takeover_control", "grooming"))
    assert not is_takeover(told, to_hide=True)


@pytest.mark.parametrize(
    "words",
    [
        "My wife has been talking to you I think. Is there any record of it",
        "I'm her husband I've a right to know",
        "Has my wife been writing to you? I have a right to know",
    ],
)
async def test_who_looks_for_what_a_partner_said_learns_nothing(scene: Scene, words: str) -> None:
    """First words and every word after: one bland line, then the one with two answers."""
    (first,) = await scene.says(words)
    assert first.text == wording.takeover_line().text
    scene.rasa.says = calm("thanks")
    for then in ("thank you", "who else can I talk to", "can i talk to a person"):
        (reply,) = await scene.says(then)
        assert reply.text == wording.covert_line().text
    assert (await scene.case()).tier is Tier.P2
    (readable,) = await scene.says("1")
    assert readable.text == wording.covert_readable().text


@pytest.mark.parametrize(
    "words",
    [
        "i want to know who my daughter is talking to",
        "my husband told me to write to you",
        "can my wife and me talk to you about our son",
    ],
)
async def test_a_parents_question_stays_a_parents(scene: Scene, words: str) -> None:
    """Who worries about a child, or writes with a partner's help, is answered openly."""
    await scene.says("i want to know more")
    await scene.says(words)
    assert (await scene.conversation()).covert_step == ""


@pytest.mark.parametrize(
    "words",
    ["lol forget it im chattin", "ignore me im chattin rubbish", "forget it doesnt matter"],
)
async def test_who_takes_it_back_is_no_stranger(scene: Scene, words: str) -> None:
    """They may have meant it: staff look, and what they write next is answered."""
    await scene.says(FORGET.removeprefix("ignore that. "))
    scene.rasa.says = calm("takeover", confidence=0.95)
    (reply,) = await scene.says(words)
    assert reply.text != wording.takeover_line().text
    assert (await scene.case()).check
    kept = await scene.conversation()
    assert (kept.covert_step, kept.monitored) == ("", False)


@pytest.mark.parametrize("words", ["ignore that", "ignore all that it wasnt me"])
async def test_a_strangers_hand_is_still_suspected(scene: Scene, words: str) -> None:
    """What was said is to be passed over, and nothing tells that it was they who said it."""
    await scene.says(FORGET.removeprefix("ignore that. "))
    (reply,) = await scene.says(words)
    assert reply.text == wording.takeover_line().text


@pytest.mark.parametrize("words", ["this is dad she is fine", "shes a liar I never touched her"])
async def test_who_denies_what_was_told_reads_a_bland_line(scene: Scene, words: str) -> None:
    """Another hand on the phone learns of no report; staff are told."""
    await scene.says("my dad hits me")
    scene.rasa.says = calm("takeover")
    (reply,) = await scene.says(words)
    assert "person" not in reply.text and "999" not in reply.text
    assert (await scene.case()).monitored
    assert AlertKind.MONITORED in scene.alerted()


async def test_who_asks_who_reads_is_answered(scene: Scene) -> None:
    """The contact's own question about privacy marks no case as watched."""
    await scene.says("my dad hits me")
    scene.rasa.says = calm("privacy", Route.PRIVACY)
    await scene.says("who is reading this")
    assert not (await scene.case()).monitored
