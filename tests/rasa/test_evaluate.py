"""The evaluation: what it counts, and that urgent recall does not fall."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.triage import Assessment, Route, Tier, Understanding
from nlu.assess import Line, judge
from nlu.evaluate import __main__ as command
from nlu.evaluate import baseline
from nlu.evaluate.curves import calibration, curve
from nlu.evaluate.examples import (
    BadExample,
    Example,
    read_example,
    read_set,
    set_files,
    set_fingerprint,
)
from nlu.evaluate.faithful import cited_phrases, faithfulness
from nlu.evaluate.figures import Figures, count, plain
from nlu.evaluate.likeness import likeness
from nlu.evaluate.report import render
from nlu.evaluate.scoring import WAYS, Scored, score
from nlu.evaluate.shares import BY_KEY, Share
from nlu.reader import ModelReader
from nlu.sittings import TrainingMessage


class Told:
    """A reader that says what it was told to say of each text."""

    def __init__(self, chances: dict[str, float]) -> None:
        self._chances = chances

    def read(self, text: str) -> Understanding:
        """P2 from one half up, else P4."""
        chance = self._chances[text]
        return Understanding(
            intent="told",
            confidence=1.0,
            tier=Tier.P2 if chance >= 0.5 else Tier.P4,
            route=Route.VIOLENCE,
            tier_probabilities={"P1": 0.0, "P2": chance, "P3": 0.0, "P4": 1 - chance},
            reasons=(f"Told so <b>{chance}</b>.",),
        )


def example(name: str, tier: Tier, *, group: str = "teen") -> Example:
    """A message in words that the screen has no rule for."""
    return Example(name, f"zzq {name}", tier, (Route.VIOLENCE,), (group,), f"part.jsonl:{name}")


def told(chances: dict[str, tuple[Tier, float]]) -> list[Scored]:
    """Scored messages with these tiers and these probabilities of urgent."""
    examples = [example(name, tier) for name, (tier, _) in chances.items()]
    reader = Told({f"zzq {name}": chance for name, (_, chance) in chances.items()})
    return score(examples, reader)


def some(caught: int, missed: int, calm: int = 4) -> list[Scored]:
    """So many urgent messages caught and missed, and calm ones that stay calm."""
    urgent = {f"u{at}": (Tier.P2, 0.9 if at < caught else 0.1) for at in range(caught + missed)}
    return told({**urgent, **{f"c{at}": (Tier.P4, 0.05) for at in range(calm)}})


def saved(figures: Figures, folder: Path) -> dict[str, object]:
    """Figures as they come back from the file."""
    baseline.save(figures, folder / "figures.json")
    return baseline.load(folder / "figures.json")


def test_urgent_recall_has_not_fallen(model: Path) -> None:
    """The model of this project, on the committed set, against the committed figures."""
    figures = count(score(read_set(set_files()), ModelReader(model)), model.name)
    comparison = baseline.compare(figures, baseline.load())
    assert not comparison.fell, "\n".join(baseline.said(comparison))


def test_the_committed_figures_are_of_the_committed_set() -> None:
    """Whoever changes the set renews the figures with it."""
    kept = baseline.load()
    assert kept["set_fingerprint"] == set_fingerprint(read_set(set_files()))
    assert sum(kept["tiers"].values()) >= 800


def test_wilson_is_as_in_the_tables() -> None:
    """10 of 10 and 81 of 263 (Newcombe 1998, table I)."""
    assert Share(81, 263).interval == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert Share(10, 10).interval == pytest.approx((0.7225, 1.0), abs=1e-4)
    assert Share(0, 0).interval == (0.0, 1.0)


@given(st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share(counts: tuple[int, int]) -> None:
    """Whatever the counts, and within 0 to 1."""
    share = Share(*counts)
    low, high = share.interval
    assert 0.0 <= low <= share.value + 1e-9
    assert share.value <= high + 1e-9 <= 1.0 + 2e-9


def test_each_measure_asks_its_own_messages() -> None:
    """Recall over urgent ones, alarms over calm ones."""
    scored = told(
        {
            "a": (Tier.P1, 0.9),
            "b": (Tier.P2, 0.1),
            "c": (Tier.P3, 0.8),
            "d": (Tier.P4, 0.7),
            "e": (Tier.P4, 0.2),
        }
    )
    shares = {key: measure.of(scored, "together") for key, measure in BY_KEY.items()}
    assert shares["urgent_recall"] == Share(1, 2)
    assert shares["p1_urgent"] == Share(1, 1)
    assert shares["p3_raised"] == Share(1, 1)
    assert shares["p4_raised"] == Share(1, 2)
    assert shares["route"] == Share(5, 5)


def test_the_higher_of_screen_and_model_counts() -> None:
    """What one part sees, the live path sees; each part is shown alone as well."""
    words = "he has got a knife to my throat"
    one = Example("k", words, Tier.P1, (Route.VIOLENCE,), (), "here")
    (scored,) = score([one], Told({words: 0.0}))
    assert scored.verdicts["screen"].tier is Tier.P1
    assert scored.verdicts["model"].tier is Tier.P4
    assert scored.verdicts["together"].tier is Tier.P1
    assert set(scored.verdicts) == set(WAYS)


def test_a_probability_that_keeps_its_word_has_no_error() -> None:
    """Nine in ten urgent where 0.9 was said, none where 0 was said."""
    urgent = {f"u{at}": (Tier.P1 if at < 9 else Tier.P4, 0.9) for at in range(10)}
    found = calibration(told({**urgent, "z": (Tier.P4, 0.0)}))
    assert found.error == pytest.approx(0.0, abs=1e-9)
    assert calibration(told({"a": (Tier.P4, 0.9)})).error == pytest.approx(0.9)


def test_lowering_the_line_never_loses_recall() -> None:
    """Recall and alarms both fall as the line rises."""
    points = curve(some(5, 5))
    recalls = [point.together["urgent_recall"].value for point in points]
    assert recalls == sorted(recalls, reverse=True)
    assert recalls[0] == 1.0


def test_five_of_460_lost_is_too_many_and_four_is_not(tmp_path: Path) -> None:
    """As the evaluation set's README says."""
    before = saved(count(some(460, 0), "before"), tmp_path)
    four = baseline.compare(count(some(456, 4), "now"), before)
    five = baseline.compare(count(some(455, 5), "now"), before)
    assert not four.fell
    assert five.fell
    assert five.lost == ("u455", "u456", "u457", "u458", "u459")
    assert any("FELL" in line for line in baseline.said(five))


