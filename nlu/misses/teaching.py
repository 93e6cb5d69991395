"""The one way from a regression case into the training data: by name, by a person, on purpose.

Once its words are taught, a case can no longer show that the model understands: it only shows that
the model remembers. So it is marked as taught, and the report counts it apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nlu.lint import words_hash
from nlu.misses.regressions import Regression
from nlu.sittings import parse_line, read_sittings, sitting_files

SITTING = "staff_01_misses.txt"
FIRST_LINE = "# sitting: messages that staff marked, de-identified and confirmed by a person\n"


def teach(
    cases: Sequence[Regression], intent: str, voice: str, data: Path, intents: frozenset[str]
) -> list[Regression]:
    """Append the cases whose words are not training data yet; BadLine for a bad intent or voice."""
    known = {words_hash(message.text) for message in read_sittings(sitting_files(data), intents)}
    path = data / SITTING
    fresh = [one for one in cases if words_hash(one.example.text) not in known]
    lines = [_line(one, intent, voice) for one in fresh]
    for number, line in enumerate(lines, start=1):
        parse_line(line, SITTING, number, intents)
    if lines:
        start = "" if path.exists() else FIRST_LINE
        with path.open("a", encoding="utf-8") as file:
            file.write(start + "\n".join(lines) + "\n")
    return fresh


def _line(one: Regression, intent: str, voice: str) -> str:
    example = one.example
    routes = ",".join(route.value for route in example.routes)
    text = example.text.replace("\n", "\\n")
    return f"{example.tier.value} | {routes} | {intent} | {voice} | {text}"
