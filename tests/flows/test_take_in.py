from __future__ import annotations

from bot.flows.take_in import TakeIn
from tests.flows.scene import Scene, directory


async def test_a_stored_message_is_acknowledged_and_a_duplicate_changes_nothing(
    scene: Scene,
) -> None:
    """Accepted means stored; the same message again is stored once."""
    take_in = TakeIn(scene.store, directory(), scene.clock)
    message = scene.message("hello")
    first, second = await take_in(message), await take_in(message)
    assert (first.stored, first.duplicate) == (True, False)
    assert (second.stored, second.duplicate) == (True, True)
    assert len(scene.store.inbound) == 1


async def test_with_the_store_away_danger_still_gets_999_once(scene: Scene) -> None:
    """Nothing is acknowledged, yet help goes out at once, and once however often it comes again."""
    take_in = TakeIn(scene.store, directory(), scene.clock)
    scene.store.away = True
    message = scene.message("theyre outside mine with a machete")
    first, again = await take_in(message), await take_in(message)
    assert not first.stored
    assert first.reply is not None and "999" in first.reply.text
    assert not again.stored and again.reply is None


async def test_with_the_store_away_a_watched_contact_gets_no_numbers(scene: Scene) -> None:
    """Covert holds when Redis is down too."""
    take_in = TakeIn(scene.store, directory(), scene.clock)
    scene.store.away = True
    intake = await take_in(scene.message("cant talk hes here"))
    assert intake.reply is not None and "999" not in intake.reply.text
