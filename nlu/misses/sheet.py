"""The file that a person edits: one block a message, confirmed by changing `no` to `yes`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.casework.triage import Route, Tier
from nlu.misses.marked import Draft

DECISIONS = ("yes", "no", "drop")
HEAD = """\
# Read every text as if the contact's worst enemy held it. Change whatever could still say who
# wrote it, or whom it is about. Then write `confirm: yes`, or `drop` to leave it out for good;
# `no` keeps it for later. Tier: P1, P2, P3 or P4. Routes: best first, with commas.
"""


class BadSheet(ValueError):
    """Raised when a block of the sheet cannot be read; says which line and why."""


@dataclass(frozen=True)
class Decision:
    """What a person made of one draft."""

    confirm: str
    text: str
    mark: str
    tier: Tier
    routes: tuple[Route, ...]


def write(found: Iterable[Draft]) -> str:
    """The sheet for some drafts."""
    return HEAD + "".join("\n" + "\n".join(block(draft)) + "\n" for draft in found)


def block(draft: Draft) -> list[str]:
    """The lines of one draft."""
    lines = [f"# Staff marked this {draft.mark.replace('_', ' ')}; it was read as {draft.read_as}."]
    lines += [f"# Replaced {one.kind}: {one.words!r} by {one.by!r}" for one in draft.replaced]
    return [
        *lines,
        "confirm: no",
        f"mark: {draft.mark}",
        f"tier: {draft.tier.value}",
        f"routes: {', '.join(route.value for route in draft.routes)}",
        "text: " + draft.text.replace("\\", "\\\\").replace("\n", "\\n"),
    ]


def read(sheet: str) -> list[Decision]:
    """Every block, in order; BadSheet when one cannot be read."""
    found: list[Decision] = []
    fields: dict[str, str] = {}
    for number, line in enumerate([*sheet.split("\n"), ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            name, colon, value = line.partition(":")
            if not colon or name.strip() not in ("confirm", "mark", "tier", "routes", "text"):
                raise BadSheet(f"line {number}: not one of confirm, mark, tier, routes, text")
            fields[name.strip()] = value.strip()
        elif fields:
            found.append(_decision(fields, number))
            fields = {}
    return found


def _decision(fields: dict[str, str], number: int) -> Decision:
    where = f"the block that ends at line {number}"
    lacking = {"confirm", "mark", "tier", "routes", "text"} - set(fields)
    if lacking:
        raise BadSheet(f"{where}: lacks {', '.join(sorted(lacking))}")
    confirm = fields["confirm"].lower()
    if confirm not in DECISIONS:
        raise BadSheet(f"{where}: confirm must be yes, no or drop")
    if fields["mark"] not in ("missed", "false_alarm"):
        raise BadSheet(f"{where}: mark must be missed or false_alarm")
    tier, routes = tier_of(fields["tier"]), routes_of(fields["routes"])
    if tier is None or not routes:
        raise BadSheet(f"{where}: tier must be P1 to P4, and routes known ones")
    text = fields["text"].replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")
    if not text.strip():
        raise BadSheet(f"{where}: the text is empty")
    return Decision(confirm, text, fields["mark"], tier, routes)


def tier_of(words: str) -> Tier | None:
    """A tier as typed, or None."""
    return Tier(words.strip().upper()) if words.strip().upper() in Tier.__members__ else None


def routes_of(words: str) -> tuple[Route, ...]:
    """Routes as typed, best first; none when one is unknown."""
    names = [name.strip().lower() for name in words.split(",") if name.strip()]
    known = {route.value: route for route in Route}
    if any(name not in known for name in names):
        return ()
    return tuple(dict.fromkeys(known[name] for name in names))


def confirmed(decisions: Sequence[Decision]) -> list[Decision]:
    """Those that a person said yes to."""
    return [one for one in decisions if one.confirm == "yes"]
