"""The connection to Redis, of whichever kind, and which errors mean that the store is away."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from redis.asyncio import BlockingConnectionPool, Redis, RedisCluster
from redis.asyncio.cluster import ClusterNode
from redis.asyncio.connection import Connection, SSLConnection
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import SentinelConnectionPool
from redis.backoff import ExponentialBackoff, NoBackoff
from redis.exceptions import (
    AskError,
    ClusterError,
    MasterDownError,
    MovedError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisClusterException,
    RedisError,
    ResponseError,
    TryAgainError,
)
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.casework.errors import StoreUnavailable
from bot.stores.address import StoreAddress, StoreKind, single
from bot.stores.cluster_client import TORN, ClusterClient, torn
from bot.stores.gathering import GatheringRedis
from bot.stores.master_connection import MasterConnection, SecureMasterConnection
from bot.stores.sentinels import MasterPool, SteadySentinels

# Seconds. A commit waits for the disk (appendfsync always), which takes milliseconds; past
# this the store counts as away, and what was being stored is tried again later.
ANSWER_WITHIN = 5.0
CONNECT_WITHIN = 2.0
# Seconds for a Sentinel: the next one is asked when one is silent.
SENTINEL_WITHIN = 0.5
# A blocking read may wait this long (milliseconds): well under ANSWER_WITHIN.
BLOCK_AT_MOST = 1000
# In a cluster each blocking read holds a connection of its own, for each stream and partition.
CLUSTER_CONNECTIONS = 1024
# Error codes by which Redis says that it cannot write or serve just now. A script's error
# carries the code of the command that failed inside it, after a dash. UNBLOCKED and MOVED end a
# blocking read whose server is no longer master; NOREPLICAS is min-replicas-to-write.
AWAY = re.compile(
    r"(?:^|[ -])(OOM|READONLY|MISCONF|LOADING|MASTERDOWN|NOREPLICAS|CLUSTERDOWN|TRYAGAIN|BUSY"
    r"|UNBLOCKED|MOVED|ASK)\b"
)

# Of some, redis-py makes errors of their own and takes the code out of their words.
AWAY_TOO = (
    ReadOnlyError,
    OutOfMemoryError,
    ClusterError,
    MasterDownError,
    MovedError,
    AskError,
    TryAgainError,
)


def connect(where: str | StoreAddress, *, connections: int = 64) -> Redis:
    """Return a client of the store at `where` (a URL: one Redis); nothing is contacted yet.

    One quick retry covers connections that a restarted server closed. Every script may run
    twice without harm. A cluster's client is another class with the same commands; what it
    cannot do (transactions and reads over several slots) the stores do not ask of it.
    """
    address = single(where) if isinstance(where, str) else where
    if address.kind is StoreKind.SENTINEL:
        return _by_sentinels(address, connections)
    if address.kind is StoreKind.CLUSTER:
        return _to_cluster(address)
    pool = BlockingConnectionPool.from_url(
        address.url,
        max_connections=connections,
        timeout=ANSWER_WITHIN,
        **_ways(retries=1),
    )
    return GatheringRedis.from_pool(pool)


def _ways(*, retries: int) -> dict[str, Any]:
    return {
        "protocol": 2,
        "socket_timeout": ANSWER_WITHIN,
        "socket_connect_timeout": CONNECT_WITHIN,
        "retry": Retry(ExponentialBackoff(cap=0.2, base=0.02), retries),
    }


def _signing_in(address: StoreAddress) -> dict[str, Any]:
    return {"username": address.username, "password": address.password, "ssl": address.tls}


def _by_sentinels(address: StoreAddress, connections: int) -> Redis:
    """Ask the Sentinels for the master anew with each connection that is made."""
    asking = {
        "socket_timeout": SENTINEL_WITHIN,
        "socket_connect_timeout": SENTINEL_WITHIN,
        "password": address.sentinel_password,
        "ssl": address.tls,
        # redis-py 8 tries each ten times by itself; here the next one is asked at once.
        "retry": Retry(NoBackoff(), 0),
    }
    sentinels: Any = SteadySentinels(list(address.nodes), sentinel_kwargs=asking)
    client: Redis = sentinels.master_for(
        address.master,
        GatheringRedis,
        MasterPool,
        db=address.db,
        # Room for all that a Blocking pool would make wait: past it is "away", never a queue.
        max_connections=4 * connections,
        connection_class=SecureMasterConnection if address.tls else MasterConnection,
        **_ways(retries=1),
        **_signing_in(address),
    )
    return client


def _to_cluster(address: StoreAddress) -> Redis:
    nodes = [ClusterNode(host, port) for host, port in address.nodes]
    cluster = ClusterClient(
        startup_nodes=nodes,
        max_connections=CLUSTER_CONNECTIONS,
        # At a MOVED correct that slot alone: else redis-py closes every connection in use.
        reinitialize_steps=0,
        **_ways(retries=2),
        **_signing_in(address),
    )
    return cast("Redis", cluster)


def on_takeover(client: Any, keys: Iterable[str], tell: Callable[[Collection[str]], None]) -> None:
    """Have `tell` called with those of these keys that another server holds from now on.

    Behind Sentinels one master holds all of them; a single Redis has no other.
    """
    every = list(keys)
    if isinstance(client, ClusterClient):
        client.tell_of(every, tell)
    elif isinstance(client.connection_pool, MasterPool):
        client.connection_pool.taken_over = lambda: tell(every)


async def follow(client: Any) -> None:
    """Let a client of Sentinels go over to another master that they have named meanwhile."""
    if not is_cluster(client) and isinstance(client.connection_pool, MasterPool):
        await client.connection_pool.follow()


def is_cluster(client: object) -> bool:
    """Whether a client is a cluster's."""
    return isinstance(client, RedisCluster)


def same_way(cluster: Any, host: str, port: int) -> Redis:
    """Return a client of one server of a cluster, signed in as the cluster's own client is."""
    known = cluster.connection_kwargs
    names = ("username", "password")
    return Redis(
        host=host,
        port=port,
        max_connections=4,
        ssl=issubclass(known.get("connection_class", Connection), SSLConnection),
        **{name: known.get(name) for name in names},
        **_ways(retries=1),
    )


async def disconnect(client: Redis) -> None:
    """Close every connection of a client, those to its Sentinels too."""
    if isinstance(client, ClusterClient):
        await client.disconnect()
        return
    pool = client.connection_pool
    await client.aclose()
    if isinstance(pool, SentinelConnectionPool):
        await pool.sentinel_manager.aclose()


@contextmanager
def reaching() -> Iterator[None]:
    """Turn every error that means "the store is away" into StoreUnavailable.

    The message is the error's class or code: Redis repeats arguments in some messages.
    """
    try:
        yield
    except AWAY_TOO as error:
        raise StoreUnavailable(f"Redis cannot serve ({type(error).__name__})") from None
    except ResponseError as error:
        away = AWAY.search(str(error))
        if away is None:
            raise
        raise StoreUnavailable(f"Redis answers {away[1]}") from None
    except (RedisConnectionError, RedisTimeoutError, OSError, TimeoutError) as error:
        raise StoreUnavailable(f"Redis cannot be reached ({type(error).__name__})") from None
    except TORN as error:
        if not torn(error):
            raise
        raise StoreUnavailable("Redis cannot be reached (torn)") from None
    except (RedisError, RedisClusterException) as error:
        raise StoreUnavailable(f"Redis failed ({type(error).__name__})") from None
