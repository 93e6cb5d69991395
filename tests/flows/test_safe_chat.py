"""A typed answer to "Is it safe to message you here?" is as good as a pressed one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework import wording
from bot.casework.conversation import Conversation
from bot.casework.records import AlertKind
from bot.casework.triage import Answer, Route, Tier
from bot.desk.past import safe_contact
from tests.flows.scene import CONTROL, Scene, calm


async def asked(scene: Scene) -> Conversation:
    """Let the contact be asked whether they can be messaged here."""
    await scene.says(CONTROL)
    kept = await scene.conversation()
    assert kept.asked == "safe_chat"
    return kept


@pytest.mark.parametrize("words", ["yes", "yeah you can message me", "i mean yes its safe"])
async def test_a_typed_yes_does_what_the_button_does(scene: Scene, words: str) -> None:
    """Staff see that it is safe to write, and the contact reads what the button says."""
    await asked(scene)
    (typed,) = await scene.says(words)
    kept = await scene.conversation()
    assert (kept.safe_answer, kept.safe_answer_at, kept.asked) == ("yes", scene.clock.now(), "")
    assert safe_contact(kept).words == "Yes, it is safe to message here"
    assert (await scene.case()).unread == 2
    (pressed,) = await scene.presses("safe_chat:yes", "Yes")
    assert typed.text == pressed.text


async def test_a_yes_to_nothing_or_with_more_is_no_yes(scene: Scene) -> None:
    """Only our own question is answered by a yes, and only by a plain one."""
    scene.rasa.says = calm("affirm")
    await scene.says("yes")
    assert (await scene.conversation()).safe_answer == ""
    await asked(scene)
    await scene.says("yes but not when hes home")
    assert (await scene.conversation()).safe_answer == "unsure"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("no", "No, it is not safe to message here"),
        ("n", "No, it is not safe to message here"),
        ("nie", "No, it is not safe to message here"),
        ("not really", "No, it is not safe to message here"),
        ("idk", "Not sure whether it is safe to message here"),
    ],
)
async def test_a_typed_no_is_shown_where_staff_look(scene: Scene, words: str, shown: str) -> None:
    """A no or a doubt that is typed stands on the case as a pressed one does."""
    await asked(scene)
    await scene.says(words)
    kept = await scene.conversation()
    assert safe_contact(kept).words == shown
    assert kept.safe_answer_at == scene.clock.now()
    assert (await scene.case()).monitored


async def test_a_typed_yes_lifts_no_care_on_a_watched_phone(scene: Scene) -> None:
    """Whoever holds the phone cannot type the care away."""
    await asked(scene)
    await scene.says("cant talk hes here")
    await scene.says("yeah its safe")
    kept = await scene.conversation()
    assert kept.monitored
    assert kept.safe_answer == ""
    assert AlertKind.MONITORED in scene.alerted()


@pytest.mark.parametrize("aside", ["im 15", "15", "dudley"])
async def test_the_question_waits_over_an_age_or_a_place(scene: Scene, aside: str) -> None:
    """A contact who tells their age first and answers then is understood."""
    await asked(scene)
    scene.rasa.says = calm("inform")
    await scene.says(aside)
    await scene.says("yes")
    assert (await scene.conversation()).safe_answer == "yes"


@pytest.mark.parametrize(("asides", "kept"), [(1, "yes"), (2, "")])
async def test_a_bare_yes_counts_over_one_thing_said_beside(
    scene: Scene, asides: int, kept: str
) -> None:
    """No "sorry one sec" ends our question; a yes long after belongs to what was said since."""
    await asked(scene)
    scene.rasa.says = calm("chitchat", Route.SMALLTALK, tier=Tier.P4)
    for words in ["sorry one sec", "the kettle is on"][:asides]:
        await scene.says(words)
    await scene.says("yes")
    assert (await scene.conversation()).safe_answer == kept


@pytest.mark.parametrize("words", ["yes safe", "Yes its safe its my phone", "haan safe hai"])
async def test_words_that_say_safe_themselves_count_later(scene: Scene, words: str) -> None:
    """Who answers our question after telling more is understood."""
    await asked(scene)
    scene.rasa.says = calm("chitchat", Route.SMALLTALK, tier=Tier.P4)
    for told in ("i dont know the man who came", "he had a red car", "that was all"):
        await scene.says(told)
    await scene.says(words)
    assert (await scene.conversation()).safe_answer == "yes"


@pytest.mark.parametrize("words", ["safe", "yes im safe", "yes", "is it safe"])
async def test_less_than_that_does_not_count_later(scene: Scene, words: str) -> None:
    """Thanks in slang, and how the contact is, are no answer to a question long ago."""
    await asked(scene)
    scene.rasa.says = calm("chitchat", Route.SMALLTALK, tier=Tier.P4)
    for told in ("he had a red car", "that was all"):
        await scene.says(told)
    await scene.says(words)
    assert (await scene.conversation()).safe_answer == ""


async def test_on_a_watched_phone_no_later_yes_counts(scene: Scene) -> None:
    """Whoever said that it is not safe is believed over a bare word from the same phone."""
    await asked(scene)
    await scene.presses("safe_chat:unsure", "Not sure")
    await scene.says("yes its safe its my phone")
    assert (await scene.conversation()).safe_answer == "unsure"


@pytest.mark.parametrize(
    "words",
    "wdym|wdym safe|what do you mean by safe|why do you ask|y u asking|who wants to know|"
    "why do you need that|not sure what you mean|why".split("|"),
)
async def test_who_asks_why_we_ask_is_told(scene: Scene, words: str) -> None:
    """One plain line; the question stays open, and nothing is hidden."""
    await asked(scene)
    (reply,) = await scene.says(words)
    assert reply.text == wording.safe_chat_why().text
    assert [choice.value for choice in reply.choices] == [
        "safe_chat:yes", "safe_chat:no", "safe_chat:unsure",
    ]  # fmt: skip
    kept = await scene.conversation()
    assert (kept.asked, kept.monitored) == ("safe_chat", False)
    await scene.says("yeah")
    assert (await scene.conversation()).safe_answer == "yes"


async def test_why_is_explained_only_while_we_ask(scene: Scene) -> None:
    """Where nothing was asked, "why do you ask" is read as any words are."""
    replies = await scene.says("why do you ask")
    assert all(reply.text != wording.safe_chat_why().text for reply in replies)


@pytest.mark.parametrize("press", [True, False])
async def test_a_pressed_no_hides_what_a_typed_no_hides(scene: Scene, press: bool) -> None:
    """The bland line with its two answers, then and for the next words."""
    await asked(scene)
    (bland,) = await (scene.presses("safe_chat:no", "No") if press else scene.says("no"))
    assert bland.text == wording.covert_line().text
    scene.rasa.says = calm("chitchat", tier=Tier.P2, route=Route.DOMESTIC_ABUSE)
    (then,) = await scene.says("he says its my fault")
    assert then.text == bland.text


@pytest.mark.parametrize("press", [True, False])
async def test_not_sure_means_care_and_no_second_asking(scene: Scene, press: bool) -> None:
    """The numbers stay, no card names what this is about, and the question is not repeated."""
    await asked(scene)
    await (scene.presses("safe_chat:unsure", "Not sure") if press else scene.says("not sure"))
    kept = await scene.conversation()
    assert (kept.safe_answer, kept.monitored, kept.covert_step) == ("unsure", True, "")
    (text,) = await scene.says("he says he will post the nudes i sent him")
    assert "Childline" in text.text
    assert "safe to message" not in text.text
    scene.rasa.says = calm(
        "find", Route.DOMESTIC_ABUSE, answer=Answer("These.", ("national-da-helpline",))
    )
    (card,) = await scene.says("what refuges are there in coventry")
    assert "0808" in card.text
    assert "omestic" not in card.text


@pytest.mark.parametrize("words", ["ive taken an overdose", "hes kicking the door in"])
async def test_danger_after_a_bare_no_gets_999(scene: Scene, words: str) -> None:
    """Nobody was named who reads along: danger now is answered, and so is what comes next."""
    await asked(scene)
    await scene.says("no")
    (fixed,) = await scene.says(words)
    assert "999" in fixed.text.split(".")[0]
    assert (await scene.conversation()).monitored


@pytest.mark.parametrize("named", ["no he reads them", "cant talk hes here"])
async def test_danger_after_a_named_watcher_stays_hidden(scene: Scene, named: str) -> None:
    """Where somebody is said to see the phone, the bland line comes first even then."""
    await asked(scene)
    await scene.says("no")
    await scene.says(named)
    (bland,) = await scene.says("hes kicking the door in")
    assert bland.text == wording.covert_line().text


async def test_safe_to_read_gives_the_numbers_of_the_case(scene: Scene) -> None:
    """999 and 55 alone leave somebody who wants to die with nobody to ring."""
    scene.rasa.says = calm("suicide", Route.MENTAL_HEALTH, tier=Tier.P2)
    await scene.says("i wanna kill myself")
    await scene.says("no")
    (readable,) = await scene.says("1")
    assert readable.text.startswith(wording.covert_readable().text)
    assert "116 123" in readable.text
    assert "0800 1111" in readable.text
    assert "safe to message" not in readable.text
    assert "life" not in readable.text


@pytest.mark.parametrize(
    "words",
    ["what is this", "babe what you doing on here", "who are you people", "details of what"],
)
async def test_who_asks_what_this_is_reads_nothing_of_it(scene: Scene, words: str) -> None:
    """Another hand may type the 1: then it is 999 and 55, and no helpline."""
    await asked(scene)
    await scene.says("no")
    await scene.says(words)
    (readable,) = await scene.says("1")
    assert readable.text == wording.covert_readable().text


async def test_a_stranger_who_types_one_reads_no_number_of_the_case(scene: Scene) -> None:
    """The helpline of a case tells what the case is about."""
    await asked(scene)
    await scene.says("what has she told you")
    await scene.says("go on then")
    (readable,) = await scene.says("1")
    assert readable.text == wording.covert_readable().text


@pytest.mark.parametrize("quiet_first", ["2", "human"])
async def test_it_is_ok_to_talk_the_next_day(scene: Scene, quiet_first: str) -> None:
    """Plain words end what a no began, whether or not the bland line was answered since."""
    await asked(scene)
    await scene.says("no")
    await scene.says(quiet_first)
    scene.rasa.says = calm("chitchat")
    scene.clock.moves(hours=24)
    (readable,) = await scene.says("he's at work now its ok to talk")
    assert "116 123" in readable.text


@pytest.mark.parametrize("answer", ["no hes here and i took all my pills", "no hes not breathing"])
async def test_a_life_that_ends_is_told_999_beside_an_answer(scene: Scene, answer: str) -> None:
    """No bland line helps against an overdose."""
    await asked(scene)
    (reply,) = await scene.says(answer)
    assert reply.text.startswith("Call 999")


@pytest.mark.parametrize("words", ["hes in the room", "hes here"])
async def test_who_is_in_the_room_gets_the_bland_line_after_a_no(scene: Scene, words: str) -> None:
    """Danger that is near enough to read along is no reason to show the numbers."""
    await asked(scene)
    await scene.says("no")
    (bland,) = await scene.says(words)
    assert bland.text == wording.covert_line().text


async def test_the_partner_who_writes_on_reads_no_999(scene: Scene) -> None:
    """After a no the model's word that another hand writes keeps the talk hidden."""
    await asked(scene)
    await scene.says("no")
    scene.rasa.says = replace(calm("takeover", tier=Tier.P1), watched=0.9)
    (bland,) = await scene.says("shes not going anywhere im at the door")
    assert bland.text == wording.covert_line().text


@pytest.mark.parametrize("words", ["not sure", "yeah hes out till 6", "no hes not here"])
async def test_who_was_promised_short_messages_reads_no_cards_for_an_age(
    scene: Scene, words: str
) -> None:
    """While it may not be safe an age brings one plain line, and no names of services."""
    await asked(scene)
    await scene.says(words)
    assert (await scene.conversation()).monitored
    scene.rasa.says = calm("inform", answer=Answer(service_ids=("childline",)))
    (reply,) = await scene.says("im 16")
    assert len(reply.text) < 100 and "Childline" not in reply.text
    assert (await scene.conversation()).age == 16


async def test_a_yes_with_nobody_near_is_kept_as_one(scene: Scene) -> None:
    """To "yes its fine hes not here" no model adds anything: it would hide every number."""
    await asked(scene)
    await scene.says("yes its fine hes not here")
    kept = await scene.conversation()
    assert kept.safe_answer == "yes" and not kept.monitored
