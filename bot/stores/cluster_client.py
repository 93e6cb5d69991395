"""redis-py's client of a cluster, which sends nothing to a server that took over unnoticed.

By itself redis-py tries a call again at whichever server holds its key by then. After a takeover
that would put a newer message before those that the new master never had and that the journal
is about to store there (`docs/decisions/0030-journal.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextvars import ContextVar
from time import monotonic
from typing import Any

from redis._parsers.commands import AsyncCommandsParser
from redis.asyncio import RedisCluster
from redis.cluster import PRIMARY
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.stores.sentinels import TakenOver

# What redis-py and asyncio meet in their insides then (KeyError: its map of slots was emptied).
TORN = (AttributeError, IndexError, KeyError, RuntimeError, TypeError)
# Seconds. While a master is away each call to it would have the client ask anew who holds what,
# and everybody waits meanwhile, also for the others: with COMMAND some 50 ms each time.
ASKS_EVERY = 0.25
# How many changes of masters the client knew of when the call under way began.
_KNEW: ContextVar[int] = ContextVar("knew")


def torn(error: BaseException) -> bool:
    """Whether an error is that of a connection which was closed while something used it.

    When a cluster moves, redis-py closes the connections of one server under every task that
    writes to it just then; asyncio's transport then fails in its own insides.
    """
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    where = str(last.tb_frame.f_globals.get("__name__", "")) if last else ""
    return where.startswith(("asyncio.", "uvloop", "redis."))


class CommandsOnce(AsyncCommandsParser):
    """Which commands there are: asked once, and not again whenever a master is away."""

    async def initialize(self, node: Any = None) -> None:
        """Ask a server, unless one has answered before."""
        if not self.commands:
            await super().initialize(node)
        elif node:
            self.node = node


class ClusterClient(RedisCluster):
    """Tells when keys have another master, and refuses what was asked before it was known."""

    def __init__(self, **options: Any) -> None:
        begin: Any = super().__init__  # redis-py gives it no types
        begin(**options)
        self.commands_parser = CommandsOnce()
        self._watched: dict[int, list[str]] = {}
        self._tell: Callable[[Collection[str]], None] = lambda _keys: None
        # By slot: the server that was its master when last looked, and the change that it is of.
        self._masters: dict[int, str] = {}
        self._changed: dict[int, int] = {}
        self._changes = 0
        self._failed: str | None = None
        self._asked_at = -ASKS_EVERY

    def tell_of(self, keys: Iterable[str], tell: Callable[[Collection[str]], None]) -> None:
        """Have `tell` called with those of these keys that have another master from now on."""
        self._watched = {}
        for key in keys:
            self._watched.setdefault(self.keyslot(key), []).append(key)
        self._tell = tell

    async def initialize(
        self,
        additional_startup_nodes_info: Any = None,
        last_failed_node_name: str | None = None,
    ) -> ClusterClient:
        """Ask who holds what, if that is not known; last of all the server that failed last.

        Everybody waits meanwhile: asking one that hangs would hold up what lies on the others.
        """
        self._failed = last_failed_node_name or self._failed
        if self._initialize and self._known_just_now():
            self._initialize = False
            return self
        asks = self._initialize
        try:
            await super().initialize(additional_startup_nodes_info, self._failed)
        except (RedisConnectionError, RedisTimeoutError):
            self._ask_another()
            raise
        if asks:
            self._asked_at = monotonic()
        self._notice()
        return self

    def _known_just_now(self) -> bool:
        """Whether somebody has just said who holds what: a moment later nobody says otherwise."""
        lately = monotonic() - self._asked_at < ASKS_EVERY
        return lately and self.nodes_manager.default_node is not None

    def _ask_another(self) -> None:
        """Ask another master next which commands there are: redis-py asks the first it knows.

        One that is away would keep a process that starts from all the others.
        """
        masters = self.nodes_manager.get_nodes_by_server_type(PRIMARY)
        if masters:
            self.nodes_manager.move_node_to_end_of_cached_nodes(masters[0].name)

    async def execute_command(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command. Raises TakenOver, and redis' ConnectionError for a torn connection too."""
        knew = _KNEW.set(self._changes)
        try:
            return await super().execute_command(*args, **kwargs)
        except TORN as error:
            if not torn(error):
                raise
            raise RedisConnectionError(f"torn ({type(error).__name__})") from error
        finally:
            _KNEW.reset(knew)

    async def disconnect(self) -> None:
        """Close every connection. redis-py closes none while it is to ask who holds what."""
        await self.aclose()
        await self.nodes_manager.aclose()
        await self.nodes_manager.aclose("startup_nodes")

    async def _determine_slot(self, command: str, *args: Any) -> int:
        """Return a call's slot. redis-py asks before each try, and then goes to its master."""
        slot: int = await super()._determine_slot(command, *args)
        knew = _KNEW.get(self._changes)
        if slot not in self._masters:
            self._note((slot, *self._watched))
        if self._masters.get(slot) != self._master(slot):
            self._notice()
        if self._changed.get(slot, 0) > knew:
            raise TakenOver("another server has taken over")
        return slot

    def _note(self, slots: Iterable[int]) -> None:
        for slot in slots:
            master = self._master(slot)
            if master:
                self._masters.setdefault(slot, master)

    def _notice(self) -> None:
        """Compare what was known with what is known now, and tell what changed."""
        now = {slot: self._master(slot) for slot in self._masters}
        changed = {slot: at for slot, at in now.items() if at and at != self._masters[slot]}
        if changed:
            self._changes += 1
            self._masters |= changed
            self._changed |= dict.fromkeys(changed, self._changes)
            if keys := [key for slot in changed for key in self._watched.get(slot, ())]:
                self._tell(keys)

    def _master(self, slot: int) -> str:
        nodes = self.nodes_manager.slots_cache.get(slot)
        return str(nodes[0].name) if nodes else ""
