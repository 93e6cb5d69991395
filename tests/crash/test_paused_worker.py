"""A worker that is stopped and goes on much later (SIGSTOP, SIGCONT): no double, no loss."""

from __future__ import annotations

import signal

from bot.stores.redis_stores import RedisStores
from tests.crash.test_worker_crashes import (  # noqa: F401 - the fixture is used by its name
    MANY,
    Laboratory,
    all_done,
    check_all,
    laboratory,
    write,
)
from tests.waiting import until


async def test_a_paused_worker_is_taken_over_from_and_does_nothing_twice(
    stores: RedisStores,
    laboratory: Laboratory,  # noqa: F811
) -> None:
    """Its leases run out while it sleeps; awake, it has lost them and sends nothing again."""
    paused = laboratory.start(worker="paused")
    living = laboratory.start(worker="living")
    keys = [stores.shelf.partitions.key(n, "lease") for n in stores.shelf.partitions.all()]

    async def held_by(*names: bytes) -> bool:
        return set(await stores.redis.mget(keys)) == set(names)

    await until(lambda: held_by(b"living", b"paused"))
    paused.send_signal(signal.SIGSTOP)
    await write(stores, MANY)
    await until(lambda: all_done(stores))
    assert await held_by(b"living")
    paused.send_signal(signal.SIGCONT)
    await until(lambda: held_by(b"living", b"paused"))
    await until(lambda: all_done(stores))
    await check_all(stores, laboratory, MANY)
    assert set(laboratory.seen("reply").values()) == {1}
    assert paused.poll() is None and living.poll() is None


async def test_the_only_worker_paused_leaves_everything_waiting_and_then_handles_it(
    stores: RedisStores,
    laboratory: Laboratory,  # noqa: F811
) -> None:
    """What came meanwhile lies on disk; nothing is handled late twice."""
    only = laboratory.start()

    async def reads() -> bool:
        return await stores.leases.alive() == ("same",)

    await until(reads)
    only.send_signal(signal.SIGSTOP)
    await write(stores, MANY)
    assert await stores.inbound.backlog() == 3 * len(MANY)
    only.send_signal(signal.SIGCONT)
    await until(lambda: all_done(stores))
    await check_all(stores, laboratory, MANY)
    assert set(laboratory.seen("reply").values()) == {1}
