"""With the store away: numbers at once, kept is said only of what is kept, nobody is nagged."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot.casework import wording
from bot.casework.messages import ConversationId, MessageKind
from bot.casework.records import Author
from bot.casework.triage import Tier
from bot.flows.receive import receive
from bot.flows.take_in import TakeIn
from tests.fakes import ListSpool
from tests.flows.scene import Scene, directory

MACHETE = "theyre outside mine with a machete"
WATCHED = "cant talk hes here"


@dataclass
class Door:
    """The intake of a channel with the store away."""

    scene: Scene
    spool: ListSpool = field(default_factory=ListSpool)
    take_in: TakeIn = field(init=False)

    def __post_init__(self) -> None:
        self.scene.store.away = True
        self.take_in = TakeIn(self.scene.store, directory(), self.scene.clock, self.spool)

    async def hears(self, text: str = "", **more: object) -> str | None:
        """Take in a message; return what is said at once."""
        intake = await self.take_in(self.scene.message(text, **more))
        assert intake.stored is not self.spool.full
        return intake.reply.text if intake.reply else None


@pytest.fixture
def door(scene: Scene) -> Door:
    """Return a door with the store away and room in the spool."""
    return Door(scene)


async def test_a_kept_message_is_acknowledged_and_never_called_lost(door: Door) -> None:
    """The words say that it is kept, because it is; and they are said once an outage."""
    said = await door.hears("is there a mentor for my lad")
    assert said is not None and "your message is kept" in said and "999" in said
    assert await door.hears("hello?") is None
    assert len(door.spool.kept) == 2


async def test_danger_is_answered_at_once_even_after_calmer_words(door: Door) -> None:
    """More urgent words get their own wording, as urgent ones do not get it again."""
    await door.hears("is there a mentor for my lad")
    said = await door.hears(MACHETE)
    assert said is not None and "999" in said.split(".")[0]
    assert "not kept" not in said and "could not keep" not in said
    assert await door.hears(MACHETE) is None


async def test_someone_watched_gets_no_numbers_until_it_is_safe(door: Door) -> None:
    """The bland line, then silence; 1 brings the numbers once; danger words bring nothing."""
    said = await door.hears(WATCHED)
    assert said is not None and "999" not in said
    assert await door.hears(MACHETE) is None
    safe = await door.hears("1", kind=MessageKind.BUTTON, payload="covert:1")
    assert safe is not None and "999" in safe
    assert await door.hears("1") is None


async def test_someone_known_to_be_watched_before_the_outage_gets_no_numbers(door: Door) -> None:
    """What was said while the store was there is remembered."""
    door.scene.store.away = False
    await door.hears(WATCHED)
    door.scene.store.away = True
    said = await door.hears("hello")
    assert said is not None and "999" not in said


async def test_who_said_that_it_is_safe_here_gets_the_numbers_again(door: Door) -> None:
    """The answer "yes, it is safe to message here" ends the care that was taken."""
    door.scene.store.away = False
    await door.hears(WATCHED)
    await door.hears("Yes", kind=MessageKind.BUTTON, payload="safe_chat:yes")
    door.scene.store.away = True
    said = await door.hears("hello")
    assert said is not None and "999" in said


async def test_watched_after_calm_words_gets_the_bland_line(door: Door) -> None:
    """That numbers were said before does not keep the bland line from coming."""
    await door.hears("hello")
    said = await door.hears(WATCHED)
    assert said is not None and "999" not in said


async def test_a_full_spool_says_that_nothing_is_kept(door: Door) -> None:
    """Not accepted: the contact is told so once, with the numbers; danger gets its own words."""
    door.spool.full = True
    said = await door.hears("is there a mentor for my lad")
    assert said is not None and "could not keep" in said and "999" in said
    assert await door.hears("hello?") is None
    urgent = await door.hears(MACHETE)
    assert urgent is not None and "999" in urgent.split(".")[0]


async def test_kept_words_are_taken_back_when_the_spool_fills_up(door: Door) -> None:
    """Who was told that messages are kept hears when one is not."""
    await door.hears("is there a mentor for my lad")
    door.spool.full = True
    said = await door.hears("are you there")
    assert said is not None and "could not keep" in said


async def test_a_pressed_danger_button_is_danger(door: Door) -> None:
    """The button says it as words would."""
    said = await door.hears("I'm in danger", kind=MessageKind.BUTTON, payload="topic:danger")
    assert said is not None and "999" in said.split(".")[0]


async def test_a_contact_who_left_is_not_written_to(door: Door) -> None:
    """Leaving is kept, and answered with nothing."""
    assert await door.hears(kind=MessageKind.DEPARTED) is None
    assert len(door.spool.kept) == 1


async def test_the_next_outage_speaks_again(door: Door) -> None:
    """A store that comes and goes within minutes is one outage; later ones are new."""
    await door.hears("hello")
    door.scene.store.away, door.spool.gone, door.spool.kept = False, False, []
    await door.hears("hello")
    door.scene.store.away = True
    assert await door.hears("hello") is None
    door.scene.store.away, door.spool.gone, door.spool.kept = False, False, []
    await door.hears("hello")
    door.scene.clock.moves(minutes=10)
    door.scene.store.away = True
    assert await door.hears("hello") is not None


async def test_once_the_store_is_back_calm_words_behind_others_need_no_help(door: Door) -> None:
    """They are handled in a moment, so only order sends them to the spool; nothing is said."""
    await door.hears("hello")
    door.scene.store.away, door.spool.gone = False, False
    door.scene.clock.moves(minutes=10)
    other = door.scene.message("hello", conversation_id=ConversationId("tg-other"))
    assert not (await door.take_in(other)).spooled
    assert await door.hears("still here") is None
    assert door.spool.kept[-1].text == "still here"


async def comes_back(door: Door) -> Scene:
    """The store is back, and what the spool kept is handled in order."""
    door.scene.store.away = False
    for message in door.spool.kept:
        await receive(door.scene.outside, message)
    return door.scene


@pytest.mark.parametrize("answer", ["1", "2", ""])
async def test_a_covert_exchange_is_not_said_again_when_the_store_is_back(
    door: Door, answer: str
) -> None:
    """A bland line that comes late, after "2", could be read by the wrong person."""
    bland = await door.hears(WATCHED)
    if answer:
        await door.hears(answer)
    await door.hears(MACHETE)
    scene = await comes_back(door)
    assert scene.store.outbound == []
    case = await scene.case()
    assert case.monitored and case.tier is Tier.P1
    conversation = await scene.conversation()
    assert conversation.paused is (answer == "2")
    lines = await scene.store.transcript(conversation.conversation_id)
    assert next(line.text for line in lines if line.author is Author.BOT) == bland
    assert sum(line.text == bland for line in lines) == 1


async def test_staff_see_what_the_contact_was_told_while_the_store_was_away(door: Door) -> None:
    """The fixed words said at once stand beside the message that brought them."""
    said = await door.hears(MACHETE)
    scene = await comes_back(door)
    conversation = await scene.conversation()
    lines = await scene.store.transcript(conversation.conversation_id)
    assert [line.text for line in lines[:2]] == [MACHETE, said]
    assert lines[1].fixed and lines[1].author is Author.BOT


async def test_the_answer_to_the_bland_line_is_in_the_same_language(door: Door) -> None:
    """A bare 1 has no language: who was asked in Polish reads the numbers in Polish."""
    asked = await door.hears("nie mogę rozmawiać, on tu jest", payload="safe_chat:no")
    assert asked is not None and "Dziękuję" in asked
    safe = await door.hears("1")
    assert safe is not None and "999" in safe
    assert safe == wording.covert_readable(language="pl").text


async def test_words_of_no_language_are_answered_in_the_phones(door: Door) -> None:
    """The language that the phone tells counts until words tell another."""
    said = await door.hears("???", language="pl")
    assert said == wording.model_away(numbers=directory(), language="pl").text
