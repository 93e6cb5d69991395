"""Storms: stores that fail at random, odd updates, lost answers. Nothing is confirmed unstored."""

from __future__ import annotations

import random

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import InboundMessage
from bot.flows.take_in import Intake, TakeIn
from bot.stores.directory_file import load_directory
from tests.fakes import FakeClock
from tests.telegram_standin import Fault, running
from tests.telegram_standin.kit import Edge, edge
from tests.telegram_standin.world import JSON


def write_anything(tg: Edge, dice: random.Random, number: int) -> None:
    """A contact, or a stranger in a group, sends one thing of many kinds."""
    world, chat = tg.standin.world, dice.randrange(1001, 1006)
    odd: JSON = {"message": {"chat": number}}
    kind = dice.randrange(6)
    if kind == 0:
        world.photo(chat, caption="" if number % 2 else "look")
    elif kind == 1:
        world.update(**odd)
    elif kind == 2:
        world.update(message=world.frame(-77) | {"text": "in a group"})
    else:
        world.says(chat, f"message {number}")


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_fails_each_message_is_stored_before_it_is_confirmed(seed: int) -> None:
    """Every update from a private chat is stored once, and never forgotten before that."""
    dice = random.Random(seed)
    async with running() as standin, edge(standin) as tg:
        world, store = standin.world, tg.store
        stored_first: list[bool] = []
        forget = world.forget

        def watched(numbers: list[int]) -> None:
            kept = {each.message_id for each in store.taken}
            for number in numbers:
                content = world.pending[number].get("message", {})
                ours = isinstance(content.get("chat"), dict) and content["chat"]["id"] > 0
                stored_first.append(not ours or f"tg-{number}" in kept)
            forget(numbers)

        world.forget = watched  # type: ignore[method-assign]
        working = store.take_in

        async def moody(message: InboundMessage) -> Intake:
            store.away = dice.random() < 0.3
            return await working(message)

        tg.door.take_in = moody
        for number in range(150):
            write_anything(tg, dice, number)
        expected = {
            f"tg-{number}"
            for number, update in world.pending.items()
            if isinstance(update["message"]["chat"], dict) and update["message"]["chat"]["id"] > 0
        }
        for kind in ("cut", "lost", "status", "garbage"):
            world.faults.append(Fault(kind, "getUpdates", times=dice.randrange(1, 4)))
        async with tg.polling(long_poll_s=1):
            await world.until(lambda: len(world.confirmed) == 150)
        assert all(stored_first)
        assert {each.message_id for each in store.taken} == expected
        assert len(store.taken) == len(expected)


class GoneInbox:
    """A store that cannot be reached."""

    async def add(self, _message: InboundMessage) -> bool:
        """Refuse, as Redis that is away does."""
        raise StoreUnavailable("away")


async def test_with_redis_away_danger_still_gets_999() -> None:
    """The true intake, the true wording, and Telegram keeps the message for later."""
    async with running() as standin, edge(standin) as tg:
        tg.door.take_in = TakeIn(GoneInbox(), load_directory(), FakeClock())
        standin.world.says(1001, "theyre outside mine with a machete")
        standin.world.says(1002, "is there a mentor for my lad")
        async with tg.polling():
            urgent = await standin.world.wait_for(1001)
            await standin.world.wait_for(1002)
            await standin.world.until(lambda: tg.states.count("store_away") >= 4)
        assert "999" in urgent.text.split(".")[0]
        assert len(standin.world.texts_to(1001)) == 1
        assert standin.world.confirmed == []
