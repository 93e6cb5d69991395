"""The comparison with stock Rasa: the same texts for both, and figures that say what they are."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.casework.triage import Route, Tier
from nlu.domain_intents import domain_intents
from nlu.evaluate import footprint, report_beside, stock, stock_kept
from nlu.evaluate.examples import Example
from nlu.evaluate.figures import count
from nlu.evaluate.processes import Server, processor_seconds, resident_megabytes, spent_by
from nlu.evaluate.report_curves import what_would_move_it
from nlu.evaluate.stock_importer import TextsImporter
from nlu.evaluate.stock_model import FALLBACK, Told, ask, best, default_config, kept
from nlu.evaluate.stock_sides import triage
from nlu.evaluate.stock_trials import (
    FEWEST,
    majority_tiers,
    public_trial,
    split,
    stratified,
)
from nlu.misses.regressions import judge
from nlu.sittings import TrainingMessage, read_sittings, sitting_files
from tests.rasa.evaluate_kit import told
from tests.rasa.test_misses import Says, a_case


@pytest.fixture(scope="module")
def messages() -> list[TrainingMessage]:
    """The project's training messages."""
    return read_sittings(sitting_files(), domain_intents())


def test_no_sitting_is_taught_and_asked(messages: list[TrainingMessage]) -> None:
    """And every message is on one side."""
    taught, asked = split(messages)
    assert {one.sitting for one in taught}.isdisjoint(one.sitting for one in asked)
    assert len(taught) + len(asked) == len(messages)
    assert len(asked) > len(messages) / 10


def test_a_sample_keeps_the_shares_and_every_intent(messages: list[TrainingMessage]) -> None:
    """Drawn the same each time; no intent is left out; tiers keep their shares."""
    some = stratified(messages, 1200)
    assert some == stratified(messages, 1200)
    assert len(set(map(id, some))) == len(some)
    assert abs(len(some) - 1200) < 200
    for intent in {one.intent for one in messages}:
        had = sum(one.intent == intent for one in messages)
        assert sum(one.intent == intent for one in some) >= min(FEWEST, had)
    for tier in Tier:
        share = sum(one.tier is tier for one in messages) / len(messages)
        assert abs(sum(one.tier is tier for one in some) / len(some) - share) < 0.05
    assert stratified(messages, len(messages)) == messages


def a_message(intent: str, tier: Tier) -> TrainingMessage:
    """One training message."""
    return TrainingMessage("x", tier, (Route.EMERGENCY,), intent, frozenset(), "a.txt", 1)


def test_an_intent_stands_for_its_commonest_tier() -> None:
    """Of equally common ones the more urgent."""
    given = [
        ("greet", Tier.P4),
        ("greet", Tier.P4),
        ("greet", Tier.P1),
        ("w", Tier.P2),
        ("w", Tier.P3),
    ]
    usual = majority_tiers([a_message(*one) for one in given])
    assert usual == {"greet": Tier.P4, "w": Tier.P2}


def test_under_a_fallback_the_likeliest_intent_counts() -> None:
    """And that it fell back is kept."""
    ranking = [{"name": FALLBACK}, {"name": "greet"}, {"name": "bye"}]
    assert best({"intent": {"name": FALLBACK}, "intent_ranking": ranking}) == Told("greet", True)
    assert best({"intent": {"name": "bye"}}) == Told("bye")


def test_each_text_is_asked_once_and_timed() -> None:
    """After some that are not counted."""
    heard: list[str] = []

    def parse(text: str) -> dict[str, Any]:
        heard.append(text)
        return {"intent": {"name": text}}

    told, pace = ask(parse, [str(number) for number in range(40)])
    assert [one.intent for one in told] == [str(number) for number in range(40)]
    assert 0 <= pace.median <= pace.most


def test_triage_counts_by_tier() -> None:
    """Urgent ones seen, calm ones raised."""
    wanted = [Tier.P1, Tier.P2, Tier.P4, Tier.P4]
    examples = [Example(str(at), "x", tier, (), (), "") for at, tier in enumerate(wanted)]
    found = triage(examples, [Tier.P2, Tier.P4, Tier.P1, Tier.P4])
    assert (found["urgent_recall"].hits, found["urgent_recall"].of) == (1, 2)
    assert (found["p1_urgent"].hits, found["p4_raised"].hits, found["p3_raised"].of) == (1, 1, 0)


