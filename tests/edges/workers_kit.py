"""The workers on a real Redis: a sender, a sink and sleeps that tests look into."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.casework.due import WorkingWeek
from bot.casework.messages import (
    CaseId,
    ConversationId,
    Delivery,
    Reply,
)
from bot.casework.records import Alert, Sent
from bot.ports import Outside
from bot.stores.directory_file import load_directory
from bot.stores.redis_stores import RedisStores
from bot.workers.keeper import Keeper
from bot.workers.reader import Reader
from tests.fakes import FakeClock, FakeRasa
from tests.waiting import until

CONVERSATION = ConversationId("telegram:7")
MACHETE = "theyre outside mine with a machete"


@dataclass
class FakeSender:
    """Keeps what it sent; answers what the test set."""

    outcome: Sent = field(default_factory=lambda: Sent(Delivery.SENT, "tg:1"))
    sent: list[Reply] = field(default_factory=list)
    breaks: bool = False

    async def send(self, reply: Reply) -> Sent:
        """Take one reply."""
        self.sent.append(reply)
        if self.breaks:
            raise RuntimeError("the line broke")
        return self.outcome


@dataclass
class FakeSink:
    """A way to reach staff that answers as the test set."""

    name: str = "phone"
    confirms: list[bool] = field(default_factory=list)
    told: list[Alert] = field(default_factory=list)

    async def tell(self, alert: Alert, link: str) -> bool:
        """Take one alert."""
        assert link.endswith(alert.case_id)
        self.told.append(alert)
        return self.confirms.pop(0) if self.confirms else True


@dataclass
class Sleeps:
    """Sleeping that takes no time: it moves a timer, and lets others run."""

    seconds: float = 0.0

    async def __call__(self, length: float) -> None:
        """Sleep."""
        self.seconds += length
        await asyncio.sleep(0)


@pytest.fixture(scope="session")
def directory() -> Any:
    """Return the project's own service directory."""
    return load_directory()


@pytest.fixture
def outside(stores: RedisStores, clock: FakeClock, directory: Any) -> Outside:
    """Return the flows' outside, with a model that is away."""
    return Outside(
        casebook=stores.casebook,
        rasa=FakeRasa(),
        roster=stores.roster,
        clock=clock,
        directory=directory,
        week=WorkingWeek(ZoneInfo("Europe/London")),
    )


@pytest.fixture
async def keeper(stores: RedisStores) -> Keeper:
    """Return a keeper that holds every partition for as long as the test runs."""
    keeper = Keeper(stores.leases, "test", 16, lasts=600_000)
    await keeper.tick()
    return keeper


async def reading(reader: Reader[Any], done: Callable[[], bool | Awaitable[bool]]) -> None:
    """Run a reader until `done`, then stop it cleanly."""
    stop = asyncio.Event()
    running = asyncio.ensure_future(reader.run(stop))
    try:
        await until(done)  # type: ignore[arg-type]
    finally:
        stop.set()
        await running


def link(case_id: CaseId) -> str:
    """Return a case's address at the desk."""
    return f"http://desk/cases/{case_id}"
