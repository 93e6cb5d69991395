"""A cluster for tests to break: three masters, with replicas or without, and who holds what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId, InboundMessage
from bot.stores.embedded import EmbeddedServer
from bot.stores.partitions import Partitions
from bot.stores.redis_stores import RedisStores
from tests.redis_process import Server, wait_for
from tests.redis_servers import Cluster, start_cluster

PARTITIONS = Partitions()
NAMES = [f"telegram:{number}" for number in range(60)]


def started(folder: Path, *, replicas: int) -> Cluster:
    """Start a cluster of three masters that serves on while one of them is gone."""
    cluster = start_cluster(folder, replicas=replicas)
    for server in cluster.servers:
        server.ask("CONFIG", "SET", "cluster-require-full-coverage", "no")
        # However long ago it last heard of its master, a replica may take over.
        server.ask("CONFIG", "SET", "cluster-replica-validity-factor", "0")
    return cluster


@pytest.fixture
def bare(tmp_path: Path, redis_server: EmbeddedServer) -> Iterator[Cluster]:
    """Return three masters without replicas: nobody takes over from one that is gone."""
    cluster = started(tmp_path / "servers", replicas=0)
    yield cluster
    cluster.stop()


@pytest.fixture
def paired(tmp_path: Path, redis_server: EmbeddedServer) -> Iterator[Cluster]:
    """Return three masters with a replica each."""
    cluster = started(tmp_path / "servers", replicas=1)
    yield cluster
    cluster.stop()


def master_of(cluster: Cluster, name: str) -> Server:
    """Return the master that holds a conversation."""
    return cluster.master_of(PARTITIONS.key(PARTITIONS.of(ConversationId(name)), "in"))


def here_and_elsewhere(cluster: Cluster) -> tuple[str, str]:
    """Return a conversation of one master and one of another."""
    here = NAMES[0]
    master = master_of(cluster, here)
    return here, next(name for name in NAMES if master_of(cluster, name) is not master)


def replica_of(cluster: Cluster, master: Server) -> Server:
    """Return the server that follows a master."""
    return next(s for s in cluster.servers if s.info().get("master_port") == str(master.port))


def end(server: Server, how: str) -> None:
    """Kill a server, or stop it so that it holds its connections and answers nothing."""
    if how == "killed":
        server.kill()
    else:
        server.pause()


async def refused(stores: RedisStores, message: InboundMessage) -> bool:
    """Whether a message is not taken in just now."""
    try:
        await stores.inbox.add(message)
    except StoreUnavailable:
        return True
    return False


def change_places(cluster: Cluster, master: Server) -> None:
    """Let the replica of a master take over; the master lives on as its replica."""
    replica = replica_of(cluster, master)
    replica.ask("CLUSTER", "FAILOVER")
    wait_for(lambda: replica.info()["role"] == "master", "the replica takes over")
    wait_for(lambda: master.info()["role"] == "slave", "its master follows it")


def cut_off(cluster: Cluster, master: Server) -> None:
    """Let the replica of a master hear no more of it, though both live."""
    # It signs in with a password that the master does not have, and is turned away.
    replica_of(cluster, master).ask("CONFIG", "SET", "masterauth", "nobody")
    master.ask("CLIENT", "KILL", "TYPE", "replica")
    wait_for(lambda: "state" not in master.info().get("slave0", ""), "a replica cut off")


async def waiting(stores: RedisStores, name: str) -> list[str]:
    """Return what waits on the stream of a conversation, in the order in which it is read."""
    shelf = stores.shelf
    stream = shelf.partitions.key(shelf.partitions.of(ConversationId(name)), "in")
    rows: Any = await stores.redis.xrange(stream)
    found = [shelf.codec.decode(InboundMessage, row[b"i"], about=stream) for _, row in rows]
    return [message.text for message in found if message.conversation_id == name]
