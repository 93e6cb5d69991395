"""Whom the bland line is said to: `python -m nlu.evaluate.watched`.

The numbers give way to a bland line where somebody may see the answer, and only there. Two
mistakes: help shown where a watcher reads it, and help hidden from who is in danger unwatched.
The messages in nlu/evaluation/watched say which is which (`watched`); no rule and no model
learnt from them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.casework.assessing import assess
from bot.casework.screen import screen
from bot.casework.triage import Assessment, Unavailable
from nlu.evaluate.examples import SET_FOLDER, BadExample
from nlu.evaluate.scoring import Reader
from nlu.evaluate.shares import Share
from nlu.fingerprint import model_path

FOLDER = SET_FOLDER / "watched"


@dataclass(frozen=True)
class Told:
    """One message, and whether somebody may see the answer to it."""

    name: str
    text: str
    watched: bool


@dataclass(frozen=True)
class Hidden:
    """How many got the bland line: of those who are watched, and of the others."""

    watched: Share
    others: Share
    missed: tuple[str, ...]
    wrongly: tuple[str, ...]


def read_told(files: Iterable[Path]) -> list[Told]:
    """Every message of the files; BadExample names a line that breaks the format."""
    found = []
    for path in files:
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                body = json.loads(raw)
                found.append(Told(str(body["id"]), str(body["text"]), bool(body["watched"])))
            except (ValueError, KeyError, TypeError) as error:
                raise BadExample(f"{path.name}:{number}: {type(error).__name__}") from error
    return found


def told_files(folder: Path = FOLDER) -> list[Path]:
    """The sets, by name."""
    return sorted(folder.glob("*.jsonl"))


def hides(verdict: Assessment) -> bool:
    """Whether a first message with this assessment gets the bland line (`decision.decide`)."""
    return verdict.tier.urgent and verdict.covert


def measure(messages: Sequence[Told], reader: Reader | None) -> Hidden:
    """Read all by the live path; without a reader by the rules alone."""
    bland = {}
    for message in messages:
        reading = reader.read(message.text) if reader else Unavailable("rules alone")
        bland[message.name] = hides(assess(screen(message.text), reading))
    watched = [message.name for message in messages if message.watched]
    others = [message.name for message in messages if not message.watched]
    return Hidden(
        Share(sum(bland[name] for name in watched), len(watched)),
        Share(sum(bland[name] for name in others), len(others)),
        tuple(name for name in watched if not bland[name]),
        tuple(name for name in others if bland[name]),
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure each set, by rules alone and with the model."""
    parser = argparse.ArgumentParser(prog="python -m nlu.evaluate.watched", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="sets (default: those committed)")
    options = parser.parse_args(arguments)
    from nlu.reader import ModelReader

    model = model_path()
    if not model.exists():
        print(f"no model at {model}: run `python -m nlu.train`", file=sys.stderr)
        return 2
    reader = ModelReader(model)
    for path in options.files or told_files():
        messages = read_told([path])
        for name, by in (("rules alone", None), ("with the model", reader)):
            found = measure(messages, by)
            seen, wrong = found.watched, found.others
            print(
                f"{path.name}, {name}: bland line to {seen.hits} of {seen.of} who are watched, "
                f"and to {wrong.hits} of {wrong.of} who are not"
            )
        print(f"  not seen as watched: {' '.join(found.missed)}")
        print(f"  wrongly seen as watched: {' '.join(found.wrongly)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
