"""Rasa killed: danger is still seen, nobody is turned away, and it comes back by itself."""

from __future__ import annotations

from tests.walks.copies import Copy, Telegram
from tests.walks.staff import Staff


def test_rasa_killed_and_back(waymark: Copy, standin: Telegram, staff: Staff) -> None:
    """999 and a case without Rasa; a fallback and a case for the rest; then the real answer."""
    waymark.kill("nlu.serve")
    in_danger, parent = standin.contact(), standin.contact()
    standin.says(in_danger, "theyre outside mine with a machete")
    standin.says(parent, "is there a mentor for my lad, hes 13")
    assert "999" in standin.hears(in_danger).split(".")[0]
    danger = waymark.case_of(in_danger)
    assert danger is not None
    assert danger["tier"] == "P1"
    fallback = standin.hears(parent)
    assert "Specialist mentoring" not in fallback
    assert waymark.case_of(parent) is not None
    waymark.until_printed("rasa was started again")
    standin.hears(parent, "Specialist mentoring", within=90)
    assert waymark.health().status_code == 200
