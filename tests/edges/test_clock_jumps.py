"""The wall clock is set an hour forward and back: leases, due times, sends and who is alive."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.cases import CaseState
from bot.casework.due import WorkingWeek
from bot.casework.messages import Channel, StaffName
from bot.casework.records import Change
from bot.flows.chase import chase
from bot.flows.claim import claim
from bot.flows.receive import receive
from bot.ports import Outside
from bot.stores.memory import MemoryStore
from bot.stores.partitions import WORKERS
from bot.stores.redis_stores import RedisStores
from bot.wiring.clock import STEP, SteadyClock
from bot.workers.keeper import Keeper
from bot.workers.outbound import OutboundWork
from bot.workers.reader import Reader
from tests.edges.desk_kit import directory
from tests.edges.workers_kit import FakeSender
from tests.fakes import START, FakeRasa
from tests.makers import a_message, a_reply
from tests.waiting import until

HOUR = 3600.0
MACHETE = "theyre outside mine with a machete"


@dataclass
class Machine:
    """A machine whose wall clock can be set; its own count goes on evenly."""

    wall: float = START.timestamp()
    count: float = 50.0

    def clock(self) -> SteadyClock:
        """Return the clock of a process that starts now."""
        return SteadyClock(lambda: self.wall, lambda: self.count)

    def passes(self, seconds: float) -> None:
        """Let time pass."""
        self.wall += seconds
        self.count += seconds


@pytest.mark.parametrize("set_by", [HOUR, -HOUR])
def test_time_goes_on_evenly_when_the_clock_is_set(set_by: float) -> None:
    """Ten seconds stay ten seconds, and it says that the machine's clock was set."""
    machine = Machine()
    clock = machine.clock()
    before = clock.now()
    machine.wall += set_by
    machine.passes(10)
    assert abs((clock.now() - before).total_seconds() - 10) <= 1
    assert "which was set" in clock.state()


@pytest.mark.parametrize("set_by", [HOUR, -HOUR])
def test_the_difference_is_made_up_within_a_working_day(set_by: float) -> None:
    """In the end it shows what the machine shows, having been out by a tenth at most."""
    machine = Machine()
    clock = machine.clock()
    machine.wall += set_by
    for _ in range(11 * 60):
        before = clock.now()
        machine.passes(60)
        assert 54 <= (clock.now() - before).total_seconds() <= 66
    assert clock.now().timestamp() == pytest.approx(machine.wall)
    assert clock.state() == "ok"


def test_a_small_step_and_a_sleep_are_followed() -> None:
    """A time server's correction, and a laptop that slept: the count went on with the wall."""
    machine = Machine()
    clock = machine.clock()
    machine.wall += STEP / 2
    assert clock.now().timestamp() == machine.wall
    machine.passes(9 * HOUR)
    assert clock.now().timestamp() == pytest.approx(machine.wall)
    assert clock.state() == "ok"


@given(st.lists(st.tuples(st.floats(-7200, 7200), st.floats(0, 600)), max_size=30))
def test_it_never_goes_back(steps: list[tuple[float, float]]) -> None:
    """However often and however far the machine's clock is set."""
    machine = Machine()
    clock = machine.clock()
    last = clock.now()
    for set_by, seconds in steps:
        machine.wall += set_by
        machine.passes(seconds)
        now = clock.now()
        assert now - last >= timedelta(microseconds=-2)
        last = now


@pytest.mark.parametrize("set_by", [HOUR, -HOUR])
async def test_claims_hold_and_alarms_ring_when_they_should(set_by: float) -> None:
    """Forward: nobody loses a case. Back: the claim still runs out, and the P1 alarms again."""
    machine = Machine()
    store = MemoryStore(clock=machine.clock())
    outside = Outside(
        casebook=store,
        rasa=FakeRasa(),
        roster=store,
        clock=store.clock,
        directory=directory(),
        week=WorkingWeek(ZoneInfo("Europe/London")),
    )
    now = store.clock.now()
    await receive(outside, a_message(text=MACHETE, sent_at=now, received_at=now))
    (case,) = await store.open_cases()
    await claim(outside, case.case_id, StaffName("Amina Khan"), cause="press")
    machine.wall += set_by
    machine.passes(60)
    assert not await chase(outside, case)
    machine.passes(150)
    assert await chase(outside, case)
    (case,) = await store.open_cases()
    assert case.state is CaseState.WAITING
    alerts = len(store.alerts)
    machine.wall -= 2 * set_by
    machine.passes(140)
    assert await chase(outside, case)
    assert len(store.alerts) == alerts + 1


async def test_a_lease_left_by_a_dead_worker_before_redis_was_set_back(
    stores: RedisStores,
) -> None:
    """It would last an hour: whoever asks next takes it at once."""
    await stores.leases.hold([1, 2], "dead", 3000)
    key = stores.shelf.partitions.key(1, "lease")
    await stores.redis.pexpire(key, 3_600_000)
    assert await stores.leases.hold([1, 2], "living", 3000) == {1}


async def test_leases_that_ran_out_early_cost_nothing(stores: RedisStores) -> None:
    """Redis set forward: every lease ends at once, and the worker has them all again."""
    keeper = Keeper(stores.leases, "w", 16)
    await keeper.tick()
    for key in await stores.redis.keys("*:lease"):
        await stores.redis.delete(key)
    await keeper.tick()
    assert keeper.held() == frozenset(range(16))


async def test_the_dead_do_not_count_as_alive_when_redis_was_set_back(
    stores: RedisStores,
) -> None:
    """Their share is read by the others, not kept free for them for an hour."""
    await stores.leases.beat("dead", 6000)
    seconds, _ = await stores.redis.time()
    await stores.redis.zadd(WORKERS, {"dead": (seconds + 3600) * 1000})
    assert await stores.leases.beat("living", 6000) == ("living",)


@dataclass
class Jumps:
    """A clock that is set an hour back at every look."""

    at: datetime = START

    def now(self) -> datetime:
        """Return it."""
        self.at -= timedelta(hours=1)
        return self.at


async def test_sends_go_by_no_wall_clock(stores: RedisStores) -> None:
    """Each reply leaves once, in its order, whatever the clock says meanwhile."""
    keeper = Keeper(stores.leases, "w", 16, lasts=600_000)
    await keeper.tick()
    sender = FakeSender()
    work = OutboundWork(
        stores.deliveries, stores.outbound, {Channel.TELEGRAM: sender}, keeper, clock=Jumps()
    )
    for number in range(5):
        await stores.casebook.commit(Change(replies=(a_reply(number),)))
    reader, stop = Reader(stores.outbound, keeper, work=work, place=work.place), asyncio.Event()
    running = asyncio.ensure_future(reader.run(stop))

    async def done() -> bool:
        return await stores.outbound.backlog() == 0

    await until(done)
    stop.set()
    await running
    assert [reply.text for reply in sender.sent] == [f"answer {n}" for n in range(5)]
