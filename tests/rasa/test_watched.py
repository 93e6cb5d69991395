"""Who gets the bland line: the watched, and nobody else who is in danger."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.casework.assessing import assess
from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Tier
from nlu.evaluate.examples import BadExample
from nlu.evaluate.watched import main, measure, read_told, told_files
from nlu.reader import ModelReader

# Shares of the committed sets (docs/triage.md), with room for a model trained anew.
MOST_WRONGLY_HIDDEN = 0.04
FEWEST_SEEN = 0.5


def test_numbers_are_hidden_from_the_watched_and_from_few_others(model: Path) -> None:
    """On messages that neither rules nor model learnt from; by rules alone next to nobody."""
    messages = read_told(told_files())
    found = measure(messages, ModelReader(model))
    assert found.watched.value >= FEWEST_SEEN, found.missed
    assert found.others.value <= MOST_WRONGLY_HIDDEN, found.wrongly
    alone = measure(messages, None)
    assert alone.others.value <= MOST_WRONGLY_HIDDEN / 2, alone.wrongly


@pytest.mark.parametrize(
    "calm",
    [
        "yeah police are here now",
        "im ok now",
        "no the door is locked",
        "my mum is here now",
        "ok thanks",
        "yes the police came",
    ],
)
def test_an_answer_after_a_danger_is_not_watched(model: Path, calm: str) -> None:
    """Who tells in an open P1 case how it goes on is answered openly, and staff may just reply."""
    context = ScreenContext(recent=("theyre outside mine with a machete",), case_tier=Tier.P1)
    verdict = assess(screen(calm, context=context), ModelReader(model).read(calm))
    assert not verdict.covert, verdict.reasons


def test_the_command_says_it_of_each_set(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ids name the messages; no words are printed."""
    own = tmp_path / "own.jsonl"
    own.write_text(
        '{"id": "one", "watched": true, "text": "cant talk hes here"}\n'
        '{"id": "two", "watched": false, "text": "hes on the landing with a hammer"}\n'
    )
    assert main([str(own)]) == 0
    said = capsys.readouterr().out
    assert "rules alone: bland line to 1 of 1 who are watched, and to 0 of 1" in said
    assert "hammer" not in said


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "one", "text": "hi"}'])
def test_a_line_that_breaks_the_format_is_named(tmp_path: Path, line: str) -> None:
    """Not passed over: a set with a hole would flatter."""
    broken = tmp_path / "own.jsonl"
    broken.write_text(line)
    with pytest.raises(BadExample, match=r"own\.jsonl:1"):
        read_told([broken])
