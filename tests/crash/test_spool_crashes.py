"""Kill -9 with messages in the spool: what was accepted arrives, in order, once."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from bot.stores.spool_file import files
from tests.waiting import until

ROOT = Path(__file__).parents[2]
NOWHERE = "redis://127.0.0.1:9/0"


@contextmanager
def taking_in(
    folder: Path, url: str, *, first: int = 0, count: int = 0, dies_before: int = 0
) -> Iterator[subprocess.Popen[str]]:
    """Run a process that takes messages in; it does not outlive the block."""
    numbers = [str(number) for number in (first, count, dies_before)]
    command = [sys.executable, "-m", "tests.crash.spool_process", str(folder), url, *numbers]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def accepted(process: subprocess.Popen[str]) -> list[str]:
    """Return the ids that the process accepted, once it has taken all in."""
    assert process.stdout is not None
    lines = [line.strip() for line in iter(process.stdout.readline, "taken in\n") if line]
    assert process.poll() is None
    return lines


async def arrived(stores: RedisStores) -> dict[str, list[str]]:
    """Return the message ids on the inbound streams by contact, in order."""
    found: dict[str, list[str]] = {"telegram:1": [], "telegram:2": []}
    for partition in stores.shelf.partitions.all():
        key = stores.shelf.partitions.key(partition, "in")
        rows: Any = await stores.redis.xrange(key)
        for _, fields in rows:
            about = fields[b"c"].decode()
            data = fields[b"i"].decode()
            found[about].append(data.partition('"message_id":"')[2].partition('"')[0])
    return found


def expected(name: str, count: int) -> list[str]:
    """Return the ids of a contact's first messages."""
    return [f"{name}:{number}" for number in range(count)]


async def test_killed_between_keeping_and_handing_over_nothing_is_lost(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path
) -> None:
    """A process accepts with the store away and is killed; the next start hands it over first."""
    folder = tmp_path / "spool"
    with taking_in(folder, NOWHERE, count=5) as process:
        ids = accepted(process)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert len(ids) == 10
    with taking_in(folder, redis_server.url, first=5, count=3):
        await until(lambda: _all(stores, 16))
        await until(lambda: files(folder) == ())
    assert await arrived(stores) == {
        name: expected(name, 8) for name in ("telegram:1", "telegram:2")
    }


async def test_killed_while_handing_over_each_message_arrives_once(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path
) -> None:
    """Half of it was handed over: the next start begins again, and nothing is there twice."""
    folder = tmp_path / "spool"
    with taking_in(folder, NOWHERE, count=5) as process:
        accepted(process)
    with taking_in(folder, redis_server.url, dies_before=4) as process:
        assert process.wait(120) == -signal.SIGKILL
    # Two contacts' messages travel side by side: the one beside the last may not have left.
    assert 2 <= sum(map(len, (await arrived(stores)).values())) <= 3
    with taking_in(folder, redis_server.url):
        await until(lambda: _all(stores, 10))
        await until(lambda: files(folder) == ())
    assert await arrived(stores) == {
        name: expected(name, 5) for name in ("telegram:1", "telegram:2")
    }


async def _all(stores: RedisStores, count: int) -> bool:
    return sum(map(len, (await arrived(stores)).values())) == count
