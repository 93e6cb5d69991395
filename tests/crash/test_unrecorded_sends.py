"""Redis dies while sends are in the air, then their worker: nobody is sent a second copy."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import pytest

from bot.stores.redis_stores import RedisStores
from bot.stores.spool_file import files
from bot.stores.spool_format import Found, records
from tests.crash.test_worker_crashes import (  # noqa: F401 - the fixture is used by its name
    MANY,
    Laboratory,
    all_done,
    check_all,
    laboratory,
    write,
)
from tests.waiting import until


def noted(journal: Path) -> int:
    """Return how many sends lie whole on disk."""
    found = [each for path in files(journal) for each in records(path.read_bytes())]
    return sum(isinstance(each, Found) for each in found)


# With "beside", a worker that lives on finds the sends begun before the dead one's successor does.
@pytest.mark.parametrize("beside", [False, True])
async def test_what_was_sent_while_the_store_was_away_is_not_sent_again(
    stores: RedisStores,
    laboratory: Laboratory,  # noqa: F811
    tmp_path: Path,
    *,
    beside: bool,
) -> None:
    """Redis is killed, the answers come, the worker is killed, Redis is back: each reply once."""
    journal, hold = tmp_path / "journal", tmp_path / "hold"

    def start(worker: str) -> subprocess.Popen[bytes]:
        return laboratory.start(worker=worker, journal=str(journal), hold=str(hold))

    doomed = start("doomed")
    if beside:
        start("living")
    keys = [stores.shelf.partitions.key(n, "lease") for n in stores.shelf.partitions.all()]
    names = {b"doomed", b"living"} if beside else {b"doomed"}

    async def shared() -> bool:
        return set(await stores.redis.mget(keys)) == names

    await until(shared)
    await write(stores, MANY)
    # One reply of each contact is in the air: the contact has it, its sender does not know yet.
    await until(lambda: len(laboratory.seen("reply")) == len(MANY))
    laboratory.server.kill()
    hold.touch()
    await until(lambda: noted(journal) == len(MANY))
    doomed.kill()
    doomed.wait()
    await asyncio.to_thread(laboratory.server.restart)
    if not beside:
        start("next")
    await until(lambda: all_done(stores))
    await check_all(stores, laboratory, MANY)
    assert set(laboratory.seen("reply").values()) == {1}
