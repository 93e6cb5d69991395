"""From a cry for help to a closed case, and what staff are told meanwhile."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.waiting import PATIENCE
from tests.walks.copies import ROOT, STAFF_CHAT, Copy, Telegram, bare_environment
from tests.walks.staff import Staff


def test_a_case_from_danger_to_closed(waymark: Copy, standin: Telegram, staff: Staff) -> None:
    """Staff are alerted, claim, reply in Telegram, fill in the checklist and close the case."""
    contact = standin.contact()
    standin.says(contact, "theyre outside mine with a machete")
    heard = standin.hears(contact)
    assert "999" in heard.split(".")[0]
    case = waymark.case_of(contact)
    assert case is not None
    path = f"/cases/{case['case_id']}"
    alert = standin.hears(STAFF_CHAT, case["case_id"])
    assert "machete" not in alert

    assert case["case_id"] in staff.opens("/")
    staff.opens(path)
    staff.sends(f"{path}/claim")
    assert "theyre outside mine with a machete" in staff.opens(path)
    staff.sends(f"{path}/reply", text="This is Sam. Are you inside with the door locked?")
    standin.hears(contact, "Are you inside with the door locked?")

    standin.says(contact, "yeah police are here now")
    assert_soon(lambda: "yeah police are here now" in staff.opens(path))
    staff.opens(path)
    staff.sends(f"{path}/reply", text="I'm glad they are with you.")
    standin.hears(contact, "I'm glad they are with you.")
    staff.opens(path)
    staff.sends(f"{path}/checklist", called="yes")
    staff.opens(path)
    staff.sends(
        f"{path}/close",
        outcome="emergency_services",
        done="The police are with them.",
        alone="I am the only one on shift.",
    )
    closed = waymark.case_of(contact)
    assert closed is not None
    assert closed["state"] == "closed"

    standin.says(contact, "whats your number")
    assert "0121 626 5322" in standin.hears(contact, "0121 626 5322")


def test_the_command_line_lists_cases(waymark: Copy, standin: Telegram, staff: Staff) -> None:
    """`python -m bot cases --json` finds the running copy and lists what is open."""
    contact = standin.contact()
    standin.says(contact, "i want to talk to a person")
    standin.hears(contact)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "cases", "--json"],
        cwd=ROOT,
        env={**bare_environment(), "WAYMARK_HOME": str(waymark.home.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    mine = [
        case
        for case in json.loads(done.stdout)
        if case["conversation_id"] == waymark.conversation(contact)
    ]
    assert [case["tier"] for case in mine] == ["P3"]
    wanted = "case_id tier route state channel opened_at due_at reasons".split()
    assert set(wanted) <= set(mine[0])


def assert_soon(holds: object) -> None:
    """Look again until it holds: the desk's own pages do so every two seconds."""
    import time

    assert callable(holds)
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)
