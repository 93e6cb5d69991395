"""What a contact who waits is told of their place, and when they are told nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework.cases import Case
from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId
from bot.casework.triage import Assessment, Route, Tier
from bot.flows import claim
from bot.flows.in_line import is_asked
from bot.flows.turn import Turn
from tests.flows.scene import AMINA, CONTROL, DAVE, Scene, calm

WORRY = "some lads keep taking my bus money"
IN_LINE = "in line for a worker"
USUAL = "most people waited less than"


@pytest.fixture(autouse=True)
def model(scene: Scene) -> None:
    """Let the model read the worry as a P3 and everything else as small talk."""
    scene.rasa.says = calm()
    scene.rasa.by_text = {WORRY: calm("concern", Route.SCHOOL, tier=Tier.P3)}


async def others_were_claimed(scene: Scene, count: int, minutes: int) -> None:
    """Let this many contacts each wait for `minutes` until Dave took their case."""
    for number in range(count):
        await scene.says(WORRY, conversation_id=ConversationId(f"tg-other{number}"))
    scene.clock.moves(minutes=minutes)
    for case in await scene.store.open_cases():
        await claim.claim(scene.outside, case.case_id, DAVE, cause=f"dave-{case.case_id}")


async def test_a_new_p3_hears_its_place_once(scene: Scene) -> None:
    """At the opening and not with every message after it."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    (reply,) = await scene.says(WORRY)
    assert f"You are first {IN_LINE}" in reply.text
    scene.clock.moves(minutes=1)
    (second,) = await scene.says(WORRY, conversation_id=ConversationId("tg-second"))
    assert f"You are number 2 {IN_LINE}" in second.text
    assert USUAL not in second.text
    for reply in await scene.says(WORRY):
        assert IN_LINE not in reply.text
    entries = await scene.store.transcript((await scene.conversation()).conversation_id)
    assert sum(IN_LINE in entry.text for entry in entries) == 1


async def test_what_others_waited_is_said_when_enough_were_claimed(scene: Scene) -> None:
    """From real claims of the last hours, rounded up."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await others_were_claimed(scene, 6, minutes=12)
    (reply,) = await scene.says(WORRY)
    assert f"In the last few hours, {USUAL} 15 minutes." in reply.text


@pytest.mark.parametrize("words", ["how long do i have to wait", "is anyone there"])
async def test_who_asks_is_answered_with_999_in_front(scene: Scene, words: str) -> None:
    """A calm question in a waiting P3 gets the place; staff see that it was asked."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(WORRY)
    (reply,) = await scene.says(words)
    assert reply.text.startswith("If you are in danger, call 999.")
    assert f"You are first {IN_LINE}" in reply.text
    assert (await scene.case()).unread == 2


async def test_who_waited_longer_than_most_is_not_told_what_most_waited(scene: Scene) -> None:
    """It would not be true for them."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await others_were_claimed(scene, 6, minutes=4)
    await scene.says(WORRY)
    scene.clock.moves(minutes=9)
    (reply,) = await scene.says("how much longer")
    assert IN_LINE in reply.text
    assert USUAL not in reply.text


async def test_with_nobody_on_shift_there_is_no_place_and_no_time(scene: Scene) -> None:
    """Then the truth is that nobody reads."""
    (reply,) = await scene.says(WORRY)
    assert IN_LINE not in reply.text
    (asked,) = await scene.says("how long do i have to wait")
    assert "No one is on shift right now." in asked.text
    assert "999" in asked.text
    assert IN_LINE not in asked.text


async def test_a_store_that_is_away_as_a_whole_is_asked_again_for_the_place(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dropped connection costs nobody their place: the message is handled anew."""

    async def away() -> tuple[Case, ...]:
        raise StoreUnavailable("away")

    await scene.store.shift_on(AMINA, scene.clock.now())
    with monkeypatch.context() as patched:
        patched.setattr(scene.store, "open_cases", away)
        with pytest.raises(StoreUnavailable):
            await scene.says(WORRY)
    (first,) = await scene.says(WORRY)
    assert IN_LINE in first.text


@pytest.mark.parametrize("how", [StoreUnavailable("away"), TimeoutError()])
async def test_while_a_part_of_the_line_is_away_no_place_is_said_and_nobody_waits_for_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, how: Exception
) -> None:
    """What is there would give too low a place; and danger may come behind the question."""

    async def away() -> tuple[Case, ...]:
        raise how

    await scene.store.shift_on(AMINA, scene.clock.now())
    monkeypatch.setattr(scene.store, "open_cases", away)
    scene.outside = replace(scene.outside, place_within=60.0)
    (first,) = await scene.says(WORRY)
    assert IN_LINE not in first.text
    (asked,) = await scene.says("how long do i have to wait")
    assert asked.text.startswith("If you are in danger, call 999.")
    assert IN_LINE not in asked.text


