"""Reading the sittings: the training messages under `nlu/data`, one line a message.

The format is written down in `nlu/data/README.md`. A bad line stops the reading with its
file, line and reason, because a message that is silently skipped is a voice never heard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.casework.triage import Route, Tier

DATA_FOLDER = Path(__file__).parent / "data"

VOICES = frozenset(
    "child teen young_adult parent grandparent adult professional esl dyslexic formal terse "
    "rambling slang misspelt oblique indirect joke near_miss ur pa bn pl ro so ar roman "
    "mixed".split()
)
FIELDS = 5  # tier | routes | intent | voice | text; the text may hold further bars


class BadLine(ValueError):
    """Raised when a line of a sitting breaks the format; says where and why."""

    def __init__(self, file: str, line: int, why: str) -> None:
        super().__init__(f"{file}:{line}: {why}")
        self.file, self.line, self.why = file, line, why


@dataclass(frozen=True)
class TrainingMessage:
    """One labelled message. `routes` are acceptable ones, best first."""

    text: str
    tier: Tier
    routes: tuple[Route, ...]
    intent: str
    voice: frozenset[str]
    sitting: str
    line: int

    @property
    def where(self) -> str:
        """File and line, as an editor understands them."""
        return f"{self.sitting}:{self.line}"


def parse_line(line: str, sitting: str, number: int, intents: frozenset[str]) -> TrainingMessage:
    """Read one line of a sitting; BadLine when it breaks the format."""
    parts = [part.strip() for part in line.split("|", FIELDS - 1)]
    if len(parts) < FIELDS:
        raise BadLine(
            sitting, number, f"{len(parts)} fields, needs 5: tier|routes|intent|voice|text"
        )
    tier, routes, intent, voice, text = parts
    if tier not in Tier.__members__:
        raise BadLine(sitting, number, f"tier '{tier}' is not one of P1, P2, P3, P4")
    known = {route.value for route in Route}
    names = [name.strip() for name in routes.split(",")]
    for name in names:
        if name not in known:
            raise BadLine(sitting, number, f"route '{name}' is not a route")
    if intent not in intents:
        raise BadLine(sitting, number, f"intent '{intent}' is not in the domain")
    tags = frozenset(tag.strip() for tag in voice.split("+"))
    if tags - VOICES:
        raise BadLine(sitting, number, f"voice tag '{min(tags - VOICES)}' is not known")
    if not text:
        raise BadLine(sitting, number, "the text is empty")
    return TrainingMessage(
        text=text.replace("\\n", "\n"),
        tier=Tier(tier),
        routes=tuple(Route(name) for name in dict.fromkeys(names)),
        intent=intent,
        voice=tags,
        sitting=sitting,
        line=number,
    )


def read_sitting(path: Path, intents: frozenset[str]) -> Iterator[TrainingMessage]:
    """Yield the messages of one file, in order."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise BadLine(path.name, 1, f"is not UTF-8 (byte {error.start})") from error
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield parse_line(line.rstrip("\r"), path.name, number, intents)


def sitting_files(folder: Path = DATA_FOLDER) -> list[Path]:
    """The sittings of a folder, by name."""
    return sorted(folder.glob("*.txt"))


def read_sittings(files: Iterable[Path], intents: frozenset[str]) -> list[TrainingMessage]:
    """Read every message of the given files, in order of file and line."""
    return [message for path in files for message in read_sitting(path, intents)]
