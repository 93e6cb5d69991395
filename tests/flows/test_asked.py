"""A question to us is answered, and not thanked for: who is there, who is told, what becomes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.casework.messages import MessageKind
from bot.casework.triage import Route, Tier
from bot.flows.asked import GAVE_REACH
from tests.flows.scene import AMINA, CONTROL, MACHETE, Scene, calm

HURT = "my dad hits me im 14"
PICTURES = "this boy has my nudes and says hell post them im 15"
NOBODY = "No one is on shift right now."
SENT = "Please don't send pictures or videos"


@pytest.fixture(autouse=True)
def model(scene: Scene) -> None:
    """Let the model call everything small talk that it cannot place."""
    scene.rasa.says = calm("out_of_scope", Route.OUT_OF_SCOPE)


@pytest.mark.parametrize("danger", [MACHETE, HURT])
@pytest.mark.parametrize(
    "words", ["is anyone actually there", "hello??", "when will someone answer"]
)
async def test_at_night_it_is_said_that_nobody_reads(scene: Scene, danger: str, words: str) -> None:
    """Rule 10, in a P1 too: 999 first, then the truth."""
    await scene.says(danger)
    (reply,) = await scene.says(words)
    assert "999" in reply.text
    assert NOBODY in reply.text


@pytest.mark.parametrize(
    "words", ["nobody has messaged me", "how long will they be", "Nobody has come back to me here"]
)
@pytest.mark.parametrize("danger", [MACHETE, HURT])
async def test_by_day_who_is_left_waiting_hears_that_no_person_is_there(
    scene: Scene, danger: str, words: str
) -> None:
    """Not thanks, and not the fixed text with "a worker has been told", whatever a model reads."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(danger)
    scene.clock.moves(hours=1)
    scene.rasa.says = calm("low_mood", Route.MENTAL_HEALTH, tier=Tier.P2)
    (reply,) = await scene.says(words)
    assert reply.text.startswith("If you are in danger, call 999.")
    assert "No person is in this chat right now." in reply.text
    assert "has been told" not in (reply.text + reply.text_if_told)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("what does 55 mean", "when you can't speak"),
        ("who are those numbers for, her or me", "about someone you worry about"),
        ("so what u gonna do", "This chat sends no one to you."),
        ("is it free", "999 is free."),
        ("is it my fault", "It's not your fault."),
        ("will you tell my dad", "We will tell someone if"),
        ("will the police know it was me", "You do not have to give your name."),
        ("have i got to go to hospital", "111"),
        ("who do I refer to", "Childline"),
        ("does it show on the bill", "do not show on the phone bill"),
        ("will u tell my mum", "We will tell someone if"),
        ("you gonna snitch", "We will tell someone if"),
        ("can someone ring me back", "I don't know what number"),
        ("what if he wakes up", "A person needs to."),
        ("do I send her back on Sunday", "A person needs to."),
        ("can i bring my cat", "A person needs to."),
    ],
)
async def test_in_a_case_a_question_has_its_answer(scene: Scene, words: str, said: str) -> None:
    """With 999 in front, no menu, and the words kept for staff."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(HURT)
    (reply,) = await scene.says(words)
    assert said in reply.text
    assert "999" in reply.text.splitlines()[0]
    assert not reply.choices
    assert (await scene.case()).unread == 2


async def test_what_a_rule_newly_hits_goes_before_the_answer(scene: Scene) -> None:
    """Risk beats flow."""
    await scene.says(CONTROL)
    first, *_ = await scene.says("will you tell my mum theyre outside mine with a machete")
    assert first.text.startswith("Call 999 now.")


async def test_who_may_be_watched_is_told_nothing_of_this_chat(scene: Scene) -> None:
    """Answers about workers and bills say what it is."""
    await scene.says(HURT)
    await scene.presses("safe_chat:no")
    for words in ("what does 55 mean", "will u tell my mum", "shall i send you the pics"):
        for reply in await scene.says(words):
            assert "tell someone" not in reply.text
            assert "press 55" not in reply.text
            assert SENT not in reply.text


async def test_staff_who_lead_answer_for_themselves(scene: Scene) -> None:
    """The bot never talks over a person."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(HURT)
    await scene.claims()
    for words in ("will u tell my mum", "shall i send you the pics", "delete my messages"):
        assert await scene.says(words) == []


@pytest.mark.parametrize("tier", [Tier.P1, Tier.P2, Tier.P4])
async def test_an_offer_of_pictures_is_declined_whatever_else_is_said(
    scene: Scene, tier: Tier
) -> None:
    """Rule 9: thanks would read as a yes. How to have them taken down is said once."""
    (told,) = await scene.says(PICTURES)
    assert "report-remove" in told.text
    scene.rasa.says = calm("threatened", Route.VIOLENCE, tier=tier)
    *_, last = await scene.says("got them on my phone as proof shall i send them")
    assert SENT in last.text
    assert "report-remove" not in last.text


async def test_pictures_to_be_taken_down_have_report_remove(scene: Scene) -> None:
    """And not a list of who listens."""
    await scene.says(PICTURES)
    (reply,) = await scene.says("can they be got rid of")
    assert "report-remove" in reply.text


@pytest.mark.parametrize("tier", [Tier.P2, Tier.P4])
async def test_who_asks_to_delete_is_told_how_and_a_person_sees_it(
    scene: Scene, tier: Tier
) -> None:
    """No text about danger, and no word that it is done; `/delete` says the same."""
    scene.rasa.says = calm("delete_data", Route.PRIVACY, tier=tier)
    (reply,) = await scene.says("please delete everything I have ever written on here")
    assert "a worker has to look at this" in reply.text
    assert "Samaritans" not in reply.text
    assert NOBODY in reply.text
    case = await scene.case()
    assert case.tier is Tier.P3
    assert "Asked for what they wrote to be deleted." in case.reasons


