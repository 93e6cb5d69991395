"""The evaluation's report: nearest lines and reasons that are true, nothing from elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.casework.triage import Tier, Understanding
from nlu.evaluate import __main__ as command
from nlu.evaluate import baseline
from nlu.evaluate.faithful import cited_phrases, faithfulness
from nlu.evaluate.figures import count, plain
from nlu.evaluate.likeness import likeness
from nlu.evaluate.report import render
from nlu.evaluate.scoring import score
from nlu.evaluate.shares import Share
from tests.rasa.evaluate_kit import Told, example, saved, some, told, training


def test_the_nearest_training_line_is_named_without_its_words() -> None:
    """Id, file and line, and how near."""
    scored = [*told({"a": (Tier.P2, 0.9), "b": (Tier.P2, 0.9)})]
    lines = [training("zzq a", "one.txt", 3), training("where is the library", "two.txt", 8)]
    found = likeness(scored, lines)
    nearest = found.nearest[0]
    assert (nearest.name, nearest.where) == ("a", "one.txt:3")
    assert nearest.cosine == pytest.approx(1.0, abs=1e-3)
    assert "library" not in json.dumps(plain(found))


def test_a_reason_is_true_when_the_score_falls_without_its_words() -> None:
    """The cited words are taken out as typed; what is left is read again."""
    assert cited_phrases("The model reads this as P2 (0.9) because of: 'don't go', 'a b'.") == [
        "don't go",
        "a b",
    ]
    assert cited_phrases("The model reads this as P2 (0.9), from the message as a whole.") == []

    class Citing(Told):
        """Cites one word, which matters in the first message alone."""

        def read(self, text: str) -> Understanding:
            word = text.split(maxsplit=1)[0]
            return replace(super().read(text), reasons=(f"P2 because of: '{word}'.",))

    reader = Citing({"zzq a": 0.9, "  a": 0.2, "zzq b": 0.9, "  b": 0.9})
    scored = score([example("a", Tier.P2), example("b", Tier.P2)], reader)
    assert faithfulness(scored, reader)["one phrase cited"] == Share(1, 2)


class Outline(HTMLParser):
    """What of a page a test looks at."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.outside: list[str] = []
        self.tables = self.captions = self.pictures = self.named = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        if tag in {"h1", "h2", "h3"}:
            self.levels.append(int(tag[1]))
        self.tables += tag == "table"
        self.captions += tag == "caption"
        self.pictures += tag == "svg"
        self.named += tag == "svg" and ("aria-labelledby" in found or "aria-hidden" in found)
        for name in ("src", "href"):
            if found.get(name, "").startswith("#"):
                self.targets.append(found[name][1:])
            elif name in found:
                self.outside.append(found[name])


def test_the_report_stands_alone_and_can_be_read_by_everyone(tmp_path: Path) -> None:
    """Nothing from outside; every table has a caption, every picture a name, every link a place."""
    scored = [*some(3, 2), *told({"alarm": (Tier.P4, 0.9)})]
    lines = [training("zzq u1", "one.txt", 1), training("where is it", "two.txt", 2)]
    figures = count(scored, "model", likeness(scored, lines))
    comparison = baseline.compare(figures, saved(figures, tmp_path))
    page = render(figures, scored, comparison)
    outline = Outline()
    outline.feed(page)
    assert not outline.outside
    assert "url(" not in page
    assert outline.levels[0] == 1
    assert outline.levels.count(1) == 1
    assert outline.tables == outline.captions > 5
    assert outline.pictures == outline.named > 2
    assert set(outline.targets) <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))


def test_the_report_shows_every_miss_and_alarm_with_its_reasons() -> None:
    """Escaped: what a message or a reason holds is never markup."""
    scored = [*some(1, 2), *told({"alarm": (Tier.P4, 0.9)})]
    page = render(count(scored, "model"), scored, "nothing to compare with")
    for name in ("u1", "u2", "alarm"):
        assert f">{name}</th>" in page
    assert "Told so &lt;b&gt;0.9&lt;/b&gt;." in page
    assert "<b>" not in page


def test_the_command_writes_the_report_and_fails_when_recall_fell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: Path
) -> None:
    """Exit status 0, 1 when urgent recall fell, 2 when the set cannot be read."""
    part = tmp_path / "part.jsonl"
    rows = [
        {"id": f"u{at}", "text": f"zzq u{at}", "tier": "P2", "routes": ["violence"], "groups": []}
        for at in range(30)
    ]
    part.write_text("".join(json.dumps(row) + "\n" for row in rows))
    chances = {str(row["text"]): 0.9 for row in rows}
    monkeypatch.setattr(command, "ModelReader", lambda _: Told(chances))
    options = [
        f"--set={tmp_path}",
        f"--model={model}",
        f"--out={tmp_path}",
        f"--baseline={tmp_path / 'figures.json'}",
    ]
    assert command.main([*options, "--save"]) == 0
    assert command.main([*options, "--check"]) == 0
    assert "30/30" in (tmp_path / "evaluation.html").read_text()
    assert len(json.loads((tmp_path / "evaluation.json").read_text())["messages"]) == 30
    chances.update({str(row["text"]): 0.1 for row in rows[:6]})
    assert command.main([*options, "--check"]) == 1
    part.write_text("nonsense\n")
    assert command.main([*options, "--check"]) == 2
