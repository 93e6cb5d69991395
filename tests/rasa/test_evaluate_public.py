"""The public sets: read as published, measured with the project's own parts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nlu.evaluate import intents, public
from nlu.evaluate.intents import few, learn_and_test
from nlu.evaluate.public_sets import banking77, clinc150
from nlu.heads import fit_heads


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Both sets, made small."""
    cards = [f"where is my new card number {at},card_arrival" for at in range(12)]
    rates = [f"what is the exchange rate for {at} euros,exchange_rate" for at in range(12)]
    for part in ("train", "test"):
        rows = "\n".join(["text,category", *cards, *rates, '"a card, please",card_arrival'])
        (tmp_path / f"banking77_{part}.csv").write_text(rows + "\n")
    queries = [[f"will it rain on day {at}", "weather"] for at in range(12)]
    queries += [[f"set an alarm for {at} o'clock", "alarm"] for at in range(12)]
    clinc = {"train": queries, "test": queries, "oos_test": [["how tall is the tower", "oos"]]}
    (tmp_path / "clinc150.json").write_text(json.dumps(clinc))
    return tmp_path


def test_both_sets_are_read_as_published(folder: Path) -> None:
    """Quoted commas and queries out of scope included."""
    banking, clinc = banking77(folder), clinc150(folder)
    assert banking is not None
    assert clinc is not None
    assert banking.train[-1] == ("a card, please", "card_arrival")
    assert len(clinc.test) == 24
    assert clinc.outside == (("how tall is the tower", "oos"),)


def test_what_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With how to name the folder, and a status that no script takes for a measurement."""
    assert public.main([f"--data={tmp_path / 'none'}"]) == 2
    assert public.FOLDER_NAMED_BY in capsys.readouterr().err


def test_few_examples_are_the_same_each_time(folder: Path) -> None:
    """So many of each intent, drawn with a fixed seed."""
    banking = banking77(folder)
    assert banking is not None
    chosen = few(banking.train, 5)
    assert chosen == few(banking.train, 5)
    assert [intent for _, intent in chosen].count("card_arrival") == 5
    assert len(chosen) == 10


def test_the_heads_learn_other_peoples_intents(folder: Path) -> None:
    """Two plain intents are told apart."""
    banking = banking77(folder)
    assert banking is not None
    assert learn_and_test(banking.train, banking.test).share.value > 0.95


def test_features_are_in_order_before_threads_share_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Threads that sort one matrix at once spoil it."""
    banking = banking77(folder)
    assert banking is not None
    seen: list[bool] = []
    fit = fit_heads

    def watched(vectors: Any, *rest: Any, **named: Any) -> Any:
        seen.append(bool(vectors.has_canonical_format))
        return fit(vectors, *rest, **named)

    monkeypatch.setattr(intents, "fit_heads", watched)
    learn_and_test(banking.train, banking.test)
    assert seen == [True]


def test_the_command_measures_and_writes(
    folder: Path, tmp_path: Path, model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Alarms by the live path, and the accuracy on each set."""
    options = [f"--data={folder}", f"--out={tmp_path / 'out'}", f"--model={model}"]
    assert public.main(options) == 0
    found = json.loads((tmp_path / "out" / "public.json").read_text())
    assert set(found) == {"alarms", "CLINC150", "BANKING77"}
    assert found["alarms"]["together"]["to P3 or higher"]["of"] == 25
    assert "accuracy" in capsys.readouterr().out
