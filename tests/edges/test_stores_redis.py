"""What the stores promise of a real Redis: layout, outages, durability, streams."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework.cases import CaseState
from bot.casework.errors import RecordVersionWrong, SettingWrong
from bot.casework.messages import ConversationId, Delivery, InboundMessage
from bot.casework.records import Change, Sent
from bot.stores.codec import Codec
from bot.stores.embedded import EmbeddedServer
from bot.stores.partitions import Partitions, conversation_of
from bot.stores.redis_stores import RedisStores, open_stores
from tests.edges.stores_change import CONVERSATION, a_full_change
from tests.fakes import START
from tests.makers import a_case, a_conversation, a_message, a_reply, an_entry, the_entry_of


async def test_all_that_one_change_writes_lies_in_one_partition(stores: RedisStores) -> None:
    """Every key that a transaction touches carries the same hash tag: it runs on a cluster."""
    await stores.inbox.add(a_message())
    await stores.casebook.commit(a_full_change())
    await stores.casebook.delivered(a_reply(), Sent(Delivery.SENT, "tg:2"), START)
    tag = stores.shelf.partitions.key(stores.shelf.partitions.of(CONVERSATION), "")
    keys = {str(key, "utf-8") for key in await stores.shelf.redis.keys("*")} - {"wm:layout"}
    assert len(keys) >= 12
    assert [key for key in keys if not key.startswith(tag.removesuffix(":"))] == []


def test_a_case_lies_in_its_conversations_partition() -> None:
    """Also where the conversation's own id has dots in it."""
    partitions = Partitions(16)
    for name in ("telegram:7", "webchat:a.b.c", "telegram:-100123"):
        case = a_case(name)
        assert conversation_of(case.case_id) == name
        assert partitions.of_case(case.case_id) == partitions.of(ConversationId(name))


def test_the_partition_of_a_conversation_never_changes() -> None:
    """Written down, so that a new release finds the data of the last."""
    found = [Partitions(16).of(ConversationId(f"telegram:{n}")) for n in range(6)]
    assert found == [4, 2, 8, 14, 13, 11]


async def test_another_number_of_partitions_is_refused_at_the_start(stores: RedisStores) -> None:
    """It would look for conversations where they are not."""
    other = open_stores(
        f"redis://127.0.0.1:{stores.redis.connection_pool.connection_kwargs['port']}/0",
        partitions=8,
    )
    with pytest.raises(SettingWrong, match=r"8.*16"):
        await other.check()
    await other.close()


async def test_data_of_another_version_are_refused_at_the_start(stores: RedisStores) -> None:
    """A release that cannot read the data does not start."""
    await stores.redis.hset("wm:layout", "version", "99")
    with pytest.raises(RecordVersionWrong, match="99"):
        await stores.check()


async def test_an_entry_goes_off_its_stream_with_the_change_that_handles_it(
    stores: RedisStores,
) -> None:
    """One transaction: nothing is handled and still waiting, or gone and not handled."""
    message = a_message()
    await stores.inbox.add(message)
    partition = stores.shelf.partitions.of(message.conversation_id)
    await stores.inbound.prepare(partition)
    (hop,) = await stores.inbound.fresh([partition])
    assert hop.item == message
    await stores.casebook.commit(
        Change(conversation=a_conversation(), handled=message.message_id), hop=hop
    )
    assert await stores.inbound.backlog() == 0
    assert await stores.inbound.left(partition) == []


async def test_what_a_worker_left_unfinished_is_found_in_order(stores: RedisStores) -> None:
    """Who takes a partition over reads its predecessor's entries first, with their count."""
    partition = stores.shelf.partitions.of(CONVERSATION)
    for number in range(5):
        await stores.inbox.add(a_message(number))
    await stores.inbound.prepare(partition)
    taken = await stores.inbound.fresh([partition], count=3)
    await stores.inbound.finish(taken[1])
    left = await stores.inbound.left(partition)
    assert [hop.item.text for hop in left if hop.item] == ["hello 0", "hello 2"]
    assert [hop.deliveries for hop in left] == [2, 2]
    rest = await stores.inbound.fresh([partition])
    assert [hop.item.text for hop in rest if hop.item] == ["hello 3", "hello 4"]


async def test_bytes_that_are_no_message_are_handed_over_as_such(stores: RedisStores) -> None:
    """A broken entry blocks nobody: it comes without an item and can be buried."""
    partition = stores.shelf.partitions.of(CONVERSATION)
    await stores.inbox.add(a_message())
    key = stores.shelf.partitions.key(partition, "in")
    await stores.redis.xadd(key, {"i": b"\xff\x00", "c": CONVERSATION})
    await stores.inbound.prepare(partition)
    good, bad = await stores.inbound.fresh([partition])
    assert good.item is not None
    assert (bad.item, bad.error, bad.about) == (None, "RecordBroken", CONVERSATION)
    await stores.inbound.bury(bad, bad.error, START)
    assert (await stores.inbound.backlog(), await stores.inbound.dead()) == (1, 1)