def test_messages_gained_make_up_for_messages_lost(tmp_path: Path) -> None:
    """A model that only changed which ones it misses has not fallen."""
    first, second = some(90, 10), some(100, 0)
    turned = [*second[90:], *second[:80], *some(80, 20)[80:90]]
    compared = baseline.compare(count(turned, "now"), saved(count(first, "before"), tmp_path))
    assert (len(compared.lost), len(compared.gained)) == (10, 10)
    assert not compared.fell


def test_only_messages_in_both_are_compared(tmp_path: Path) -> None:
    """New hard messages are no fall of an old model."""
    before = saved(count(some(20, 0), "before"), tmp_path)
    compared = baseline.compare(count(some(20, 30), "now"), before)
    assert compared.shared == 20
    assert not compared.same_set
    assert not compared.fell


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"version": 99}', '{"version": 1}'])
def test_figures_that_are_not_figures_are_refused(tmp_path: Path, body: str) -> None:
    """With a reason, and never as a passed check."""
    path = tmp_path / "figures.json"
    path.write_text(body)
    with pytest.raises(baseline.BadBaseline):
        baseline.compare(count(some(2, 0), "now"), baseline.load(path))


@pytest.mark.parametrize(
    "raw",
    [
        "not json",
        "[]",
        '{"id": "a", "text": " ", "tier": "P1", "routes": ["violence"], "groups": []}',
        '{"id": "a", "text": "x", "tier": "P5", "routes": ["violence"], "groups": []}',
        '{"id": "a", "text": "x", "tier": "P1", "routes": ["nowhere"], "groups": []}',
        '{"id": "a", "text": "x", "tier": "P1", "routes": [], "groups": []}',
        '{"id": "a", "text": "x", "tier": "P1", "routes": ["violence"]}',
    ],
)
def test_a_bad_line_says_where_it_stands(raw: str) -> None:
    """A message that is silently skipped would make the figures look better."""
    with pytest.raises(BadExample, match=r"part\.jsonl:7"):
        read_example(raw, "part.jsonl:7")


def test_a_set_without_messages_is_no_set(tmp_path: Path) -> None:
    """Nothing missed of nothing asked would look perfect."""
    with pytest.raises(BadExample, match="no messages"):
        read_set(set_files(tmp_path))


def test_an_id_stands_once(tmp_path: Path) -> None:
    """Figures are compared by id."""
    line = '{"id": "a", "text": "x", "tier": "P1", "routes": ["violence"], "groups": []}\n'
    (tmp_path / "part.jsonl").write_text(line * 2)
    with pytest.raises(BadExample, match=r"already stands at part\.jsonl:1"):
        read_set(set_files(tmp_path))


def training(text: str, sitting: str, line: int) -> TrainingMessage:
    """One training line."""
    return TrainingMessage(
        text, Tier.P4, (Route.SMALLTALK,), "chitchat", frozenset(), sitting, line
    )


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


def test_verdicts_are_what_the_front_would_say(model: Path) -> None:
    """The same as `python -m nlu.assess`, which the desk's own tests hold to."""
    reader = ModelReader(model)
    words = "my ex keeps turning up at work"
    one = Example("x", words, Tier.P2, (Route.DOMESTIC_ABUSE,), (), "here")
    (scored,) = score([one], reader)
    live: Assessment = judge(Line("x", words), reader)
    assert scored.verdicts["together"] == live
