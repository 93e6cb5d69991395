"""Every store in Redis, opened together."""

from __future__ import annotations

from dataclasses import dataclass

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from bot.casework.errors import RecordVersionWrong, SettingWrong
from bot.casework.messages import ConversationId, InboundMessage, Reply
from bot.casework.records import Alert
from bot.ports.replicas import NoReplicas, Replicas
from bot.stores.address import StoreAddress, StoreKind, single
from bot.stores.codec import VERSION, Codec
from bot.stores.connection import connect, disconnect, is_cluster, reaching
from bot.stores.partitions import DEFAULT_PARTITIONS, LAYOUT, Partitions
from bot.stores.redis_alerts import RedisAlertLog
from bot.stores.redis_casebook import RedisCasebook
from bot.stores.redis_dead import RedisDead
from bot.stores.redis_deliveries import RedisDeliveries
from bot.stores.redis_gaps import RedisGaps
from bot.stores.redis_inbox import RedisInbox
from bot.stores.redis_leases import RedisLeases
from bot.stores.redis_ledger import RedisLedger
from bot.stores.redis_presence import RedisPresence
from bot.stores.redis_roster import RedisEvents, RedisRoster
from bot.stores.redis_rota import RedisRotas
from bot.stores.redis_streams import RedisStream
from bot.stores.redis_tallies import RedisTallies
from bot.stores.redis_totals import RedisTotals
from bot.stores.replicas import WaitedFor
from bot.stores.shared_events import SharedEvents
from bot.stores.shelf import Shelf


@dataclass(frozen=True)
class RedisStores:
    """What the wiring hands out. `redis` is for stores of other rooms (staff accounts)."""

    redis: Redis
    address: StoreAddress
    shelf: Shelf
    inbox: RedisInbox
    casebook: RedisCasebook
    deliveries: RedisDeliveries
    roster: RedisRoster
    events: SharedEvents
    leases: RedisLeases
    alert_log: RedisAlertLog
    inbound: RedisStream[InboundMessage]
    outbound: RedisStream[Reply]
    alerts: RedisStream[Alert]
    dead: RedisDead
    totals: RedisTotals
    presence: RedisPresence
    rotas: RedisRotas
    ledger: RedisLedger
    tallies: RedisTallies
    gaps: RedisGaps

    @property
    def replicas(self) -> Replicas:
        """Where another server can take over: waits until it would not lose a write."""
        return self.shelf.replicas

    def part_of(self, conversation_id: ConversationId) -> int:
        """Return the part of the store that is there or away with a conversation.

        Of a cluster, its partition; anything else is there or away as a whole.
        """
        whole = self.address.kind is not StoreKind.CLUSTER
        return 0 if whole else self.shelf.partitions.of(conversation_id)

    @property
    def parts(self) -> tuple[frozenset[int], ...]:
        """The partitions that are there or away together: of a cluster, each by itself."""
        every = self.shelf.partitions.all()
        if self.address.kind is not StoreKind.CLUSTER:
            return (frozenset(every),)
        return tuple(frozenset((partition,)) for partition in every)

    async def check(self) -> None:
        """Check that the data were laid out by this code; lay them out when there are none.

        Raises RecordVersionWrong, SettingWrong (another number of partitions), StoreUnavailable.
        """
        mine = {"version": str(VERSION), "partitions": str(self.shelf.partitions.count)}
        with reaching():
            for field, value in mine.items():
                await self.redis.hsetnx(LAYOUT, field, value)
            version, partitions = await self.redis.hmget(LAYOUT, ["version", "partitions"])
        if int(version or 0) != VERSION:
            raise RecordVersionWrong(
                f"the stored data have version {int(version or 0)}; this code knows {VERSION}"
            )
        if int(partitions or 0) != self.shelf.partitions.count:
            raise SettingWrong(
                f"partitions is {self.shelf.partitions.count}, but the stored data have "
                f"{int(partitions or 0)}: the number cannot change once data are stored"
            )

    async def lacking(self) -> tuple[str, ...]:
        """Return what this Redis lacks to keep what it acknowledges, in plain words.

        Empty when nothing is lacking, or when it does not say (some hosts forbid CONFIG).
        """
        wanted = {
            "appendonly": ("yes", "what it holds is lost when it stops"),
            "appendfsync": ("always", "a power cut can lose what was just acknowledged"),
            "maxmemory-policy": ("noeviction", "it may drop cases when memory runs short"),
        }
        held: dict[str, str] = {}
        try:
            with reaching():
                for name in wanted:
                    held |= await self._laxest(name, wanted[name][0])
        except ResponseError:
            return ()
        return tuple(
            f"{name} is {held[name]}, not {value}: {why}"
            for name, (value, why) in wanted.items()
            if held.get(name, value) != value
        )

    async def _laxest(self, name: str, wanted: str) -> dict[str, str]:
        """Return a setting as a server has it; of a cluster's servers, one that differs."""
        if not is_cluster(self.redis):
            held: dict[str, str] = await self.shelf.redis.config_get(name)
            return held
        every = "all"  # redis-py's word for each server, replicas too
        each = await self.shelf.redis.execute_command("CONFIG GET", name, target_nodes=every)
        values = [answer.get(name, wanted) for answer in each.values()]
        return {name: next((value for value in values if value != wanted), wanted)}

    async def ping(self) -> None:
        """Ask Redis whether it is there. Raises StoreUnavailable."""
        with reaching():
            await self.redis.ping()

    async def close(self) -> None:
        """Close every connection."""
        await self.replicas.close()
        await disconnect(self.redis)


def open_stores(
    where: str | StoreAddress,
    *,
    partitions: int = DEFAULT_PARTITIONS,
    codec: Codec | None = None,
    connections: int = 64,
) -> RedisStores:
    """Return every store at `where` (a URL: one Redis); nothing is contacted until a call."""
    address = single(where) if isinstance(where, str) else where
    redis = connect(address, connections=connections)
    replicas = WaitedFor(redis) if address.replicated else NoReplicas()
    shelf = Shelf(redis, Partitions(partitions), codec or Codec(), replicas=replicas)
    return stores_on(shelf, address)


def stores_on(shelf: Shelf, address: StoreAddress) -> RedisStores:
    """Return every store with these tools."""
    return RedisStores(
        redis=shelf.redis,
        address=address,
        shelf=shelf,
        inbox=RedisInbox(shelf),
        casebook=RedisCasebook(shelf, RedisDeliveries(shelf)),
        deliveries=RedisDeliveries(shelf),
        roster=RedisRoster(shelf),
        events=SharedEvents(RedisEvents(shelf)),
        leases=RedisLeases(shelf),
        alert_log=RedisAlertLog(shelf),
        inbound=RedisStream(shelf, "in", InboundMessage),
        outbound=RedisStream(shelf, "out", Reply),
        alerts=RedisStream(shelf, "alerts", Alert),
        dead=RedisDead(shelf),
        totals=RedisTotals(shelf),
        presence=RedisPresence(shelf),
        rotas=RedisRotas(shelf),
        ledger=RedisLedger(shelf),
        tallies=RedisTallies(shelf),
        gaps=RedisGaps(shelf),
    )