async def test_the_command_delete_does_not_show_the_help_card(scene: Scene) -> None:
    """It is what the answers point to."""
    (reply,) = await scene.says(kind=MessageKind.COMMAND, payload="delete")
    assert "a worker has to look at this" in reply.text


async def test_a_wrong_number_opens_no_case(scene: Scene) -> None:
    """Before anything was said; in an urgent case it may be another hand."""
    scene.rasa.says = calm("deny", tier=Tier.P2)
    (reply,) = await scene.says("Oh sorry wrong number")
    assert "You can leave this chat." in reply.text
    assert await scene.store.open_cases() == ()
    await scene.says(HURT)
    (other,) = await scene.says("Oh sorry wrong number")
    assert "You can leave this chat." not in other.text


async def test_a_complaint_has_the_units_doors(scene: Scene) -> None:
    """And that the steps are not known."""
    (reply,) = await scene.says("what is your complaints procedure")
    assert "I don't know the unit's steps" in reply.text
    assert "0121 626 5322" in reply.text


async def test_what_the_model_cannot_place_gets_no_menu_in_a_case(scene: Scene) -> None:
    """Words of a marriage or an errand are often told so; no two replies alike in a row."""
    await scene.says(HURT)
    said = []
    for words in ("flight next thursday hai", "sumfin for some1", "in my room", "cant sleep", "eh"):
        (reply,) = await scene.says(words)
        assert "call 999" in reply.text
        assert "can't help" not in reply.text
        assert not reply.choices
        said.append(reply.text)
    assert all(one != two for one, two in pairwise(said))


async def test_whose_own_harm_it_is_is_not_told_that_it_is_no_fault(scene: Scene) -> None:
    """The line is for who was harmed."""
    await scene.says("i hit my wife last night and i hate myself")
    (reply,) = await scene.says("is it my fault")
    assert "not your fault" not in reply.text
    assert "can't answer that" in reply.text or "needs to answer that" in reply.text


async def test_a_plea_that_a_model_takes_for_deleting_is_no_wish_to_delete(scene: Scene) -> None:
    """In a case only a sure reading is, or the words of the list."""
    await scene.says(HURT)
    scene.rasa.says = replace(calm("delete_data", Route.PRIVACY), confidence=0.26)
    for reply in await scene.says("can you stop this"):
        assert "delete" not in reply.text


@pytest.mark.parametrize("words", ["what he did to me was really bad", "if i tell mum hes mad"])
async def test_what_is_told_is_not_put_off_as_a_question(scene: Scene, words: str) -> None:
    """Whoever tells more is thanked for it."""
    await scene.says(HURT)
    for reply in await scene.says(words):
        assert "can't answer that" not in reply.text


async def test_no_two_questions_in_a_row_have_one_answer(scene: Scene) -> None:
    """Nor one asked twice, about cost or to a person."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(HURT)
    said = []
    for words in ("will he go to jail", "what if he wakes up", "is it free", "i have no credit"):
        (reply,) = await scene.says(words)
        said.append(reply.text)
    assert all(one != two for one, two in pairwise(said))


async def test_a_number_after_a_call_was_asked_for_is_kept(scene: Scene) -> None:
    """It is said so, without a promise, and staff see what it is."""
    first, second = await _asks_for_a_call(scene)
    assert (first + second).count(NOBODY) == 1
    (reply,) = await scene.says("07700900123 evenings")
    assert "I have kept this for staff" in reply.text
    assert "0121 626 5322" not in reply.text
    lines = await scene.store.transcript((await scene.conversation()).conversation_id)
    assert GAVE_REACH in [line.text for line in lines]


async def _asks_for_a_call(scene: Scene) -> tuple[str, str]:
    scene.rasa.says = calm("callback_request", Route.HUMAN, tier=Tier.P3)
    first, second = await scene.says("can someone call me")
    scene.rasa.says = calm("service_hours", Route.VRU_CONTACT)
    return first.text, second.text


async def test_a_yes_at_night_is_told_that_nobody_is_there(scene: Scene) -> None:
    """The words "we will write to you here" are not to sound like now."""
    await scene.says(HURT)
    (reply,) = await scene.says("yes")
    assert NOBODY in reply.text


@pytest.mark.parametrize("words", ["is it free", "is it anonymous", "will you tell anyone"])
async def test_before_any_case_cost_and_privacy_are_answered(scene: Scene, words: str) -> None:
    """Not with the unit's address; and no case is opened."""
    scene.rasa.says = calm("service_hours", Route.VRU_CONTACT)
    (reply,) = await scene.says(words)
    assert "0121 626 5322" not in reply.text
    assert await scene.store.open_cases() == ()


async def test_every_wish_to_delete_hears_the_same(scene: Scene) -> None:
    """Asking is enough: none is sent on to a command that says it cannot."""
    scene.rasa.says = calm("delete_data", Route.PRIVACY)
    for words in ("can you get this off your computer", "pls delete", "how do i delete this"):
        *_, reply = await scene.says(words)
        assert "that is enough" in reply.text
        assert "send /delete" not in reply.text


async def test_a_hurt_asked_about_has_the_medical_line(scene: Scene) -> None:
    """Though a rule hits the same again; what is newly worse has its own text first."""
    await scene.says("i cut myself")
    (reply,) = await scene.says("are the cuts meant to still bleed")
    assert "111" in reply.text
    assert (await scene.case()).tier is Tier.P2
