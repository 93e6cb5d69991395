"""Real Redis servers on loopback, for tests: a Sentinel trio, a cluster.

Each is started on free ports with its data in a folder of its own, syncing before it answers,
and each process can be killed by its id (`redis_process`). `stop` ends whatever still runs.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bot.loopback import free_ports
from bot.stores.address import StoreAddress, StoreKind
from bot.stores.embedded import find_server
from tests.redis_process import Server, trying, wait_for

MASTER = "waymark"
# Milliseconds of silence after which a master counts as dead: short, so that tests are.
SILENCE = 700
SLOTS = 16384
# How far above its port a node of a cluster has the one on which nodes talk.
BUS = 10_000


def in_step(master: Server, replicas: int) -> bool:
    """Whether a server is a master with so many replicas that follow it."""
    info = master.info()
    followed = [info.get(f"slave{number}", "") for number in range(replicas)]
    return info["role"] == "master" and all("'state': 'online'" in each for each in followed)


@dataclass
class Sentinel(Server):
    """One Sentinel process. It rewrites its own configuration file."""

    master_port: int = 0

    def start(self) -> None:
        """Start it, watching the master."""
        self.folder.mkdir(parents=True, exist_ok=True)
        conf = self.folder / "sentinel.conf"
        if not conf.exists():
            lines = (
                f"port {self.port}",
                "bind 127.0.0.1",
                f'dir "{self.folder}"',
                f"sentinel monitor {MASTER} 127.0.0.1 {self.master_port} 2",
                f"sentinel down-after-milliseconds {MASTER} {SILENCE}",
                f"sentinel failover-timeout {MASTER} 3000",
                f"sentinel parallel-syncs {MASTER} 2",
            )
            conf.write_text("\n".join(lines) + "\n", encoding="utf-8")
        binary = find_server(os.environ.get("REDIS_SERVER_BIN", ""))
        self._launch([binary, str(conf), "--sentinel"])


@dataclass
class Trio:
    """A master, its replicas, and three Sentinels that choose another master when it dies."""

    servers: list[Server]
    sentinels: list[Sentinel]

    @property
    def address(self) -> StoreAddress:
        """Return the address that stores use."""
        nodes = tuple(("127.0.0.1", sentinel.port) for sentinel in self.sentinels)
        return StoreAddress(StoreKind.SENTINEL, nodes=nodes, master=MASTER)

    @property
    def environment(self) -> dict[str, str]:
        """Return the same as settings."""
        nodes = ",".join(f"127.0.0.1:{sentinel.port}" for sentinel in self.sentinels)
        return {"REDIS_SENTINELS": nodes, "REDIS_SENTINEL_MASTER": MASTER}

    def master(self) -> Server:
        """Return the server that the first Sentinel which answers names."""
        for sentinel in self.sentinels:
            if sentinel.pid:
                named = sentinel.ask("SENTINEL", "get-master-addr-by-name", MASTER)
                port = int(named[1])  # type: ignore[index]
                return next(server for server in self.servers if server.port == port)
        raise RuntimeError("no Sentinel runs")

    def ready(self) -> bool:
        """Whether every server that runs is in step, and every Sentinel knows of all."""
        alive = [server for server in self.servers if server.pid]
        if not in_step(self.master(), len(alive) - 1):
            return False
        return all(self._knows(each, len(self.servers) - 1) for each in self.sentinels if each.pid)

    def _knows(self, sentinel: Sentinel, replicas: int) -> bool:
        with sentinel.client() as client:
            state = client.sentinel_master(MASTER)
        others = len(self.sentinels) - 1
        return bool(state["num-slaves"] >= replicas and state["num-other-sentinels"] >= others)

    def wait(self) -> None:
        """Wait until it is whole."""
        wait_for(self.ready, "a Sentinel trio in step")

    def wait_for_another(self, dead: Server) -> Server:
        """Wait until every Sentinel offers another server as master, and return it."""
        wait_for(lambda: self._offers_another_than(dead), "another master")
        return self.master()

    def _offers_another_than(self, dead: Server) -> bool:
        # A client passes over a Sentinel that holds its master for down, as each may for a
        # moment after a takeover on a busy machine.
        for sentinel in self.sentinels:
            if sentinel.pid:
                with sentinel.client() as client:
                    state = client.sentinel_master(MASTER)
                if state["port"] == dead.port or state["is_sdown"] or state["is_odown"]:
                    return False
        return self.master().info()["role"] == "master"

    def stop(self) -> None:
        """End every process."""
        for server in (*self.sentinels, *self.servers):
            server.stop()


def start_trio(folder: Path, *, replicas: int = 2) -> Trio:
    """Start a master, its replicas and three Sentinels, and wait until all are in step."""
    return trying(lambda place: _trio(place, replicas), folder)


def _trio(folder: Path, replicas: int) -> Trio:
    ports = free_ports(replicas + 4)
    first, *rest = ports[: replicas + 1]
    servers = [Server(folder / "redis-1", first)]
    for number, port in enumerate(rest, start=2):
        more = ("--replicaof", "127.0.0.1", str(first), "--repl-diskless-sync-delay", "0")
        servers.append(Server(folder / f"redis-{number}", port, more))
    servers[0].more = ("--repl-diskless-sync-delay", "0")
    sentinels = [
        Sentinel(folder / f"sentinel-{number}", port, master_port=first)
        for number, port in enumerate(ports[replicas + 1 :], start=1)
    ]
    trio = Trio(servers, sentinels)
    try:
        for server in servers:
            server.start()
        for server in servers:
            server.wait()
        wait_for(lambda: in_step(servers[0], replicas), "replicas in step")
        # A Sentinel asks for the replicas when it starts, and then only every ten seconds.
        for sentinel in sentinels:
            sentinel.start()
        trio.wait()
    except BaseException:
        trio.stop()
        raise
    return trio


@dataclass
class Cluster:
    """Masters that share the slots, each with its replicas."""

    servers: list[Server]

    @property
    def address(self) -> StoreAddress:
        """Return the address that stores use."""
        nodes = tuple(("127.0.0.1", server.port) for server in self.servers)
        return StoreAddress(StoreKind.CLUSTER, nodes=nodes)

    @property
    def environment(self) -> dict[str, str]:
        """Return the same as settings."""
        return {"REDIS_CLUSTER": ",".join(f"127.0.0.1:{s.port}" for s in self.servers)}

    def masters(self) -> list[Server]:
        """Return the servers that hold slots and live, as they say themselves."""
        alive = [server for server in self.servers if server.pid]
        return [server for server in alive if server.info()["role"] == "master"]

    def master_of(self, key: str) -> Server:
        """Return the server that holds a key."""
        seen = next(server for server in self.servers if server.pid)
        slot = int(str(seen.ask("CLUSTER", "KEYSLOT", key)))
        for row in seen.ask("CLUSTER", "SLOTS"):  # type: ignore[attr-defined]
            if int(row[0]) <= slot <= int(row[1]):
                return next(server for server in self.servers if server.port == int(row[2][1]))
        raise RuntimeError(f"no server holds slot {slot}")

    def ready(self) -> bool:
        """Whether every server that runs sees the whole cluster, and replicas are in step."""
        alive = [server for server in self.servers if server.pid]
        for server in alive:
            if "cluster_state:ok" not in str(server.ask("CLUSTER", "INFO")):
                return False
            info = server.info()
            if info["role"] == "slave" and info["master_link_status"] != "up":
                return False
        return sum(int(s.info()["connected_slaves"]) for s in self.masters()) == len(alive) - len(
            self.masters()
        )

    def wait(self) -> None:
        """Wait until it is whole."""
        wait_for(self.ready, "a whole cluster")

    def stop(self) -> None:
        """End every process."""
        for server in self.servers:
            server.stop()


def start_cluster(folder: Path, *, masters: int = 3, replicas: int = 0) -> Cluster:
    """Start a cluster of `masters`, each with `replicas`, and wait until it is whole."""
    return trying(lambda place: _cluster(place, masters, replicas), folder)


def _cluster(folder: Path, masters: int, replicas: int) -> Cluster:
    more = (
        *("--cluster-enabled", "yes"),
        *("--cluster-node-timeout", str(SILENCE)),
        *("--repl-diskless-sync-delay", "0"),
    )
    ports = free_ports(masters * (1 + replicas), also=BUS)
    servers = [Server(folder / f"node-{n}", port, more) for n, port in enumerate(ports, start=1)]
    cluster = Cluster(servers)
    try:
        for server in servers:
            server.start()
        for server in servers:
            server.wait()
        _join(servers, masters)
        cluster.wait()
    except BaseException:
        cluster.stop()
        raise
    return cluster


def _join(servers: list[Server], masters: int) -> None:
    """Share the slots out, let the nodes meet, and put replicas behind their masters."""
    for number, server in enumerate(servers[:masters]):
        first, end = SLOTS * number // masters, SLOTS * (number + 1) // masters
        server.ask("CLUSTER", "ADDSLOTS", *range(first, end))
        server.ask("CLUSTER", "SET-CONFIG-EPOCH", number + 1)
    for server in servers[1:]:
        server.ask("CLUSTER", "MEET", "127.0.0.1", servers[0].port)
    wait_for(lambda: all(_knows_all(one, len(servers)) for one in servers), "nodes that met")
    ids = [str(server.ask("CLUSTER", "MYID")) for server in servers]
    for number, server in enumerate(servers[masters:]):
        master = ids[number % masters]
        wait_for(lambda s=server, m=master: bool(s.ask("CLUSTER", "REPLICATE", m)), "a replica")  # type: ignore[misc]


def _knows_all(server: Server, count: int) -> bool:
    nodes = str(server.ask("CLUSTER", "NODES"))
    return len(nodes.splitlines()) == count and "handshake" not in nodes