async def test_message_ids_are_remembered_for_48_hours(stores: RedisStores) -> None:
    """Marks are bounded: they expire by themselves."""
    await stores.inbox.add(a_message())
    await stores.casebook.commit(a_full_change())
    for pattern in ("*:seen:*", "*:done:*"):
        (key,) = await stores.redis.keys(pattern)
        assert 47 * 3600 < await stores.redis.ttl(key) <= 48 * 3600


async def test_words_reach_redis_through_the_codec_alone(redis_server: EmbeddedServer) -> None:
    """With a seal that hides bytes no word, name or note is readable in any key or value."""

    class Hidden:
        def close(self, plain: bytes, *, about: str) -> bytes:
            return plain.hex().encode()

        def open(self, sealed: bytes, *, about: str) -> bytes:
            return bytes.fromhex(sealed.decode())

    opened = open_stores(redis_server.url, codec=Codec(Hidden()))
    await opened.redis.flushall()
    reply = a_reply(text="ZEBRA")
    await opened.inbox.add(a_message(text="ZEBRA"))
    await opened.casebook.commit(
        Change(
            conversation=a_conversation(slots=(("name", "ZEBRA"),)),
            case=a_case(reasons=("ZEBRA",)),
            entries=(an_entry("ZEBRA"), the_entry_of(reply)),
            replies=(reply,),
        )
    )
    await opened.casebook.delivered(replace(reply, text="ZEBRA two"), Sent(Delivery.SENT), START)
    await opened.roster.shift_on("ZEBRA", START)  # type: ignore[arg-type]
    for key in await opened.shelf.redis.keys("*"):
        assert b"ZEBRA" not in key
        assert b"ZEBRA" not in await opened.shelf.redis.dump(key)
    said = await opened.casebook.transcript(CONVERSATION)
    assert [entry.text for entry in said] == ["ZEBRA", "ZEBRA two"]
    await opened.close()


async def test_a_lease_has_one_holder(stores: RedisStores) -> None:
    """Held leases are not taken, lost ones not renewed, given-back ones free at once."""
    assert await stores.leases.hold([1, 2], "a", 5000) == {1, 2}
    assert await stores.leases.hold([2, 3], "b", 5000) == {3}
    assert await stores.leases.renew([1, 3], "a", 5000) == {1}
    await stores.leases.release(1, "b")
    assert await stores.leases.hold([1], "b", 5000) == frozenset()
    await stores.leases.release(1, "a")
    assert await stores.leases.hold([1], "b", 5000) == {1}


async def test_workers_that_fall_silent_are_not_counted(stores: RedisStores) -> None:
    """Who is alive is who has said so lately."""
    await stores.leases.beat("a", 5000)
    assert await stores.leases.beat("b", 5000) == ("a", "b")
    await stores.leases.gone("a")
    assert await stores.leases.alive(5000) == ("b",)


async def test_a_case_that_closes_leaves_every_index_of_open_ones(stores: RedisStores) -> None:
    """Nothing falls due on it, and the queue no longer shows it."""
    await stores.casebook.commit(a_full_change())
    kept = await stores.casebook.case(a_case().case_id)
    assert kept is not None
    await stores.casebook.commit(Change(case=replace(kept, state=CaseState.CLOSED)))
    partition = stores.shelf.partitions.of(CONVERSATION)
    for index, size in (("open", 0), ("due", 0), ("all", 1)):
        assert await stores.redis.zcard(stores.shelf.partitions.key(partition, index)) == size


def test_stored_messages_name_their_kind() -> None:
    """A record of one kind is never read as another that happens to fit."""
    assert b'"k":"InboundMessage"' in Codec().encode(a_message())
    assert Codec().decode(InboundMessage, Codec().encode(a_message())) == a_message()


async def test_a_case_that_cannot_be_read_hides_no_other(
    stores: RedisStores, caplog: pytest.LogCaptureFixture
) -> None:
    """Staff still see the rest of the queue; the broken one is said in the log by its id."""
    for name in ("telegram:1", "telegram:2"):
        await stores.casebook.commit(Change(case=a_case(name)))
    broken = stores.shelf.partitions.key(
        stores.shelf.partitions.of(ConversationId("telegram:1")), "case", "telegram:1.c1"
    )
    await stores.redis.hset(broken, "b", b"{}")
    assert [case.conversation_id for case in await stores.casebook.open_cases()] == ["telegram:2"]
    assert "telegram:1.c1" in caplog.text
