"""Staff of a running copy are told: a test from the terminal, and a case put with a team."""

from __future__ import annotations

import subprocess
import sys

from tests.walks.copies import ROOT, STAFF_CHAT, Copy, Telegram, bare_environment
from tests.walks.staff import Staff


def test_a_test_alert_reaches_the_staff_chat(
    waymark: Copy, standin: Telegram, staff: Staff
) -> None:
    """From the terminal: it goes out by the worker, and the outcome is printed and kept."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "alerts", "test"],
        cwd=ROOT,
        env={
            **bare_environment(),
            "WAYMARK_HOME": str(waymark.home.path),
            "TELEGRAM_TOKEN": "990001:walks",
            "TELEGRAM_STAFF_CHAT": str(STAFF_CHAT),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "got through" in done.stdout
    standin.hears(STAFF_CHAT, "Test alert")
    assert "Test alert" in staff.opens("/alerts")


def test_a_case_put_with_another_team_alerts_it(
    waymark: Copy, standin: Telegram, staff: Staff
) -> None:
    """Claimed, put with mentoring: the staff chat hears the team, the case keeps the tries."""
    contact = standin.contact()
    standin.says(contact, "theyre outside mine with a machete")
    standin.hears(contact)
    case = waymark.case_of(contact)
    assert case is not None
    page = f"/cases/{case['case_id']}"
    staff.opens(page)
    staff.sends(f"{page}/claim")
    staff.sends(f"{page}/team", team="mentoring", note="They know the family well.")
    standin.hears(STAFF_CHAT, "Put with your team by a colleague")
    assert "Mentoring team" in staff.opens(page)
    assert "Put with your team by a colleague" in staff.opens("/alerts")