def test_stock_is_the_default_of_the_rasa_that_is_installed(tmp_path: Path) -> None:
    """DIET with 100 epochs and a fallback; texts come as they are, brackets and all."""
    parts = {part["name"]: part for part in default_config()["pipeline"]}
    assert parts["DIETClassifier"]["epochs"] == 100
    assert "FallbackClassifier" in parts
    assert {p["epochs"] for p in default_config(1)["pipeline"] if "epochs" in p} == {1}
    file = tmp_path / "texts.jsonl"
    file.write_text('{"text": "a [b](c)\\n", "intent": "i"}\n', encoding="utf-8")
    (one,) = TextsImporter(training_data_paths=[str(file)]).get_nlu_data().intent_examples
    assert (one.get("text"), one.get("intent")) == ("a [b](c)\n", "i")


def test_absent_sets_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is made up for them."""
    assert public_trial("clinc150-few", tmp_path, 10) is None
    nowhere = str(tmp_path / "none")
    assert stock.main(["banking77-full", "--data", nowhere]) == 2
    assert "not here" in capsys.readouterr().err
    assert kept(tmp_path / "stock.tar.gz") is None


SHARE = {"hits": 9, "of": 10, "share": 0.9, "low": 0.6, "high": 0.98}
PACE = {"median": 18.0, "most": 30.0, "processor_median": 17.0}
SIDE = {"accuracy": SHARE, "pace": PACE, "learning": {"seconds": 60.0, "processor_seconds": None}}
TIERS = dict.fromkeys(("urgent_recall", "p1_urgent", "p3_raised", "p4_raised"), SHARE)
WEIGHED = {
    "measured": "2026-11-23", "rounds": 3, "stock_is": "default",
    "heads": {"seconds": 30.0, "processor_seconds": 20.0},
    "waymark": {"ready_seconds": 10.0, "ready_processor_seconds": 9.0, "megabytes": 500.0},
    "stock": {"ready_seconds": 40.0, "ready_processor_seconds": 39.0, "megabytes": 1100.0},
    "ready_ratio": 0.25, "ready_processor_ratio": 0.23,
}  # fmt: skip


def test_figures_are_kept_side_by_side_and_shown(tmp_path: Path) -> None:
    """A later trial leaves the others; what was not measured is said in the report."""
    path = tmp_path / "stock.json"
    side = {**SIDE, "triage": TIERS, "triage_unsure_up": TIERS}
    own = {"about": "some", "measured": "today", "taught": 10, "stock": side, "waymark": side}
    stock_kept.keep("own", own, path)
    stock_kept.keep("clinc150-few", {**own, "ngrams": SIDE}, path)
    stock_kept.keep(stock_kept.WEIGHT, WEIGHED, path)
    found = stock_kept.load(path)
    shown = report_beside.stock(found) + report_beside.weight(found)
    assert "Stock Rasa, by intent, a fallback counted as urgent" in shown
    assert "BANKING77, all examples: not measured yet" in shown
    assert "0.25 of stock" in shown
    assert any("18.0 ms a message" in line for line in stock_kept.said("own", own))
    assert "not measured yet" in report_beside.stock({})
    assert all(footprint.reached(WEIGHED).values())
    heavy = {**WEIGHED, "ready_ratio": 0.5}
    assert "TARGET MISSED" in footprint.said(heavy)[0]


def test_regression_cases_are_shown_with_those_taught_apart() -> None:
    """A taught case shows what is remembered, not what is understood."""
    judged = judge([a_case("missed", Tier.P2)], Says(Tier.P4))
    shown = report_beside.regressions(judged)
    assert "0.0\u00a0% (0/1) of those never taught" in shown
    assert "There are none yet" in report_beside.regressions([])


def test_a_process_is_weighed_by_the_kernel() -> None:
    """This one holds memory and has used the processor; another's time is its own."""
    assert resident_megabytes(os.getpid()) > 10
    assert processor_seconds(os.getpid()) > 0
    assert spent_by([sys.executable, "-c", "sum(range(10**6))"]).processor_seconds


def test_our_rasa_is_started_asked_and_ended(model: Path) -> None:
    """As `footprint` does it, on loopback."""
    with Server("waymark", model, os.environ) as server:
        ready, worked = server.until_ready()
        server.ask("hello there")
        assert worked > 0
        assert ready > 0
        assert server.megabytes() > 50


def test_the_report_says_what_moving_the_line_can_bring() -> None:
    """Both targets at once, or that no line reaches both, and what is under every line."""
    parted = told({"u": (Tier.P2, 0.95), "c": (Tier.P4, 0.005)})
    assert not any("No line" in words for words in what_would_move_it(count(parted, "m")))
    mixed = told({"u": (Tier.P2, 0.2), "v": (Tier.P1, 0.001), "c": (Tier.P4, 0.6)})
    said = " ".join(what_would_move_it(count(mixed, "m")))
    assert "None of these lines sees" in said
    assert "1 urgent messages are under every line" in said
    assert "No line reaches both" in said
