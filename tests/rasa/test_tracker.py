"""The tracker store that keeps nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.tracker import EphemeralTrackerStore, Visit, visiting

DOMAIN = Path(__file__).parent.parent.parent / "domain.yml"


@pytest.fixture(scope="module")
def store() -> EphemeralTrackerStore:
    """A store for the project's domain."""
    return EphemeralTrackerStore(Domain.load(str(DOMAIN)))


async def test_outside_a_visit_nothing_is_kept(store: EphemeralTrackerStore) -> None:
    """What is saved is gone."""
    await store.save(DialogueStateTracker.from_events("someone", []))
    assert await store.retrieve("someone") is None
    assert list(await store.keys()) == []


async def test_a_visit_brings_slots_and_form(store: EphemeralTrackerStore) -> None:
    """The tracker stands where the front said; a slot that the domain lacks is left out."""
    visit = Visit({"area": "Walsall", "nonsense": "x"}, form="mentoring_form", asks="age")
    with visiting(visit):
        tracker = await store.retrieve("m-1")
    assert tracker is not None
    assert tracker.get_slot("area") == "Walsall"
    assert tracker.active_loop_name == "mentoring_form"
    assert tracker.get_slot("requested_slot") == "age"
    assert "nonsense" not in tracker.slots


async def test_two_visits_at_once_do_not_meet(store: EphemeralTrackerStore) -> None:
    """One person's state is never filed under another's."""

    async def seen(area: str) -> object:
        with visiting(Visit({"area": area})):
            first = await store.retrieve("same-id")
            await asyncio.sleep(0)
            second = await store.retrieve("same-id")
            assert first is second
            return first.get_slot("area") if first else None

    assert await asyncio.gather(seen("Dudley"), seen("Walsall")) == ["Dudley", "Walsall"]
