"""A referral pack written and taken away, and a miss that reaches the training side."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from tests.edges.test_desk_packs import COMPLETE, filled, line_of
from tests.walks.copies import ROOT, Copy, Telegram, bare_environment
from tests.walks.staff import Staff
from tests.walks.test_audit import audit

WORDS = "my stepdad hit my sister again and shes 9, were in dudley"
RASA_PYTHON = ROOT / ".venv-rasa/bin/python"


def bot(waymark: Copy, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command beside the running copy."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={**bare_environment(), "WAYMARK_HOME": str(waymark.home.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def a_case(waymark: Copy, standin: Telegram, staff: Staff, words: str) -> str:
    """Let a contact write and staff claim the case; return the path of its page."""
    contact = standin.contact()
    standin.says(contact, words)
    standin.hears(contact)
    case = waymark.case_of(contact)
    assert case is not None
    path = f"/cases/{case['case_id']}"
    staff.opens(path)
    staff.sends(f"{path}/claim")
    staff.opens(path)
    return path


def downloaded(staff: Staff, pack: str, kind: str) -> bytes:
    """Press the button of one file of the first export."""
    token = re.search(r'name="csrf" value="([^"]+)"', staff.page)
    assert token is not None
    asked = {"csrf": token[1], "number": "1", "kind": kind}
    return staff.http.post(f"{pack}/file", data=asked).raise_for_status().content


def test_a_pack_is_written_read_again_exported_and_checked(
    waymark: Copy, standin: Telegram, staff: Staff, tmp_path: Path
) -> None:
    """Both files as the page's checksums say; one changed letter is found; all on the trail."""
    case = a_case(waymark, standin, staff, WORDS)
    staff.sends(f"{case}/packs", kind="children")
    opened = re.search(rf'href="({re.escape(case)}/packs/[^/"]+)/read"', staff.page)
    assert opened is not None
    pack = opened[1]
    words = line_of(staff.page, "my stepdad hit")
    staff.sends(f"{pack}/save", **{**filled(staff.page), **COMPLETE, "words": words})
    assert "Ready for the second look." in staff.page
    staff.opens(f"{pack}/read")
    assert "my stepdad hit my sister" in staff.page
    staff.sends(f"{pack}/look", read="yes", alone="I am the only one on shift tonight.")
    staff.sends(f"{pack}/export")
    sums = re.findall(r"<dd>([0-9a-f]{64})</dd>", staff.page)
    pdf, made = downloaded(staff, pack, "pdf"), downloaded(staff, pack, "json")
    assert pdf.startswith(b"%PDF-")
    assert sums[1:3] == [hashlib.sha256(data).hexdigest() for data in (pdf, made)]
    file = tmp_path / "pack.json"
    file.write_bytes(made)
    checked = bot(waymark, "pack", "verify", str(file))
    assert (checked.returncode, sums[0] in checked.stdout) == (0, True), checked.stdout
    assert json.loads(made)["pack"]["draft"]["recipient"]["service_id"] == "csc-dudley"
    file.write_bytes(made.replace(b"stepdad", b"stepmum"))
    assert bot(waymark, "pack", "verify", str(file)).returncode == 1
    trail = audit(waymark, "show", "--case", case.rpartition("/")[2]).stdout
    for done in ("Began", "Saved", "Gave", "Exported", "Downloaded"):
        assert re.search(rf"{done} a referral pack.*: done", trail), (done, trail)
    assert "stepdad" not in trail
    assert audit(waymark, "verify").returncode == 0


def test_a_miss_reaches_the_training_side(
    waymark: Copy, standin: Telegram, staff: Staff, tmp_path: Path
) -> None:
    """Marked at the desk, exported on the record, confirmed by a person, kept without names."""
    case = a_case(waymark, standin, staff, "can i talk to a person its about my mate Jayden")
    staff.sends(f"{case}/mark", mark="missed", mark_tier="P2", mark_route="exploitation")
    assert "missed" in bot(waymark, "misses").stdout
    exported = bot(waymark, "misses", "--json")
    (marked,) = (
        one
        for one in json.loads(exported.stdout)["cases"]
        if one["case_id"] == case.rpartition("/")[2]
    )
    assert (marked["mark"], marked["mark_tier"]) == ("missed", "P2")
    assert "marked cases" in audit(waymark, "show").stdout
    export, sheet, kept = tmp_path / "marked.json", tmp_path / "sheet.txt", tmp_path / "cases"
    export.write_text(exported.stdout, encoding="utf-8")
    sheet.write_text(
        misses(kept, "sheet", str(export)).replace("confirm: no", "confirm: yes"),
        encoding="utf-8",
    )
    misses(kept, "take", str(sheet), "--by", "Sam")
    lines = "".join(path.read_text(encoding="utf-8") for path in kept.glob("*.jsonl"))
    assert "its about my mate" in lines
    assert "Jayden" not in lines
    assert marked["case_id"] not in lines


def misses(kept: Path, *arguments: str) -> str:
    """Run the training side's command on its own Python; return what it printed."""
    return subprocess.run(
        [str(RASA_PYTHON), "-m", "nlu.misses", "--folder", str(kept), *arguments],
        cwd=ROOT,
        env=bare_environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout
