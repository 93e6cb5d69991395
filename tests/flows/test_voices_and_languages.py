"""Other languages and other hands: a person is told, and the contact is safe."""

from __future__ import annotations

import pytest

from bot.casework.cases import Outcome
from bot.casework.messages import ReplyKind
from bot.casework.records import AlertKind
from bot.casework.triage import Route, Tier, Unavailable
from bot.flows import claim, close
from tests.flows.scene import AMINA, Scene, calm

UKRAINIAN = "Добрий день, мені потрібна допомога з дитиною і житлом"
BLAND = "Thanks for your message. Nothing more is needed."
TEEN = (
    "he gets mad if im late from school tho",
    "yh he took my phone b4 n read it all",
    "idk what to do mum dont say nothing",
    "u wont tell him will u cos hes mental",
)


@pytest.mark.parametrize("model", ["calm", "away"])
async def test_a_language_that_is_none_of_ours_gets_the_card_and_a_person(
    scene: Scene, model: str
) -> None:
    """Numbers first, a P3 case that carries the language, and a reason that staff understand."""
    scene.rasa.says = calm() if model == "calm" else Unavailable("down")
    (card,) = await scene.says(UKRAINIAN)
    assert "999" in card.text.splitlines()[0]
    assert "A person will look at it." in card.text
    case = await scene.case()
    assert case.tier is Tier.P3
    assert case.language == "uk"
    assert any("looks like Ukrainian" in reason for reason in case.reasons)
    assert AlertKind.WAITING in scene.alerted()
    (again,) = await scene.says(UKRAINIAN + " сьогодні")
    assert "999" in again.text
    assert again.text != card.text


async def test_what_the_model_reads_in_another_language_still_counts(scene: Scene) -> None:
    """The card never takes the place of the answer to danger."""
    scene.rasa.says = calm("domestic_abuse", Route.DOMESTIC_ABUSE, tier=Tier.P1)
    (said,) = await scene.says(UKRAINIAN)
    assert said.kind is ReplyKind.FIXED
    assert said.tier is Tier.P1
    assert "Call 999 now" in said.text
    assert (await scene.case()).tier is Tier.P1


async def test_a_polish_contact_hears_the_end_in_polish(scene: Scene) -> None:
    """From the greeting of staff to the goodbye, with the number in English too."""
    scene.rasa.says = calm("parent_worry", Route.FAMILY, tier=Tier.P3)
    await scene.says("mój syn nie chce chodzić do szkoły i boję się")
    case = await scene.case()
    before = len(scene.store.outbound)
    await scene.claims()
    await close.close(
        scene.outside, case.case_id, AMINA, Outcome.ADVICE_GIVEN, done="Talked.", cause="end"
    )
    joined, goodbye = scene.store.outbound[before:]
    assert "Jestem człowiekiem" in joined.text
    assert goodbye.text.startswith("Na razie kończymy")
    assert "Call 999." in goodbye.text


async def a_teenager(scene: Scene) -> None:
    """Let a teenager who was in danger write a few messages in one voice."""
    scene.rasa.says = calm()
    await scene.says("my stepdad is hitting me and ive got nowhere to go")
    for text in TEEN:
        scene.clock.moves(minutes=5)
        await scene.says(text)


async def test_another_hand_gets_a_bland_line_and_staff_are_told(scene: Scene) -> None:
    """Calm words in another voice learn nothing of what was said, and lower nothing."""
    await a_teenager(scene)
    tier = (await scene.case()).tier
    assert tier.urgent
    (said,) = await scene.says("Good evening, what services do you offer to families, please?")
    assert said.text == BLAND
    case = await scene.case()
    assert case.tier is tier
    assert case.monitored
    assert any("The voice changed" in reason for reason in case.reasons)
    assert AlertKind.MONITORED in scene.alerted()
    kept = (await scene.conversation()).voice
    await scene.says("Good evening, what services do you offer to families, please?")
    assert (await scene.conversation()).voice == kept, "a stranger's voice was learned"


async def test_danger_in_another_voice_still_gets_the_numbers(scene: Scene) -> None:
    """Panic changes how people write: 999 is never held back for a hint."""
    await a_teenager(scene)
    (said,) = await scene.says("He is at the door with a knife, please hurry, I am terrified.")
    assert "999" in said.text
    assert (await scene.case()).tier is Tier.P1


async def test_while_staff_lead_the_hint_is_a_reason_on_the_case(scene: Scene) -> None:
    """The bot stays silent; staff read that the voice changed."""
    await a_teenager(scene)
    case = await scene.case()
    await claim.claim(scene.outside, case.case_id, AMINA, cause="claim")
    assert await scene.says("Good evening, what services do you offer to families, please?") == []
    assert any("The voice changed" in reason for reason in (await scene.case()).reasons)


async def test_with_nothing_to_hide_a_voice_may_change(scene: Scene) -> None:
    """Somebody who only asked for youth clubs gets an answer in whatever voice they write."""
    scene.rasa.says = calm()
    for text in ("any football near me pls", "im 15 n bored innit", "wot about boxing tho bruv",
                 "u got a number for dat", "is it free or wot mate"):  # fmt: skip
        await scene.says(text)
    (said,) = await scene.says("Good evening, what services do you offer to families, please?")
    assert said.text != BLAND
    assert await scene.store.open_cases() == ()


@pytest.mark.parametrize(
    "words", ["dziękuję bardzo", "multumesc mult", "mahadsanid", "shukriya ji"]
)
async def test_a_thank_you_opens_no_case_whatever_the_model_makes_of_it(
    scene: Scene, words: str
) -> None:
    """Nobody is told of it, and it is answered at once."""
    scene.rasa.says = calm("thanks", tier=Tier.P2)
    await scene.says(words)
    (said,) = await scene.says(words)
    assert said.kind is ReplyKind.AUTOMATIC
    assert await scene.store.open_cases() == ()
    assert not scene.alerted()


async def test_a_thank_you_in_a_case_joins_it_in_the_language_of_the_case(scene: Scene) -> None:
    """The case keeps its tier, and an English child is thanked in English."""
    scene.rasa.says = calm()
    await scene.says("my dad hits me")
    tier = (await scene.case()).tier
    scene.rasa.says = calm("thanks", tier=Tier.P1)
    (said,) = await scene.says("dziekuje")
    assert "Thank you. I'm still here." in said.text
    assert (await scene.case()).tier is tier
    (after,) = await scene.says("dziekuje, on ma nóż i jest pod drzwiami")
    assert after.tier is Tier.P1


async def test_a_language_that_is_asked_for_is_spoken_at_once(scene: Scene) -> None:
    """Whoever is answered in the wrong one says so."""
    scene.rasa.says = calm()
    await scene.says("mera shohar mujhe marta hai")
    assert (await scene.conversation()).language == "ur"
    (said,) = await scene.says("english please")
    assert said.text.isascii()
    assert (await scene.conversation()).language == "en"
