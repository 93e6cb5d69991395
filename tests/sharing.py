"""How the front's tests are shared out among processes (`pytest -n 4`).

Tests go one by one to whichever process is free, but for those that share something dear: they
stay together, so that it is started once. The slowest folders go first, or one process would
still run them when the others have nothing left. (xdist's own `--dist loadgroup` keeps nothing
together under pytest 9.2: pytest-dev/pytest-xdist issue 1386.)
"""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

SLOWEST_FIRST = ("tests/walks/", "tests/crash/", "tests/browser/", "tests/edges/")
# Words of a test's name, and what tests with these words share.
TOGETHER = {
    "tests/walks/": "a running copy",
    "[sentinel]": "a Sentinel trio and a cluster",
    "[cluster]": "a Sentinel trio and a cluster",
    "test_stores_kinds.py": "a Sentinel trio and a cluster",
}
ALONE = ("tests/crash/",)  # these start servers of their own, to break them


def shares(nodeid: str) -> str:
    """Return what a test shares with others, or its own name."""
    if nodeid.startswith(ALONE):
        return nodeid
    return next((what for words, what in TOGETHER.items() if words in nodeid), nodeid)


def rank(nodeid: str) -> int:
    """Return where a test's folder stands in the order: 0 goes first."""
    found = (number for number, place in enumerate(SLOWEST_FIRST) if nodeid.startswith(place))
    return next(found, len(SLOWEST_FIRST))


class Sharing(LoadScopeScheduling):  # type: ignore[misc] # xdist ships no types
    """xdist's scheduling by scope, with `shares` as the scope."""

    def _split_scope(self, nodeid: str) -> str:
        return shares(nodeid)


def slowest_first(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the tests of a process of xdist in order; a run in one process keeps its own."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: rank(item.nodeid))
