"""A real cluster with one of its masters gone: the rest of it goes on."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId, Delivery
from bot.casework.records import Change, Sent
from bot.flows.take_in import TakeIn
from bot.stores.cluster_client import ASKS_EVERY
from bot.stores.connection import ANSWER_WITHIN
from bot.stores.directory_file import load_directory
from bot.stores.masters import Looks, Masters
from bot.stores.redis_stores import open_stores
from bot.stores.spool import Spool
from bot.stores.spool_replay import Replay
from bot.wiring.core import PromptInbox
from tests.crash.cluster_kit import (
    NAMES,
    PARTITIONS,
    bare,
    change_places,
    end,
    here_and_elsewhere,
    master_of,
    paired,
    refused,
    waiting,
)
from tests.crash.journal_kit import WallClock, part
from tests.fakes import START
from tests.makers import a_conversation, a_message, a_reply
from tests.redis_servers import Cluster
from tests.waiting import PATIENCE, until

__all__ = ["bare", "paired"]


@pytest.mark.parametrize("how", ["killed", "stopped"])
async def test_a_conversation_on_another_shard_is_stored_and_its_reply_recorded(
    bare: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Nothing of it waits for the master that is gone: a wait would last for ever here."""
    here, elsewhere = here_and_elsewhere(bare)
    gone = master_of(bare, here)
    async with part("web", bare.address, tmp_path) as web:
        stores = web.stores
        await stores.check()
        await stores.inbox.add(a_message(1, here))
        await stores.inbox.add(a_message(1, elsewhere))
        end(gone, how)
        try:
            partition = PARTITIONS.of(ConversationId(here))
            await until(lambda: not web.journal.doubts._each[partition].steady.is_set())
            assert await refused(stores, a_message(2, here))
            monkeypatch.setattr("bot.stores.redis_inbox.SETTLES_WITHIN", 2 * PATIENCE)
            monkeypatch.setattr("bot.stores.redis_deliveries.SETTLES_WITHIN", 2 * PATIENCE)
            async with asyncio.timeout(PATIENCE / 4):
                assert await stores.inbox.add(a_message(2, elsewhere))
                await stores.casebook.commit(Change(conversation=a_conversation(elsewhere)))
                reply = a_reply(1, elsewhere)
                assert await stores.deliveries.delivery(reply) is None
                await stores.deliveries.delivered(reply, Sent(Delivery.SENT, "tg:5"), START)
                assert await stores.deliveries.delivery(reply) is Delivery.SENT
        finally:
            if how == "stopped":
                gone.go_on()


async def test_what_came_meanwhile_for_the_other_shards_is_stored_there(
    bare: Cluster, tmp_path: Path
) -> None:
    """What is for the one that is away waits on disk in its order, and holds up nobody else."""
    here, elsewhere = here_and_elsewhere(bare)
    gone = master_of(bare, here)
    async with part("web", bare.address, tmp_path) as web:
        stores, folder = web.stores, tmp_path / "spool"
        await stores.check()
        inbox = PromptInbox(stores.inbox)
        replay = Replay(folder, inbox, stores.shelf.codec, part_of=stores.part_of)
        spool = Spool(folder, "web", replay, 50_000_000)
        spool.open()
        take_in = TakeIn(inbox, load_directory(), WallClock(), spool)
        stop = asyncio.Event()
        running = asyncio.ensure_future(spool.run(stop))
        assert not (await take_in(a_message(1, here))).spooled
        gone.kill()
        for number in range(2, 8):
            assert (await take_in(a_message(number, here))).spooled
            assert (await take_in(a_message(number, elsewhere))).stored
        await until(lambda: spool.state() == "6 waiting for the store")
        texts = [f"hello {number}" for number in range(1, 8)]
        assert await waiting(stores, elsewhere) == texts[1:]
        gone.start()
        await until(lambda: spool.state() == "ok")
        assert await waiting(stores, here) == texts
        assert await waiting(stores, elsewhere) == texts[1:]
        stop.set()
        await running


@pytest.mark.parametrize("which", [0, 1, 2])
async def test_a_process_that_starts_reaches_the_masters_that_are_there(
    bare: Cluster, which: int
) -> None:
    """Whichever is away: redis-py asks the first that it is told of, and it alone, for commands."""
    gone = bare.masters()[which]
    elsewhere = next(name for name in NAMES if master_of(bare, name) is not gone)
    gone.kill()
    stores = open_stores(bare.address)

    async def taken() -> bool:
        return not await refused(stores, a_message(1, elsewhere))

    await until(taken, within=PATIENCE / 4)
    assert await waiting(stores, elsewhere) == ["hello 1"]
    await stores.close()


