"""The evaluation: what it counts, and that urgent recall does not fall."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.triage import Assessment, Route, Tier
from nlu.assess import Line, judge
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
from nlu.evaluate.figures import count
from nlu.evaluate.scoring import WAYS, score
from nlu.evaluate.shares import BY_KEY, Share
from nlu.reader import ModelReader
from tests.rasa.evaluate_kit import Told, saved, some, told


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


def test_verdicts_are_what_the_front_would_say(model: Path) -> None:
    """The same as `python -m nlu.assess`, which the desk's own tests hold to."""
    reader = ModelReader(model)
    words = "my ex keeps turning up at work"
    one = Example("x", words, Tier.P2, (Route.DOMESTIC_ABUSE,), (), "here")
    (scored,) = score([one], reader)
    live: Assessment = judge(Line("x", words), reader)
    assert scored.verdicts["together"] == live
