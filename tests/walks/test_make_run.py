"""Starting and stopping a copy, as a newcomer would."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from bot.process_runner import leftovers
from tests.walks.copies import ROOT, bare_environment, started

pytestmark = pytest.mark.usefixtures("_rasa_installed")


def test_a_copy_starts_mends_itself_and_stops(tmp_path: Path) -> None:
    """One block says where everything is; what dies comes back; stopping leaves nothing."""
    with started(tmp_path / "home") as copy:
        copy.until_printed("Stop with Ctrl-C.")
        printed = "\n".join(copy.printed)
        assert copy.web in printed
        assert copy.desk in printed
        assert copy.password
        assert "TELEGRAM_TOKEN is not set" in printed
        health = copy.health()
        assert health.status_code == 200
        assert set(health.json()) >= {"redis", "rasa", "actions", "telegram", "workers"}
        assert httpx.get(f"{copy.web}/livez").status_code == 200

        copy.kill("bot worker")
        copy.until_printed("worker stopped")
        copy.until_printed("worker was started again")

        second = another_on(tmp_path / "home")
        assert second.returncode == 2
        assert second.stderr.count("\n") == 1
        assert "already running" in second.stderr

        processes = copy.running().processes
        assert len(processes) >= 6
        assert copy.stop() == 0
        assert not leftovers.still_running(processes)
        assert copy.home.running() is None
    key = tmp_path / "home/secret.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_what_a_killed_copy_left_is_ended_by_the_next(tmp_path: Path) -> None:
    """A copy that was killed outright leaves no second Redis on the same data."""
    with started(tmp_path / "home", RASA_URL="http://127.0.0.1:9") as copy:
        copy.until_printed("worker is up")
        processes = copy.running().processes
        os.kill(copy.pid_of("supervisord"), 9)
        copy.process.kill()
        copy.process.wait(120)
        assert leftovers.still_running(processes)
    with started(tmp_path / "home", RASA_URL="http://127.0.0.1:9") as copy:
        copy.until_printed("that an earlier copy left running")
        copy.until_printed("worker is up")
        assert not leftovers.still_running(processes)
        assert copy.health().status_code == 503
        assert httpx.get(f"{copy.web}/livez").status_code == 200


def another_on(home: Path) -> subprocess.CompletedProcess[str]:
    """Try to start a second copy on the same folder."""
    return subprocess.run(
        [sys.executable, "-m", "bot", "all"],
        cwd=ROOT,
        env={**bare_environment(), "WAYMARK_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
