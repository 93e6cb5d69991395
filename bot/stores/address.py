"""Where the store is: one Redis, the master that Sentinels name, or a cluster."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

Node = tuple[str, int]


class StoreKind(str, Enum):
    """How the Redis is run."""

    SINGLE = "single"  # one server at one address
    SENTINEL = "sentinel"  # a master with replicas; Sentinels say which one is master
    CLUSTER = "cluster"  # several masters that share the keys, each with replicas


@dataclass(frozen=True)
class StoreAddress:
    """All that is needed to reach the store.

    `url` belongs to a single Redis alone. `nodes` are Sentinels, or the cluster's nodes to
    begin with, as (host, port). `master` is the name under which the Sentinels watch it.
    """

    kind: StoreKind
    url: str = field(default="", repr=False)
    nodes: tuple[Node, ...] = ()
    master: str = ""
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    sentinel_password: str | None = field(default=None, repr=False)
    tls: bool = False
    db: int = 0

    @property
    def replicated(self) -> bool:
        """Whether another server may take over: then what was acknowledged can be lost."""
        return self.kind is not StoreKind.SINGLE

    @property
    def setting(self) -> str:
        """Return the name of the setting that says where it is."""
        names = {StoreKind.SENTINEL: "REDIS_SENTINELS", StoreKind.CLUSTER: "REDIS_CLUSTER"}
        return names.get(self.kind, "REDIS_URL")

    def in_words(self) -> str:
        """Say which kind it is, for people; no address that holds a password."""
        shown = ", ".join(f"{host}:{port}" for host, port in self.nodes)
        if self.kind is StoreKind.SENTINEL:
            return f"sentinel: master {self.master} by {shown}"
        return f"cluster: {shown}" if self.kind is StoreKind.CLUSTER else "one Redis"


def single(url: str) -> StoreAddress:
    """Return the address of one Redis."""
    return StoreAddress(StoreKind.SINGLE, url=url)
