"""A reply in danger that did not arrive: staff are rung, the case says it, nothing goes twice."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest

from bot.casework.due import WorkingWeek
from bot.casework.messages import Channel, ConversationId, Delivery
from bot.casework.records import Alert, AlertKind
from bot.ports import Outside
from bot.stores.redis_stores import RedisStores
from bot.workers.runner import run_worker
from tests.edges.desk_kit import directory
from tests.fakes import FakeClock, FakeRasa
from tests.makers import a_message
from tests.telegram_standin import Fault, running
from tests.telegram_standin.kit import edge
from tests.waiting import until

MACHETE = "theyre outside mine with a machete"


@dataclass
class Phone:
    """A sink that keeps what it was told."""

    name: str = "phone"
    told: list[Alert] = field(default_factory=list)

    async def tell(self, alert: Alert, link: str) -> bool:
        """Take one alert."""
        assert link
        self.told.append(alert)
        return True


@pytest.mark.parametrize(
    ("fault", "delivery", "copies"),
    [
        (Fault("status", status=400, times=99), Delivery.FAILED, 0),
        (Fault("status", status=403, times=99), Delivery.BLOCKED, 0),
        (Fault("status", status=502, times=99), Delivery.FAILED, 0),
        (Fault("lost"), Delivery.UNCONFIRMED, 1),
    ],
    ids=["refused", "blocked", "server", "answer lost"],
)
async def test_a_failed_send_in_a_p1_raises_an_alarm(
    stores: RedisStores, clock: FakeClock, fault: Fault, delivery: Delivery, copies: int
) -> None:
    """Over real HTTP, from the message to the phone: what became of the 999 is known to staff."""
    outside = Outside(
        casebook=stores.casebook,
        rasa=FakeRasa(),
        roster=stores.roster,
        clock=clock,
        directory=directory(),
        week=WorkingWeek(ZoneInfo("Europe/London")),
    )
    phone, stop = Phone(), asyncio.Event()
    async with running() as standin, edge(standin) as tg:
        standin.world.known.add(7)
        standin.world.faults.append(fault)
        await stores.inbox.add(a_message(text=MACHETE))
        working = asyncio.create_task(
            run_worker(
                outside,
                stores,
                {Channel.TELEGRAM: tg.sender},
                [phone],
                stop,
                partitions=16,
                link=lambda case_id: f"http://desk/{case_id}",
            )
        )
        await until(lambda: AlertKind.SEND_FAILED in [a.kind for a in phone.told])
        stop.set()
        await working
        assert len(standin.world.texts_to(7)) == copies
    (case,) = await stores.casebook.open_cases()
    assert case.trouble
    lines = await stores.casebook.transcript(ConversationId("telegram:7"))
    assert [line.delivery for line in lines if line.fixed] == [delivery]
