"""Reading the queue again: what changed is read anew, what went is gone, the rest is as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework.cases import Case
from bot.casework.records import Change
from bot.stores.codec import Codec
from bot.stores.redis_stores import RedisStores
from tests.makers import a_case, a_conversation


async def queue(stores: RedisStores, *numbers: int) -> None:
    """Put a case for each number on the queue."""
    for number in numbers:
        name = f"telegram:{number}"
        change = Change(conversation=a_conversation(name), case=a_case(name))
        await stores.casebook.commit(change)


async def test_a_case_that_did_not_change_is_not_decoded_again(
    stores: RedisStores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of three, the one that somebody changed is read anew and shows the change."""
    await queue(stores, 1, 2, 3)
    before = await stores.casebook.open_cases()
    changed = replace(before[1], unread=before[1].unread + 1)
    await stores.casebook.commit(Change(case=changed))
    decoded: list[type] = []
    decode = Codec.decode

    def noting(codec: Codec, kind: type[Case], data: bytes, *, about: str = "") -> Case:
        decoded.append(kind)
        return decode(codec, kind, data, about=about)

    monkeypatch.setattr(Codec, "decode", noting)
    after = {case.case_id: case for case in await stores.casebook.open_cases()}
    assert decoded == [Case]
    assert after[changed.case_id].unread == changed.unread
    assert after[changed.case_id].revision == changed.revision + 1
    assert {before[0].case_id, before[2].case_id} < set(after)


async def test_a_case_that_is_gone_is_not_kept(stores: RedisStores) -> None:
    """Erased in Redis, it stands neither in the answer nor in memory."""
    await queue(stores, 1, 2)
    first, _ = await stores.casebook.open_cases()
    shelf = stores.shelf
    partition = shelf.partitions.of_case(first.case_id)
    await stores.redis.delete(shelf.partitions.key(partition, "case", first.case_id))
    left = await stores.casebook.open_cases()
    assert first.case_id not in {case.case_id for case in left}
    assert len(stores.casebook.look._seen) == len(left) == 1


async def test_a_record_that_broke_is_said_each_time_and_hides_no_other(
    stores: RedisStores, caplog: pytest.LogCaptureFixture
) -> None:
    """Also when it could be read at the look before."""
    await queue(stores, 1, 2)
    first, second = await stores.casebook.open_cases()
    shelf = stores.shelf
    key = shelf.partitions.key(shelf.partitions.of_case(first.case_id), "case", first.case_id)
    await stores.redis.hset(key, "b", b"no record")
    for looks in (1, 2):
        assert await stores.casebook.open_cases() == (second,)
        assert caplog.text.count("cannot be read") == looks
