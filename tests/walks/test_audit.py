"""The audit trail of a running copy, verified from the terminal."""

from __future__ import annotations

import subprocess
import sys

import redis

from bot.desk.audit_store import HEAD, RECORDS
from tests.walks.copies import ROOT, Copy, Telegram, bare_environment
from tests.walks.staff import Staff


def audit(waymark: Copy, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m bot audit` beside the running copy."""
    return subprocess.run(
        [sys.executable, "-m", "bot", "audit", *arguments],
        cwd=ROOT,
        env={**bare_environment(), "WAYMARK_HOME": str(waymark.home.path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_what_was_done_is_there_and_no_change_is_unseen(
    waymark: Copy, standin: Telegram, staff: Staff
) -> None:
    """A claim stands on the trail; one changed byte or a cut tail ends `verify` with 1."""
    contact = standin.contact()
    standin.says(contact, "theyre outside mine with a machete")
    standin.hears(contact)
    case = waymark.case_of(contact)
    assert case is not None
    staff.opens(f"/cases/{case['case_id']}")
    staff.sends(f"/cases/{case['case_id']}/claim")
    shown = audit(waymark, "show", "--case", case["case_id"]).stdout
    assert "Claimed a case: done" in shown
    assert "Sam" in shown
    assert "machete" not in shown
    well = audit(waymark, "verify")
    assert (well.returncode, well.stderr) == (0, "")
    assert "is as it was written" in well.stdout
    with redis.Redis.from_url(waymark.running().redis_url) as store:
        rows, head = store.lrange(RECORDS, 0, -1), store.get(HEAD)
        row = rows[1]
        store.lset(RECORDS, 1, row[:40] + bytes([row[40] ^ 1]) + row[41:])
        changed = audit(waymark, "verify")
        assert changed.returncode == 1
        assert "Record 2" in changed.stdout
        store.lset(RECORDS, 1, row)
        store.ltrim(RECORDS, 0, len(rows) - 3)
        cut = audit(waymark, "verify")
        assert cut.returncode == 1
        assert "missing at the end" in cut.stdout
        store.rpush(RECORDS, *rows[-2:])
        assert store.get(HEAD) == head
    assert audit(waymark, "verify").returncode == 0
