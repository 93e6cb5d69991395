"""Leases: one reader a partition, a fair share each, and a dead worker's partitions taken over."""

from __future__ import annotations

import asyncio

from bot.casework.errors import StoreUnavailable
from bot.stores.redis_stores import RedisStores
from bot.workers.keeper import Keeper
from tests.waiting import until


class Seconds:
    """A monotonic clock that tests move."""

    now = 100.0

    def __call__(self) -> float:
        """Return the seconds that the test chose."""
        return self.now


def a_keeper(stores: RedisStores, name: str, lasts: int = 60_000) -> Keeper:
    """Return a worker's keeper with leases that outlive the test unless it says otherwise."""
    return Keeper(stores.leases, name, 16, lasts=lasts, clock=Seconds())


async def test_one_worker_reads_everything(stores: RedisStores) -> None:
    """Alone, a worker holds all partitions after its first look."""
    keeper = a_keeper(stores, "a")
    await keeper.tick()
    assert keeper.held() == frozenset(range(16))


async def test_two_workers_share_fairly_and_never_the_same(stores: RedisStores) -> None:
    """A second worker gets half, as the first gives it up."""
    first, second = a_keeper(stores, "a"), a_keeper(stores, "b")
    await first.tick()
    for _ in range(3):
        await second.tick()
        await first.tick()
    await second.tick()
    assert len(first.held()) == len(second.held()) == 8
    assert not first.held() & second.held()


async def test_a_partition_is_given_up_only_when_its_work_has_settled(
    stores: RedisStores,
) -> None:
    """Work under way keeps the lease; new work no longer begins."""
    first, second = a_keeper(stores, "a"), a_keeper(stores, "b")
    busy = True
    first.asks(lambda _: busy)
    await first.tick()
    await second.tick()
    await first.tick()
    await second.tick()
    assert len(first.held()) == 8
    assert second.held() == frozenset()
    assert all(first.holds(partition) for partition in range(16))
    busy = False
    await first.tick()
    await second.tick()
    assert len(second.held()) == 8
    assert not any(first.holds(partition) for partition in second.held())


async def test_a_dead_workers_partitions_are_taken_over(stores: RedisStores) -> None:
    """When a worker falls silent its leases run out and another has them all."""
    dead, living = a_keeper(stores, "dead", lasts=150), Keeper(stores.leases, "b", 16, lasts=150)
    await dead.tick()
    stop = asyncio.Event()
    running = asyncio.ensure_future(living.run(stop))
    await until(lambda: len(living.held()) == 16)
    stop.set()
    await running


async def test_work_stops_before_a_lease_that_cannot_be_renewed_runs_out(
    stores: RedisStores,
) -> None:
    """With the store away a worker lets go by its own clock, before another can take over."""
    keeper = a_keeper(stores, "a", lasts=3000)
    await keeper.tick()
    clock = keeper.clock
    assert isinstance(clock, Seconds)
    clock.now += 2.6
    assert keeper.holds(1)
    clock.now += 0.2
    assert not keeper.holds(1)
    assert keeper.held() == frozenset()


async def test_a_worker_that_stops_gives_its_leases_back(stores: RedisStores) -> None:
    """The next worker need not wait for them to run out."""
    first, second = a_keeper(stores, "a"), a_keeper(stores, "b")
    await first.tick()
    await first.leave()
    await second.tick()
    assert len(second.held()) == 16


async def test_a_worker_that_comes_back_under_its_name_goes_on_at_once(
    stores: RedisStores,
) -> None:
    """Killed and restarted under a fixed name it holds its own leases again."""
    await a_keeper(stores, "same").tick()
    again = a_keeper(stores, "same")
    await again.tick()
    assert len(again.held()) == 16


async def test_an_outage_does_not_end_the_keeper(stores: RedisStores) -> None:
    """It says so and tries again."""
    keeper = a_keeper(stores, "a", lasts=30)
    broken = True
    tick = keeper.tick

    async def sometimes() -> None:
        if broken:
            raise StoreUnavailable("away")
        await tick()

    keeper.tick = sometimes  # type: ignore[method-assign]
    stop = asyncio.Event()
    running = asyncio.ensure_future(keeper.run(stop))
    await asyncio.sleep(0)
    broken = False
    await until(lambda: bool(keeper.held()))
    stop.set()
    await running
