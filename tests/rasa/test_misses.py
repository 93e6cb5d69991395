"""From what staff marked to regression cases, with a person in between."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.casework.triage import Route, Tier, Understanding
from nlu.evaluate.examples import BadExample
from nlu.misses import regressions, sheet, terminal
from nlu.misses.__main__ import main
from nlu.misses.marked import BadExport, drafts
from nlu.misses.regressions import FOLDER, SETTLED, judge, read_folder
from nlu.reader import ModelReader

CASE = "telegram:7.c1"
SAID = "my mate Jayden took all of his nans tablets"


def export(**fields: Any) -> str:
    """What `bot misses --json` writes of one case."""
    case = {
        "case_id": CASE, "tier": "P3", "route": "mental_health", "mark": "missed",
        "mark_tier": "P1", "mark_route": None, "marked_by": "Priya", "marked_at": None,
        "messages": [{"at": "", "text": SAID, "tier": "P3", "route": "mental_health"}],
    }  # fmt: skip
    return json.dumps({"version": 1, "cases": [{**case, **fields}]})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of cases."""
    return tmp_path / "cases"


def written(folder: Path) -> str:
    """All that stands in the folder."""
    return "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.jsonl"))


def confirmed(folder: Path, tmp_path: Path, raw: str) -> Path:
    """Confirm everything of an export as a person would, by the sheet."""
    paper = tmp_path / "sheet.txt"
    text = sheet.write(drafts(raw)).replace("confirm: no", "confirm: yes")
    paper.write_text(text, encoding="utf-8")
    assert main(["--folder", str(folder), "take", str(paper), "--by", "Dee Lead"]) == 0
    return paper


def test_a_confirmed_miss_becomes_a_case_that_names_nobody(folder: Path, tmp_path: Path) -> None:
    """With who confirmed it; neither the case, the contact nor who marked it can be found."""
    confirmed(folder, tmp_path, export())
    (case,) = read_folder(folder)
    assert case.example.text == "my mate Alex took all of his nans tablets"
    assert (case.example.tier, case.mark, case.state) == (Tier.P1, "missed", "open")
    assert case.confirmed_by == "Dee Lead"
    assert not any(word in written(folder) for word in (CASE, "Jayden", "Priya", "telegram"))


def test_nothing_is_kept_that_nobody_confirmed(folder: Path, tmp_path: Path) -> None:
    """The sheet starts with `no`, and dropped words stay out."""
    paper = tmp_path / "sheet.txt"
    for answer in ("no", "drop"):
        text = sheet.write(drafts(export())).replace("confirm: no", f"confirm: {answer}")
        paper.write_text(text, encoding="utf-8")
        assert main(["--folder", str(folder), "take", str(paper), "--by", "Dee"]) == 0
        assert read_folder(folder) == []


def test_the_same_words_are_kept_once(folder: Path, tmp_path: Path) -> None:
    """Taking a sheet twice changes nothing."""
    confirmed(folder, tmp_path, export())
    before = written(folder)
    confirmed(folder, tmp_path, export())
    assert written(folder) == before


def test_in_the_terminal_a_person_edits_and_labels() -> None:
    """Keep with Enter, edit, another tier, refuse nonsense, stop half way."""
    answers = iter(["e", "someone took tablets", "y", "P9", "P2", "nowhere", "emergency"])
    (one,) = terminal.review(drafts(export()), lambda _: next(answers), lambda _: None)
    assert (one.confirm, one.text, one.tier) == ("yes", "someone took tablets", Tier.P2)
    assert one.routes == (Route.EMERGENCY,)
    two = export(messages=[{"at": "", "text": "a"}, {"at": "", "text": "b"}])
    stopped: Iterator[str] = iter(["d", "q"])
    found = terminal.review(drafts(two), lambda _: next(stopped), lambda _: None)
    assert [one.confirm for one in found] == ["drop"]


def test_what_staff_said_was_right_is_the_first_suggestion() -> None:
    """Else one step up for a miss, and calm for a false alarm."""
    (said,) = drafts(export(mark_route="emergency"))
    assert (said.tier, said.routes) == (Tier.P1, (Route.EMERGENCY,))
    (up,) = drafts(export(mark_tier=None))
    (down,) = drafts(export(mark="false_alarm", mark_tier=None))
    assert (up.tier, down.tier) == (Tier.P2, Tier.P4)


