"""A small run of the crash laboratory: real processes, real kills, every promise held.

That the oracle names a promise which is broken on purpose is `make chaos ARGS=--prove`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Seconds. It takes under one minute on a machine at rest; eight processes start, some ten times.
AT_MOST = 900


def laboratory(folder: Path, *more: str) -> tuple[int, str]:
    """Run the laboratory's small run; return its exit status and all that it printed."""
    command = [sys.executable, "-m", "bench.chaos", "--quick", "--home", str(folder), *more]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "CHAOS_REPORTS": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            printed, _ = process.communicate()
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait()
    return process.returncode, printed


@pytest.mark.timeout(AT_MOST)
def test_ten_kills_and_a_lost_redis_break_no_promise(tmp_path: Path) -> None:
    """Thirty contacts on both channels, two workers, every process hit."""
    status, printed = laboratory(tmp_path, "--seed", "7")
    assert status == 0, printed
    assert "every promise held" in printed
