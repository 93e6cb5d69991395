"""The action server is dead while Rasa lives: contacts still get services and numbers."""

from __future__ import annotations

import pytest

from bot.casework.triage import Route, Tier
from tests.flows.scene import Scene, calm


@pytest.mark.parametrize("route", [Route.MENTORING, Route.FAMILY, Route.VRU_CONTACT])
async def test_a_reading_without_an_answer_is_answered_from_the_directory(
    scene: Scene, route: Route
) -> None:
    """The front has the directory itself; the words are plainer, the facts the same."""
    scene.rasa.says = calm("asks_for_help", route, answer=None)
    (reply,) = await scene.says("can you help with this, im in walsall")
    assert reply.text
    assert any(letter.isdigit() for letter in reply.text)
    assert await scene.store.open_cases() == ()


async def test_danger_needs_no_action_server(scene: Scene) -> None:
    """Its words are fixed."""
    scene.rasa.says = calm("danger", Route.EMERGENCY, tier=Tier.P1, answer=None)
    (reply,) = await scene.says("words that only the model understands")
    assert "999" in reply.text.split(".")[0]
    assert (await scene.case()).tier is Tier.P1
