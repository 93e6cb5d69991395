"""The connection to Redis, and which of its errors mean that the store is away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.casework.errors import StoreUnavailable

# Seconds. A commit waits for the disk (appendfsync always), which takes milliseconds; past
# this the store counts as away, and what was being stored is tried again later.
ANSWER_WITHIN = 5.0
CONNECT_WITHIN = 2.0
# A blocking read may wait this long (milliseconds): well under ANSWER_WITHIN.
BLOCK_AT_MOST = 1000
# Error codes by which Redis says that it cannot write or serve just now. A script's error
# carries the code of the command that failed inside it, after a dash.
AWAY = re.compile(
    r"(?:^|[ -])(OOM|READONLY|MISCONF|LOADING|MASTERDOWN|NOREPLICAS|CLUSTERDOWN|TRYAGAIN|BUSY)\b"
)


def connect(url: str, *, connections: int = 64) -> Redis:
    """Return a client of the Redis at `url`; nothing is contacted yet.

    One quick retry covers connections that a restarted server closed. Every script may run
    twice without harm.
    """
    pool = BlockingConnectionPool.from_url(
        url,
        protocol=2,
        socket_timeout=ANSWER_WITHIN,
        socket_connect_timeout=CONNECT_WITHIN,
        max_connections=connections,
        timeout=ANSWER_WITHIN,
        retry=Retry(ExponentialBackoff(cap=0.2, base=0.02), 1),
    )
    return Redis.from_pool(pool)


@contextmanager
def reaching() -> Iterator[None]:
    """Turn every error that means "the store is away" into StoreUnavailable.

    The message is the error's class or code: Redis repeats arguments in some messages.
    """
    try:
        yield
    except ResponseError as error:
        away = AWAY.search(str(error))
        if away is None:
            raise
        raise StoreUnavailable(f"Redis answers {away[1]}") from None
    except (RedisConnectionError, RedisTimeoutError, OSError, TimeoutError) as error:
        raise StoreUnavailable(f"Redis cannot be reached ({type(error).__name__})") from None
    except RedisError as error:
        raise StoreUnavailable(f"Redis failed ({type(error).__name__})") from None
