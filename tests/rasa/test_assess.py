"""`python -m nlu.assess`: the live path's verdict, a line a message."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from nlu.assess import run
from nlu.reader import ModelReader
from tests.rasa.conftest import Back


@pytest.fixture(scope="module")
def reader(model: Path) -> ModelReader:
    """The model, in this process."""
    return ModelReader(model)


def verdicts(lines: list[str], reader: ModelReader | None) -> list[dict[str, object]]:
    """What comes out for what goes in."""
    out = io.StringIO()
    run(lines, out, reader)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_message_gets_a_line(reader: ModelReader) -> None:
    """With the id it came with and reasons for staff."""
    lines = [
        json.dumps({"id": "a", "text": "theyre outside mine with a machete"}),
        json.dumps({"id": 2, "text": "whats your number", "at": "2026-11-22T20:00:00Z"}),
    ]
    first, second = verdicts(lines, reader)
    assert (first["id"], first["tier"]) == ("a", "P1")
    assert first["reasons"]
    assert (second["id"], second["tier"], second["intent"]) == (2, "P4", "contact_phone")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("not json", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": 1}', "needs an id"),
        ('{"id": 1, "text": 2}', "needs an id"),
        ('{"id": 1, "text": "x", "at": "soon"}', "ISO 8601"),
        ('{"id": 1, "text": "x", "history": "y"}', "history"),
    ],
)
def test_a_bad_line_gets_an_error_and_the_rest_go_on(line: str, why: str) -> None:
    """The error names its line."""
    bad, good = verdicts([line, '{"id": "ok", "text": "hello"}'], None)
    assert why in str(bad["error"])
    assert bad["line"] == 1
    assert good["id"] == "ok"


def test_history_is_read_together_with_the_message() -> None:
    """Fragments sent in a row make one thought."""
    (whole,) = verdicts(['{"id": 1, "text": "myself", "history": ["im going to", "kill"]}'], None)
    (alone,) = verdicts(['{"id": 1, "text": "myself"}'], None)
    assert str(whole["tier"]) < str(alone["tier"])


def test_it_says_what_the_live_path_says(reader: ModelReader, back: Back) -> None:
    """The same model gives the same tier, route and intent over HTTP."""
    for text in ("my ex keeps turning up at work", "is there a youth club in dudley", "hi"):
        live = back.talk().say(text)
        here = reader.read(text)
        assert (here.tier.value, here.route.value, here.intent) == (
            live["tier"],
            live["route"],
            live["intent"],
        )
        assert list(here.reasons) == live["reasons"]


def test_many_messages_are_answered_one_line_each_in_order(reader: ModelReader) -> None:
    """A long file is read through; how fast is measured in the evaluation report."""
    texts = [
        f"my mate {n} says they are waiting for me after school and im scared" for n in range(200)
    ]
    lines = [json.dumps({"id": n, "text": text}) for n, text in enumerate(texts)]
    assert [verdict["id"] for verdict in verdicts(lines, reader)] == list(range(200))
