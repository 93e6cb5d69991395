"""The directory's YAML and its published snapshot, on a real disk."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.casework.directory import directory_from_snapshot
from bot.casework.errors import DirectoryWrong
from bot.stores.directory_file import SERVICES_YML, load_directory, load_snapshot, publish

GOOD: dict[str, Any] = yaml.safe_load(SERVICES_YML.read_text(encoding="utf-8"))


def written(tmp_path: Path, service_id: str, **changes: Any) -> Path:
    """The real file with one service changed; a change to None removes the field."""
    data = json.loads(json.dumps(GOOD))
    record = next(one for one in data["services"] if one["id"] == service_id)
    for name, value in changes.items():
        if value is None:
            record.pop(name, None)
        else:
            record[name] = value
    path = tmp_path / "services.yml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    return path


def test_the_real_file_holds_every_record() -> None:
    """103 services, each with a source, a level of confidence and a level for each fact."""
    directory = load_directory()
    assert len(directory.entries) == 103
    assert directory.compiled == "2026-11-22"
    assert all(entry.sources and entry.confidence for entry in directory.entries)


@pytest.mark.parametrize(
    ("service_id", "changes", "says"),
    [
        ("childline", {"phone": "0800-1111"}, "childline: phone: "),
        ("childline", {"phone": 8001111}, "childline: phone: "),
        ("childline", {"topics": ["ghosts"]}, "childline: topics: no route is known"),
        ("childline", {"trust": {}}, "childline: phone: has no level in `trust`"),
        ("childline", {"trust": {"phone": "sure"}}, "childline: trust.phone: "),
        ("childline", {"colour": "red"}, "childline: colour: "),
        ("childline", {"areas": ["Leicester"]}, "childline: areas.0: "),
        ("childline", {"age_min": 30}, "childline: age_min: "),
        ("childline", {"name": ""}, "childline: name: "),
        ("childline", {"name": None}, "childline: name: Field required"),
        ("childline", {"sources": []}, "childline: sources: "),
        ("childline", {"website": "http://childline.org.uk"}, "childline: website: "),
        (
            "childline",
            {"hours": {"always": True, "slots": []}, "status": "on"},
            "childline: status",
        ),
        ("childline", {"hours": {}}, "childline: hours: give either"),
        (
            "galop",
            {"hours": {"slots": [{"days": ["mon"], "open": "09:00", "close": "09:00"}]}},
            "galop: hours.slots.0: opens and closes at the same time",
        ),
        (
            "galop",
            {"hours": {"slots": [{"days": ["mon"], "open": "9", "close": "25:00"}]}},
            "galop: hours.slots.0.open: ",
        ),
        (
            "national-da-helpline",
            {"discreet": {"name": "Domestic Abuse line", "what": "Talk."}},
            "national-da-helpline: discreet.name: has 'Abus'",
        ),
        ("frank", {"confidence": "recalled", "trust": {"phone": "verified"}}, "frank: "),
        ("childline", {"checked_by": "Sam"}, "childline: last_checked: needs checked_by"),
        ("prog-ae", {"reach_through": "nobody"}, "prog-ae: reach_through: no service has the id"),
        ("childline", {"id": "samaritans"}, "samaritans: id: appears 2 times"),
    ],
)
def test_a_fault_names_service_field_and_reason(
    tmp_path: Path, service_id: str, changes: dict[str, Any], says: str
) -> None:
    """Whoever edits the file reads which entry, which field, and why."""
    with pytest.raises(DirectoryWrong) as caught:
        load_directory(written(tmp_path, service_id, **changes))
    assert any(line.startswith(says) for line in str(caught.value).splitlines()), caught.value


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """Three wrong services give three lines, not one at a time."""
    data = json.loads(json.dumps(GOOD))
    for record in data["services"][:3]:
        record["urgency"] = "soon"
    path = tmp_path / "services.yml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.raises(DirectoryWrong) as caught:
        load_directory(path)
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "should start with named fields"),
        ("- a", "should start with named fields"),
        ("a: [", "not YAML"),
        ("schema_version: 1\nschema_version: 1", "is written twice"),
        ("services: []", "schema_version: Field required"),
        (yaml.safe_dump({**GOOD, "services": []}), "should be a list of services"),
        (yaml.safe_dump({**GOOD, "services": ["x"]}), "service number 1"),
    ],
)
def test_a_file_that_is_no_directory_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """Broken YAML, a key written twice, or something else entirely."""
    path = tmp_path / "services.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DirectoryWrong, match=says):
        load_directory(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The error says which file could not be read."""
    with pytest.raises(DirectoryWrong, match=r"nowhere\.yml: cannot be read"):
        load_directory(tmp_path / "nowhere.yml")


