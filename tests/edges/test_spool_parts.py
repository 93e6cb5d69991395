"""The spool of a store of several servers: one that is away holds up only what lies there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import ConversationId, InboundMessage
from bot.stores.codec import Codec
from bot.stores.spool import Spool
from bot.stores.spool_file import files
from bot.stores.spool_replay import CHUNK, REFUSED_AT_MOST
from tests.edges.spool_bench import Bench, bench, crashed
from tests.makers import a_message

__all__ = ["bench"]

EAST, WEST = "east:1", "west:1"


@dataclass
class Servers:
    """Two servers of one store, by the first letter of a conversation. `tried`: every call.

    `back_at`: both are there again from this message on. `odd`: one that breaks the store's code.
    """

    bench: Bench
    away: set[str] = field(default_factory=set)
    tried: list[str] = field(default_factory=list)
    back_at: str = ""
    odd: str = ""

    def __post_init__(self) -> None:
        self.bench.store.away = False
        self.bench.part_of = lambda name: ord(name[0])
        self._add = self.bench.store.add
        self.bench.store.add = self.add  # type: ignore[method-assign]

    async def add(self, message: InboundMessage) -> bool:
        """Store a message. Raises StoreUnavailable."""
        self.tried.append(message.message_id)
        if message.message_id == self.back_at:
            self.away = set()
        if message.message_id == self.odd:
            raise RuntimeError("odd")
        if message.conversation_id[0] in self.away:
            raise StoreUnavailable("its server is away")
        return await self._add(message)

    def stored(self, name: str) -> list[str]:
        """Return what is stored of a conversation, in its order."""
        return [m.text for m in self.bench.store.inbound if m.conversation_id == name]


@pytest.fixture
def servers(bench: Bench) -> Servers:
    """Return both servers, there."""
    return Servers(bench)


async def kept(spool: Spool, name: str, *numbers: int) -> None:
    """Keep messages of a conversation, as the intake does when its server is away."""
    for number in numbers:
        spool.lost()
        await spool.keep(a_message(number, name))


async def round_of(spool: Spool) -> bool:
    """Hand over once; whether nothing stayed."""
    try:
        await spool.hand_over()
    except StoreUnavailable:
        return False
    return True


async def test_what_is_for_another_server_is_handed_over_meanwhile(
    bench: Bench, servers: Servers
) -> None:
    """The rest keeps its order; and while there is any, new messages of all come here first."""
    spool = bench.spool()
    for number in range(3):
        await kept(spool, WEST, number)
        await kept(spool, EAST, number)
    servers.away = {"w"}
    assert not await round_of(spool)
    assert servers.stored(EAST) == ["hello 0", "hello 1", "hello 2"]
    assert spool.state() == "3 waiting for the store"
    assert spool.away() and spool.first(ConversationId(EAST))
    await kept(spool, WEST, 3)
    servers.away = set()
    assert await round_of(spool)
    assert not spool.away() and not spool.first(ConversationId(WEST))
    assert servers.stored(WEST) == ["hello 0", "hello 1", "hello 2", "hello 3"]
    assert files(bench.folder) == ()


async def test_a_server_that_is_away_is_not_asked_for_every_message(
    bench: Bench, servers: Servers
) -> None:
    """And what the other took is not handed over a second time, for as long as it lasts."""
    spool = bench.spool()
    for number in range(20):
        await kept(spool, f"west:{number}", 1)
    await kept(spool, EAST, 1, 2)
    servers.away = {"w"}
    for _ in range(3):
        assert not await round_of(spool)
    assert [tried for tried in servers.tried if tried.startswith("east")] == [
        "east:1:1",
        "east:1:2",
    ]
    assert len(servers.tried) == 3 + 2
    await spool.close()


async def test_what_lies_behind_many_that_wait_is_reached(bench: Bench, servers: Servers) -> None:
    """A shard is away for an hour and another for a moment: the moment's messages do not wait."""
    spool = bench.spool()
    await kept(spool, WEST, *range(CHUNK + 10))
    await kept(spool, EAST, 1)
    await kept(spool, WEST, CHUNK + 10)
    await kept(spool, EAST, 2)
    servers.away = {"w"}
    assert not await round_of(spool)
    assert servers.stored(EAST) == ["hello 1", "hello 2"]
    servers.away = set()
    assert await round_of(spool)
    assert servers.stored(WEST) == [f"hello {number}" for number in range(CHUNK + 11)]


async def test_a_long_line_that_stays_is_not_read_anew_in_every_round(
    bench: Bench, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With 20,000 of them a round took most of a second, and others wait for its end."""
    read: list[int] = []
    decode = Codec.decode

    def counted(codec: Codec, *args: Any, **options: Any) -> Any:
        read.append(1)
        return decode(codec, *args, **options)

    spool = bench.spool()
    await kept(spool, WEST, *range(3 * CHUNK))
    servers.away = {"w"}
    await kept(spool, EAST, 0)
    assert not await round_of(spool)
    await kept(spool, EAST, 1)
    monkeypatch.setattr(Codec, "decode", counted)
    assert not await round_of(spool)
    assert servers.stored(EAST) == ["hello 0", "hello 1"]
    assert len(read) <= CHUNK + 1
    servers.away = set()
    assert await round_of(spool)
    assert servers.stored(WEST) == [f"hello {number}" for number in range(3 * CHUNK)]


async def test_a_server_that_comes_back_within_a_round_gets_nothing_out_of_order(
    bench: Bench, servers: Servers
) -> None:
    """What was refused at the beginning of a long file comes before what stands at its end."""
    spool = bench.spool()
    await kept(spool, WEST, *range(CHUNK))
    await kept(spool, EAST, 1)
    await kept(spool, WEST, CHUNK)
    servers.away, servers.back_at = {"w"}, f"{EAST}:1"
    assert not await round_of(spool)
    assert servers.stored(WEST) == []
    assert await round_of(spool)
    assert servers.stored(WEST) == [f"hello {number}" for number in range(CHUNK + 1)]


async def test_nothing_overtakes_a_message_that_the_store_will_not_have(
    bench: Bench, servers: Servers
) -> None:
    """It is tried some times before it is set aside, and others go on all the while."""
    spool = bench.spool()
    await kept(spool, WEST, *range(CHUNK + 1))
    await kept(spool, EAST, 1)
    servers.odd = f"{WEST}:0"
    for _ in range(REFUSED_AT_MOST - 1):
        assert not await round_of(spool)
        assert servers.stored(WEST) == []
        assert servers.stored(EAST) == ["hello 1"]
    assert await round_of(spool)
    assert servers.stored(WEST) == [f"hello {number}" for number in range(1, CHUNK + 1)]


async def test_after_a_crash_what_was_handed_over_already_changes_nothing(
    bench: Bench, servers: Servers
) -> None:
    """The next start does not know how far it got; ids settle it, and order holds."""
    spool = bench.spool()
    await kept(spool, WEST, 1)
    await kept(spool, EAST, 1)
    servers.away = {"w"}
    assert not await round_of(spool)
    await bench.store.add(a_message(2, EAST))  # straight to the store: nothing of it waits
    crashed(spool)
    servers.away = set()
    assert await round_of(bench.spool())
    assert servers.stored(EAST) == ["hello 1", "hello 2"]
    assert servers.stored(WEST) == ["hello 1"]
    assert files(bench.folder) == ()
