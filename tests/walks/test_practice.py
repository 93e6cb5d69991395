"""A practice contact on a running copy: the real stream, flows and stores, and nowhere else."""

from __future__ import annotations

import re

from tests.walks.copies import STAFF_CHAT, Copy, Telegram
from tests.walks.staff import Staff
from tests.walks.test_staff_answer import assert_soon


def test_a_practice_case_stays_among_its_own(
    waymark: Copy, standin: Telegram, staff: Staff
) -> None:
    """The bot answers it and staff can work it; the queue, the alerts and the report stay as is."""
    staff.opens("/practice")
    staff.sends("/practice", script="door")
    phone = re.search(r'action="(/practice/[^"]+)/say"', staff.page)
    assert phone is not None
    here = phone.group(1)
    staff.http.post(f"{here}/say", data={**_hidden(staff.page), "line": "next"}).raise_for_status()
    assert_soon(lambda: "Call 999" in staff.opens(here))
    opened = re.search(r'href="(/cases/[^"]+)"', staff.page)
    assert opened is not None
    case = opened.group(1)
    assert case not in staff.opens("/")
    assert case in staff.opens("/?practice=yes")
    staff.opens(case)
    staff.sends(f"{case}/claim")
    staff.opens(case)
    staff.sends(f"{case}/reply", text="This is only practice, and I answer it.")
    assert_soon(lambda: "This is only practice" in staff.opens(here))
    staff.opens(case)
    staff.sends(f"{case}/release")
    # A real one after it is told; of the practice nothing ever was.
    contact = standin.contact()
    standin.says(contact, "theyre outside mine with a machete")
    real = assert_case(waymark, contact)
    told = standin.hears(STAFF_CHAT, real)
    assert case.rpartition("/")[2] not in told
    assert "Practice cases alert nobody" in staff.opens(case)
    assert case not in staff.opens("/board")
    staff.opens(here)
    staff.sends(f"{here}/erase", sure="yes")
    assert "Nothing of that practice contact is kept" in staff.page
    assert staff.http.get(case).status_code == 404
    assert case not in staff.opens("/?practice=yes")


def assert_case(waymark: Copy, contact: int) -> str:
    """Wait for the case of a contact and return its id."""
    assert_soon(lambda: waymark.case_of(contact) is not None)
    case = waymark.case_of(contact)
    assert case is not None
    return str(case["case_id"])


def _hidden(page: str) -> dict[str, str]:
    """Return what each form of a page carries by itself."""
    return dict(re.findall(r'name="(csrf|press)" value="([^"]+)"', page))