def test_what_is_published_reads_back_the_same(tmp_path: Path) -> None:
    """The snapshot keeps every fact, and its hash is the directory's."""
    directory = load_directory()
    path = tmp_path / "shared" / "directory.json"
    assert publish(directory, path) == directory.sha256
    assert load_snapshot(path) == directory
    assert [one.name for one in path.parent.iterdir()] == ["directory.json"]


def test_a_failed_publish_leaves_the_old_snapshot(tmp_path: Path) -> None:
    """When writing fails the readers keep what they had, and nothing is left behind."""
    directory = load_directory()
    path = tmp_path / "directory.json"
    path.mkdir()  # the last step, replacing the file, must fail
    with pytest.raises(OSError, match="directory"):
        publish(directory, path)
    assert [one.name for one in tmp_path.iterdir()] == ["directory.json"]


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (lambda snap: snap.update(version=2), "version"),
        (lambda snap: snap.update(sha256="0" * 64), "sha256"),
        (lambda snap: snap["services"].pop(), "sha256"),
        (lambda snap: snap["services"][0].update(phone="1"), "sha256"),
    ],
)
def test_a_snapshot_that_was_touched_is_refused(tmp_path: Path, breaks: Any, says: str) -> None:
    """Another version, a wrong hash, a lost record or a changed number never gets in."""
    path = tmp_path / "directory.json"
    publish(load_directory(), path)
    snapshot = json.loads(path.read_text(encoding="utf-8"))
    breaks(snapshot)
    with pytest.raises(DirectoryWrong, match=says):
        directory_from_snapshot(snapshot)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 1'])
def test_half_a_snapshot_is_refused(tmp_path: Path, text: str) -> None:
    """A file cut short, or not ours, is an error with a name."""
    path = tmp_path / "directory.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DirectoryWrong, match=r"directory\.json"):
        load_snapshot(path)


def test_a_reader_needs_the_standard_library_alone(tmp_path: Path) -> None:
    """The action server reads the snapshot and finds services without YAML or pydantic."""
    path = tmp_path / "directory.json"
    publish(load_directory(), path)
    script = (
        "import json, sys\n"
        "from datetime import datetime, timezone\n"
        "from bot.casework.directory import directory_from_snapshot, find_services\n"
        "from bot.casework.triage import Route, Tier\n"
        "d = directory_from_snapshot(json.load(open(sys.argv[1], encoding='utf-8')))\n"
        "now = datetime.now(timezone.utc)\n"
        "print(find_services(d, Route.MENTORING, tier=Tier.P4, age=13, now=now)[0].id)\n"
        "assert not {'yaml', 'pydantic', 'zoneinfo'} & set(sys.modules)\n"
    )
    # -S: no site-packages, so nothing but the standard library can be imported.
    ran = subprocess.run(
        [sys.executable, "-S", "-c", script, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        timeout=120,
    )
    assert ran.stderr == ""
    assert ran.stdout.strip() == "prog-specialist-mentoring"


@pytest.mark.parametrize(
    ("service_id", "changes", "says"),
    [
        ("emergency-999", {"status": "check"}, "emergency-999: phone: not verified"),
        ("samaritans", {"status": "check"}, "samaritans: phone: not verified"),
        ("frank", {"id": "honest-frank"}, "frank: id: not in the directory"),
    ],
)
def test_a_service_that_the_routes_need_cannot_go_unnoticed(
    tmp_path: Path, service_id: str, changes: dict[str, Any], says: str
) -> None:
    """Taking away 999, the last resort or a listed service stops the start, not a contact."""
    with pytest.raises(DirectoryWrong, match=says):
        load_directory(written(tmp_path, service_id, **changes))
