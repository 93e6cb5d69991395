"""WAYMARK_HOME: keys that stay the same, and what a running copy writes down."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.home import Home, HomeWrong, Running


def test_keys_stay_the_same_and_differ_by_purpose(tmp_path: Path) -> None:
    """A restart finds the same conversations; one purpose's key says nothing of another's."""
    first, again = Home(tmp_path / "home"), Home(tmp_path / "home")
    assert first.key("telegram") == again.key("telegram")
    assert first.key("telegram") != first.key("web chat")
    assert Home(tmp_path / "other").key("telegram") != first.key("telegram")


def test_the_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Nobody else on the machine may read the key or list the folder."""
    home = Home(tmp_path / "home")
    home.key("any")
    assert stat.S_IMODE((home.path / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.path.stat().st_mode) == 0o700


def test_processes_that_start_together_agree_on_the_key(tmp_path: Path) -> None:
    """However many make the key at once, one is kept and all use it."""
    homes = [Home(tmp_path / "home") for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda home: home.key("any"), homes))
    assert len(keys) == 1


def test_a_damaged_key_stops_the_start(tmp_path: Path) -> None:
    """A short key would silently rename every conversation: refuse it."""
    home = Home(tmp_path / "home")
    (home.path / "secret.key").write_bytes(b"short")
    with pytest.raises(HomeWrong, match="damaged"):
        home.key("any")


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """A file where the folder should be is said in one line with the setting's name."""
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeWrong, match=r"^WAYMARK_HOME is .*Allowed: [^\n]*$"):
        Home(tmp_path / "file")


def test_what_runs_is_found_again(tmp_path: Path) -> None:
    """Commands find the ports of a running copy, and nothing once it has stopped."""
    home = Home(tmp_path / "home")
    assert home.running() is None
    running = Running(
        "redis://127.0.0.1:1/0", "http://127.0.0.1:2", "", "http://desk", ((7, "began 1"),)
    )
    home.note_running(running)
    assert home.running() == running
    home.note_stopped()
    assert home.running() is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"v": 99}'])
def test_a_broken_note_is_no_note(tmp_path: Path, text: str) -> None:
    """A note that another version wrote, or that was cut short, counts as none."""
    home = Home(tmp_path / "home")
    (home.path / "running.json").write_text(text)
    assert home.running() is None
