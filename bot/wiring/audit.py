"""The audit trail on the real store, its ends written down in WAYMARK_HOME."""

from __future__ import annotations

from bot.desk.audit_heads import HeadsFile
from bot.desk.audit_store import RedisChain
from bot.desk.audit_trail import AuditTrail
from bot.home import Home
from bot.ports import Clock
from bot.stores.redis_stores import RedisStores


def audit_trail(stores: RedisStores, home: Home, clock: Clock) -> AuditTrail:
    """What is done at the desk, and to its accounts from the command line, written down."""
    chain = RedisChain(stores.redis, stores.shelf.codec, stores.replicas)
    heads = HeadsFile(home.path / "audit" / "heads.log")
    return AuditTrail(chain, heads, clock, home.key("audit trail"))
