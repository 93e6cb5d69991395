"""Dead entries over a real Redis: listed without words, seen once, put back once."""

from __future__ import annotations

import argparse
import json

import pytest

from bot.casework.hops import Hop
from bot.casework.messages import ConversationId, InboundMessage, StaffName
from bot.commands.dead import dead
from bot.flows.receive import receive
from bot.flows.set_aside import set_aside
from bot.ports import Outside
from bot.settings import Settings
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from tests.edges.desk_kit import DeskKit
from tests.fakes import START
from tests.makers import a_message

CONVERSATION = ConversationId("telegram:7")
WORDS = "theyre outside mine with a machete"


async def the_hop(stores: RedisStores) -> Hop[InboundMessage]:
    """Return the one entry of the inbound stream, as handed to a worker."""
    partition = stores.shelf.partitions.of(CONVERSATION)
    await stores.inbound.prepare(partition)
    left = await stores.inbound.left(partition)
    return (left or await stores.inbound.fresh([partition]))[0]


async def give_up(stores: RedisStores, number: int = 1) -> None:
    """Let one message be given up as poison."""
    await stores.inbox.add(a_message(number, text=WORDS))
    await stores.inbound.bury(await the_hop(stores), "ZeroDivisionError", START)


async def test_an_entry_is_listed_with_what_went_wrong_and_without_words(
    stores: RedisStores,
) -> None:
    """When, stream, error class, conversation and how often it was handed out."""
    await give_up(stores)
    [entry] = await stores.dead.entries()
    assert (entry.stream, entry.error, entry.at) == ("in", "ZeroDivisionError", START)
    assert (entry.conversation_id, entry.deliveries) == (CONVERSATION, 1)
    assert WORDS not in repr(entry)


async def test_it_is_put_back_once(stores: RedisStores) -> None:
    """Twice pressed is once replayed; what comes back is the message as it was."""
    await give_up(stores)
    [entry] = await stores.dead.entries()
    assert await stores.dead.replay(entry.dead_id)
    assert not await stores.dead.replay(entry.dead_id)
    assert (await stores.inbound.backlog(), await stores.inbound.dead()) == (1, 0)
    assert (await the_hop(stores)).item == a_message(1, text=WORDS)


async def test_a_message_that_was_set_aside_is_handled_when_it_is_put_back(
    stores: RedisStores,
) -> None:
    """Set aside, what the screen saw has its case; put back, the message is read again."""
    kit = DeskKit()
    outside = Outside(
        casebook=stores.casebook,
        rasa=kit.rasa,
        roster=stores.roster,
        clock=kit.clock,
        directory=kit.outside.directory,
        week=kit.outside.week,
    )
    await give_up(stores)
    await set_aside(outside, a_message(1, text=WORDS), why="ZeroDivisionError")
    assert [case.tier.value for case in await stores.casebook.open_cases()] == ["P1"]
    [entry] = await stores.dead.entries()
    await stores.dead.replay(entry.dead_id)
    hop = await the_hop(stores)
    assert hop.item is not None
    await receive(outside, hop.item)
    [case] = await stores.casebook.open_cases()
    assert (case.tier.value, case.unread) == ("P1", 2)


async def test_seen_says_by_whom_and_sinks_to_the_end(stores: RedisStores) -> None:
    """It stays kept; who saw it first is what is remembered."""
    await give_up(stores, 1)
    await give_up(stores, 2)
    newest = (await stores.dead.entries())[0]
    assert await stores.dead.seen(newest.dead_id, StaffName("Priya Shah"), START)
    assert await stores.dead.seen(newest.dead_id, StaffName("Dave Price"), START)
    entries = await stores.dead.entries()
    assert [entry.seen_by for entry in entries] == [None, "Priya Shah"]
    assert entries[1].seen_at == START


@pytest.mark.parametrize("odd", ["", "in.3", "in.3.1-0", "out.999.1-1", "in.3.1-0\n", "../x", "9"])
async def test_an_id_that_is_none_changes_nothing(stores: RedisStores, odd: str) -> None:
    """Whatever stands in the address, nothing is moved."""
    assert not await stores.dead.replay(odd)
    assert not await stores.dead.seen(odd, StaffName("Priya Shah"), START)


async def test_bytes_that_are_no_message_can_be_put_back_too(stores: RedisStores) -> None:
    """After a repair of the code they may be readable."""
    partition = stores.shelf.partitions.of(CONVERSATION)
    key = stores.shelf.partitions.key(partition, "in")
    await stores.redis.xadd(key, {"i": b"\xff", "c": CONVERSATION})
    await stores.inbound.bury(await the_hop(stores), "RecordBroken", START)
    [entry] = await stores.dead.entries()
    assert await stores.dead.replay(entry.dead_id)
    assert (await the_hop(stores)).error == "RecordBroken"


async def test_from_the_command_line(
    stores: RedisStores, redis_server: EmbeddedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """`dead list --json` names them, `dead replay all` empties them, an unknown id is 1."""
    await give_up(stores, 1)
    await give_up(stores, 2)
    settings = Settings(REDIS_URL=redis_server.url)

    async def run(**asked: object) -> tuple[int, str]:
        status = await dead(settings, argparse.Namespace(**asked))
        return status, capsys.readouterr().out

    status, said = await run(what="list", json=True)
    assert (status, len(json.loads(said))) == (0, 2)
    assert "machete" not in said + (await run(what="list", json=False))[1]
    assert (await run(what="replay", which="in.0.1-1"))[0] == 1
    assert await run(what="replay", which="all") == (0, "2 entries are back on their streams.\n")
    assert await stores.inbound.backlog() == 2
