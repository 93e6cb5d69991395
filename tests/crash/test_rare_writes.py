"""What no journal holds waits for replicas: accounts, shifts, the rota, and the audit trail."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import pytest_asyncio

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import StaffName
from bot.casework.rota import Member, Rota
from bot.desk.audit import Happened
from bot.desk.audit_heads import MemoryHeads
from bot.desk.audit_store import RedisChain
from bot.desk.audit_trail import AuditAway, AuditTrail
from bot.desk.drawer import RedisDrawer
from bot.ports.replicas import Copied
from bot.stores.redis_stores import RedisStores, open_stores
from tests.crash.journal_kit import WallClock, cut_off
from tests.edges.desk_kit import AUDIT_KEY
from tests.fakes import START
from tests.redis_servers import Cluster, Trio
from tests.waiting import until

SARA = StaffName("Sara")


@pytest_asyncio.fixture
async def stores(own_trio: Trio) -> AsyncIterator[RedisStores]:
    """Return the stores of the trio."""
    opened = open_stores(own_trio.address)
    await opened.check()
    yield opened
    await opened.close()


def drawer(stores: RedisStores) -> RedisDrawer:
    """Return the drawer of accounts."""
    return RedisDrawer(stores.redis, stores.replicas)


def a_trail(stores: RedisStores) -> AuditTrail:
    """Return an audit trail."""
    chain = RedisChain(stores.redis, stores.shelf.codec, stores.replicas)
    return AuditTrail(chain, MemoryHeads(), WallClock(), AUDIT_KEY)


def happened(case_id: str) -> Happened:
    """Return something that somebody did."""
    return Happened(START, "case.view", "done", who="Sara", case_id=case_id)


async def test_what_was_acknowledged_is_on_every_replica(
    own_trio: Trio, stores: RedisStores
) -> None:
    """A changed password, a shift and the rota: read from the replicas at once, not later."""
    copies = [server for server in own_trio.servers if server is not own_trio.master()]
    for number in range(20):
        before = "" if number == 0 else f"account {number - 1}"
        assert await drawer(stores).swap("account:sara", before, f"account {number}")
        assert {copy.ask("GET", "{desk}:account:sara") for copy in copies} == {f"account {number}"}
    await stores.roster.shift_on(SARA, START)
    assert {copy.ask("HLEN", "wm:roster") for copy in copies} == {1}
    await stores.rotas.save(Rota(members=(Member(SARA),)))
    assert {copy.ask("HGET", "wm:rota", "r") for copy in copies} == {"1"}
    await drawer(stores).drop("account:sara")
    assert {copy.ask("EXISTS", "{desk}:account:sara") for copy in copies} == {0}


async def test_a_write_that_no_replica_confirms_is_not_acknowledged(
    own_trio: Trio, stores: RedisStores
) -> None:
    """The replicas hang: who changes a password or a shift is told that it may not hold."""
    await stores.roster.shift_on(StaffName("Bo"), START)
    frozen = [server for server in own_trio.servers if server is not own_trio.master()]
    for server in frozen:
        server.pause()
    try:
        with pytest.raises(StoreUnavailable):
            await drawer(stores).swap("account:sara", "", "changed")
        with pytest.raises(StoreUnavailable):
            await stores.roster.shift_on(SARA, START)
    finally:
        for server in frozen:
            server.go_on()
    # Tried again it is known to hold, whatever became of the first.
    await stores.roster.shift_on(SARA, START)
    assert await drawer(stores).read("account:sara") == "changed"


async def test_on_a_cluster_each_write_waits_for_the_replica_of_its_own_server(
    pairs: Cluster,
) -> None:
    """Accounts, shifts and the rota lie on servers of their own."""
    opened = open_stores(pairs.address)
    try:
        for key, write in (
            ("{desk}:account:sara", lambda: drawer(opened).swap("account:sara", "", "x")),
            ("wm:roster", lambda: opened.roster.shift_on(SARA, START)),
        ):
            master = pairs.master_of(key)
            [copy] = [s for s in pairs.servers if s.info().get("master_port") == str(master.port)]
            copy.pause()
            with pytest.raises(StoreUnavailable):
                await write()
            copy.go_on()
            line = await opened.replicas.line(key)
            await until(lambda k=key, at=line: is_copied(opened, k, at))
            with copy.client() as client:
                client.execute_command("READONLY")
                assert client.exists(key)
    finally:
        await opened.close()


async def is_copied(stores: RedisStores, key: str, line: str) -> bool:
    """Whether the replicas have everything of a server."""
    return await stores.replicas.copied(key, line) is Copied.YES


# redis-py leaves connections that it was making to a dead server to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_an_audit_record_that_died_with_its_server_is_written_anew(
    own_trio: Trio, stores: RedisStores
) -> None:
    """The new master never had it. The trail has it all the same, and nobody cries tampering."""
    trail = a_trail(stores)
    keeping = asyncio.ensure_future(trail.keep_anchored())
    try:
        await trail.record(happened("known"))
        cut_off(own_trio)
        await trail.record(happened("lost"))
        dead = own_trio.master()
        dead.kill()
        await asyncio.to_thread(own_trio.wait_for_another, dead)
        await until(lambda: recorded(trail, "later"), within=30)
        await until(lambda: all_there(trail, "known", "lost", "later"), within=30)
        verdict = await trail.verify()
        assert verdict.well, verdict.words
        assert verdict.records == 3
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


async def all_there(trail: AuditTrail, *names: str) -> bool:
    """Whether the trail holds a record about each of these."""
    with suppress(StoreUnavailable):
        text = "".join(await trail.chain.texts(0, 100))
        return all(name in text for name in names)
    return False


async def recorded(trail: AuditTrail, case_id: str) -> bool:
    """Try to write a record."""
    with suppress(AuditAway):
        await trail.record(happened(case_id))
        return True
    return False
