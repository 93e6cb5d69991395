"""Quiet, asked for in words: what /stop does, and never less care."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework import wording
from bot.casework.records import AlertKind
from tests.flows.scene import CONTROL, MACHETE, Scene, calm


@pytest.mark.parametrize("words", ["stop", "stop messaging me", "dont message me again"])
async def test_typed_words_for_quiet_do_what_stop_does(scene: Scene, words: str) -> None:
    """One line says so, staff are told in an urgent case, and calm words are met with silence."""
    await scene.says(CONTROL)
    (reply,) = await scene.says(words)
    assert reply.text == wording.paused().text
    assert AlertKind.PAUSED in scene.alerted()
    assert await scene.says("stop texting me") == []
    assert scene.alerted().count(AlertKind.PAUSED) == 1
    scene.rasa.says = calm()
    assert await scene.says("ok") == []


@pytest.mark.parametrize("danger", [MACHETE, "he has a knife"])
async def test_danger_after_quiet_is_still_answered(scene: Scene, danger: str) -> None:
    """Quiet pauses what we send, never the screening; the two are not read as one whisper."""
    await scene.says("dont message me again")
    (reply,) = await scene.says(danger)
    assert "999" in reply.text.split(".")[0]


async def test_stop_within_a_form_is_the_forms_own(scene: Scene) -> None:
    """Who stops a form has not asked us to be quiet for good."""
    scene.rasa.says = replace(calm("mentoring_find"), form="mentor_form", asks="age")
    await scene.says("can i get a mentor")
    scene.rasa.says = calm("deny")
    await scene.says("stop")
    assert not (await scene.conversation()).paused


async def test_quiet_on_a_watched_phone_ends_the_exchange(scene: Scene) -> None:
    """As the answer 2 does: nothing is said that tells who writes."""
    await scene.says("cant talk hes here")
    assert await scene.says("stop messaging me") == []
    assert await scene.says("ok") == []


@pytest.mark.parametrize(
    "words", ["stop it please", "please stop it", "can you stop this", "no please stop", "stop it"]
)
async def test_a_plea_is_never_taken_for_quiet(scene: Scene, words: str) -> None:
    """A child says it of whoever hurts them: silence would be the worst of answers."""
    await scene.says("my dad hits me")
    scene.rasa.says = calm()
    (reply,) = await scene.says(words)
    assert reply.text != wording.paused().text
    assert not (await scene.conversation()).paused
    assert await scene.says("he wont listen") != []


async def test_stop_in_danger_names_999_and_the_way_back(scene: Scene) -> None:
    """The word alone makes quiet, and never silence without them."""
    await scene.says(MACHETE)
    (reply,) = await scene.says("stop")
    assert "Call 999" in reply.text
    assert "/start" in reply.text
