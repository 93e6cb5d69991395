"""The doctor where another server can take over: real masters, replicas and Sentinels."""

from __future__ import annotations

from pathlib import Path

from bot.commands.doctor import examine
from bot.commands.findings import Finding, Level
from bot.settings import Settings
from bot.stores.redis_stores import open_stores
from tests.redis_process import Server
from tests.redis_servers import Cluster, Trio


async def of_replicas(servers: Trio | Cluster, home: Path) -> Finding:
    """Return what the doctor says of the replicas."""
    stores = open_stores(servers.address)
    await stores.check()
    await stores.close()
    settings = Settings(WAYMARK_HOME=home, **servers.environment)  # type: ignore[arg-type]
    return next(found for found in await examine(settings) if found.name == "replicas")


def guard(server: Server) -> None:
    """Have a server refuse writes when no replica is with it."""
    server.ask("CONFIG", "SET", "min-replicas-to-write", "1")


async def test_a_master_that_goes_on_when_it_is_cut_off_is_named(
    own_trio: Trio, tmp_path: Path
) -> None:
    """With how to stop it; where every server is set so, all is well."""
    found = await of_replicas(own_trio, tmp_path / "home")
    assert found.level is Level.LOOK
    assert "cut off" in found.says
    assert "min-replicas-to-write 1" in found.fix
    guard(own_trio.master())
    found = await of_replicas(own_trio, tmp_path / "home")
    assert (found.level, found.says) == (Level.OK, "2 follow 1 masters")


async def test_one_such_master_of_a_cluster_is_enough(pairs: Cluster, tmp_path: Path) -> None:
    """The others being set rightly does not hide it."""
    first, *others = pairs.masters()
    for server in others:
        guard(server)
    found = await of_replicas(pairs, tmp_path / "home")
    assert found.level is Level.LOOK
    guard(first)
    found = await of_replicas(pairs, tmp_path / "home")
    assert (found.level, found.says) == (Level.OK, "3 follow 3 masters")
