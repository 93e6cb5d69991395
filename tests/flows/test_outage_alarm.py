"""Danger that nobody can make a case of just now: staff hear of it at once, and once."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot.casework.messages import ConversationId, MessageKind
from bot.casework.records import Alert, AlertKind
from bot.casework.triage import Tier
from bot.flows.outage_alarm import OutageAlarm
from bot.flows.receive import receive
from bot.flows.take_in import TakeIn
from tests.fakes import ListSpool
from tests.flows.scene import Scene, directory

MACHETE = "theyre outside mine with a machete"


@dataclass
class Door:
    """A channel's way in with the store away, and what staff hear."""

    scene: Scene
    spool: ListSpool = field(default_factory=ListSpool)
    rung: list[Alert] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scene.store.away = True
        self.alarm = OutageAlarm(self.rung.append, self.scene.clock)
        self.take_in = TakeIn(
            self.scene.store, directory(), self.scene.clock, self.spool, self.alarm
        )

    async def hears(self, text: str, contact: str = "tg-1", **more: object) -> None:
        """Take in a message."""
        name = ConversationId(contact)
        await self.take_in(self.scene.message(text, conversation_id=name, **more))


@pytest.fixture
def door(scene: Scene) -> Door:
    """Return a door with the store away."""
    return Door(scene)


async def test_staff_hear_tier_route_and_since_when_but_of_no_case(door: Door) -> None:
    """There is none yet; and nothing of the words or of who wrote."""
    await door.hears(MACHETE)
    (alert,) = door.rung
    assert (alert.kind, alert.tier, alert.case_id) == (AlertKind.STORE_AWAY, Tier.P1, "")
    assert alert.waiting_since == door.scene.clock.now()
    assert "machete" not in repr(alert) and "tg-1" not in alert.alert_id.split("tg-")[0]


async def test_it_rings_once_a_conversation_and_again_for_another(door: Door) -> None:
    """Ten messages of one contact are one alarm."""
    for _ in range(10):
        await door.hears(MACHETE)
    await door.hears(MACHETE, "tg-2")
    assert len(door.rung) == 2


async def test_calm_words_and_practice_do_not_ring(door: Door) -> None:
    """What is not danger now waits for the store, as its contact was told."""
    await door.hears("is there a mentor for my lad")
    await door.hears(MACHETE, practice=True)
    await door.hears("", kind=MessageKind.DEPARTED)
    assert door.rung == []


async def test_danger_after_calm_words_rings(door: Door) -> None:
    """What came first does not use the alarm up."""
    await door.hears("hello")
    await door.hears(MACHETE)
    assert len(door.rung) == 1


async def test_danger_that_not_even_the_spool_can_keep_rings(door: Door) -> None:
    """Then it matters most."""
    door.spool.full = True
    await door.hears(MACHETE)
    assert len(door.rung) == 1


async def test_a_pressed_button_and_someone_watched_ring_too(door: Door) -> None:
    """Danger is what the worker would call danger."""
    await door.hears("I'm in danger", kind=MessageKind.BUTTON, payload="topic:danger")
    await door.hears("cant talk hes here", "tg-2")
    assert [alert.tier for alert in door.rung] == [Tier.P1, Tier.P1]


async def test_words_behind_others_with_the_store_back_do_not_ring(door: Door) -> None:
    """They are handled in a moment, and bring a case with an alert of its own."""
    await door.hears("hello")
    door.scene.store.away = door.spool.gone = False
    await door.hears(MACHETE)
    assert door.rung == []


async def test_the_next_outage_rings_again(door: Door) -> None:
    """Minutes apart it is one outage; later it is news."""
    await door.hears(MACHETE)
    for minutes, rings in ((2, 1), (30, 2)):
        door.scene.store.away = door.spool.gone = False
        door.spool.kept.clear()
        await door.hears("hello")
        door.scene.store.away = True
        door.scene.clock.moves(minutes=minutes)
        await door.hears(MACHETE)
        assert len(door.rung) == rings


async def test_the_case_brings_the_usual_alert_when_the_store_is_back(door: Door) -> None:
    """The alarm took nothing from what follows."""
    await door.hears(MACHETE)
    door.scene.store.away = False
    for message in door.spool.kept:
        await receive(door.scene.outside, message)
    assert door.scene.alerted() == [AlertKind.OPENED]


async def test_what_a_dead_process_left_rings_if_the_store_stays_away(door: Door) -> None:
    """It may have died before it could ring; calm messages are not held for it."""
    for text in (MACHETE, "is there a mentor"):
        door.alarm.found(door.scene.message(text))
    assert door.rung == []
    door.alarm.ring_for_found()
    door.alarm.ring_for_found()
    assert len(door.rung) == 1
