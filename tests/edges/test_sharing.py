"""Tests that share something dear run in one process, whatever their number."""

from __future__ import annotations

import pytest

from tests.sharing import rank, shares


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tests/walks/test_first_words.py::test_a", "tests/walks/test_zz_rasa_away.py::test_b"),
        ("tests/edges/test_stores_kinds.py::test_a", "tests/edges/test_x.py::test_b[cluster]"),
        ("tests/edges/test_x.py::test_a[sentinel]", "tests/edges/test_x.py::test_b[cluster]"),
    ],
)
def test_what_is_dear_is_started_once(one: str, other: str) -> None:
    """A running copy of Waymark; a Sentinel trio and a cluster."""
    assert shares(one) == shares(other)


@pytest.mark.parametrize(
    "name",
    [
        "tests/edges/test_x.py::test_a[redis]",
        "tests/crash/test_takeover.py::test_a[sentinel]",  # breaks the servers that it starts
        "tests/casework/test_x.py::test_a[walks]",
    ],
)
def test_any_other_test_goes_wherever_there_is_room(name: str) -> None:
    """It shares with nobody."""
    assert shares(name) == name


def test_the_slowest_folders_go_first() -> None:
    """Walks, crashes, browsers; what takes milliseconds fills the gaps at the end."""
    places = ["walks", "crash", "browser", "edges", "flows"]
    ranks = [rank(f"tests/{place}/test_x.py::test_a") for place in places]
    assert ranks == sorted(set(ranks))
