"""A real Redis for the crash tests, emptied before each."""

from __future__ import annotations

from tests.edges.conftest import own_trio, pairs, redis_server, stores

__all__ = ["own_trio", "pairs", "redis_server", "stores"]
