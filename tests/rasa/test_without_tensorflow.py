"""Rasa serves our model without TensorFlow, and only ours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nlu.fingerprint import ROOT
from nlu.without_tensorflow import leave_out, not_needed
from tests.rasa.conftest import Back


def test_our_pipeline_does_not_need_it() -> None:
    """What is trained from config.yml can be served without."""
    assert not_needed(ROOT / "config.yml")


@pytest.mark.parametrize(
    "config",
    [
        "pipeline:\n- name: nlu.normaliser.Normaliser\n- name: DIETClassifier\npolicies: []\n",
        "pipeline: []\npolicies:\n- name: RulePolicy\n- name: TEDPolicy\n",
    ],
)
def test_a_pipeline_that_may_need_it_gets_it(tmp_path: Path, config: str) -> None:
    """Any component that is not known to be free of it keeps the real one."""
    (tmp_path / "config.yml").write_text(config)
    assert not not_needed(tmp_path / "config.yml")


def test_it_is_never_swapped_once_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of each would be worse than either."""
    monkeypatch.setitem(sys.modules, "tensorflow", sys)
    with pytest.raises(RuntimeError, match="already"):
        leave_out()


def test_the_server_runs_without_it(back: Back) -> None:
    """No file of TensorFlow is in the memory of the server that answers."""
    answer = back.talk().say("theyre outside mine with a machete")
    assert answer["tier"] == "P1"
    mapped = Path(f"/proc/{back.rasa_pid}/maps").read_text()
    assert "onnxruntime" in mapped
    assert "tensorflow" not in mapped
