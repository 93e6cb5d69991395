"""Two on shift and a case that one of them holds."""

from __future__ import annotations

import pytest

from bot.casework.cases import Case, Lost, Outcome
from bot.flows import claim
from bot.flows.close import close
from tests.flows.scene import AMINA, DAVE, MACHETE, Scene, calm

DONE = "The police are with them and have a log number."
ALONE = "I am the only one on shift tonight."
GAME = "It was a line from a game, they explained it."


@pytest.fixture(autouse=True)
async def both_on_shift(scene: Scene) -> None:
    """Amina and Dave are on shift; the model calls everything else harmless."""
    scene.rasa.says = calm()
    for name in (AMINA, DAVE):
        await scene.store.shift_on(name, scene.clock.now())


async def ready(scene: Scene) -> Case:
    """Return a P1 that Amina holds, with its 999 checklist filled in."""
    await scene.says(MACHETE)
    case = await scene.claims(AMINA)
    assert not isinstance(case, Lost)
    return await claim.record_emergency_call(
        scene.outside, case.case_id, AMINA, called=True, detail="log 12", cause="call"
    )


async def asked(scene: Scene) -> Case:
    """Return a P1 that Amina asks to close."""
    case = await ready(scene)
    return await close(
        scene.outside, case.case_id, AMINA, Outcome.EMERGENCY_SERVICES, done=DONE, cause="ask"
    )


async def by_hand(scene: Scene) -> Case:
    """Return a P3 that Amina holds."""
    await scene.presses("human", "Talk to a person")
    case = await scene.claims(AMINA)
    assert not isinstance(case, Lost)
    return case
