"""Training lines: read as written, refused with file, line and reason."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.triage import Route, Tier
from nlu.domain_intents import domain_intents
from nlu.fingerprint import fingerprint
from nlu.importer import ROUTES, SITTING, TIER, SittingsImporter
from nlu.lint import main as lint
from nlu.sittings import BadLine, parse_line, read_sittings

INTENTS = frozenset({"greet", "suicide"})
GOOD = "P2 | mental_health,family | suicide | teen+slang | a | b\\nc"


def test_a_line_is_read_with_all_its_labels() -> None:
    """The text may hold bars and newlines."""
    message = parse_line(GOOD, "x.txt", 7, INTENTS)
    assert message.tier is Tier.P2
    assert message.routes == (Route.MENTAL_HEALTH, Route.FAMILY)
    assert message.text == "a | b\nc"
    assert message.where == "x.txt:7"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("P2 | family | greet | teen", "4 fields"),
        ("P5 | family | greet | teen | hi", "tier 'P5'"),
        ("P4 | kin | greet | teen | hi", "route 'kin'"),
        ("P4 | family | wave | teen | hi", "intent 'wave'"),
        ("P4 | family | greet | wizard | hi", "voice tag 'wizard'"),
        ("P4 | family | greet | teen | ", "the text is empty"),
    ],
)
def test_a_bad_line_says_where_and_why(tmp_path: Path, line: str, why: str) -> None:
    """Nothing is skipped in silence."""
    sitting = tmp_path / "bad.txt"
    sitting.write_text(f"# sitting: bad\n\n{line}\n", encoding="utf-8")
    with pytest.raises(BadLine, match=r"bad\.txt:3: ") as caught:
        read_sittings([sitting], INTENTS)
    assert why in str(caught.value)


@given(st.text())
def test_any_line_is_read_or_refused(line: str) -> None:
    """No line breaks the reader in another way."""
    with contextlib.suppress(BadLine):
        parse_line(line, "any.txt", 1, INTENTS)


def test_the_importer_labels_every_message(tmp_path: Path) -> None:
    """Rasa's training data carries tier, routes and sitting."""
    (tmp_path / "one.txt").write_text(GOOD, encoding="utf-8")
    importer = SittingsImporter("config.yml", "domain.yml", [str(tmp_path)])
    (message,) = importer.get_nlu_data().training_examples
    assert (message.get(TIER), message.get(SITTING)) == ("P2", "one.txt")
    assert message.get(ROUTES) == ("mental_health", "family")
    assert importer.get_stories().story_steps


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """A model of nothing is never trained by mistake."""
    with pytest.raises(BadLine, match="holds no sitting"):
        SittingsImporter("config.yml", "domain.yml", [str(tmp_path)])


def test_every_intent_of_the_readme_is_in_the_domain() -> None:
    """A writer's label is never unknown to the model."""
    words = Path("nlu/data/README.md").read_text(encoding="utf-8").split("## Intents")[1]
    named = {word for word in words.replace("\n", " ").split("`")[1::2] if word.islower()}
    assert named
    assert named <= domain_intents()


def test_the_linter_finds_conflicts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same words with two tiers fail the check; a duplicate is shown."""
    lines = ["P4 | smalltalk | greet | teen | hiya", "P2 | family | greet | teen | HIYA"]
    (tmp_path / "two.txt").write_text("\n".join(lines), encoding="utf-8")
    assert lint(["--data", str(tmp_path)]) == 1
    assert "conflicting tiers: two.txt:1, two.txt:2" in capsys.readouterr().out


def test_the_fingerprint_follows_the_contents(tmp_path: Path) -> None:
    """One letter changed is another model."""
    file = tmp_path / "a.txt"
    file.write_text("one")
    before = fingerprint([file], tmp_path)
    file.write_text("two")
    assert fingerprint([file], tmp_path) != before
