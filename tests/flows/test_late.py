"""After an outage: who waited is told so once, help comes first, the watched hear nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.casework.late import hours_of
from bot.casework.messages import MessageKind
from bot.casework.records import AlertKind, Author
from bot.casework.triage import Tier
from tests.flows.scene import Scene, calm

AWAY = "we were away"
MACHETE = "theyre outside mine with a machete"
WATCHED = "cant talk hes here"


async def late(scene: Scene, text: str, hours: float = 3, **more: object) -> list[str]:
    """Handle words that lay unread for some hours; return what is said."""
    sent_at = scene.clock.now() - timedelta(hours=hours)
    return [reply.text for reply in await scene.says(text, sent_at=sent_at, **more)]


async def test_who_waited_is_answered_and_then_asked_whether_they_are_safe(scene: Scene) -> None:
    """The question comes last, so that a yes or a no answers it; its number comes before it."""
    scene.rasa.says = calm()
    *answer, last = await late(scene, "what do you do")
    assert answer
    assert AWAY in last and "3 hours" in last and last.endswith("Are you safe right now?")
    assert "999" in last.split(".")[0]
    conversation = await scene.conversation()
    assert conversation.asked == "safe"
    lines = await scene.store.transcript(conversation.conversation_id)
    assert any("3 h 00 min after it was sent" in entry.text for entry in lines)


async def test_it_is_said_once_however_many_messages_waited(scene: Scene) -> None:
    """What was written before we spoke has been answered by it."""
    scene.rasa.says = calm()
    said = [await late(scene, f"question {n}", hours) for n, hours in enumerate((3, 2.5, 1))]
    assert sum(AWAY in text for texts in said for text in texts) == 1


async def test_the_next_outage_is_told_of_again(scene: Scene) -> None:
    """Once an outage, not once for ever."""
    scene.rasa.says = calm()
    await late(scene, "what do you do")
    scene.clock.moves(hours=9)
    assert any(AWAY in text for text in await late(scene, "hello there, question", 2))


async def test_a_short_wait_needs_no_word(scene: Scene) -> None:
    """Nine minutes is a busy evening; ten is an outage."""
    scene.rasa.says = calm()
    assert not any(AWAY in text for text in await late(scene, "what do you do", 9 / 60))
    scene.clock.moves(hours=1)
    assert any("less than an hour" in text for text in await late(scene, "and who", 10 / 60))


async def test_danger_gets_its_own_words_first_and_no_second_question(scene: Scene) -> None:
    """The fixed wording asks what it asks; that we were away is said behind it."""
    fixed, told = await late(scene, MACHETE)
    assert "999" in fixed.split(".")[0] and AWAY not in fixed
    assert AWAY in told and "?" not in told
    assert (await scene.case()).tier is Tier.P1


async def test_someone_watched_is_never_told_that_we_were_away(scene: Scene) -> None:
    """Hours later somebody else may hold the phone: only the bland line, which gives nothing."""
    texts = await late(scene, WATCHED)
    assert texts and not any(AWAY in text or "999" in text for text in texts)
    scene.clock.moves(hours=5)
    assert not any(AWAY in text for text in await late(scene, "hello", 4))


async def test_who_said_that_it_is_not_safe_here_is_not_asked(scene: Scene) -> None:
    """That we will not write about this first holds after an outage too."""
    await scene.says("my mum hits me")
    await scene.presses("safe_chat:no")
    scene.clock.moves(hours=5)
    assert not any(AWAY in text for text in await late(scene, "are you there", 4))


async def test_while_staff_lead_the_bot_stays_silent(scene: Scene) -> None:
    """They see how long it waited, and choose their own words."""
    await scene.says(MACHETE)
    await scene.claims()
    scene.clock.moves(hours=1)
    await scene.claims()
    assert await late(scene, "still here", 0.5) == []


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        (MessageKind.DEPARTED, ""),
        (MessageKind.RETURNED, ""),
        (MessageKind.COMMAND, "stop"),
        (MessageKind.COMMAND, "delete"),
    ],
)
async def test_who_left_or_asks_for_quiet_is_not_asked(
    scene: Scene, kind: MessageKind, payload: str
) -> None:
    """A question would be the opposite of what they asked for."""
    texts = await late(scene, "", kind=kind, payload=payload)
    assert not any(AWAY in text for text in texts)


async def test_help_given_from_disk_counts_as_an_answer(scene: Scene) -> None:
    """Who had the numbers at once is not told hours later that nobody was there."""
    texts = await late(scene, "is there a mentor", said_away="Your message is kept. 999")
    assert not any(AWAY in text for text in texts)
    assert not any(AWAY in text for text in await late(scene, "hello?", 2.9))


async def test_no_written_before_the_question_is_no_answer_to_it(scene: Scene) -> None:
    """A backlog: "no", sent hours ago, does not answer what we asked a moment ago."""
    scene.rasa.says = calm()
    await late(scene, "what do you do")
    scene.clock.moves(seconds=1)
    await late(scene, "no", 2)
    assert await scene.store.open_cases() == ()
    assert (await scene.conversation()).asked == "safe"
    scene.clock.moves(minutes=1)
    await scene.says("no")
    assert (await scene.case()).tier.urgent


async def test_staff_see_how_long_danger_waited_before_it_was_read(scene: Scene) -> None:
    """The alert goes out at once; the transcript says what happened."""
    await late(scene, MACHETE, 23.5)
    assert scene.alerted() == [AlertKind.OPENED]
    lines = await scene.store.transcript((await scene.conversation()).conversation_id)
    system = [entry.text for entry in lines if entry.author is Author.SYSTEM]
    assert any("23 h 30 min" in text for text in system)


@pytest.mark.parametrize(
    ("minutes", "hours"), [(10, 0), (59, 0), (60, 1), (89, 1), (100, 2), (1440, 24)]
)
def test_the_nearest_hour_is_said(minutes: int, hours: int) -> None:
    """Less than an hour is said as that."""
    assert hours_of(timedelta(minutes=minutes)) == hours
