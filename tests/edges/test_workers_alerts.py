"""The alert worker on a real Redis: nobody silent, nobody told twice."""

from __future__ import annotations

import pytest

from bot.casework.messages import (
    StaffName,
)
from bot.casework.records import Alert, AlertKind, Change
from bot.casework.triage import Route, Tier
from bot.stores.redis_stores import RedisStores
from bot.workers.alerts import AlertWork
from bot.workers.keeper import Keeper
from bot.workers.reader import Reader
from tests.edges.workers_kit import FakeSink, Sleeps, keeper, link, reading
from tests.fakes import START, FakeClock
from tests.makers import a_case

__all__ = ["keeper"]


def an_alert(number: int = 1) -> Alert:
    """Return news of a P1."""
    return Alert(
        f"alert{number}", AlertKind.OPENED, a_case().case_id, Tier.P1, Route.VIOLENCE, START, START
    )


async def tell(stores: RedisStores, keeper: Keeper, clock: FakeClock, *sinks: FakeSink) -> Sleeps:
    """Work the alert stream off."""
    sleeps = Sleeps()
    work = AlertWork(
        stores.deliveries,
        stores.alert_log,
        stores.alerts,
        sinks,
        roster=stores.roster,
        clock=clock,
        link=link,
        sleep=sleeps,
    )

    async def done() -> bool:
        return await stores.alerts.backlog() == 0

    await reading(Reader(stores.alerts, keeper, work=work, place=work.place), done)
    return sleeps


@pytest.mark.parametrize(
    ("on_shift", "confirms", "told"),
    [
        (True, True, True),
        (False, True, False),
        (True, False, False),
    ],
)
async def test_a_worker_has_been_told_only_when_one_is_on_shift_and_a_sink_confirmed(
    stores: RedisStores,
    keeper: Keeper,
    clock: FakeClock,
    *,
    on_shift: bool,
    confirms: bool,
    told: bool,
) -> None:
    """Anything less and the contact must not read it."""
    if on_shift:
        await stores.roster.shift_on(StaffName("Sara"), START)
    await stores.casebook.commit(Change(case=a_case(), alerts=(an_alert(),)))
    await tell(stores, keeper, clock, FakeSink(confirms=[] if confirms else [False] * 9))
    assert await stores.deliveries.told(a_case().case_id) is told


async def test_a_failing_sink_is_tried_again_and_silences_no_other(
    stores: RedisStores, keeper: Keeper, clock: FakeClock
) -> None:
    """The others are told at once; it is tried with growing pauses; each is told once."""
    await stores.casebook.commit(Change(case=a_case(), alerts=(an_alert(),)))
    good, bad = FakeSink("good"), FakeSink("bad", [False, False, True])
    sleeps = await tell(stores, keeper, clock, good, bad)
    assert (len(good.told), len(bad.told)) == (1, 3)
    assert sleeps.seconds == pytest.approx(1.5)
    assert await stores.alerts.dead() == 0


async def test_an_alert_that_no_sink_takes_is_kept(
    stores: RedisStores, keeper: Keeper, clock: FakeClock
) -> None:
    """It is never dropped in silence."""
    await stores.casebook.commit(Change(case=a_case(), alerts=(an_alert(),)))
    await tell(stores, keeper, clock, FakeSink(confirms=[False] * 9))
    assert await stores.alerts.dead() == 1


async def test_an_alert_that_is_replayed_tells_nobody_twice(
    stores: RedisStores, keeper: Keeper, clock: FakeClock
) -> None:
    """A crash after a sink's word does not ring its phone again."""
    sink = FakeSink()
    await stores.casebook.commit(Change(case=a_case(), alerts=(an_alert(), an_alert())))
    await stores.alert_log.confirm(an_alert(), sink.name)
    await tell(stores, keeper, clock, sink)
    assert sink.told == []