async def test_danger_never_hears_a_number(scene: Scene) -> None:
    """Not in the fixed words of a P1, not when a contact in danger asks, not behind them."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    replies = [
        *await scene.says("theyre outside mine with a machete"),
        *await scene.says("how long do i have to wait"),
    ]
    assert replies
    assert all(IN_LINE not in reply.text for reply in replies)


async def test_a_question_with_danger_in_it_is_danger(scene: Scene) -> None:
    """Risk beats flow."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(WORRY)
    (reply,) = await scene.says("how long till someone comes theyre outside with a machete")
    assert IN_LINE not in reply.text
    assert (await scene.case()).tier is Tier.P1


async def test_a_contact_who_may_be_watched_is_told_nothing(scene: Scene) -> None:
    """A line about workers in line says what this chat is."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(WORRY)
    await scene.presses("safe_chat:no")
    replies = await scene.says("how long do i have to wait")
    assert all(IN_LINE not in reply.text for reply in replies)


async def test_staff_who_lead_answer_for_themselves(scene: Scene) -> None:
    """The bot never talks over a person."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(WORRY)
    await scene.claims()
    assert await scene.says("how long do i have to wait") == []


PERSON = "I have asked for a person to write to you here."


@pytest.mark.parametrize("words", ["how long", "get me a human", "when will someone message"])
async def test_the_bare_question_raises_nothing_though_the_model_reads_danger(
    scene: Scene, words: str
) -> None:
    """A case does not rise because somebody asks how long; staff still see what the model read."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(WORRY)
    scene.rasa.says = calm("opaque", Route.HUMAN, tier=Tier.P2, reasons=("The model: P2.",))
    (reply,) = await scene.says(words)
    assert f"You are first {IN_LINE}" in reply.text
    assert (await scene.case()).tier is Tier.P3
    entries = await scene.store.transcript((await scene.conversation()).conversation_id)
    asked = next(entry for entry in entries if entry.text == words)
    assert (asked.tier, asked.reasons[-1:]) == (Tier.P2, ("The model: P2.",))


async def test_the_question_with_other_words_still_raises(scene: Scene) -> None:
    """What the model reads in more than the question counts."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(WORRY)
    scene.rasa.says = calm("threatened", Route.VIOLENCE, tier=Tier.P2)
    (reply,) = await scene.says("how long till someone comes i dont think i can do this")
    assert IN_LINE not in reply.text
    assert (await scene.case()).tier is Tier.P2


@pytest.mark.parametrize(
    "words", ["get me a human", "can i speak to a real person", "how long", "is anyone there"]
)
async def test_who_asks_for_a_person_in_a_p2_hears_of_the_person(scene: Scene, words: str) -> None:
    """Not "added", not a menu, and not the fixed text over again."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(CONTROL)
    scene.rasa.says = calm("opaque", Route.HUMAN, tier=Tier.P2)
    scene.clock.moves(minutes=1)
    (reply,) = await scene.says(words)
    assert PERSON in reply.text
    assert "999" in reply.text
    assert IN_LINE not in reply.text
    assert (await scene.case()).unread == 2


async def test_when_the_time_is_over_no_time_is_said(scene: Scene) -> None:
    """To promise a reply by ten would be a lie at half past."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says(CONTROL)
    scene.clock.moves(hours=2)
    (reply,) = await scene.says("get me a human")
    assert "will reply by" not in reply.text
    assert reply.text.startswith("If you are in danger, call 999.")


async def test_a_rule_that_newly_hit_is_answered_before_the_question(scene: Scene) -> None:
    """Read with the words of the last minutes, the question may show new danger."""
    await scene.says(CONTROL)
    turn = Turn(
        cause="x",
        now=scene.clock.now(),
        conversation=await scene.conversation(),
        case=await scene.case(),
        staffed=True,
        week=scene.outside.week,
    )
    old = Assessment(Tier.P2, Route.HUMAN, (), hit_keys=("asks_person", "partner_control"))
    assert is_asked(turn, "get me a human", old)
    new = replace(old, hit_keys=("asks_person", "strangled"))
    assert not is_asked(turn, "get me a human", new)
    assert not is_asked(turn, "get me a human", replace(old, tier=Tier.P1))
    assert not is_asked(turn, "get me a human", replace(old, covert=True))


async def test_in_a_p1_who_asks_for_a_person_hears_999(scene: Scene) -> None:
    """Nobody in danger now is told to wait for a worker."""
    await scene.store.shift_on(AMINA, scene.clock.now())
    await scene.says("theyre outside mine with a machete")
    (reply,) = await scene.says("get me a human")
    assert "999" in reply.text
    assert PERSON not in reply.text
