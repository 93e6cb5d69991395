"""What a check of a deployment finds, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import Enum


class Level(str, Enum):
    """How bad it is."""

    OK = "ok"
    LOOK = "look"  # works, and somebody should look at it
    WRONG = "wrong"  # messages are, or may be, late or lost
    UNKNOWN = "unknown"  # could not be found out, because of something else that is wrong


MARKS = {
    Level.OK: "ok     ",
    Level.LOOK: "look   ",
    Level.WRONG: "WRONG  ",
    Level.UNKNOWN: "?      ",
}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `fix` says what to do; empty when nothing is to be done."""

    name: str
    level: Level
    says: str
    fix: str = ""


def ok(name: str, says: str) -> Finding:
    """All is well."""
    return Finding(name, Level.OK, says)


def look(name: str, says: str, fix: str) -> Finding:
    """It works, and somebody should look at it."""
    return Finding(name, Level.LOOK, says, fix)


def wrong(name: str, says: str, fix: str) -> Finding:
    """Something must be put right."""
    return Finding(name, Level.WRONG, says, fix)


def report(findings: Iterable[Finding]) -> str:
    """Return the findings for people: what is wrong has what to do below it."""
    lines = []
    for finding in findings:
        lines.append(f"{MARKS[finding.level]:<6} {finding.name:<11} {finding.says}")
        if finding.fix:
            lines.append(f"{'':<19}-> {finding.fix}")
    return "\n".join(lines)


def status(findings: Iterable[Finding]) -> int:
    """Return the exit status: 1 when anything is wrong or could not be found out."""
    return int(any(finding.level in (Level.WRONG, Level.UNKNOWN) for finding in findings))


def as_rows(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Return the findings for other programs."""
    return [{**asdict(finding), "level": finding.level.value} for finding in findings]
