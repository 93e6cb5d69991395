"""A real Redis for the crash tests, emptied before each."""

from __future__ import annotations

from tests.edges.conftest import redis_server, stores

__all__ = ["redis_server", "stores"]
