"""A replica of a real cluster takes over: what is newer stays behind what its shard lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.stores.connection import on_takeover
from bot.stores.journal_replay import Again
from bot.stores.masters import Masters
from bot.stores.notes import Noted
from bot.stores.redis_stores import open_stores
from tests.crash.cluster_kit import (
    PARTITIONS,
    change_places,
    cut_off,
    here_and_elsewhere,
    master_of,
    paired,
    refused,
    replica_of,
    waiting,
)
from tests.crash.journal_kit import part
from tests.makers import a_message
from tests.redis_process import wait_for
from tests.redis_servers import Cluster
from tests.waiting import until

__all__ = ["paired"]


@pytest.mark.parametrize("how", ["killed", "demoted"])
async def test_what_was_asked_before_a_takeover_was_known_does_not_reach_the_new_master(
    paired: Cluster, how: str
) -> None:
    """redis-py would try it again there by itself, ahead of what the journal is yet to store."""
    here, elsewhere = here_and_elsewhere(paired)
    before = master_of(paired, here)
    held = {p for p in PARTITIONS.all() if paired.master_of(PARTITIONS.key(p, "in")) is before}
    stores = open_stores(paired.address)
    heard: list[str] = []
    on_takeover(stores.redis, Masters(stores.redis, PARTITIONS).fences, heard.extend)
    for name in (here, elsewhere):
        assert await stores.inbox.add(a_message(1, name))
    if how == "killed":
        taker = replica_of(paired, before)
        before.kill()
        wait_for(lambda: taker.info()["role"] == "master", "the replica takes over")
    else:
        change_places(paired, before)
    assert await stores.inbox.add(a_message(2, elsewhere))
    assert heard == []
    # At once, or as soon as those that are left have agreed on the new master.
    while not heard:
        assert await refused(stores, a_message(2, here))
    assert sorted(heard) == [PARTITIONS.key(p, "fence") for p in sorted(held)]

    async def taken() -> bool:
        return not await refused(stores, a_message(3, here))

    await until(taken)
    assert await stores.inbox.add(a_message(3, elsewhere))
    assert await waiting(stores, here) == ["hello 1", "hello 3"]
    await stores.close()


async def test_a_newer_message_does_not_overtake_what_its_shard_lost(
    paired: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long storing again takes; and messages of other shards do not wait for it."""
    go_on, store = asyncio.Event(), Again.store

    async def slowly(again: Again, noted: Noted) -> str:
        await go_on.wait()
        return await store(again, noted)

    monkeypatch.setattr(Again, "store", slowly)
    here, elsewhere = here_and_elsewhere(paired)
    async with part("web", paired.address, tmp_path) as web:
        stores = web.stores
        await stores.check()
        for name in (here, elsewhere):
            await stores.inbox.add(a_message(1, name))
        await until(lambda: not web.journal.open_records)
        dead = master_of(paired, here)
        taker = replica_of(paired, dead)
        cut_off(paired, dead)
        await stores.inbox.add(a_message(2, here))
        dead.kill()
        wait_for(lambda: taker.info()["role"] == "master", "the replica takes over")
        await until(lambda: web.told["takeovers"] > 0)
        try:
            for number in (3, 4, 5):
                assert await refused(stores, a_message(3, here))
                assert await stores.inbox.add(a_message(number, elsewhere))
        finally:
            go_on.set()

        async def taken() -> bool:
            return not await refused(stores, a_message(3, here))

        await until(taken)
        assert await waiting(stores, here) == ["hello 1", "hello 2", "hello 3"]