@pytest.mark.parametrize("raw", ["", "[]", '{"version": 2, "cases": []}', export(mark="odd")])
def test_a_broken_export_is_refused_without_its_words(raw: str) -> None:
    """The reason never quotes what a contact wrote."""
    with pytest.raises(BadExport) as refused:
        drafts(raw)
    assert "Jayden" not in str(refused.value)


@pytest.mark.parametrize(
    "broken", ["confirm: maybe", "confirm: yes\ntier: P9", "hello", "confirm: yes\nmark: missed"]
)
def test_a_broken_sheet_is_refused(broken: str) -> None:
    """With the line."""
    with pytest.raises(sheet.BadSheet, match="line"):
        sheet.read(f"{broken}\nroutes: emergency\ntext: x\n")


class Says:
    """A reader that gives every message one tier."""

    def __init__(self, tier: Tier) -> None:
        self.tier = tier

    def read(self, text: str) -> Understanding:
        """The tier, surely."""
        return Understanding("chitchat", 1.0, self.tier, Route.EMERGENCY, {}, {}, (), (), "en")


def a_case(mark: str, tier: Tier) -> regressions.Regression:
    """A case about words that the screen leaves alone."""
    return regressions.new_case("hello there", mark, tier, (Route.EMERGENCY,), "Dee", "2026-11-23")


@pytest.mark.parametrize(
    ("mark", "wanted", "given", "right"),
    [
        ("missed", Tier.P1, Tier.P2, True), ("missed", Tier.P1, Tier.P3, False),
        ("missed", Tier.P3, Tier.P3, True), ("missed", Tier.P3, Tier.P4, False),
        ("false_alarm", Tier.P4, Tier.P4, True), ("false_alarm", Tier.P4, Tier.P3, False),
        ("false_alarm", Tier.P3, Tier.P2, False),
    ],
)  # fmt: skip
def test_what_right_means(mark: str, wanted: Tier, given: Tier, *, right: bool) -> None:
    """A miss is right when it is seen, a false alarm when it is no higher than wanted."""
    (judged,) = judge([a_case(mark, wanted)], Says(given))
    assert judged.right is right


def test_a_case_needs_a_name() -> None:
    """Somebody stands for it."""
    with pytest.raises(BadExample, match="name"):
        regressions.new_case("hello", "missed", Tier.P1, (Route.EMERGENCY,), " ", "2026-11-23")


def test_settled_cases_hold_and_open_ones_wait(folder: Path, tmp_path: Path, model: Path) -> None:
    """Through the screen and the trained model: an open miss fails nothing, a settled one does."""
    confirmed(folder, tmp_path, export())
    confirmed(folder, tmp_path, export(messages=[{"at": "", "text": "nice weather today"}]))
    call = ["--folder", str(folder)]
    assert main([*call, "check", "--model", str(model)]) == 0
    assert main([*call, "settle", "--model", str(model)]) == 0
    states = {one.example.text: one.state for one in read_folder(folder)}
    assert sorted(states.values()) == ["open", "settled"]
    assert states["nice weather today"] == "open"
    (calm,) = [one for one in read_folder(folder) if one.state == "open"]
    regressions.change(calm.example.name, folder, state=SETTLED)
    assert main([*call, "check", "--model", str(model)]) == 1


def test_only_a_named_case_is_taught(folder: Path, tmp_path: Path) -> None:
    """By its name; it is marked as taught, and never twice."""
    confirmed(folder, tmp_path, export())
    data = tmp_path / "data"
    data.mkdir()
    (case,) = read_folder(folder)
    teach = ["--folder", str(folder), "teach", case.example.name, "--data", str(data)]
    labels = ["--intent", "medical_fire", "--voice", "teen"]
    assert main([*teach, "--intent", "no_such", "--voice", "teen"]) == 2
    assert main([*teach, *labels]) == 0
    assert main([*teach, *labels]) == 0
    (line,) = (data / "staff_01_misses.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert line == f"P1 | mental_health | medical_fire | teen | {case.example.text}"
    assert read_folder(folder)[0].taught


def test_every_settled_case_of_the_project_is_read_rightly(model: Path) -> None:
    """What was once put right stays right."""
    cases = [one for one in read_folder(FOLDER) if one.state == SETTLED]
    wrong = [one for one in judge(cases, ModelReader(model)) if not one.right] if cases else []
    assert [one.regression.example.name for one in wrong] == []
