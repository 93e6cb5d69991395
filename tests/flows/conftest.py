"""What flow tests stand on: every store in memory, a clock that tests move, a told model."""

from __future__ import annotations

import pytest

from bot.stores.memory import MemoryStore
from tests.fakes import FakeClock, FakeRasa
from tests.flows.scene import Scene


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still until it is moved."""
    return FakeClock()


@pytest.fixture
def store(clock: FakeClock) -> MemoryStore:
    """Return every store in memory, on the test's clock."""
    return MemoryStore(clock=clock)


@pytest.fixture
def rasa() -> FakeRasa:
    """Return a model that is away until the test says what it answers."""
    return FakeRasa()


@pytest.fixture
def scene(store: MemoryStore, clock: FakeClock, rasa: FakeRasa) -> Scene:
    """Return a contact and staff around the real flows."""
    return Scene(store, clock, rasa)