async def test_who_holds_what_is_not_asked_of_the_server_that_failed_last(bare: Cluster) -> None:
    """Every call waits for that answer; redis-py asks in an order of chance, a silent one too."""
    here, elsewhere = here_and_elsewhere(bare)
    gone = master_of(bare, here)
    stores = open_stores(bare.address)
    assert await stores.inbox.add(a_message(0, elsewhere))
    gone.pause()
    client: Any = stores.redis
    try:
        for number in range(1, 21):
            # What redis-py does when a call failed; it names that server in the first try alone.
            client._initialize, client._asked_at = True, float("-inf")
            if number == 1:
                failed = f"127.0.0.1:{gone.port}"
                client.nodes_manager.move_node_to_end_of_cached_nodes(failed)
                await client.initialize(last_failed_node_name=failed)
            async with asyncio.timeout(ANSWER_WITHIN):
                assert await stores.inbox.add(a_message(number, elsewhere))
    finally:
        gone.go_on()
    await stores.close()


async def test_a_master_that_is_away_does_not_have_the_client_ask_at_each_call(
    bare: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody waits meanwhile; which commands there are does not change at all."""
    here, elsewhere = here_and_elsewhere(bare)
    stores = open_stores(bare.address)
    assert await stores.inbox.add(a_message(0, elsewhere))
    client: Any = stores.redis
    commands, now, asked = client.commands_parser.commands, [1e9], list[float]()
    manager = type(client.nodes_manager)
    ask = manager.initialize

    async def counted(*args: Any, **options: Any) -> None:
        asked.append(now[0])
        await ask(*args, **options)

    monkeypatch.setattr(manager, "initialize", counted)
    monkeypatch.setattr("bot.stores.cluster_client.monotonic", lambda: now[0])
    master_of(bare, here).kill()
    for moment in (1e9, 1e9 + 2 * ASKS_EVERY):
        now[0] = moment
        for number in range(10):
            assert await refused(stores, a_message(number, here))
            assert await stores.inbox.add(a_message(int(moment) + number, elsewhere)) is not None
    assert asked == [1e9, 1e9 + 2 * ASKS_EVERY]
    assert client.commands_parser.commands is commands
    await stores.close()


@pytest.mark.parametrize("how", ["killed", "stopped"])
async def test_a_look_says_which_partitions_it_could_not_look_at(bare: Cluster, how: str) -> None:
    """The masters that are there are looked at, and soon, also when one says nothing at all."""
    here, _ = here_and_elsewhere(bare)
    gone = master_of(bare, here)
    stores = open_stores(bare.address)
    masters = Masters(stores.redis, PARTITIONS, within=0.5)
    lost = {p for p in PARTITIONS.all() if bare.master_of(PARTITIONS.key(p, "in")) is gone}
    assert (await masters.look(range(16))).away == frozenset()
    end(gone, how)
    async with asyncio.timeout(ANSWER_WITHIN):
        looks: Looks = await masters.look(range(16))
    assert looks.away == lost
    assert {p for look in looks.found for p in look.partitions} == set(PARTITIONS.all()) - lost
    if how == "stopped":
        gone.go_on()
        await until(lambda: whole(masters))
    for server in bare.masters():
        server.kill()
    with pytest.raises(StoreUnavailable):
        await masters.look(())
    await masters.close()
    await stores.close()


async def whole(masters: Masters) -> bool:
    """Whether every partition's master can be looked at."""
    with suppress(StoreUnavailable):
        return not (await masters.look(range(16))).away
    return False


async def test_a_look_finds_the_server_that_took_over(paired: Cluster) -> None:
    """A master that is silent, or none any more, has the client ask who took its place."""
    here, _ = here_and_elsewhere(paired)
    before = master_of(paired, here)
    stores = open_stores(paired.address)
    masters = Masters(stores.redis, PARTITIONS)
    await until(lambda: whole(masters))
    lines = {look.lineage for look in (await masters.look(())).found}
    change_places(paired, before)
    await until(lambda: whole(masters))
    assert len({look.lineage for look in (await masters.look(())).found} - lines) == 1
    await masters.close()
    await stores.close()
