"""Training: what is there is used, and two that start at once train once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nlu import train


def test_two_that_start_at_once_train_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second waits for the first, says so, and takes its model."""
    trained: list[Path] = []
    waits = threading.Event()

    def slowly(data: Path, target: Path) -> None:
        trained.append(data)
        assert waits.wait(30)
        target.write_text("a model")

    def hears(line: str) -> None:
        if "waiting" in line:
            waits.set()

    monkeypatch.setattr(train, "train", slowly)
    monkeypatch.setattr(train, "say", hears)
    wanted = tmp_path / "models" / "waymark-1.tar.gz"
    with ThreadPoolExecutor(2) as pool:
        made = [pool.submit(train.ensure_model, out=wanted) for _ in range(2)]
        assert [one.result(60) for one in made] == [wanted, wanted]
    assert len(trained) == 1


def test_a_model_that_is_there_is_not_trained_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written beside it either: a baked image may be read-only. By force it is."""
    trained: list[Path] = []
    monkeypatch.setattr(train, "train", lambda data, _: trained.append(data))
    wanted = tmp_path / "waymark-1.tar.gz"
    wanted.write_text("a model")
    assert train.ensure_model(out=wanted) == wanted
    assert (trained, list(tmp_path.iterdir())) == ([], [wanted])
    train.ensure_model(out=wanted, force=True)
    assert len(trained) == 1
